# SPDX-License-Identifier: EUPL-1.2
"""Figures in a text: what counts as one, how much it is and of what."""

import subprocess
import sys
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish.figures import Figure, figures


def said(text: str) -> list[tuple[str, str]]:
    return [(f"{figure.value:f}", figure.unit) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("602 tys. zł", [("602000", "zł")]),
        ("602 tysiące złotych", [("602000", "zł")]),
        ("602\u00a0tys.\u00a0zł", [("602000", "zł")]),
        ("602\u202f000 PLN", [("602000", "zł")]),
        ("602.000 złotych", [("602000", "zł")]),
        ("602tys. zł", [("602000", "zł")]),
        ("0,602 mln zł", [("602000", "zł")]),
        ("41,2 mln zł brutto", [("41200000", "zł")]),
        ("41,2 miliona złotych", [("41200000", "zł")]),
        ("1,2 mld euro", [("1200000000", "EUR")]),
        ("3 mln 200 tys. zł", [("3200000", "zł")]),
        ("pół miliona złotych", [("500000", "zł")]),
        ("półtora mln zł", [("1500000", "zł")]),
        ("1.200,50 zł", [("1200.5", "zł")]),
        ("7,3%", [("7.3", "%")]),
        ("7,3 proc. radnych", [("7.3", "%")]),
        ("o 7,3 procenta", [("7.3", "%")]),
        ("7.3%", [("7.3", "%")]),
        ("o 2 pkt proc.", [("2", "p.p.")]),
        ("o 3 punkty procentowe", [("3", "p.p.")]),
        ("spadek o -5%", [("-5", "%")]),
        ("34 dni", [("34", "dzień")]),
        ("1 dzień", [("1", "dzień")]),
        ("po 34 dniach", [("34", "dzień")]),
        ("34 kolejne dni", [("34", "dzień")]),
        ("1 412", [("1412", "")]),
        ("1 412 osób", [("1412", "osoba")]),
        ("64 miejsca", [("64", "miejsce")]),
        ("64 nowe miejsca parkingowe", [("64", "miejsce")]),
        ("na 64 miejscach", [("64", "miejsce")]),
        ("0,5 etatu i 7,3 miejsca", [("0.5", "etat"), ("7.3", "miejsce")]),
        ("5 mln mieszkańców", [("5000000", "mieszkaniec")]),
        ("17 miesięcy", [("17", "miesiąc")]),
        ("101 lat, 2 lata, 1 rok", [("101", "rok"), ("2", "rok"), ("1", "rok")]),
        ("20 umów, 15 kar, 3 klasy, 3 drogi", [("20", "umowa"), ("15", "kara"), ("3", "klasa"), ("3", "droga")]),
        ("90 m, 75 s, 12 os., 30 szt.", [("90", "m"), ("75", "sekunda"), ("12", "osoba"), ("30", "sztuka")]),
        ("12 metrów kwadratowych, 300 m²", [("12", "m²"), ("300", "m²")]),
        ("2 godziny 30 minut", [("2", "godzina"), ("30", "minuta")]),
        ("12 zł 50 gr", [("12", "zł"), ("50", "gr")]),
        ("184 zaproszonych, 112 tak", [("184", "zaproszony"), ("112", "")]),
        ("na ulicy Polnej 34 osoby", [("34", "osoba")]),
        ("601 234 567 zł", [("601234567", "zł")]),
    ],
)
def test_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("z 38,4 do 41,2 mln zł", [("38400000", "zł"), ("41200000", "zł")]),
        ("z 980 tys. do 1,2 mln zł", [("980000", "zł"), ("1200000", "zł")]),
        ("38,4 -> 41,2 mln zł (+2,8; +7,3%)", [("38400000", "zł"), ("41200000", "zł"), ("2.8", ""), ("7.3", "%")]),
        ("12–14 osób", [("12", "osoba"), ("14", "osoba")]),
        ("50-100 osób", [("50", "osoba"), ("100", "osoba")]),
        ("od 2 do 3,5 proc.", [("2", "%"), ("3.5", "%")]),
        ("34 z 180 miejsc", [("34", "miejsce"), ("180", "miejsce")]),
        ("8 na 10 osób", [("8", "osoba"), ("10", "osoba")]),
        ("64, a potem 34 dni", [("64", ""), ("34", "dzień")]),
    ],
)
def test_ranges_share_their_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "27 października 2026 r.",
        "od 1 do 15 marca",
        "w dniach 12–14.10 i 2.11",
        "31.12.2025, 2026-10-27, 2026-10-27T09:30",
        "w październiku 2026",
        "w 2026 roku, w roku 2025, w latach 2024–2026, na 2027, sezon 2025/26",
        "w latach 90. ubiegłego wieku",
        "o 9:30, w godz. 9–15, godz. 15.30, o godzinie 16, o 15.30",
        "wynik 3:1",
        "tel. 99 000 01 20, +48 99 000 01 22, 99 000 01 02, telefon: 112",
        "601 234 567 lub 601-234-567",
        "00-000 Wrzosowiec-Zdrój",
        "konto 12 3456 7890 1234 5678 9012 3456, NIP 123-456-32-18, REGON 123456789",
        "BP.1431.7.2026, OR-I.0057.9.2021.AK",
        "431/2026, umowa 118/2024, XII/118/2024, 24/7",
        "art. 13 ust. 1 pkt 2 i 3, § 5, §§ 5–7, art. 14a, Dz.U. z 2024 r. poz. 1965, Dz.U. nr 14",
        "załącznik nr 2, na stronie 12, str. 5, klasa 3, pokój 12, numer 7",
        "SP nr 7, I LO, Przedszkole nr 5 „Bajka”",
        "ul. Polna 14, ul. Polna 14/3, Plac Wolności 1, przy ulicy gen. Fredry 5a odbyło się",
        "COVID-19, S7, A4, 4K, CO2, 5G",
        "5-letni plan, 7-procentowy wzrost, 12-osobowy skład, 2,5-krotnie",
        "17. edycja biegu",
        "1. Odpowiedź\n2) Załącznik\n",
        "#431, https://wirna.example/2026/34, biuro34@wirna.example",
        "wersja 2.11",
        "1234567890",
        "9" * 50 + " zł",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert said(text) == []
    assert said(f"{text} (34 dni)") == [("34", "dzień")]  # and the finder goes on after it


def test_places_are_those_of_the_text() -> None:
    text = "Kary to 612\u00a0tys. zł za 34 dni, do 21:00."
    assert figures(text) == [Figure(Decimal(612000), "zł", 8, 19), Figure(Decimal(34), "dzień", 23, 29)]
    assert [text[figure.start : figure.end] for figure in figures(text)] == ["612\u00a0tys. zł", "34 dni"]


def test_a_draft_that_contradicts_can_be_seen() -> None:
    confirmed = figures("602 tys. zł kar umownych")[0]
    draft = [figure for figure in figures("Miasto naliczyło 612 tys. zł kar za 34 dni opóźnienia.") if figure.unit == confirmed.unit]
    assert [figure.value == confirmed.value for figure in draft] == [False]
    corrected = [figure for figure in figures("Miasto naliczyło 602 000 złotych kar.") if figure.unit == confirmed.unit]
    assert [figure.value == confirmed.value for figure in corrected] == [True]


amounts = st.decimals(0, 999_999, places=1).filter(lambda value: not 1900 <= value < 2100)


@given(amounts, st.sampled_from([("tys. zł", 1000), ("mln zł", 10**6), ("zł", 1), ("mld złotych", 10**9)]))
def test_every_way_to_write_an_amount_of_money_is_read_back(value: Decimal, unit: tuple[str, int]) -> None:
    for written in (f"{value:f}".replace(".", ","), f"{value:,}".replace(",", "\u00a0").replace(".", ",")):
        text = f"Wydano {written} {unit[0]} w tym roku"
        (figure,) = figures(text)
        assert figure.value == value * unit[1]
        assert figure.unit == "zł"
        assert text[figure.start : figure.end] == f"{written} {unit[0]}"


@given(st.integers(0, 1899), st.sampled_from(["dzień dni dni", "miejsce miejsca miejsc", "osoba osoby osób", "wniosek wnioski wniosków"]))
def test_every_count_finds_the_same_noun(count: int, forms: str) -> None:
    one, few, many = forms.split()
    ends = (2 <= count % 10 <= 4) and count % 100 // 10 != 1
    noun = one if count == 1 else few if ends else many
    assert said(f"Jest {count} {noun}.") == [(str(count), one)]


@given(st.text(st.sampled_from("0123456789 .,-–/:%złtysmlndoi\nA\u00a0"), max_size=80))
def test_any_text_is_safe_and_places_are_in_order(text: str) -> None:
    found = figures(text)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "part", ["1 ", "123 ", "1", "@", "a/1/", "tel. 1 ", "BP.1431.7.2026 ", "art. 1 i 2 ", "1,", "5 nowych ", "ul. Aa ", "1-", "12.10-"]
)
def test_a_hostile_text_takes_no_time(part: str) -> None:
    assert len(figures(part * (60_000 // len(part)))) <= 60_000


def test_without_the_dictionary_the_next_word_is_the_unit() -> None:
    program = """
import sys
sys.modules["morfeusz2"] = None
from gabinet.polish.figures import figures
said = [(int(figure.value), figure.unit) for figure in figures("602 tys. zł za 34 dni, 64 miejsca oraz 12 oraz")]
assert said == [(602000, "zł"), (34, "dzień"), (64, "miejsca"), (12, "")], said
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
