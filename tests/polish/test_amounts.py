# SPDX-License-Identifier: EUPL-1.2
"""Numbers, amounts and dates in words."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import dates
from gabinet.polish.amounts import CURRENCIES, LARGEST, NoWords, amount_in_words, in_words, ordinal_genitive


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (1, "jeden"),
        (12, "dwanaście"),
        (22, "dwadzieścia dwa"),
        (101, "sto jeden"),
        (1000, "tysiąc"),
        (1001, "tysiąc jeden"),
        (2000, "dwa tysiące"),
        (5000, "pięć tysięcy"),
        (21_000, "dwadzieścia jeden tysięcy"),
        (22_412, "dwadzieścia dwa tysiące czterysta dwanaście"),
        (101_000, "sto jeden tysięcy"),
        (1_001_000, "milion tysiąc"),
        (41_200_000, "czterdzieści jeden milionów dwieście tysięcy"),
        (2_000_000_003, "dwa miliardy trzy"),
        (-45, "minus czterdzieści pięć"),
    ],
)
def test_numbers(number: int, words: str) -> None:
    assert in_words(number) == words


def test_numbers_agree_with_what_is_counted() -> None:
    assert [in_words(1, gender) for gender in ("m", "f", "n")] == ["jeden", "jedna", "jedno"]
    assert [in_words(2, gender) for gender in ("m", "f", "n")] == ["dwa", "dwie", "dwa"]
    assert [in_words(number, "f") for number in (21, 22, 102, 2_000, 1_001)] == [
        "dwadzieścia jeden",
        "dwadzieścia dwie",
        "sto dwie",
        "dwa tysiące",
        "tysiąc jeden",
    ]


@given(st.integers(-LARGEST, LARGEST))
def test_every_number_has_its_own_words(number: int) -> None:
    words = in_words(number)
    assert words and words == " ".join(words.split())
    if abs(number) < LARGEST:
        assert in_words(number + 1) != words


def test_no_words() -> None:
    assert in_words(LARGEST) and amount_in_words(Decimal(1))
    for refused in (lambda: in_words(LARGEST + 1), lambda: amount_in_words(Decimal(1), "XYZ"), lambda: ordinal_genitive(0)):
        with pytest.raises(NoWords):
            refused()


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("1", "PLN", "jeden złoty 00/100"),
        ("2", "PLN", "dwa złote 00/100"),
        ("5", "PLN", "pięć złotych 00/100"),
        ("22", "PLN", "dwadzieścia dwa złote 00/100"),
        ("112", "PLN", "sto dwanaście złotych 00/100"),
        ("100.05", "PLN", "sto złotych 05/100"),
        ("0.30", "PLN", "zero złotych 30/100"),
        ("99.995", "PLN", "sto złotych 00/100"),
        ("-3.20", "PLN", "minus trzy złote 20/100"),
        ("1", "EUR", "jedno euro 00/100"),
        ("2", "CZK", "dwie korony 00/100"),
        ("3", "USD", "trzy dolary 00/100"),
    ],
)
def test_amounts(amount: str, currency: str, words: str) -> None:
    assert amount_in_words(Decimal(amount), currency) == words


@pytest.mark.parametrize(
    ("amount", "words"), [("1.01", "jeden złoty jeden grosz"), ("2.22", "dwa złote dwadzieścia dwa grosze"), ("5", "pięć złotych zero groszy")]
)
def test_hundredths_in_words(amount: str, words: str) -> None:
    assert amount_in_words(Decimal(amount), hundredths=True) == words


@given(st.decimals(Decimal(-10_000_000), Decimal(10_000_000), allow_nan=False), st.sampled_from(sorted(CURRENCIES)))
def test_any_amount_has_words(amount: Decimal, currency: str) -> None:
    assert amount_in_words(amount, currency).endswith("/100")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "pierwszego"),
        (3, "trzeciego"),
        (11, "jedenastego"),
        (20, "dwudziestego"),
        (27, "dwudziestego siódmego"),
        (100, "setnego"),
        (1900, "tysiąc dziewięćsetnego"),
        (1918, "tysiąc dziewięćset osiemnastego"),
        (2000, "dwutysięcznego"),
        (2026, "dwa tysiące dwudziestego szóstego"),
        (2100, "dwa tysiące setnego"),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal_genitive(number) == words


@given(st.dates())
def test_every_day_is_read(day: date) -> None:
    assert dates.date_in_words(day).endswith(" roku")


def test_dates_in_words_and_lists() -> None:
    assert dates.date_in_words(date(2026, 10, 27)) == "dwudziestego siódmego października dwa tysiące dwudziestego szóstego roku"
    may = [date(2026, 5, day) for day in (7, 3, 5, 3)]
    assert dates.dates_together(may) == "3, 5 i 7 maja 2026 r."
    assert dates.dates_together(may, lang="en") == "3, 5 and 7 May 2026"
    assert dates.dates_together([date(2026, 5, 2), date(2026, 4, 30)]) == "30 kwietnia i 2 maja 2026 r."
    assert dates.dates_together([date(2026, 12, 31), date(2027, 1, 1)]) == "31 grudnia 2026 r. i 1 stycznia 2027 r."
    assert dates.dates_together([]) == ""


def test_periods() -> None:
    assert dates.period(date(2026, 10, 27), date(2026, 10, 29)) == "27–29 października 2026 r."
    assert dates.period(date(2026, 4, 30), date(2026, 5, 2)) == "30 kwietnia – 2 maja 2026 r."
    assert dates.period(date(2026, 12, 31), date(2027, 1, 1)) == "31 grudnia 2026 r. – 1 stycznia 2027 r."
    assert dates.period(date(2026, 10, 27), date(2026, 10, 27), lang="en") == "27 October 2026"


@pytest.mark.parametrize(
    ("minutes", "polish", "english"),
    [
        (0, "0 min", "0 min"),
        (45, "45 min", "45 min"),
        (120, "2 godz.", "2 h"),
        (135, "2 godz. 15 min", "2 h 15 min"),
        (1_440, "1 dzień", "1 day"),
        (3_061, "2 dni 3 godz. 1 min", "2 days 3 h 1 min"),
    ],
)
def test_durations(minutes: int, polish: str, english: str) -> None:
    length = timedelta(minutes=minutes, seconds=30)
    assert (dates.duration(length), dates.duration(length, lang="en")) == (polish, english)
