# SPDX-License-Identifier: EUPL-1.2
"""Both registers as `who` may see them: every number, confidential lines with number, date and "poufne" only (A.16)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import lists, rights, trace
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui.engine import lang
from gabinet.polish import dates
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import CHANNELS, Channel
from gabinet.post.mailboxes.rules import SEES as LINES
from gabinet.post.mailboxes.rules import Line
from gabinet.post.outgoing import queries as outgoing
from gabinet.post.outgoing.models import Outgoing
from gabinet.post.outgoing.rules import LABELS, State
from gabinet.post.registers import rules
from gabinet.post.registers.models import Export
from gabinet.post.registers.rules import Which

SEES = "post.register.see"
EXPORT = "post.register.export"
ORDER = ("-year", "-number", "-id")
_IN = (
    *("pk", "veil", "year", "number", "received_at", "from_name", "sender", "subject", "channel", "written_on", "their_sign", "owner__name"),
    *("matter__owner__name", "enclosures", "ezd", "case_sign", "matter__number", "matter__year", "line", "owner"),
)
_OUT = (
    *("pk", "veil", "year", "number", "registered_at", "to", "subject", "case_sign", "state", "left_at", "automatic"),
    *("matter__number", "matter__year", "line"),
)


@dataclass(frozen=True, slots=True)
class In:
    """A line of the register of incoming items: the paper form's columns in their order, then ours (law.md 4.3)."""

    number: str
    received: str
    whom: str
    theirs: str
    to: str
    enclosures: str
    additional: str
    title: str
    channel: str
    ezd: str
    url: str
    mark: str


@dataclass(frozen=True, slots=True)
class Out:
    """A line of the register of outgoing items."""

    number: str
    sent: str
    to: str
    sign: str
    channel: str
    proof: str
    title: str
    url: str
    mark: str


def incoming_page(who: Powers, last: Sequence[object] | None, sign: str = "") -> list[In]:
    """`size` + 1 lines after `last`, the newest number first; `sign`: only those with this EZD number or case sign (A.11)."""
    return [_in(values, who) for values in _came(who, tuple(last) if last is not None else None, sign)]


@lists.prepared
def _came(who: Powers, last: tuple[object, ...] | None, sign: str) -> QuerySet[Any, Any]:
    found = rights.veiled(Incoming.objects.all(), who, SEES)
    return lists.after(_with_sign(found, sign, "ezd", "case_sign"), ORDER, last).values_list(*_IN)


def outgoing_page(who: Powers, last: Sequence[object] | None, sign: str = "") -> list[Out]:
    """The same of what went out."""
    return [_out(values, who) for values in _left(who, tuple(last) if last is not None else None, sign)]


@lists.prepared
def _left(who: Powers, last: tuple[object, ...] | None, sign: str) -> QuerySet[Any, Any]:
    found = rights.veiled(Outgoing.objects.all(), who, SEES)
    return lists.after(_with_sign(found, sign, "case_sign"), ORDER, last).values_list(*_OUT)


def _with_sign(found: QuerySet[Any], sign: str, *columns: str) -> QuerySet[Any]:
    """Exactly the sign, as typed or read from the sticker; a confidential line is not found by its sign."""
    wanted = "".join(sign.split())
    if not wanted:
        return found
    same = Q()
    for column in columns:
        same |= Q(**{column: wanted}) | Q(**{column: wanted.upper()})
    return found.filter(same, veil=False)


def of_period(who: Powers, which: Which, since: date, until: date) -> QuerySet[Any]:
    """The lines of a period, both days included, in the order of their numbers."""
    begins, ends = (datetime.combine(day, time(), WARSAW) for day in (since, until + timedelta(days=1)))
    rows: QuerySet[Any] = Incoming.objects.all() if which is Which.INCOMING else Outgoing.objects.all()
    years = range(since.year, until.year + 1)
    found = rights.veiled(rows, who, SEES).filter(year__in=list(years), registered_at__gte=begins, registered_at__lt=ends)
    return found.order_by("year", "number", "pk")


def lines(who: Powers, which: Which, since: date, until: date, most: int | None = None) -> Iterator[In | Out]:
    """The same, ready to be drawn or written."""
    found = of_period(who, which, since, until)
    limited = found[:most] if most else found
    if which is Which.INCOMING:
        yield from (_in(values, who) for values in limited.values_list(*_IN).iterator(chunk_size=500))
    else:
        yield from (_out(values, who) for values in limited.values_list(*_OUT).iterator(chunk_size=500))


def _in(values: Sequence[Any], who: Powers) -> In:
    pk, veil, year, number, received_at, from_name, sender, subject, channel, written_on, their_sign, owner, *rest = values
    matter_owner, enclosures, ezd, case_sign, matter_number, matter_year, line, holder = rest
    mark = lists.mark([year, number, pk])
    if veil:
        return In(f"{number}/{year}", _moment(received_at), gettext("confidential"), "", "", "", "", "", "", "", "", mark)
    matter = f"{matter_number}/{matter_year}" if matter_number else ""
    return In(
        number=f"{number}/{year}",
        received=_moment(received_at),
        whom=_whom(from_name, sender),
        theirs=", ".join(filter(None, [_day(written_on), their_sign])),
        to=matter_owner or owner or "",
        enclosures=str(enclosures) if enclosures else "",
        additional=", ".join(filter(None, [gettext("matter %(number)s") % {"number": matter} if matter else "", case_sign])),
        title=subject or "",
        channel=gettext(CHANNELS[Channel(channel)]),
        ezd=ezd,
        url=incoming.url(pk) if _reads(who, line) or holder == who.user else "",
        mark=mark,
    )


def _out(values: Sequence[Any], who: Powers) -> Out:
    pk, veil, year, number, registered_at, to, subject, case_sign, state, left_at, automatic, *rest = values
    matter_number, matter_year, line = rest
    mark = lists.mark([year, number, pk])
    if veil:
        return Out(f"{number}/{year}", _moment(registered_at), gettext("confidential"), "", "", "", "", "", mark)
    sign = case_sign or (f"{matter_number}/{matter_year}" if matter_number else "")
    title = f"{subject} ({gettext('receipt')})" if automatic else subject
    moment = _moment(left_at or registered_at)
    return Out(
        f"{number}/{year}",
        moment,
        to,
        sign,
        gettext("E-mail"),
        gettext(LABELS[State(state)]),
        title,
        outgoing.url(pk) if _reads(who, line) else "",
        mark,
    )


def _reads(who: Powers, line: str) -> bool:
    """The register is for more people than the letters: a line leads to its letter for whoever reads that post."""
    return LINES[Line(line)] in who.all


def _whom(name: str | None, address: str | None) -> str:
    """Name and bare address, never the name alone where an address is known (trust M6)."""
    if name and address:
        return f"{name} <{address}>"
    return name or address or gettext("sender unknown")


def _moment(at: datetime) -> str:
    here = at.astimezone(WARSAW)
    return f"{_day(here.date())}, {dates.hour(here)}"


def _day(day: date | None) -> str:
    return f"{day.day}.{day.month:02}.{day.year}" if day is not None else ""


def exports(who: Powers) -> QuerySet[Export]:
    """A person's own exports, the newest first."""
    if EXPORT not in who.all:
        return Export.objects.none()
    return Export.objects.filter(by_id=who.user or 0).select_related("file").order_by("-asked_at", "-pk")


def head() -> str:
    """Where the chain of the trace ends: stands on the printed register (trust G8)."""
    place, seal = trace.head()
    return f"{place}:{seal}"


def title(which: Which) -> str:
    """The name of the register."""
    return gettext("Register of incoming items") if which is Which.INCOMING else gettext("Register of outgoing items")


def language() -> str:
    """The language of the person who asks, for a file that is made later."""
    return lang()


def heads(which: Which) -> list[str]:
    """The columns of the paper form in their order, then ours."""
    if which is Which.INCOMING:
        ours = [gettext("Title"), gettext("Channel"), gettext("EZD number")]
        theirs = [gettext("From whom"), gettext("Date and sign on it"), gettext("To whom"), gettext("Attachments"), gettext("Additional")]
        return [gettext("No."), gettext("Received"), *theirs, *ours]
    return [gettext("No."), gettext("Sent"), gettext("To whom"), gettext("Sign"), gettext("Channel"), gettext("Proof"), gettext("Title")]


def cells(line: In | Out) -> list[str]:
    """The cells of a line under `heads`."""
    if isinstance(line, In):
        first = [line.number, line.received, line.whom, line.theirs, line.to, line.enclosures, line.additional]
        return [*first, line.title, line.channel, line.ezd]
    return [line.number, line.sent, line.to, line.sign, line.channel, line.proof, line.title]


def written(who: Powers, which: Which, since: date, until: date) -> Iterator[list[str]]:
    """The file's rows: heads first, each cell safe in a spreadsheet."""
    yield heads(which)
    for line in lines(who, which, since, until):
        yield [rules.cell(text) for text in cells(line)]
