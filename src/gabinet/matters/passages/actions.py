# SPDX-License-Identifier: EUPL-1.2
"""Writing, approving and withdrawing standard passages."""

from gabinet.base import rows, search, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.matters.passages import queries, rules
from gabinet.matters.passages.models import Keyword, Passage, Ruling, Wording
from gabinet.matters.passages.rules import Card

NEEDS, CLEARS = "matters.draft.write", "press.clear"


@action(needs=NEEDS)
def add(*, card: Card, act: Act) -> Passage:
    """A new passage, proposed until it is approved. Raises NothingWritten."""
    rules.check_card(card)
    passage = Passage(at=act.at)
    _write(passage, card)
    passage.save(force_insert=True)
    _told(passage, "passage_written", act)
    return passage


@action(needs=NEEDS)
def amend(*, passage: Passage, version: int, card: Card, act: Act) -> Passage:
    """A new version: it is not offered until it is approved anew. Raises Stale, NothingWritten, Withdrawn."""
    held = rows.hold(passage, version)
    _check_used(held)
    rules.check_card(card)
    _write(held, card)
    held.version, held.approved_at = held.version + 1, None
    held.save(update_fields=["title", "body", "keywords", "valid_until", "version", "approved_at"])
    _told(held, "passage_amended", act)
    return held


@action(needs=CLEARS)
def approve(*, passage: Passage, version: int, act: Act) -> Ruling:
    """The spokesperson stands by this version: it is offered from now on. Raises Stale, AlreadyApproved, Withdrawn."""
    held = rows.hold(passage, version)
    _check_used(held)
    if held.approved_at is not None:
        raise rules.AlreadyApproved
    held.approved_at = act.at
    held.save(update_fields=["approved_at"])
    return _ruled(held, "approve", act)


@action(needs=CLEARS)
def withdraw(*, passage: Passage, act: Act) -> Ruling:
    """No longer offered, in one click; answers that used it stay as they left. Raises Withdrawn."""
    held = rows.hold(passage)
    _check_used(held)
    held.withdrawn_at = act.at
    held.save(update_fields=["withdrawn_at"])
    search.drop(Ref.of(held))
    return _ruled(held, "withdraw", act)


def _check_used(passage: Passage) -> None:
    if passage.withdrawn_at is not None:
        raise rules.Withdrawn


def _write(passage: Passage, card: Card) -> None:
    passage.title, passage.body = card.title.strip()[:160], card.body.strip()
    passage.keywords, passage.valid_until = card.keywords.strip()[:300], card.valid_until


def _told(passage: Passage, verb: str, act: Act) -> None:
    Wording.objects.create(passage=passage, n=passage.version, body=passage.body, by_id=act.by, at=act.at)
    Keyword.objects.filter(passage=passage).delete()
    found = [word[:60] for word in rules.keywords(passage.keywords)]
    Keyword.objects.bulk_create([Keyword(passage=passage, word=word) for word in found], ignore_conflicts=True)
    search.put(Ref.of(passage), right=NEEDS, title=passage.title, url=queries.url(passage.pk), text=passage.body, at=act.at)
    trace.record(passage, verb, act, title=passage.title, n=passage.version, valid_until=passage.valid_until)


def _ruled(passage: Passage, says: str, act: Act) -> Ruling:
    row = Ruling.objects.create(passage=passage, n=passage.version, says=says, by_id=act.by, at=act.at)
    trace.record(passage, f"passage_{says}", act, n=passage.version)
    return row
