# SPDX-License-Identifier: EUPL-1.2
"""Days off and working days.

Source: ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy, as data in `days_off.toml`. An office that keeps
its own table hands in the rows as `DayOff`s: `DaysOff(rows)` is then the `off` of every function that asks for one.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

SATURDAY = 5  # date.weekday()
IsOff = Callable[[date], bool]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayOff:
    """One entry of the table: a fixed day, a day counted from Easter Sunday, or a day of the week.

    `valid_from` and `valid_until` are both inclusive, so a day given once has both on that day.
    `easter` counts days after Easter Sunday; `weekday` is the ISO number (7 = Sunday).
    """

    code: str
    pl: str
    en: str
    valid_from: date
    valid_until: date | None = None
    month: int = 0
    day: int = 0
    easter: int | None = None
    weekday: int = 0

    def holds_on(self, day: date) -> bool:
        """Whether the entry was law on this day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def in_year(self, year: int) -> date | None:
        """The day of the entry in a year; None for a day of the week and for 29 February in a common year."""
        if self.easter is not None:
            return easter_sunday(year) + timedelta(days=self.easter)
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


class DaysOff:
    """A table of days off that answers whether a day is one, and under which name."""

    def __init__(self, rows: Iterable[DayOff]) -> None:
        self._rows = tuple(rows)
        self._weekly = tuple(row for row in self._rows if row.weekday)
        self._years: dict[int, Mapping[date, DayOff]] = {}

    def __call__(self, day: date) -> bool:
        """Whether the day is off by this table."""
        return self.entry(day) is not None

    def entry(self, day: date) -> DayOff | None:
        """The entry that makes the day off; a feast goes before the Sunday on which it falls."""
        feast = self._feasts(day.year).get(day)
        if feast is not None:
            return feast
        return next((row for row in self._weekly if day.isoweekday() == row.weekday and row.holds_on(day)), None)

    def name(self, day: date, lang: str) -> str:
        """The name of the feast in Polish ("pl") or English, empty on a plain day of the week."""
        entry = self.entry(day)
        if entry is None or entry.weekday:
            return ""
        return entry.pl if lang == "pl" else entry.en

    def _feasts(self, year: int) -> Mapping[date, DayOff]:
        known = self._years.get(year)
        if known is None:
            known = dict(self._falling_in(year))
            self._years[year] = known
        return known

    def _falling_in(self, year: int) -> Iterable[tuple[date, DayOff]]:
        for row in self._rows:
            day = None if row.weekday else row.in_year(year)
            if day is not None and row.holds_on(day):
                yield day, row


@lru_cache(maxsize=1)
def shipped_days_off() -> DaysOff:
    """The statutory table that comes with the package."""
    text = resources.files(__package__).joinpath("days_off.toml").read_text(encoding="utf-8")
    return DaysOff(_rows(text))


def statutory(day: date) -> bool:
    """Whether the day is a statutory day off: a Sunday or a feast of the act of 18 January 1951, never a Saturday."""
    return shipped_days_off()(day)


def is_working_day(day: date, off: IsOff = statutory) -> bool:
    """Whether the day is one from Monday to Friday that is not off (a convention: Prawo prasowe does not define it)."""
    return day.weekday() < SATURDAY and not off(day)


def next_working_day(day: date, off: IsOff = statutory) -> date:
    """The day itself where work is done on it, else the first working day after it (KPA art. 57 par. 4)."""
    while not is_working_day(day, off):
        day += DAY
    return day


def last_working_day(day: date, off: IsOff = statutory) -> date:
    """The day itself where work is done on it, else the last working day before it."""
    while not is_working_day(day, off):
        day -= DAY
    return day


def add_working_days(start: date, count: int, off: IsOff = statutory) -> date:
    """The count-th working day after the start, which is day 0; before it for a negative count; 0 is the start."""
    step = DAY if count >= 0 else -DAY
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day, off)
    return day


def working_days_between(start: date, end: date, off: IsOff = statutory) -> int:
    """How many working days lie after the start, up to and with the end; negative where the end comes first."""
    if end < start:
        return -working_days_between(end, start, off)
    return sum(is_working_day(start + timedelta(days=n), off) for n in range(1, (end - start).days + 1))


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    corrected = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + corrected + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _rows(text: str) -> Iterator[DayOff]:
    for entry in tomllib.loads(text)["day_off"]:
        name = entry.pop("name")
        yield DayOff(pl=name["pl"], en=name["en"], **entry)
