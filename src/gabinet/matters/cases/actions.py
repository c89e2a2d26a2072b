# SPDX-License-Identifier: EUPL-1.2
"""Opening, assigning, closing matters. No action here sends anything or knows what kind a matter is."""

from collections.abc import Iterable
from datetime import date

from gabinet.base import ladder, rows, trace
from gabinet.base.accounts import actions as accounts
from gabinet.base.act import Act, Ref, User
from gabinet.base.action import action
from gabinet.base.numbers import following
from gabinet.matters import kinds
from gabinet.matters.cases import closing, queries, rules
from gabinet.matters.cases.models import Assignment, Closure, Matter, Reopening
from gabinet.matters.clocks import actions as clocks
from gabinet.matters.kinds import Given
from gabinet.matters.terms import queries as terms

NEEDS = "matters.draft.write"
SERIES = "matter"


@action(needs=NEEDS)
def open_matter(*, kind: str, title: str, received_on: date, given: Given, act: Act, owner: int | None = None, term: str | None = None) -> Matter:
    """Open a matter of this kind: its number, its clock of law from `received_on` (day 0), and the desk's own row.

    `term` = another term than the kind's own, "" for none (a basis without a term of law). Raises NoTitle.
    """
    declared = kinds.of(kind)
    matter = Matter(kind=kind, title=rules.check_title(title), received_on=received_on, opened_at=act.at, owner_id=owner or act.by)
    if given.ref is not None:
        matter.of_kind, matter.of_pk = given.ref.kind, given.ref.pk
    matter.year, matter.number = following(SERIES, act.at)
    matter.save(force_insert=True)
    code = declared.kind.term if term is None else term
    if code:
        clock = clocks.start(matter_id=matter.pk, term=terms.term(code, received_on), from_on=received_on, act=act, off=terms.days_off())
        matter.due_on = clock.due_on
    own = Ref.of(declared.opens(matter=matter, act=act, given=given))
    matter.own_kind, matter.own_pk = own.kind, own.pk
    Matter.objects.filter(pk=matter.pk).update(own_kind=own.kind, own_pk=own.pk)
    trace.record(matter, "opened", act, about=_about(given), sees=declared.kind.sees, number=str(matter), title=matter.title)
    return matter


def opens_itself(*, matter: Matter, act: Act, given: Given) -> Matter:
    """Of a letter without a desk of its own: the matter is its row."""
    return matter


@action(needs=NEEDS)
def close(*, matter: Matter, act: Act, word: str = "") -> Closure:
    """The matter is settled: clocks stop, links die, reminders stop. Raises AlreadyClosed."""
    held = _open(matter)
    held.closed_at, held.version = act.at, held.version + 1
    held.save(update_fields=["closed_at", "version"])
    row = Closure.objects.create(matter=held, word=word[:500], by_id=act.by, at=act.at)
    clocks.stop_all(held.pk, act)
    for ends in closing.ENDS:
        ends(held, act)
    trace.record(held, "closed", act, word=word)
    return row


@action(needs=NEEDS)
def reopen(*, matter: Matter, reason: str, act: Act) -> Reopening:
    """A closure undone; whoever reopens starts the clock that now runs. Raises NotClosed, NoReason."""
    held = rows.hold(matter)
    if held.closed_at is None:
        raise rules.NotClosed
    if not reason.strip():
        raise rules.NoReason
    last = held.closures.order_by("-pk").first()
    assert last is not None
    held.closed_at, held.due_on, held.version = None, None, held.version + 1
    held.save(update_fields=["closed_at", "due_on", "version"])
    row = Reopening.objects.create(closure=last, reason=reason, by_id=act.by, at=act.at)
    trace.record(held, "reopened", act, reason=reason)
    return row


@action(needs=NEEDS)
def retitle(*, matter: Matter, version: int, title: str, act: Act) -> Matter:
    """Another title; the desk puts its own row into search anew. Raises Stale, NoTitle, AlreadyClosed."""
    held = _open(matter, version)
    was, held.title, held.version = held.title, rules.check_title(title), held.version + 1
    held.save(update_fields=["title", "version"])
    trace.record(held, "retitled", act, title=held.title, was=was)
    return held


@action(needs="post.incoming.assign")
def assign(*, matter: Matter, to: int, instruction: str, until: date | None, act: Act) -> Assignment:
    """Dekretacja: whose turn it is from now on; the person is told. Raises AlreadyClosed."""
    return _assigned(_open(matter), to, instruction, until, act)


@action(needs=NEEDS)
def take(*, matter: Matter, act: Act) -> Assignment:
    """Take a matter oneself. Raises AlreadyClosed."""
    return _assigned(_open(matter), act.person(), "", None, act)


@action(needs=NEEDS)
def sign(*, matter: Matter, version: int, case_sign: str, ezd_number: str, act: Act) -> Matter:
    """Write the case sign and the EZD number beside the office's own; "" takes one away. Raises Stale, BadCaseSign, BadEzdNumber.

    A closed matter keeps its sign, and may still get one.
    """
    held = rows.hold(matter, version)
    held.case_sign, held.ezd_number = rules.check_case_sign(case_sign), rules.check_ezd_number(ezd_number)
    held.version += 1
    held.save(update_fields=["case_sign", "ezd_number", "version"])
    trace.record(held, "signed", act, case_sign=held.case_sign, ezd_number=held.ezd_number)
    return held


@action(needs=NEEDS)
def mark_sensitive(*, matter: Matter, sensitive: bool, reason: str, act: Act) -> Matter:
    """The topic is sensitive, or no longer (D4.7). Raises AlreadyClosed, NoReason."""
    if not reason.strip():
        raise rules.NoReason
    held = _open(matter)
    held.sensitive, held.version = sensitive, held.version + 1
    held.save(update_fields=["sensitive", "version"])
    trace.record(held, "sensitive" if sensitive else "not_sensitive", act, reason=reason)
    return held


@action(needs="matters.matter.confide")
def confide(*, matter: Matter, people: Iterable[int], act: Act) -> Matter:
    """Only these people, and the head who names them, see the matter, its desk's row and its letters (A.16). Raises NobodyNamed."""
    named = [User(one) for one in people]
    if not named:
        raise rules.NobodyNamed
    for thing in queries.things_of(matter):
        accounts.confide(thing=thing, people=named, act=act)
    return matter


@action(needs="matters.matter.confide")
def unconfide(*, matter: Matter, act: Act) -> Matter:
    """The matter is confidential no more."""
    for thing in queries.things_of(matter):
        accounts.unconfide(thing=thing, act=act)
    return matter


def _assigned(held: Matter, to: int, instruction: str, until: date | None, act: Act) -> Assignment:
    row = Assignment.objects.create(matter=held, to_id=to, by_id=act.by, at=act.at, instruction=instruction[:500], until=until)
    held.owner_id, held.version = to, held.version + 1
    held.save(update_fields=["owner", "version"])
    if to != act.by:
        ladder.tell(User(to), Ref.of(held), "assigned", act.at)
    trace.record(held, "assigned", act, to=to, instruction=instruction, until=until)
    return row


def _open(matter: Matter, version: int | None = None) -> Matter:
    held = rows.hold(matter, version)
    rules.check_open(closed=held.closed_at is not None)
    return held


def _about(given: Given) -> Iterable[Ref]:
    return [Ref(kind, pk) for kind, pk in (("people.person", given.person_id), ("people.outlet", given.outlet_id)) if pk is not None]
