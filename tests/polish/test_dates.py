# SPDX-License-Identifier: EUPL-1.2
"""Dates, hours, plurals, numbers and spaces as an office sets them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import dates
from gabinet.polish.typography import NBSP, bind, counted, number, plural

TODAY = date(2026, 10, 23)  # a Friday


def test_short_dates() -> None:
    assert dates.short_date(date(2026, 11, 2)) == "2.11"
    assert dates.short_date(date(2026, 3, 5)) == "5.03"
    assert dates.short_date(date(2026, 10, 27), weekday=True) == "wt. 27.10"
    assert dates.short_date(date(2026, 10, 27), weekday=True, lang="en") == "Tue 27 Oct"
    assert dates.short_date(date(2027, 1, 4), beside=TODAY) == "4.01.2027"
    assert dates.short_date(date(2027, 1, 4), beside=TODAY, lang="en") == "4 Jan 2027"
    assert dates.short_date(date(2026, 1, 4), beside=TODAY) == "4.01"


def test_long_dates() -> None:
    assert dates.long_date(date(2026, 10, 27)) == "27 października 2026 r."
    assert dates.long_date(date(2026, 10, 27), lang="en") == "27 October 2026"


@given(st.dates())
def test_a_week_and_a_year_have_their_names(day: date) -> None:
    for lang in ("pl", "en"):
        names = {dates.weekday_name(day + timedelta(days=n), lang=lang) for n in range(7)} if day < date(9999, 12, 20) else set()
        assert len(names) in (0, 7)
        assert str(day.day) in dates.long_date(day, lang=lang).split()
        assert dates.short_date(day, lang=lang, weekday=True).endswith(dates.short_date(day, lang=lang))


@pytest.mark.parametrize(
    ("day", "polish", "english"),
    [
        (date(2026, 10, 22), "wczoraj", "yesterday"),
        (date(2026, 10, 23), "dziś", "today"),
        (date(2026, 10, 24), "jutro", "tomorrow"),
        (date(2026, 10, 25), "25.10", "25 Oct"),  # a Sunday: no working day lies between
        (date(2026, 10, 26), "za 1 dzień rob.", "in 1 working day"),
        (date(2026, 10, 28), "za 3 dni rob.", "in 3 working days"),
        (date(2026, 10, 29), "29.10", "29 Oct"),
        (date(2026, 10, 21), "21.10", "21 Oct"),
        (date(2025, 10, 21), "21.10.2025", "21 Oct 2025"),
        (date(2036, 10, 21), "21.10.2036", "21 Oct 2036"),
    ],
)
def test_relative_days(day: date, polish: str, english: str) -> None:
    assert dates.relative(day, TODAY) == polish
    assert dates.relative(day, TODAY, lang="en") == english


def test_relative_days_skip_the_days_off_of_the_office() -> None:
    def off(day: date) -> bool:
        return day == date(2026, 10, 26)

    assert dates.relative(date(2026, 10, 27), TODAY) == "za 2 dni rob."
    assert dates.relative(date(2026, 10, 27), TODAY, off=off) == "za 1 dzień rob."
    assert dates.relative(date(2026, 10, 30), TODAY, soon=5) == "za 5 dni rob."


def test_overdue() -> None:
    assert [dates.overdue(days) for days in (1, 2, 5)] == ["po terminie 1 dzień", "po terminie 2 dni", "po terminie 5 dni"]
    assert [dates.overdue(days, lang="en") for days in (1, 2)] == ["1 day late", "2 days late"]


def test_hours() -> None:
    assert dates.hour(time(9, 30)) == dates.hour(datetime(2026, 10, 27, 9, 30)) == "9:30"
    assert dates.hour(time(0, 5)) == "0:05"
    assert dates.hours(time(9, 30), time(10, 15)) == "9:30–10:15"


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "zdjęć"),
        (1, "zdjęcie"),
        (2, "zdjęcia"),
        (4, "zdjęcia"),
        (5, "zdjęć"),
        (12, "zdjęć"),
        (14, "zdjęć"),
        (21, "zdjęć"),
        (22, "zdjęcia"),
        (64, "zdjęcia"),
        (101, "zdjęć"),
        (112, "zdjęć"),
        (1004, "zdjęcia"),
        (-1, "zdjęcie"),
        (-3, "zdjęcia"),
    ],
)
def test_plurals(count: int, form: str) -> None:
    assert plural(count, "zdjęcie", "zdjęcia", "zdjęć") == form


def test_counts_with_their_nouns() -> None:
    assert counted(3, "dzień", "dni", "dni") == "3 dni"
    assert counted(14_200, "osoba", "osoby", "osób") == f"14{NBSP}200 osób"
    assert counted(21, "day", "days", "days", lang="en") == "21 days"
    assert counted(1, "day", "days", "days", lang="en") == "1 day"


@pytest.mark.parametrize(
    ("value", "polish", "english"),
    [
        (0, "0", "0"),
        (1412, "1412", "1,412"),
        (14200, "14 200", "14,200"),
        (41_200_000, "41 200 000", "41,200,000"),
        (-14200, "-14 200", "-14,200"),
        (Decimal("7.3"), "7,3", "7.3"),
        (Decimal("-0.50"), "-0,50", "-0.50"),
        (Decimal("12345.67"), "12 345,67", "12,345.67"),
        (Decimal("6.02E+5"), "602 000", "602,000"),
    ],
)
def test_numbers(value: int | Decimal, polish: str, english: str) -> None:
    assert number(value) == polish.replace(" ", NBSP)
    assert number(value, lang="en") == english


@pytest.mark.parametrize(
    ("plain", "bound"),
    [
        ("Był w domu i z psem", "Był w~domu i~z~psem"),
        ("A to o tym", "A~to o~tym"),
        ("ul. Polna 14, Al. Lipowa", "ul.~Polna 14, Al.~Lipowa"),
        ("SP nr 7 i ks. Gil", "SP nr~7 i~ks.~Gil"),
        ("art. 13 ust. 1, § 5", "art.~13 ust.~1, §~5"),
        ("602 tys. zł i 41,2 mln zł", "602~tys.~zł i~41,2~mln~zł"),
        ("7,3 % z 5 km", "7,3~% z~5~km"),
        ("27 października 2026 r.", "27~października~2026~r."),
        ("14 200 osób", "14~200 osób"),
        ("34 dni", "34~dni"),
        ("W 2026 mamy", "W~2026 mamy"),
        ("e-mail i www.w.example", "e-mail i~www.w.example"),
        ("koniec i", "koniec i"),
        ("O’Neil a ja", "O’Neil a~ja"),
        ("5 metrowy", "5 metrowy"),
    ],
)
def test_spaces_that_do_not_break(plain: str, bound: str) -> None:
    assert bind(plain) == bound.replace("~", NBSP)


def test_english_spaces() -> None:
    assert bind("I saw a dog in 3 days, No. 5, 27 October 2026", "en") == "I~saw a~dog in 3~days, No.~5, 27~October 2026".replace("~", NBSP)


@given(st.text(st.sampled_from("aiwzxA 0123456789.,nrultys%zł\u00a0"), max_size=60))
def test_binding_changes_only_spaces_and_only_once(text: str) -> None:
    bound = bind(text)
    assert bound.replace(NBSP, " ") == text.replace(NBSP, " ")
    assert bind(bound) == bound
