# SPDX-License-Identifier: EUPL-1.2
"""Asking units and taking in what they say. Each step is a row with its who and when; the asker is told at once.

What a unit does stands in the history of the matter, with the id of the link it came through (trust L4).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Max

from gabinet.base import files as filing
from gabinet.base import ladder, links, rows, trace
from gabinet.base.act import Act, Door, Ref, User
from gabinet.base.action import action
from gabinet.base.files import File
from gabinet.base.ladder import Address
from gabinet.matters.cases.models import Matter
from gabinet.matters.cases.rules import check_open
from gabinet.matters.contributions import queries, rules
from gabinet.matters.contributions.models import Acceptance, Contribution, Deferral, Passing, Reply, Revocation
from gabinet.matters.contributions.queries import ASKS, GIVES
from gabinet.people.units import queries as units
from gabinet.people.units.models import Unit

LINK, LADDER = "contribution", "department"
Told = Mapping[str, trace.Json]


@action(needs=ASKS)
def ask(*, matter: Matter, unit: Unit, text: str, due_at: datetime, act: Act) -> Contribution:
    """Put a question to a unit: it gets a link at its address, the ladder of reminders starts. Raises AlreadyClosed, NoQuestion, InThePast."""
    held = rows.hold(matter)
    check_open(closed=held.closed_at is not None)
    if not text.strip():
        raise rules.NoQuestion
    rules.check_later(due_at, act.at)
    number = (held.contributions.aggregate(n=Max("number"))["n"] or 0) + 1
    row = Contribution.objects.create(matter=held, unit=unit, number=number, text=text.strip(), due_at=due_at, asked_by_id=act.by, asked_at=act.at)
    ref = queries.ref(row)
    links.issue(ref, LINK, unit.address, act)
    ladder.watch(ref, LADDER, due_at, act)
    ladder.tell(Address(unit.address), ref, "asked", act.at)
    if unit.account_id:
        ladder.tell(User(unit.account_id), ref, "asked", act.at)
    _told(row, "unit_asked", act, {"unit": unit.code, "text": text, "due_at": due_at})
    return row


@action(needs=ASKS)
def ask_instead(*, contribution: Contribution, due_at: datetime, act: Act) -> Contribution:
    """The question that came back, put to the unit that was named, in one click. Raises NotPassed."""
    passing = Passing.objects.filter(contribution=contribution).exclude(to=None).select_related("to").first()
    if passing is None or passing.to is None:
        raise rules.NotPassed
    return ask(matter=contribution.matter, unit=passing.to, text=contribution.text, due_at=due_at, act=act)


@action(needs=GIVES, on="contribution")
def accept(*, contribution: Contribution, name: str, act: Act) -> Acceptance:
    """They will answer. Raises AlreadyAccepted, AlreadyAnswered, Ended, NoName, NotYours."""
    held = _waiting(contribution, name, act)
    if Acceptance.objects.filter(contribution=held).exists():
        raise rules.AlreadyAccepted
    row = Acceptance.objects.create(contribution=held, by_id=act.by, link=act.link, name=name.strip()[:120], at=act.at)
    _answered(held, "accepted", name, act, {})
    return row


@action(needs=GIVES, on="contribution")
def give(*, contribution: Contribution, text: str, files: Iterable[tuple[str, File]], name: str, act: Act) -> Reply:
    """The answer, with files (name, kept bytes); a later one corrects the earlier. Reminders stop. Raises NoText, Ended, NoName, NotYours."""
    held = _addressed(contribution, name, act)
    rules.check_waiting(ended=held.ended_at is not None, answered=False)
    attached = list(files)
    if not text.strip() and not attached:
        raise rules.NoText
    row = Reply.objects.create(contribution=held, text=text.strip(), by_id=act.by, link=act.link, name=name.strip()[:120], at=act.at)
    for called, file in attached:
        filing.attach(file, Ref.of(row), called, act)
    if held.answered_at is None:
        held.answered_at = act.at
        held.save(update_fields=["answered_at"])
    ladder.stop(queries.ref(held), act)
    _answered(held, "given", name, act, {"text": text, "files": [file.sha256 for _, file in attached]})
    return row


@action(needs=GIVES, on="contribution")
def not_ours(*, contribution: Contribution, to: Unit | None, reason: str, name: str, act: Act) -> Passing:
    """Not ours, theirs: returns to the asker at once with the unit that was named. Raises NoReason, SameUnit, Ended, AlreadyAnswered."""
    held = _waiting(contribution, name, act)
    rules.check_reason(reason)
    if to is not None and to.pk == held.unit_id:
        raise rules.SameUnit
    row = Passing.objects.create(
        contribution=held, to=to, reason=reason.strip()[:1000], by_id=act.by, link=act.link, name=name.strip()[:120], at=act.at
    )
    _end(held, act)
    _answered(held, "not_ours", name, act, {"to": to.code if to else "", "reason": reason})
    return row


@action(needs=GIVES, on="contribution")
def need_until(*, contribution: Contribution, until: datetime, reason: str, name: str, act: Act) -> Deferral:
    """The unit names another day; reminders count from it, the asker is told at once. Raises NoReason, InThePast, Ended, AlreadyAnswered."""
    held = _waiting(contribution, name, act)
    rules.check_reason(reason)
    rules.check_later(until, act.at)
    row = Deferral.objects.create(
        contribution=held,
        until=until,
        before=held.due_at,
        reason=reason.strip()[:1000],
        by_id=act.by,
        link=act.link,
        name=name.strip()[:120],
        at=act.at,
    )
    held.due_at = until
    held.save(update_fields=["due_at"])
    ladder.watch(queries.ref(held), LADDER, until, act)
    _answered(held, "need_until", name, act, {"until": until, "reason": reason})
    return row


@action(needs="matters.contribution.revoke")
def revoke(*, contribution: Contribution, reason: str, act: Act) -> Revocation:
    """The office no longer asks: the link is dead, reminders stop, the unit is told. Raises Ended, AlreadyAnswered."""
    held = rows.hold(contribution)
    rules.check_waiting(ended=held.ended_at is not None, answered=held.answered_at is not None)
    row = Revocation.objects.create(contribution=held, reason=reason.strip()[:500], by_id=act.by, at=act.at)
    _end(held, act)
    ladder.tell(Address(held.unit.address), queries.ref(held), "revoked", act.at)
    _told(held, "unit_no_longer_asked", act, {"unit": held.unit.code, "reason": reason})
    return row


@action(needs=ASKS)
def stop_reminders(*, contribution: Contribution, act: Act) -> Contribution:
    """One click: nobody is reminded of this question any more; the link goes on working (D4.6). Raises Ended."""
    held = rows.hold(contribution)
    rules.check_waiting(ended=held.ended_at is not None, answered=False)
    ladder.stop(queries.ref(held), act)
    _told(held, "reminders_stopped", act, {"unit": held.unit.code})
    return held


def end_with(matter: Matter, act: Act) -> None:
    """Inside the action that closes a matter: links die, reminders stop, nothing is waited for (trust L3)."""
    for row in Contribution.objects.filter(matter=matter, ended_at=None).order_by("pk"):
        _end(row, act)


def _addressed(contribution: Contribution, name: str, act: Act) -> Contribution:
    """The row, locked; a head with an account answers for the own unit only, also as a substitute. Raises NotYours, NoName."""
    held = rows.hold(contribution)
    rules.check_name(name, through_link=act.door is Door.LINK)
    if act.door in (Door.LINK, Door.JOB, Door.CLI):
        return held
    if held.unit_id not in units.headed_by(act.for_ or act.person()):
        raise rules.NotYours
    return held


def _waiting(contribution: Contribution, name: str, act: Act) -> Contribution:
    held = _addressed(contribution, name, act)
    rules.check_waiting(ended=held.ended_at is not None, answered=held.answered_at is not None)
    return held


def _end(held: Contribution, act: Act) -> None:
    held.ended_at = act.at
    held.save(update_fields=["ended_at"])
    links.revoke(queries.ref(held), act)
    ladder.stop(queries.ref(held), act)


def _answered(held: Contribution, verb: str, name: str, act: Act, told: Told) -> None:
    """The asker is told on the page; the addressee of the link by mail, for links are forwarded (trust L4)."""
    ref = queries.ref(held)
    if held.asked_by_id:
        ladder.tell(User(held.asked_by_id), ref, verb, act.at)
    if act.door is Door.LINK:
        ladder.tell(Address(held.unit.address), ref, verb, act.at)
    _told(held, f"unit_{verb}", act, {"unit": held.unit.code, "name": name, **told})


def _told(row: Contribution, verb: str, act: Act, told: Told) -> None:
    trace.record(Ref("matters.matter", row.matter_id), verb, act, contribution=row.pk, said=told)
