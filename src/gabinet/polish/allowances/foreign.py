# SPDX-License-Identifier: EUPL-1.2
"""Trips abroad: the diet of the destination between the crossings of the border, the rest in złoty by the domestic rules.

Source: regulation of 29 January 2013 (t.j. Dz.U. 2023 poz. 2190) par. 12 to 21. Conventions [C]: single meals take their share of the full
diet also of a started day, never below zero; no lumps with a private car.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from fractions import Fraction

from gabinet.polish.allowances import domestic
from gabinet.polish.allowances.rates import Rates, State
from gabinet.polish.allowances.settlement import Component, Name, Step, What, component
from gabinet.polish.allowances.trips import Block, NoTrip, Trip, blocks, shares
from gabinet.polish.terms import WARSAW

_ACT = "rozporządzenie z 29 stycznia 2013 r."
_EIGHT, _TWELVE = timedelta(hours=8), timedelta(hours=12)
_MEALS = {"B": What.BREAKFAST, "L": What.LUNCH, "D": What.DINNER}
_PARTS = {What.FULL_DAY: Fraction(1), What.HALF_DAY: Fraction(1, 2), What.THIRD_DAY: Fraction(1, 3)}


def settled(trip: Trip, rates: Rates) -> tuple[str, tuple[Component, ...]]:
    """The currency of the trip and its components. Raises NoTrip where the part abroad has no moments."""
    away, back = _abroad(trip)
    days = blocks(away, back)
    state = rates.state_on(trip.country, away.astimezone(WARSAW).date())
    paid = state.currency
    return paid, (
        component(Name.DIET, paid, _diet(days, trip, rates), f"{_ACT} par. 13, 14"),
        component(Name.LODGING, paid, _lodging(trip, away, rates), f"{_ACT} par. 16"),
        component(Name.LOCAL, paid, _local(days, trip, rates), f"{_ACT} par. 17 ust. 3"),
        component(Name.TRANSFER, paid, _transfer(trip, state, rates), f"{_ACT} par. 17 ust. 1, 2"),
        domestic.home_legs(trip.start, away, back, trip.end, rates),
        *domestic.in_zloty(trip, rates),
    )


def _abroad(trip: Trip) -> tuple[datetime, datetime]:
    if trip.abroad_from is None or trip.abroad_to is None:
        raise NoTrip("abroad_from and abroad_to say when the border was crossed; both are needed.")
    return trip.abroad_from, trip.abroad_to


def _diet(days: Sequence[Block], trip: Trip, rates: Rates) -> Iterator[Step]:
    """Full for each full day; of a started one a third to 8 h, half to 12 h, then full."""
    for day in days:
        what = _part(day)
        full = _of_day(day, trip, rates)
        yield Step(what, day.number, _PARTS[what] * full)
        yield from _meals(day, _PARTS[what] * full, full, trip.meals.get(day.number, ""), rates)


def _part(day: Block) -> What:
    if day.elapsed <= _EIGHT:
        return What.THIRD_DAY
    return What.HALF_DAY if day.elapsed <= _TWELVE else What.FULL_DAY


def _meals(day: Block, due: Fraction, full: Fraction, meals: str, rates: Rates) -> Iterator[Step]:
    """Full board leaves a quarter of the diet that is due; single meals take their share of the full diet."""
    table = rates.foreign_meals
    if set(meals) == set(_MEALS):
        yield Step(What.FULL_BOARD, day.number, -due * (100 - table.full_board_leaves) / 100)
        return
    taken = [Step(_MEALS[meal], day.number, -full * table.of(meal) / 100) for meal in meals]
    yield from taken
    below = due + sum((step.amount for step in taken), Fraction(0))
    if below < 0:
        yield Step(What.NOT_BELOW_ZERO, day.number, -below)


def _lodging(trip: Trip, away: datetime, rates: Rates) -> Iterator[Step]:
    for number, night in enumerate(trip.lodging, 1):
        evening = away.astimezone(WARSAW).date() + timedelta(days=number - 1)
        limit = Fraction(rates.state_on(trip.country, evening).lodging)
        yield domestic.lodged(night, number, limit, limit * rates.foreign_lumps.lodging_lump / 100)


def _local(days: Sequence[Block], trip: Trip, rates: Rates) -> Iterator[Step]:
    if trip.local_transport and not trip.vehicle:
        for day in days:
            yield Step(What.LOCAL_DAY, day.number, _of_day(day, trip, rates) * rates.foreign_lumps.local / 100)


def _transfer(trip: Trip, state: State, rates: Rates) -> Iterator[Step]:
    """A diet for the way there and back, half for one way."""
    for way in range(1, (0 if trip.vehicle else trip.transfer) + 1):
        yield Step(What.TRANSFER_WAY, way, Fraction(state.diet) * rates.foreign_lumps.transfer_way / 100)


def _of_day(day: Block, trip: Trip, rates: Rates) -> Fraction:
    """The full diet of a day; where rates change within it, each part by the rates of its time."""
    parts = shares(day, rates.foreign_changes())
    return sum((share * Fraction(rates.state_on(trip.country, on).diet) for on, share in parts), Fraction(0))
