# SPDX-License-Identifier: EUPL-1.2
"""What always holds of allowances: they grow with time, are never negative, add up; rates change and clocks change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish.allowances import Lodging, Name, Night, NoRate, Rates, Settlement, Trip, What, settle, shipped_rates
from gabinet.polish.allowances.settlement import rounded
from gabinet.polish.allowances.trips import blocks, shares
from gabinet.polish.terms import WARSAW

moments = st.datetimes(datetime(2023, 2, 1), datetime(2026, 12, 1)).map(lambda moment: moment.replace(microsecond=0, tzinfo=UTC))
lengths = st.integers(1, 60 * 24 * 6).map(lambda minutes: timedelta(minutes=minutes))
nights = st.one_of(
    st.sampled_from([Lodging(night) for night in Night if night not in (Night.RECEIPT, Night.CONSENT)]),
    st.builds(Lodging, st.sampled_from([Night.RECEIPT, Night.CONSENT]), st.fractions(0, 2_000, max_denominator=100)),
)
meals = st.dictionaries(st.integers(1, 2), st.sampled_from(["", "B", "L", "D", "BL", "BD", "LD", "BLD"]))
states = st.sampled_from(["DE", "US-NY", "JP", "CH", "BT"])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW)


def home(start: str, end: str) -> Trip:
    return Trip(at(start), at(end))


@st.composite
def trips(draw: st.DrawFn) -> Trip:
    start, length = draw(moments), draw(lengths) + timedelta(days=2)
    trip = Trip(
        start,
        start + length,
        meals=draw(meals),
        lodging=draw(st.lists(nights, max_size=1)),
        local_transport=draw(st.booleans()),
        transfer=draw(st.integers(0, 2)),
        vehicle=draw(st.sampled_from(["", "moped", "car>900"])),
        km=draw(st.fractions(0, 2_000, max_denominator=10)),
        tickets=draw(st.fractions(0, 500, max_denominator=100)),
    )
    if draw(st.booleans()):
        return replace(trip, country=draw(states), abroad_from=start + timedelta(minutes=30), abroad_to=start + length - timedelta(minutes=30))
    return trip


@given(trips())
def test_never_negative_and_the_parts_add_up(trip: Trip) -> None:
    settlement = settle(trip)
    assert all(one.amount >= 0 for one in settlement.components)
    assert all(one.amount == rounded(sum((step.amount for step in one.steps), Fraction(0))) for one in settlement.components)
    assert all(one.basis for one in settlement.components)
    currencies = {one.currency for one in settlement.components}
    assert sum(settlement.total(currency) for currency in currencies) == sum(one.amount for one in settlement.components)


@given(moments, lengths, lengths, st.one_of(st.none(), states), st.booleans())
def test_they_grow_with_time(start: datetime, length: timedelta, more: timedelta, country: str | None, local: bool) -> None:
    def due(end: datetime) -> Settlement:
        trip = Trip(start, end, local_transport=local)
        return settle(trip if country is None else replace(trip, country=country, abroad_from=start, abroad_to=end))

    short, long = due(start + length), due(start + length + more)
    for name in Name:
        assert short.amount(name) <= long.amount(name)


@given(trips())
def test_a_meal_never_adds(trip: Trip) -> None:
    assert settle(trip).amount(Name.DIET) <= settle(replace(trip, meals={})).amount(Name.DIET)


@given(trips())
def test_lumps_need_no_car(trip: Trip) -> None:
    with_car = settle(replace(trip, vehicle="car>900"))
    assert with_car.amount(Name.LOCAL) == with_car.amount(Name.TRANSFER) == 0
    assert settle(replace(trip, vehicle="")).amount(Name.KILOMETRES) == 0


@pytest.mark.parametrize(
    ("start", "end", "diet"),
    [
        ("2025-03-30T00:00", "2025-03-30T08:30", "0.00"),  # an hour is skipped: 7 h 30 min
        ("2025-03-30T00:00", "2025-03-30T09:00", "22.50"),  # 8 h
        ("2025-10-26T00:00", "2025-10-26T07:00", "22.50"),  # an hour comes twice: 8 h
        ("2025-10-26T00:00", "2025-10-26T06:59", "0.00"),
        ("2025-10-25T06:00", "2025-10-26T05:00", "45.00"),  # 24 h
        ("2025-10-25T06:00", "2025-10-26T05:01", "67.50"),
    ],
)
def test_changes_of_the_clock_count_as_elapsed_time(start: str, end: str, diet: str) -> None:
    assert settle(home(start, end)).amount(Name.DIET) == Decimal(diet)


@pytest.mark.parametrize(
    ("start", "end", "diet", "local"),
    [
        ("2022-12-30T00:00", "2022-12-31T00:00", "38.00", "7.60"),  # before the change
        ("2023-01-01T00:00", "2023-01-02T00:00", "45.00", "9.00"),  # from the change on
        ("2022-12-31T00:00", "2023-01-02T00:00", "83.00", "16.60"),  # one day by each
        ("2022-12-31T12:00", "2023-01-01T12:00", "41.50", "8.30"),  # the day is shared in half
        ("2022-12-31T18:00", "2023-01-01T18:00", "43.25", "8.65"),  # a quarter and three quarters
    ],
)
def test_a_trip_across_a_change_of_rates_is_split_at_the_change(start: str, end: str, diet: str, local: str) -> None:
    settlement = settle(replace(home(start, end), local_transport=True))
    assert (settlement.amount(Name.DIET), settlement.amount(Name.LOCAL)) == (Decimal(diet), Decimal(local))


def test_nights_are_paid_by_the_rates_of_their_evening() -> None:
    trip = replace(home("2022-12-30T08:00", "2023-01-02T16:00"), lodging=[Lodging(Night.LUMP), Lodging(Night.LUMP), Lodging(Night.LUMP)])
    lodging = next(one for one in settle(trip).components if one.name is Name.LODGING)
    assert [step.amount for step in lodging.steps] == [Fraction(57), Fraction(57), Fraction("67.5")]


@given(moments, lengths, st.lists(st.dates(date(2023, 1, 1), date(2026, 12, 31)), max_size=4))
def test_shares_of_a_day_are_the_whole_day(start: datetime, length: timedelta, changes: list[date]) -> None:
    days = blocks(start, start + length)
    assert sum((day.elapsed for day in days), timedelta(0)) == length
    for day in days:
        assert sum(share for _, share in shares(day, changes)) == 1


def test_a_draft_is_shipped_and_never_applied() -> None:
    rates = shipped_rates()
    draft = next(row for row in rates.domestic if row.valid_from is None)
    assert (draft.diet, draft.mark) == (Decimal(60), "D")
    assert rates.domestic_on(date(2099, 1, 1)).diet == Decimal(45)


def test_a_city_hands_in_its_own_rates() -> None:
    held = shipped_rates()
    rates: Rates = replace(held, domestic=(*held.domestic[:-1], replace(held.domestic[-1], valid_from=date(2026, 7, 1))))
    trip = home("2026-06-30T12:00", "2026-07-01T12:00")
    assert settle(trip).amount(Name.DIET) == Decimal("45.00")
    assert settle(trip, rates).amount(Name.DIET) == Decimal("52.50")
    with pytest.raises(NoRate):
        settle(trip, replace(rates, domestic=rates.domestic[-1:]))


def test_every_component_says_how_it_came_about() -> None:
    trip = replace(home("2025-09-15T09:00", "2025-09-16T17:01"), meals={1: "BL"}, lodging=[Lodging(Night.RECEIPT, Fraction(950))], vehicle="moped")
    said: Mapping[Name, list[What]] = {one.name: [step.what for step in one.steps] for one in settle(replace(trip, km=Fraction(10))).components}
    assert said[Name.DIET] == [What.FULL_DAY, What.BREAKFAST, What.LUNCH, What.FULL_DAY]
    assert said[Name.LODGING] == [What.CAPPED] and said[Name.KILOMETRES] == [What.KILOMETRES]


def test_rates_name_their_source() -> None:
    rates = shipped_rates()
    assert all(row.source and row.mark in "VSD" for row in (*rates.domestic, *rates.foreign, *rates.vehicles))
    assert len(rates.foreign[0].states) == 117
    assert all(len(state.currency) == 3 and state.diet > 0 and state.lodging > 0 and state.name for state in rates.foreign[0].states.values())
