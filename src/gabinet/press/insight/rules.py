# SPDX-License-Identifier: EUPL-1.2
"""Figures of the desk: how fast, how much in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from gabinet.base.errors import Refused, gettext_noop

WARSAW = ZoneInfo("Europe/Warsaw")


class NoPeriod(Refused):
    """A period ends after it began."""

    message = gettext_noop("The period must end after it begins.")


class AlreadyReading(Refused):
    """Once is enough."""

    message = gettext_noop("This person already gets the early bird.")


class NotReading(Refused):
    """Nothing to end."""

    message = gettext_noop("This person does not get the early bird.")


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing that was asked for. `settled_at` is None while it waits; `due_at` = the first moment that is too late, None without a term."""

    asked_at: datetime
    settled_at: datetime | None
    due_at: datetime | None
    topic: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a group: how many, how many settled, median hours from asking to settling, how many of the settled with a term were in time."""

    name: str
    count: int
    settled: int
    hours: float | None
    with_term: int
    in_time: int

    @property
    def share(self) -> int | None:
        """Whole per cent in time, None where nothing had a term."""
        return round(100 * self.in_time / self.with_term) if self.with_term else None


def measured(name: str, things: Sequence[Settled]) -> Measures:
    """The measures of a group of things; elapsed hours, on days off too."""
    settled = [one for one in things if one.settled_at is not None]
    took = [(one.settled_at - one.asked_at) / timedelta(hours=1) for one in settled if one.settled_at is not None]
    with_term = [one for one in settled if one.due_at is not None]
    in_time = [one for one in with_term if one.settled_at is not None and one.due_at is not None and one.settled_at < one.due_at]
    return Measures(name, len(things), len(settled), round(median(took), 1) if took else None, len(with_term), len(in_time))


def grouped(things: Iterable[Settled], by: str) -> list[Measures]:
    """The measures of each topic or unit, the largest group first."""
    groups: dict[str, list[Settled]] = {}
    for one in things:
        groups.setdefault(getattr(one, by), []).append(one)
    return sorted((measured(name, group) for name, group in groups.items()), key=lambda one: (-one.count, one.name))


def end_of(day: date) -> datetime:
    """Midnight after a day in Warsaw."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), WARSAW)


def check_period(since: date, until: date) -> None:
    """Raise NoPeriod; half-open days."""
    if until <= since:
        raise NoPeriod
