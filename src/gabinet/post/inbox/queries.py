# SPDX-License-Identifier: EUPL-1.2
"""The list of the inbox: slotted rows of finished words, one statement a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext

from gabinet.base import lists, rights
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui import deadlines
from gabinet.base.ui.deadlines import Chip
from gabinet.base.ui.engine import lang
from gabinet.matters import kinds
from gabinet.matters.terms.queries import OfficeDays
from gabinet.polish import dates
from gabinet.post.assignment import rules as assigning
from gabinet.post.assignment.models import Assignment
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import CHANNELS, Channel, State
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import SEES, Line

ORDER = ("-received_at", "-id")
COLUMNS = (
    *("pk", "received_at", "from_name", "sender", "subject", "channel", "state", "wakes_on", "kind", "kind_chosen_at"),
    *("machine", "in_our_name", "enclosures", "owner__name", "matter__due_on", "matter__closed_at", "matter__owner__name", "until"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, ready to be drawn; `kind` ends with "?" while it is only proposed."""

    pk: int
    url: str
    who: str
    title: str
    when: str
    unassigned: bool
    chip: Chip | None
    kind: str
    owner: str
    channel: str
    machine: bool
    outside: bool
    enclosures: int
    mark: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items each filter holds; `top` = the newest id of the register."""

    todo: int
    waiting: int
    top: int


def page(who: Powers, line: Line, state: State, last: Sequence[object] | None, now: datetime, within: int, off: OfficeDays) -> list[Row]:
    """`size` + 1 lines after `last`: one statement. `within`: working days in which an item is to be assigned."""
    today = now.astimezone(WARSAW).date()
    return [_row(values, now, today, within, off) for values in _lines(who, line, state, tuple(last) if last is not None else None)]


@lists.prepared
def _lines(who: Powers, line: Line, state: State, last: tuple[object, ...] | None) -> QuerySet[Any, Any]:
    until = Assignment.objects.filter(incoming=OuterRef("pk"), ended_at=None).values("until")[:1]
    found = incoming.of_line(who, line).filter(state=state).annotate(until=Subquery(until))
    return lists.after(found, ORDER, last).values_list(*COLUMNS)


def _row(values: Sequence[Any], now: datetime, today: date, within: int, off: OfficeDays) -> Row:
    pk, received_at, from_name, sender, subject, channel, state, wakes_on, kind, chosen_at = values[:10]
    machine, outside, enclosures, owner, due_on, closed_at, matter_owner, until = values[10:]
    holder = matter_owner or owner or ""
    over = state == State.CLOSED or closed_at is not None
    due = None if over else due_on or until or wakes_on or (None if holder else _assign_by(received_at, within, off))
    return Row(
        pk,
        incoming.url(pk),
        from_name or sender or gettext("sender unknown"),
        subject or gettext("(no subject)"),
        when(received_at, today),
        not holder,
        deadlines.chip(due, now, off=off) if due is not None else None,
        kind_label(kind, sure=chosen_at is not None),
        holder,
        gettext(CHANNELS[Channel(channel)]) if channel != Channel.MAIL else "",
        machine,
        outside,
        enclosures,
        lists.mark([received_at.isoformat(), pk]),
    )


def _assign_by(received_at: datetime, within: int, off: OfficeDays) -> date:
    """The house's own clock of an item that nobody has: the last of those that count (law, assignment, waking, this)."""
    return assigning.assign_by(received_at.astimezone(WARSAW).date(), within, off)


def when(moment: datetime, today: date) -> str:
    """ "9:41" today, "wczoraj", else "26.10"."""
    here = moment.astimezone(WARSAW)
    return dates.hour(here) if here.date() == today else dates.relative(here.date(), today, lang=lang(), soon=0)


def kind_label(kind: str | None, *, sure: bool) -> str:
    """The name of a kind, with "?" while the machine proposes it; "" where there is none."""
    known = kinds.KINDS.get(kind or "")
    if known is None:
        return ""
    label = gettext(known.kind.label)
    return label if sure else f"{label}?"


def counts(who: Powers, line: Line) -> Counts:
    """What the filters show, each at most `lists.MANY` + 1, and the newest id of all: one statement."""
    newest = _counts(who, line)
    return Counts(*newest[0]) if newest else Counts(0, 0, 0)


@lists.prepared
def _counts(who: Powers, line: Line) -> QuerySet[Any, Any]:
    found = incoming.of_line(who, line)
    columns = {state.value: lists.counted(found.filter(state=state)) for state in (State.TODO, State.WAITING)}
    return Incoming.objects.order_by("-pk").annotate(**columns).values_list(*columns, "pk")[:1]


def newer(who: Powers, line: Line, state: State, since: int) -> int:
    """How many came after the list was drawn; `since` = the newest id that was drawn."""
    return incoming.of_line(who, line).filter(state=state, pk__gt=since).count()


def waiting(who: Powers, on: date) -> QuerySet[Incoming]:
    """For the rail: everything to be done on the lines that this person reads."""
    lines = mailboxes.lines(who)
    if not lines:
        return Incoming.objects.none()
    return rights.seen(Incoming.objects.filter(line__in=[line.value for line in lines], state=State.TODO), who, SEES[lines[0]])


def late(who: Powers, on: date) -> QuerySet[Incoming]:
    """For the rail: of these, what is past its day of law."""
    return waiting(who, on).filter(matter__due_on__lt=on, matter__closed_at=None)
