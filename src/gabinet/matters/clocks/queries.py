# SPDX-License-Identifier: EUPL-1.2
"""Clocks of a matter, and the panel that shows them with both days and the reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import deadlines
from gabinet.base.ui.deadlines import Drawn
from gabinet.matters.clocks import rules
from gabinet.matters.clocks.models import Clock, Pause
from gabinet.matters.clocks.rules import Source
from gabinet.matters.terms.queries import OfficeDays
from gabinet.polish import dates, reasons, terms
from gabinet.polish.terms import Due, Term

NOON = time(12)
Chip = deadlines.Chip
SOURCES = {
    Source.LAW: gettext_noop("statutory term"),
    Source.HOUSE: gettext_noop("term of the house"),
    Source.PROMISE: gettext_noop("promise"),
}


@dataclass(frozen=True, slots=True)
class Panel:
    """A clock ready to be drawn: both days, who set it, by which law and why; `drawn` = one bar a day, None for terms in hours."""

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
    drawn: Drawn | None
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


def pause_of(clock: Clock) -> Pause:
    """The pause that a clock stands in, or stood in last. Raises NotStanding."""
    found = Pause.objects.filter(clock=clock).order_by("-pk").first()
    if found is None:
        raise rules.NotStanding
    return found


def chip(due_on: date | None, today: date, *, lang: str, off: OfficeDays, standing: bool = False) -> Chip:
    """The chip of a due day, as `base.ui.deadlines` words it; no day: nothing runs, or it stands still."""
    if due_on is None or standing:
        return deadlines.held() if standing else Chip("ok", gettext("no term of law"))
    with translation.override(lang):
        return deadlines.chip(due_on, datetime.combine(today, NOON, WARSAW), off=off)


def panel(clock: Clock, term: Term | None, now: datetime, *, lang: str, off: OfficeDays) -> Panel:
    """A clock ready to be drawn. `term` = its term as the office counts now, for its words; days come from the clock itself."""
    today = now.astimezone(WARSAW).date()
    ended = clock.stopped_at is not None or clock.replaced_by_id is not None
    shown = Chip("done", gettext("ended")) if ended else _chip(clock, now, off)
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
        drawn=deadlines.drawn(clock.from_on, clock.due_on, today, off=off) if clock.source == Source.LAW and clock.from_at is None else None,
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


def _chip(clock: Clock, now: datetime, off: OfficeDays) -> Chip:
    if clock.standing_since is not None:
        return deadlines.held()
    at = clock.due_at if clock.source != Source.LAW or clock.from_at else None
    return deadlines.chip(clock.due_on, now, due_at=at, off=off)


def _label(clock: Clock, term: Term | None, lang: str) -> str:
    return term.label.in_(lang) if term is not None else clock.basis


def _due_text(clock: Clock, lang: str) -> str:
    text = dates.long_date(clock.due_on, lang=lang)
    if clock.source == Source.LAW and clock.from_at is None:
        return text
    return f"{text}, {dates.hour(clock.due_at.astimezone(WARSAW))}"
