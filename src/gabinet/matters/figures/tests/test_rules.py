# SPDX-License-Identifier: EUPL-1.2
"""When a number in a text is a figure of ours, and when it contradicts one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.matters.figures import rules
from gabinet.matters.figures.rules import Known


def known(pk: int, amount: int, measure: str, what: str, *, current: bool = True) -> Known:
    """A figure on record."""
    return Known(pk, Decimal(amount), measure, tuple(rules.needed(what).split()), current)


PENALTY = known(1, 602_000, "zł", "kary umowne za opóźnienie wiaduktu")
DAYS = known(2, 34, "dzień", "dni opóźnienia wiaduktu")
COST = known(3, 41_200_000, "zł", "wartość umowy na wiadukt")
OLD_COST = known(4, 38_400_000, "zł", "wartość umowy na wiadukt", current=False)
ALL = [PENALTY, DAYS, COST]


@pytest.mark.parametrize(
    ("value", "unit", "amount", "measure"),
    [
        ("602", "tys. zł", "602000", "zł"),
        ("41.2", "mln zł", "41200000", "zł"),
        ("34", "dni", "34", "dzień"),
        ("7.3", "%", "7.3", "%"),
        ("180", "miejsc", "180", "miejsce"),
    ],
)
def test_base_units(value: str, unit: str, amount: str, measure: str) -> None:
    assert rules.measured(Decimal(value), unit) == (Decimal(amount), measure)


@pytest.mark.parametrize(
    "text",
    [
        "Naliczyliśmy wykonawcy 602 tys. zł kar umownych.",
        "Kary umowne wyniosły 602 000 zł za 34 dni opóźnienia.",
        "Kary to 0,602 mln zł.",
    ],
)
def test_the_same_number_however_it_is_written(text: str) -> None:
    assert [(one.figure, one.equal) for one in rules.met(text, [PENALTY])] == [(1, True)]


@pytest.mark.parametrize(
    ("text", "figure", "says"),
    [
        ("Naliczyliśmy wykonawcy 612 tys. zł kar umownych za 34 dni opóźnienia.", 1, "612 tys. zł"),
        ("Kara umowna za wiadukt wyniosła 620 tys. zł.", 1, "620 tys. zł"),
        ("Opóźnienie wiaduktu to 43 dni.", 2, "43 dni"),
        ("Wartość umowy na wiadukt wynosi 42,1 mln zł.", 3, "42,1 mln zł"),
    ],
)
def test_another_number_of_the_same_thing_contradicts(text: str, figure: int, says: str) -> None:  # D4.22
    against = [one for one in rules.met(text, ALL) if not one.equal]
    assert [(one.figure, one.spot.written) for one in against] == [(figure, says)]
    assert says in against[0].spot.around


@pytest.mark.parametrize(
    "text",
    [
        "Sala ma 180 miejsc i 64 miejsca parkingowe.",
        "Kary umowne wyniosły 602 tys. zł, z tego 100 tys. zł potrącono.",
        "Remont ulicy Okólnej kosztował 650 tys. zł.",
        "Kary naliczono 12.10.2026 na podstawie umowy nr 118/2024.",
        "Umowa na wiadukt ma wartość 41,2 mln zł, a kary umowne 602 tys. zł za 34 dni.",
        "",
    ],
)
def test_what_contradicts_nothing(text: str) -> None:
    assert [one for one in rules.met(text, ALL) if not one.equal] == []


def test_a_corrected_number_is_out_of_date_wherever_it_stands() -> None:
    found = rules.met("Zapłacimy 38,4 mln zł.", [COST, OLD_COST])
    assert [(one.figure, one.equal) for one in found] == [(4, False)]
    both = rules.met("Wartość umowy na wiadukt wynosi 41,2 mln zł.", [COST, OLD_COST])
    assert [(one.figure, one.equal) for one in both] == [(3, True)]


@given(st.text(max_size=200))
def test_any_text_is_safe_and_places_lie_in_it(text: str) -> None:
    for one in rules.met(text, ALL):
        assert text[one.spot.start : one.spot.end] == one.spot.written


def test_words_that_tell() -> None:
    assert not rules.needed("7 z 12")
    assert rules.needed("kary umowne")


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Naliczono 612 tys. zł kar umownych.", "Naliczono 612 tys. zł kar umownych."),
        (
            "Na podstawie protokołu konieczności nr 3 naliczono 612 tys. zł kar umownych za wiadukt i zwłokę.",
            "konieczności nr 3 naliczono 612 tys. zł kar umownych za wiadukt i",
        ),
    ],
)
def test_a_place_is_told_in_whole_words(text: str, around: str) -> None:
    found = rules.met(text, [Known(9, Decimal(612000), "zł", (), current=True)])
    assert [one.spot.around.replace("\u00a0", " ") for one in found] == [around]
