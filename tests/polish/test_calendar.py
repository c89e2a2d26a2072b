# SPDX-License-Identifier: EUPL-1.2
"""Days off: the statutory table, working days, an office's own table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import calendar
from gabinet.polish.calendar import DayOff, DaysOff
from tests.polish import naive

days = st.dates(naive.FIRST, naive.LAST)


@pytest.mark.parametrize("year", naive.EASTER)
def test_easter(year: int) -> None:
    assert calendar.easter_sunday(year) == date(year, *naive.EASTER[year])


def test_easter_lies_between_22_march_and_25_april_on_a_sunday() -> None:
    for year in range(1583, 4100):
        easter = calendar.easter_sunday(year)
        assert date(year, 3, 22) <= easter <= date(year, 4, 25)
        assert easter.isoweekday() == 7


@given(days)
def test_every_day_of_twenty_years_agrees_with_the_table_by_hand(day: date) -> None:
    assert calendar.statutory(day) == naive.feast(day)
    assert calendar.is_working_day(day) == naive.works(day)


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2024, 12, 24), False),
        (date(2025, 12, 24), True),
        (date(2026, 5, 2), False),
        (date(2026, 10, 31), False),
        (date(2027, 5, 27), True),
        (date(2010, 1, 6), False),
        (date(2011, 1, 6), True),
    ],
)
def test_traps_of_the_table(day: date, off: bool) -> None:
    assert calendar.statutory(day) is off


def test_a_saturday_is_no_day_off_and_no_working_day() -> None:
    saturday = date(2026, 10, 31)
    assert not calendar.statutory(saturday)
    assert not calendar.is_working_day(saturday)


def test_names_in_both_languages() -> None:
    table = calendar.shipped_days_off()
    assert table.name(date(2026, 11, 1), "pl") == "Wszystkich Świętych"
    assert table.name(date(2026, 11, 1), "en") == "All Saints' Day"
    assert table.name(date(2026, 11, 8), "pl") == ""  # a plain Sunday


def test_every_entry_has_its_day_its_names_and_its_validity() -> None:
    for year in range(2025, 2035):
        feasts = {table_day for table_day in _days_of(year) if calendar.shipped_days_off().name(table_day, "pl")}
        assert len(feasts) == 14
        assert all(calendar.shipped_days_off().name(day, "en").isascii() for day in feasts)


def test_an_office_adds_a_day_of_its_own() -> None:
    patron = DayOff("city", "Dzień miasta", "Day of the city", date(2026, 6, 24), date(2026, 6, 24), month=6, day=24)
    table = DaysOff([patron])
    assert table(date(2026, 6, 24))
    assert table.name(date(2026, 6, 24), "pl") == "Dzień miasta"
    assert not table(date(2027, 6, 24))
    assert not table(date(2026, 6, 28))  # a table without Sundays has none


def test_the_29_february_of_an_office_exists_in_leap_years_only() -> None:
    table = DaysOff([DayOff("leap", "Dzień przestępny", "Leap day", date(2020, 1, 1), month=2, day=29)])
    assert table(date(2028, 2, 29))
    assert not table(date(2027, 2, 28))


@given(days, st.integers(0, 60))
def test_working_days_forward(start: date, count: int) -> None:
    assert calendar.add_working_days(start, count) == naive.after_working_days(start, count)


@given(days, st.integers(1, 60))
def test_working_days_back_and_forth(start: date, count: int) -> None:
    end = calendar.add_working_days(start, count)
    assert calendar.working_days_between(start, end) == count
    assert calendar.working_days_between(end, start) == -count
    assert calendar.is_working_day(calendar.add_working_days(start, -count))


@given(days)
def test_the_nearest_working_days(day: date) -> None:
    later, earlier = calendar.next_working_day(day), calendar.last_working_day(day)
    assert earlier <= day <= later
    assert naive.works(later) and naive.works(earlier)
    assert not any(naive.works(earlier + timedelta(days=n)) for n in range(1, (later - earlier).days))


def _days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
