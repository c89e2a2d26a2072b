# SPDX-License-Identifier: EUPL-1.2
"""Trips inside the country, and the legs at home of a trip abroad.

Source: regulation of 29 January 2013 (t.j. Dz.U. 2023 poz. 2190) par. 6 to 11; km: Dz.U. 2002 nr 27 poz. 271. Conventions [C]: meals are
settled day by day, never below zero; no local lump with a private or official car.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from gabinet.polish.allowances.rates import Domestic, Rates
from gabinet.polish.allowances.settlement import Component, Name, Step, What, component
from gabinet.polish.allowances.trips import Block, Lodging, Night, Trip, blocks, elapsed, shares
from gabinet.polish.terms import WARSAW

_ACT = "rozporządzenie z 29 stycznia 2013 r."
_PLN = "PLN"
_EIGHT, _TWELVE = timedelta(hours=8), timedelta(hours=12)
_MEALS = {"B": What.BREAKFAST, "L": What.LUNCH, "D": What.DINNER}
_PARTS = {What.FULL_DAY: Fraction(1), What.HALF_DAY: Fraction(1, 2), What.SHORT_DAY: Fraction(0)}


def settled(trip: Trip, rates: Rates) -> tuple[Component, ...]:
    """The components of a trip inside the country, in złoty."""
    days = blocks(trip.start, trip.end)
    return (
        component(Name.DIET, _PLN, diet(days, trip, rates), f"{_ACT} par. 7"),
        component(Name.LODGING, _PLN, _lodging(trip, rates), f"{_ACT} par. 8"),
        component(Name.LOCAL, _PLN, _local(days, trip, rates), f"{_ACT} par. 9"),
        *in_zloty(trip, rates),
    )


def in_zloty(trip: Trip, rates: Rates) -> Iterator[Component]:
    """Kilometres and documented costs, which are paid in złoty for every trip."""
    if trip.vehicle:
        rate = Fraction(rates.kilometre_on(trip.vehicle, _day(trip.start)))
        yield component(Name.KILOMETRES, _PLN, [Step(What.KILOMETRES, 0, trip.km * rate)], f"{_ACT} par. 3 ust. 4; Dz.U. 2002 nr 27 poz. 271")
    if trip.tickets:
        yield component(Name.TICKETS, _PLN, [Step(What.TICKETS, 0, trip.tickets)], f"{_ACT} par. 3 ust. 2, par. 4")


def home_legs(start: datetime, away: datetime, back: datetime, end: datetime, rates: Rates) -> Component:
    """The diet for the legs at home of a trip abroad, added together [C] (par. 21): as one trip of their common length."""
    length = elapsed(start, away) + elapsed(back, end)
    days = blocks(start, start + length) if length else ()
    return component(Name.HOME_DIET, _PLN, _plain_diet(days, rates), f"{_ACT} par. 21 w związku z par. 7")


def diet(days: Sequence[Block], trip: Trip, rates: Rates) -> Iterator[Step]:
    """Diets less free meals, which take their share of the full diet of that day."""
    for day, step in zip(days, _plain_diet(days, rates), strict=True):
        yield step
        yield from _meals(day, step.amount, trip.meals.get(day.number, ""), rates)


def _plain_diet(days: Sequence[Block], rates: Rates) -> Iterator[Step]:
    """Up to 24 h: nothing under 8 h, half to 12 h inclusive, then full; longer trips: the last started day half to 8 h inclusive, then full."""
    for day in days:
        what = _first_day(day) if len(days) == 1 else _later_day(day)
        yield Step(what, day.number, _PARTS[what] * _of_day(day, rates, "diet"))


def _first_day(day: Block) -> What:
    if day.elapsed < _EIGHT:
        return What.SHORT_DAY
    return What.HALF_DAY if day.elapsed <= _TWELVE else What.FULL_DAY


def _later_day(day: Block) -> What:
    return What.HALF_DAY if day.elapsed <= _EIGHT else What.FULL_DAY


def _meals(day: Block, due: Fraction, meals: str, rates: Rates) -> Iterator[Step]:
    full = _of_day(day, rates, "diet")
    taken = [Step(_MEALS[meal], day.number, -full * rates.domestic_meals.of(meal) / 100) for meal in meals]
    yield from taken
    below = due + sum((step.amount for step in taken), Fraction(0))
    if below < 0:
        yield Step(What.NOT_BELOW_ZERO, day.number, -below)


def _lodging(trip: Trip, rates: Rates) -> Iterator[Step]:
    for number, night in enumerate(trip.lodging, 1):
        evening = _day(trip.start) + timedelta(days=number - 1)
        held: Domestic = rates.domestic_on(evening)
        yield lodged(night, number, Fraction(held.receipt_cap), Fraction(held.lodging_lump))


def lodged(one: Lodging, number: int, cap: Fraction, lump: Fraction) -> Step:
    """One night: the receipt up to the cap, or whole with consent; the lump; or nothing."""
    if one.night is Night.LUMP:
        return Step(What.LUMP, number, lump)
    if one.night is Night.CONSENT:
        return Step(What.CONSENT, number, one.amount)
    if one.night is Night.RECEIPT:
        return Step(What.RECEIPT if one.amount <= cap else What.CAPPED, number, min(one.amount, cap))
    return Step(What.NO_LODGING, number, Fraction(0))


def _local(days: Sequence[Block], trip: Trip, rates: Rates) -> Iterator[Step]:
    """A lump for each started day, also of a short trip without a diet."""
    if trip.local_transport and not trip.vehicle:
        for day in days:
            yield Step(What.LOCAL_DAY, day.number, _of_day(day, rates, "local"))


def _of_day(day: Block, rates: Rates, amount: str) -> Fraction:
    """An amount a day; where rates change within the day, each part of it by the rates of its time."""
    parts = shares(day, rates.domestic_changes())
    return sum((share * Fraction(getattr(rates.domestic_on(on), amount)) for on, share in parts), Fraction(0))


def _day(moment: datetime) -> date:
    return moment.astimezone(WARSAW).date()
