# SPDX-License-Identifier: EUPL-1.2
"""A business trip and its days: blocks of 24 elapsed hours from the departure, not days of the calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from gabinet.polish.terms import WARSAW

DAY = timedelta(hours=24)
_TICK = timedelta(microseconds=1)
YEARS = range(1990, 2200)  # beyond them somebody wrote "without an end"


class NoTrip(ValueError):
    """The trip cannot be settled as described; the message is a sentence that says why."""


class Night(StrEnum):
    """How a night was spent. Only a receipt has an amount."""

    RECEIPT = "r"
    CONSENT = "r+"  # a receipt above the limit to which the employer agreed
    LUMP = "lump"
    SHORT = "short"  # less than six hours of rest between 21:00 and 7:00
    FREE = "free"
    TRANSIT = "transit"
    RETURN = "return"  # daily return was possible
    HOME_TOWN = "home_town"


class Lodging(NamedTuple):
    """One night, with the amount of its receipt."""

    night: Night
    amount: Fraction = Fraction(0)


@dataclass(frozen=True)
class Trip:
    """A trip as it was. Moments are aware. `meals` were free, by day of the trip (for a foreign trip: of the part abroad), as letters
    B, L, D; `transfer` counts paid ways between station or airport and lodging (0, 1, 2); `vehicle` is a private one, paid by kilometre."""

    start: datetime
    end: datetime
    country: str = "PL"
    abroad_from: datetime | None = None
    abroad_to: datetime | None = None
    meals: Mapping[int, str] = field(default_factory=dict)
    lodging: Sequence[Lodging] = ()
    local_transport: bool = False
    transfer: int = 0
    vehicle: str = ""
    km: Fraction = Fraction(0)
    tickets: Fraction = Fraction(0)

    @property
    def is_foreign(self) -> bool:
        """Whether the trip leads abroad."""
        return self.abroad_from is not None


class Block(NamedTuple):
    """One day of a trip, counted from 1: up to 24 elapsed hours."""

    number: int
    start: datetime
    end: datetime

    @property
    def elapsed(self) -> timedelta:
        """Real time: an hour that the clock skips does not count, one that comes twice counts twice."""
        return elapsed(self.start, self.end)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Real time between two moments."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def blocks(start: datetime, end: datetime) -> tuple[Block, ...]:
    """The days of a trip or of its part abroad; none of no length."""
    since, until = start.astimezone(UTC), end.astimezone(UTC)
    count = -(-(until - since) // DAY)
    return tuple(Block(at + 1, since + at * DAY, min(since + (at + 1) * DAY, until)) for at in range(count))


def shares(block: Block, changes: Sequence[date]) -> Iterator[tuple[date, Fraction]]:
    """The block split where rates change at midnight in Warsaw: a day in each part, and the part's share of the block's time.

    Source: Dz.U. 2022 poz. 2302 par. 2 (each part of a trip by the rates of its time); that a day on which rates change is shared in
    proportion to its hours is a convention [C].
    """
    cuts = [datetime.combine(day, time(), WARSAW).astimezone(UTC) for day in changes]
    edges = [block.start, *(cut for cut in sorted(cuts) if block.start < cut < block.end), block.end]
    for since, until in pairwise(edges):
        yield since.astimezone(WARSAW).date(), Fraction((until - since) // _TICK, block.elapsed // _TICK)


def check(trip: Trip) -> None:
    """Raise NoTrip where moments, nights or meals contradict each other."""
    moments = [trip.start, *(moment for moment in (trip.abroad_from, trip.abroad_to) if moment), trip.end]
    if any(moment.year not in YEARS for moment in moments):
        raise NoTrip(f"a moment lies outside the years {YEARS[0]} to {YEARS[-1]}.")
    if any(elapsed(one, other) < timedelta(0) for one, other in pairwise(moments)):
        raise NoTrip("the moments do not follow each other: start, abroad_from, abroad_to, end.")
    if elapsed(trip.start, trip.end) == timedelta(0):
        raise NoTrip("the trip takes no time.")
    nights = (trip.end.astimezone(WARSAW).date() - trip.start.astimezone(WARSAW).date()).days
    if len(trip.lodging) > nights:
        raise NoTrip(f"lodging names {len(trip.lodging)} nights, the trip has {nights}.")
    since, until = (trip.abroad_from or trip.start, trip.abroad_to or trip.end)
    days = len(blocks(since, until))
    if any(not 1 <= day <= days for day in trip.meals):
        raise NoTrip(f"meals name a day that the trip does not have: it has {days}.")
