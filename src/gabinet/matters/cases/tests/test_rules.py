# SPDX-License-Identifier: EUPL-1.2
"""Titles, signs, numbers."""

from datetime import date

import pytest

from gabinet.matters.cases import rules


def test_a_title_is_one_line() -> None:
    assert rules.check_title(" Pytania\r\n o  wiadukt ") == "Pytania o wiadukt"
    assert len(rules.check_title("x" * 1000)) == 300
    with pytest.raises(rules.NoTitle):
        rules.check_title(" \n ")


@pytest.mark.parametrize("sign", ["BP.1431.17.2026", "BP-II.1431.7.2026", "BKS.I.1431.213.2018", "BP.0050.1.73.2026", "BP.1431.7.2026.AK2"])
def test_case_signs(sign: str) -> None:
    assert rules.check_case_sign(f" {sign} ") == sign


@pytest.mark.parametrize("sign", ["431/2026", "BP.2026/431", "BP.1431.2026", "BP.1431.7.26", "bp.1431.7.2026", "BP.1431.7.2026."])
def test_what_is_no_case_sign(sign: str) -> None:
    assert rules.check_case_sign("") == ""
    with pytest.raises(rules.BadCaseSign):
        rules.check_case_sign(sign)


def test_ezd_numbers() -> None:
    assert rules.check_ezd_number(" rpw/1234 /2026 ") == "RPW/1234/2026"
    with pytest.raises(rules.BadEzdNumber):
        rules.check_ezd_number("RPW 12;34")
    with pytest.raises(rules.BadEzdNumber):
        rules.check_ezd_number("1" * 61)


def test_nothing_is_written_to_a_closed_matter() -> None:
    rules.check_open(closed=False)
    with pytest.raises(rules.AlreadyClosed):
        rules.check_open(closed=True)


@pytest.mark.parametrize(
    ("category", "day"), [("B5", date(2032, 1, 1)), ("BE10", date(2037, 1, 1)), ("B25", date(2052, 1, 1)), ("Bc", date(2027, 1, 1)), ("A", None)]
)
def test_keeping_counts_full_years_after_the_closing(category: str, day: date | None) -> None:
    assert rules.eligible_from(category, date(2026, 5, 10)) == day


def test_what_is_no_category() -> None:
    assert rules.kept_years("B5") == 5
    with pytest.raises(ValueError, match="C5"):
        rules.kept_years("C5")
