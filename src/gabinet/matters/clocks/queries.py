# SPDX-License-Identifier: EUPL-1.2
"""Clocks of a matter, and the panel that shows them with both days and the reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.matters.clocks.models import Clock, Pause
from gabinet.matters.clocks.rules import Source
from gabinet.matters.terms.queries import OfficeDays
from gabinet.polish import dates, reasons, terms
from gabinet.polish.calendar import working_days_between
from gabinet.polish.terms import Due, Term

SOON = 3
SOURCES = {
    Source.LAW: gettext_noop("statutory term"),
    Source.HOUSE: gettext_noop("term of the house"),
    Source.PROMISE: gettext_noop("promise"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A deadline chip: `state` is ok, soon, now, late, hold or done; shape, colour and words say the same."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A day in the picture of a clock: past, off, today, last or ahead."""

    day: str
    state: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A clock ready to be drawn: both days, who set it, by which law and why; `sentence` says the picture in words."""

    pk: int
    chip: Chip
    source: str
    label: str
    basis: str
    nominal: str
    due: str
    shifted: bool
    set_by: str
    set_at: str
    reason: str
    reasons: tuple[str, ...]
    bars: tuple[Bar, ...]
    sentence: str
    running: bool
    standing: bool
    pausable: bool
    extendable: bool


def running(matter_id: int) -> QuerySet[Clock]:
    """Clocks of a matter that were neither stopped nor replaced; a paused one is among them."""
    return Clock.objects.filter(matter_id=matter_id, stopped_at=None, replaced_by=None).select_related("set_by").order_by("due_at", "pk")


def of_law(matter_id: int) -> Clock | None:
    """The nearest clock of law of a matter."""
    return running(matter_id).filter(source=Source.LAW).first()


def all_of(matter_id: int) -> QuerySet[Clock]:
    """All clocks of a matter, the newest first: its history of terms."""
    return Clock.objects.filter(matter_id=matter_id).select_related("set_by").order_by("-pk")


def pauses_of(clock: Clock) -> QuerySet[Pause]:
    """The pauses of a clock's whole line of replacements."""
    line = clock.first_id or clock.pk
    in_line = Clock.objects.filter(first=line).values("pk")
    return Pause.objects.filter(clock__in=[line]).union(Pause.objects.filter(clock__in=in_line)).order_by("since")


def chip(due_on: date | None, today: date, *, lang: str, off: OfficeDays, due_at: datetime | None = None, standing: bool = False) -> Chip:
    """The chip of a due day: soon from three working days before; in words as a person would say it."""
    if due_on is None or standing:
        return Chip("hold", gettext("on hold") if standing else "")
    if today > due_on:
        return Chip("late", dates.overdue((today - due_on).days, lang=lang))
    if today == due_on:
        hour = due_at.astimezone(WARSAW) if due_at else None
        at_hour = hour is not None and hour.date() == today
        return Chip("now", dates.relative(due_on, today, lang=lang, off=off) + (f", {dates.hour(hour)}" if hour and at_hour else ""))
    near = working_days_between(today, due_on, off) <= SOON
    return Chip("soon" if near else "ok", dates.relative(due_on, today, lang=lang, off=off))


def panel(clock: Clock, term: Term | None, now: datetime, *, lang: str, off: OfficeDays) -> Panel:
    """A clock ready to be drawn. `term` = its term as the office counts now, for its words; days come from the clock itself."""
    today = now.astimezone(WARSAW).date()
    ended = clock.stopped_at is not None or clock.replaced_by_id is not None
    shown = Chip("done", gettext("ended")) if ended else _chip(clock, today, lang, off)
    return Panel(
        pk=clock.pk,
        chip=shown,
        source=gettext(SOURCES[Source(clock.source)]),
        label=_label(clock, term, lang),
        basis=clock.basis,
        nominal=dates.long_date(clock.nominal_on, lang=lang),
        due=_due_text(clock, lang),
        shifted=clock.due_on != clock.nominal_on,
        set_by=clock.set_by.name if clock.set_by else "",
        set_at=dates.short_date(clock.set_at.astimezone(WARSAW).date(), lang=lang, beside=today),
        reason=clock.reason,
        reasons=tuple(explained(clock, term, lang, off)),
        bars=tuple(_bars(clock, today, off)),
        sentence=_sentence(clock, today, lang),
        running=not ended and clock.standing_since is None,
        standing=not ended and clock.standing_since is not None,
        pausable=not ended and (clock.source != Source.LAW or (term is not None and term.pausable)),
        extendable=not ended and term is not None and bool(term.extended_by),
    )


def panels(clocks: Iterable[Clock], known: Sequence[Term], now: datetime, *, lang: str, off: OfficeDays) -> list[Panel]:
    """Several clocks at once; `known` = the terms as the office counts."""
    by_code = {term.code: term for term in known}
    shipped = terms.shipped()
    return [panel(clock, by_code.get(clock.term) or shipped.get(clock.term), now, lang=lang, off=off) for clock in clocks]


def explained(clock: Clock, term: Term | None, lang: str, off: OfficeDays) -> list[str]:
    """The sentences behind a due date, with the length and the basis as they were when it was counted."""
    if term is None:
        return [clock.basis] if clock.basis else []
    then = replace(term, length=clock.length, basis=clock.basis)
    if clock.from_at is not None:
        return reasons.explained_hours(clock.from_at.astimezone(WARSAW), clock.due_at.astimezone(WARSAW), then, lang)
    return reasons.explained(Due(clock.nominal_on, clock.due_on, tuple(clock.why.split())), then, lang, off.name)


def _chip(clock: Clock, today: date, lang: str, off: OfficeDays) -> Chip:
    at = clock.due_at if clock.source != Source.LAW or clock.from_at else None
    return chip(clock.due_on, today, lang=lang, off=off, due_at=at, standing=clock.standing_since is not None)


def _label(clock: Clock, term: Term | None, lang: str) -> str:
    return term.label.in_(lang) if term is not None else clock.basis


def _due_text(clock: Clock, lang: str) -> str:
    text = dates.long_date(clock.due_on, lang=lang)
    if clock.source == Source.LAW and clock.from_at is None:
        return text
    return f"{text}, {dates.hour(clock.due_at.astimezone(WARSAW))}"


def _bars(clock: Clock, today: date, off: OfficeDays) -> Iterable[Bar]:
    """One bar a day for terms of up to ten weeks; longer ones are told in words only."""
    days = (clock.due_on - clock.from_on).days
    if not 0 < days <= 70:
        return
    for n in range(1, days + 1):
        day = date.fromordinal(clock.from_on.toordinal() + n)
        state = "last" if day == clock.due_on else "today" if day == today else "past" if day < today else "ahead"
        yield Bar(day.isoformat(), f"{state} off" if day.isoweekday() >= 6 or off(day) else state)


def _sentence(clock: Clock, today: date, lang: str) -> str:
    told = {
        "start": dates.long_date(clock.from_on, lang=lang),
        "today": dates.long_date(today, lang=lang),
        "end": dates.long_date(clock.due_on, lang=lang),
    }
    return gettext("Runs from %(start)s, today is %(today)s, ends on %(end)s.") % told
