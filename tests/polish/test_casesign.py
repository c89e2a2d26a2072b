# SPDX-License-Identifier: EUPL-1.2
"""Case signs and the office's own numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish.casesign import (
    CaseSign,
    NoCaseSign,
    NoOfficeNumber,
    OfficeNumber,
    case_sign,
    case_signs,
    formed,
    is_case_sign,
    office_number,
    office_numbers,
    officer_symbol,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("BP.1431.7.2026", CaseSign("BP", "1431", 7, 2026)),
        ("BP-II.1431.7.2026", CaseSign("BP-II", "1431", 7, 2026)),
        ("BKS.I.1431.213.2018", CaseSign("BKS.I", "1431", 213, 2018)),
        ("NK-I.4131.62.2024", CaseSign("NK-I", "4131", 62, 2024)),
        ("OR-I.0057.9.2021", CaseSign("OR-I", "0057", 9, 2021)),
        ("BP.0050.1.73.2026", CaseSign("BP", "0050", 73, 2026, group=1)),
        ("BP.1431.7.2026.AK", CaseSign("BP", "1431", 7, 2026, officer="AK")),
        ("BP.1431.7.2026.AK2", CaseSign("BP", "1431", 7, 2026, officer="AK2")),
        ("SKO.PR.4101.12.2026", CaseSign("SKO.PR", "4101", 12, 2026)),
        ("ŚR.6254.3.2026.ŁŻ", CaseSign("ŚR", "6254", 3, 2026, officer="ŁŻ")),
    ],
)
def test_signs(text: str, parts: CaseSign) -> None:
    assert is_case_sign(text)
    assert case_sign(f" {text} ") == parts
    assert str(parts) == text
    assert parts.case.officer == ""


@pytest.mark.parametrize(
    "text",
    [
        "431/2026",
        "BP.2026/431",
        "BP.1431.2026",
        "BP.1431.7.26",
        "bp.1431.7.2026",
        "BP.1431.7.2026.",
        "BP.1431.7.2026\n",
        "BP.1431.7.٢٠٢٦",
        "BP.1431.1.2.3.2026",
        "",
        "A" * 5000,
        "A.A" * 5000 + ".1431.7.2026",
    ],
)
def test_what_is_no_sign(text: str) -> None:
    assert is_case_sign("BP.1431.7.2026")
    assert not is_case_sign(text)
    with pytest.raises(NoCaseSign):
        case_sign(text.replace("\n", "x") or "x")


capitals = st.text(st.sampled_from("ABKSZŁŚ"), min_size=1, max_size=4)
signs = st.builds(
    CaseSign,
    st.one_of(capitals, st.sampled_from(["BKS.I", "BP-II", "SKO.PR"])),
    st.integers(10, 99999).map(str),
    st.integers(1, 99999),
    st.integers(1990, 2100),
    st.integers(0, 99),
    st.one_of(st.just(""), capitals),
)


@given(signs)
def test_forming_and_parsing_are_inverse(sign: CaseSign) -> None:
    assert case_sign(str(sign)) == sign
    text = f"W odpowiedzi na pismo (znak: {sign}), z dnia"
    ((found, start, end),) = case_signs(text)
    assert (found, text[start:end]) == (sign, str(sign))


def test_signs_in_a_text() -> None:
    text = "Dot. BP.1431.7.2026. Także OR-I.0057.9.2021.AK, ale nie xBP.1431.7.2026 ani BP.1431.7.20261."
    assert [str(sign) for sign, _, _ in case_signs(text)] == ["BP.1431.7.2026", "OR-I.0057.9.2021.AK"]


def test_office_numbers() -> None:
    assert office_number("431/2026") == OfficeNumber(431, 2026)
    assert str(OfficeNumber(431, 2026)) == "431/2026"
    text = "Re: [431/2026] pytanie, por. 432/2026, nie 2026/431, 24/7, 2025/2026-1, a/431/2026"
    assert [str(number) for number, _, _ in office_numbers(text)] == ["431/2026", "432/2026"]


@pytest.mark.parametrize("text", ["2026/431", "0/2026", "431/26", "431 / 2026", "٤٣١/2026", "BP.1431.7.2026", "", "9" * 40 + "/2026"])
def test_what_is_no_number_of_the_office(text: str) -> None:
    assert office_number(" 431/2026 ")
    with pytest.raises(NoOfficeNumber):
        office_number(text)


def test_a_hostile_text_takes_no_time() -> None:
    assert list(case_signs("BP.1431." * 20_000)) == []
    assert list(case_signs("A.A.A.A" * 20_000)) == []
    assert list(case_signs("B" * 200_000)) == []


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        (formed("BP", "1431", 7, 2026), "BP.1431.7.2026"),
        (formed("BP", "0050", 73, 2026, group=1), "BP.0050.1.73.2026"),
        (formed("BKS.I", "1431", 213, 2018, officer="AK2"), "BKS.I.1431.213.2018.AK2"),
    ],
)
def test_signs_are_formed(sign: CaseSign, text: str) -> None:
    assert str(sign) == text and case_sign(text) == sign


@pytest.mark.parametrize(
    "parts",
    [("bp", "1431", 7, 2026), ("BP", "x", 7, 2026), ("BP", "1431", 0, 2026), ("BP", "1431", 7, 26), ("BP.1431", "1", 7, 2026)],
)
def test_parts_that_make_no_sign_are_refused(parts: tuple[str, str, int, int]) -> None:
    assert formed("BP", "1431", 7, 2026)
    with pytest.raises(NoCaseSign):
        formed(*parts)


def test_symbols_of_officers() -> None:
    assert officer_symbol("Aldona", "Wichrowska") == "AW"
    assert officer_symbol("Agata", "Sikorska-Duda") == "ASD"
    assert officer_symbol("Anna", "Kania", ["AK", "AK2"]) == "AK3"
    assert officer_symbol("Łucja", "Ćma") == "ŁĆ"
    for first, last, taken in (("", "", []), ("1", "2", []), ("Ж", "Д", []), ("A", "K", ["AK", *(f"AK{n}" for n in range(2, 10))])):
        with pytest.raises(NoCaseSign):
            officer_symbol(first, last, taken)
