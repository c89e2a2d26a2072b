# SPDX-License-Identifier: EUPL-1.2
"""Terms: how long, by which law, until when.

The terms lie in `terms.toml`; here is the arithmetic. Sources: KPA art. 57, KC art. 110-116, Regulation 1182/71 art. 3;
where an act does not say how its term is counted, the KPA is followed by analogy (a convention, marked so in the data).
Days of law are dates in Warsaw; hours are elapsed hours. A term that ends on a day off or a Saturday has two ends: the
nominal one, which the office aims at, and the shifted one, which the law asks for.
"""

import calendar as months_of
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from gabinet.polish.calendar import DAY, IsOff, add_working_days, is_working_day, last_working_day, next_working_day, statutory

WARSAW = ZoneInfo("Europe/Warsaw")


class Uncountable(ValueError):
    """A term cannot be counted as asked; the message is an English sentence that says why."""


class NotPausable(Uncountable):
    """The law of this term leaves no period out: press and public information, for one, know no pause."""


class Unit(StrEnum):
    """What the length of a term counts."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working_days"
    CALENDAR_DATE = "calendar_date"
    BACKWARD_DAYS = "backward_days"
    RETENTION = "retention"


@dataclass(frozen=True)
class Text:
    """A phrase of the data in both languages of the house."""

    pl: str
    en: str

    def in_(self, lang: str) -> str:
        """The Polish phrase for "pl", else the English one."""
        return self.pl if lang == "pl" else self.en


@dataclass(frozen=True)
class Term:
    """One term of law or practice, as `terms.toml` describes it; an office's own row has the same shape.

    `length` is None where it comes with the case under the name `parameter`, and for calendar dates. `first` is the term
    from whose shifted end this one runs. `mark` says how far the source can be trusted (V, S, M, C), `shift_mark` the same of the shift.
    """

    code: str
    label: Text
    unit: Unit
    shift: bool
    basis: str
    counted_from: Text
    valid_from: date
    mark: str
    length: int | None = None
    shift_basis: str = ""
    shift_mark: str = "C"
    pausable: bool = False
    extended_by: str = ""
    parameter: str = ""
    first: "Term | None" = None
    month: int = 0
    day: int = 0
    year_offset: int = 0

    def lasting(self, length: int) -> "Term":
        """The same term with the length that came with the case."""
        return replace(self, length=length)


@dataclass(frozen=True)
class Due:
    """When a term ends: the nominal day, the day that counts, and the steps between as tokens "name:value".

    Names: start or year; first, first_shifted (the term before); paused (since/until, half-open); nominal; shifted;
    earlier (backward terms that hit a day off: the last working day before, as a warning). No token holds a space, so a row may
    keep them joined by one. `reasons.explained` makes sentences of them.
    """

    nominal: date
    on: date
    why: tuple[str, ...]


@dataclass(frozen=True)
class Pause:
    """A period that does not count: since is its first day, until the first day that counts again."""

    since: date
    until: date


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Term]:
    """The terms that come with the package, by code."""
    text = resources.files(__package__).joinpath("terms.toml").read_text(encoding="utf-8")
    terms: dict[str, Term] = {}
    for code, row in tomllib.loads(text).items():
        label, event, first = Text(**row.pop("label")), Text(**row.pop("counted_from")), row.pop("first", "")
        before = terms[first] if first else None
        terms[code] = Term(code=code, label=label, unit=Unit(row.pop("unit")), counted_from=event, first=before, **row)
    return terms


def due(term: Term, start: date, off: IsOff = statutory) -> Due:
    """When the term that started on this day ends. The day of the event is day 0 (KPA art. 57 par. 1); an end on a
    day off or a Saturday moves on (par. 4) where the term says so.

    For calendar dates `start` is any day of the year that is named; for backward terms it is the day of the event, for retention the
    day on which the case was closed. Raises Uncountable for hours (see `until`), a missing length, and beyond the calendar.
    """
    return _counted(term, start, off, ())


def paused(term: Term, start: date, pauses: Iterable[Pause], off: IsOff = statutory) -> Due:
    """When the term ends if the days of these pauses do not count; first the pauses, then the shift (KPA art. 35 par. 5).

    Pauses may touch or overlap: a day is left out once. Raises NotPausable where the law knows no pause.
    """
    left_out = _merged(pauses)
    if left_out and not term.pausable:
        raise NotPausable(f"The clock of {term.code} cannot be paused.")
    return _counted(term, start, off, left_out)


def until(term: Term, moment: datetime) -> datetime:
    """The moment at which a term in hours ends, in Warsaw: elapsed hours, by night, on days off and over a clock change
    (Prawo prasowe art. 14a ust. 5; elapsed hours are a convention). The moment must be aware."""
    if term.unit is not Unit.HOURS:
        raise Uncountable(f"The term {term.code} is not counted in hours.")
    if moment.tzinfo is None:
        raise Uncountable("A term in hours needs a moment with its time zone.")
    try:
        return (moment.astimezone(UTC) + timedelta(hours=_length(term))).astimezone(WARSAW)
    except OverflowError:
        raise Uncountable(_BEYOND) from None


def _counted(term: Term, start: date, off: IsOff, left_out: tuple[Pause, ...]) -> Due:
    try:
        return _due(term, start, off, left_out)
    except OverflowError:
        raise Uncountable(_BEYOND) from None


def _due(term: Term, start: date, off: IsOff, left_out: tuple[Pause, ...]) -> Due:
    begins, why = _beginning(term, start, off)
    why += [f"paused:{pause.since}/{pause.until}" for pause in left_out]
    nominal = _end(term, begins, _or_paused(off, left_out))
    if term.unit is not Unit.WORKING_DAYS:
        nominal = _past_pauses(begins, nominal, left_out)
    why.append(f"nominal:{nominal}")
    on = next_working_day(nominal, off) if term.shift else nominal
    if on != nominal:
        why.append(f"shifted:{on}")
    if term.unit is Unit.BACKWARD_DAYS and not is_working_day(nominal, off):
        why.append(f"earlier:{last_working_day(nominal, off)}")
    return Due(nominal, on, tuple(why))


def _beginning(term: Term, start: date, off: IsOff) -> tuple[date, list[str]]:
    """Day 0 of the term with its first tokens: the start, or the shifted end of the term before."""
    if term.unit is Unit.CALENDAR_DATE:
        return start, [f"year:{start.year:04}"]
    if term.first is None:
        return start, [f"start:{start}"]
    before = due(term.first, start, off)
    why = [f"start:{start}", f"first:{before.nominal}"]
    if before.on != before.nominal:
        why.append(f"first_shifted:{before.on}")
    return before.on, why


def _end(term: Term, start: date, off: IsOff) -> date:
    count = _ENDS.get(term.unit)
    if count is None:
        raise Uncountable(f"The term {term.code} is counted in hours: it needs a moment, not a day.")
    return count(term, start, off)


def _length(term: Term) -> int:
    if term.length is None:
        raise Uncountable(f"The length of {term.code} comes with the case: {term.parameter}=.")
    if term.length < 0 or (term.length == 0 and term.unit not in _MAY_BE_ZERO):
        raise Uncountable(f"The length of {term.code} must be at least 1.")
    return term.length


def _later_month(start: date, months: int) -> date:
    """The day of the same number, or the last day of a shorter month (KPA art. 57 par. 3, 3a; KC art. 112)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return _day(year, month + 1, start.day)


def _day(year: int, month: int, day: int) -> date:
    """That day, or the last one of a shorter month."""
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month, min(day, months_of.monthrange(year, month)[1]))


_BEYOND = "The end of this term lies outside the calendar."
_MAY_BE_ZERO = frozenset({Unit.BACKWARD_DAYS, Unit.RETENTION})
_ENDS: Mapping[Unit, Callable[[Term, date, IsOff], date]] = {
    Unit.DAYS: lambda term, start, off: start + timedelta(days=_length(term)),
    Unit.WEEKS: lambda term, start, off: start + timedelta(weeks=_length(term)),
    Unit.MONTHS: lambda term, start, off: _later_month(start, _length(term)),
    Unit.YEARS: lambda term, start, off: _later_month(start, 12 * _length(term)),
    Unit.WORKING_DAYS: lambda term, start, off: add_working_days(start, _length(term), off),
    Unit.CALENDAR_DATE: lambda term, start, off: _day(start.year + term.year_offset, term.month, term.day),
    Unit.BACKWARD_DAYS: lambda term, start, off: start - timedelta(days=_length(term)),
    Unit.RETENTION: lambda term, start, off: _day(start.year + 1 + _length(term), 1, 1),
}


def _merged(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: (one.since, one.until)):
        if pause.until <= pause.since:
            raise Uncountable("A pause must end after it began.")
        if merged and pause.since <= merged[-1].until:
            merged[-1] = Pause(merged[-1].since, max(merged[-1].until, pause.until))
        else:
            merged.append(pause)
    return tuple(merged)


def _past_pauses(start: date, end: date, left_out: tuple[Pause, ...]) -> date:
    """The end moved by each day of a pause that lies after day 0 and not after the end as moved so far."""
    for pause in left_out:
        since = max(pause.since, start + DAY)
        if since <= end and since < pause.until:
            end += pause.until - since
    return end


def _or_paused(off: IsOff, left_out: tuple[Pause, ...]) -> IsOff:
    if not left_out:
        return off
    return lambda day: off(day) or any(pause.since <= day < pause.until for pause in left_out)
