# SPDX-License-Identifier: EUPL-1.2
"""Each minute: notices that were not mailed yet."""

from contextlib import suppress
from datetime import datetime

from django.utils import timezone

from gabinet.base import jobs
from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.base.models import Notice
from gabinet.post import partners
from gabinet.post.notices import actions, queries
from gabinet.post.notices.models import Mailing
from gabinet.post.notices.queries import Mail
from gabinet.post.outgoing import letter
from gabinet.post.outgoing.letter import Parts
from gabinet.post.outgoing.rules import NotUncertain, Outcome
from gabinet.post.ports import Later, Never, Sealed, Unknown

LANE = "relay"


@job("post.notices", tries=3, lane=LANE)
def mail(*, act: Act) -> None:
    """Each notice that waits, one try; a relay that says "later" is not asked for the rest."""
    waiting = queries.unmailed(act.at)
    for place, notice in enumerate(waiting):
        found = queries.mail_of(notice)
        if found is None:
            actions.skip(notice=notice, act=act)
        elif _mailed(notice, found, act) is Outcome.LATER:
            return
        jobs.step(act, made=place + 1, total=len(waiting), now=_now(act))


def _now(act: Act) -> datetime:
    """The heartbeat of a real worker follows the clock, of a replayed scene its own hour."""
    return max(act.at, timezone.now())


def _mailed(notice: Notice, found: Mail, act: Act) -> Outcome | None:
    begun = actions.begin(notice=notice, to=letter.deliverable(found.to), sender=found.sender.address, act=act)
    if begun is None:
        return None
    outcome, answer = _handed_over(begun, found, act)
    if outcome is not None:
        with suppress(NotUncertain):
            actions.settle(mailing=begun, outcome=outcome, answer=answer, act=act.unleased())
    return outcome


def _handed_over(begun: Mailing, found: Mail, act: Act) -> tuple[Outcome | None, str]:
    told, box = found.told, found.sender
    subject, text = " ".join(told.title.split()), queries.text_of(told)
    parts = Parts(box.address, box.name, begun.to, subject, text, begun.message_id, act.at, auto="auto-generated")
    try:
        return Outcome.SENT, partners.relay().hand_over(Sealed(begun.message_id, begun.to, letter.build(parts)))
    except Later as no:
        return Outcome.LATER, str(no)
    except Never as no:
        return Outcome.NEVER, str(no)
    except Unknown:
        return None, ""
