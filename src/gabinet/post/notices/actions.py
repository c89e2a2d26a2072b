# SPDX-License-Identifier: EUPL-1.2
"""The only writers of mailings: begin, settle, skip, again."""

from gabinet.base import trace
from gabinet.base.act import Act
from gabinet.base.action import action
from gabinet.base.models import Notice
from gabinet.post.notices.models import Mailing
from gabinet.post.outgoing import letter
from gabinet.post.outgoing.rules import NotFailed, NotUncertain, Outcome


@action(needs="post.outgoing.send")
def begin(*, notice: Notice, to: str, sender: str, act: Act) -> Mailing | None:
    """Written down before the first byte leaves; None where a try is open, or the mail has left."""
    row = Mailing.objects.select_for_update(of=("self",)).filter(notice=notice).first()
    if row is None:
        row = Mailing.objects.create(notice=notice, to=to, message_id=letter.minted(sender), began_at=act.at)
    elif row.outcome == Outcome.LATER:
        row.began_at, row.settled_at, row.outcome, row.tries = act.at, None, "", row.tries + 1
        row.save(update_fields=["began_at", "settled_at", "outcome", "tries"])
    else:
        trace.record(row, "not_begun", act)
        return None
    trace.record(row, "leaving", act, notice=notice.pk)
    return row


@action(needs="post.outgoing.settle")
def settle(*, mailing: Mailing, outcome: Outcome, answer: str, act: Act) -> Mailing:
    """What became of it. Raises NotUncertain."""
    row = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    if row.settled_at is not None:
        raise NotUncertain
    row.outcome, row.answer, row.settled_at = outcome.value, answer[:500], act.at
    row.save(update_fields=["outcome", "answer", "settled_at"])
    if outcome is not Outcome.LATER:
        Notice.objects.filter(pk=row.notice_id).update(mailed_at=act.at)
    trace.record(row, outcome.value, act, answer=row.answer)
    return row


@action(needs="post.outgoing.send")
def skip(*, notice: Notice, act: Act) -> Notice:
    """It has no address or no words: it is read on the page only."""
    Notice.objects.filter(pk=notice.pk, mailed_at=None).update(mailed_at=act.at)
    trace.record(notice, "not_mailed", act)
    return notice


@action(needs="post.outgoing.settle")
def again(*, mailing: Mailing, act: Act) -> Mailing:
    """A person has it mailed once more: after a refusal, or where nobody knows. Raises NotFailed."""
    row = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
    if row.outcome in {Outcome.SENT, Outcome.LATER}:
        raise NotFailed
    row.outcome, row.settled_at = Outcome.LATER.value, row.began_at
    row.save(update_fields=["outcome", "settled_at"])
    Notice.objects.filter(pk=row.notice_id).update(mailed_at=None)
    trace.record(row, "sent_again", act)
    return row
