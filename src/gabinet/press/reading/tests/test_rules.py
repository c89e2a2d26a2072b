# SPDX-License-Identifier: EUPL-1.2
"""What is found in letters as they are written."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gabinet.press.reading import rules

WARSAW = ZoneInfo("Europe/Warsaw")
RECEIVED = datetime(2026, 10, 27, 9, 41, tzinfo=WARSAW)
INLINE = (
    "Dzień dobry, proszę o odpowiedź na cztery pytania: 1) o ile wzrósł koszt wiaduktu od podpisania umowy, 2) kto zdecydował o robotach "
    "dodatkowych, 3) jakie kary naliczono wykonawcy, 4) kiedy otwarcie? Pozdrawiam"
)
LISTED = """Dzień dobry,

1. Ile kosztował remont ul. Okólnej?
2. Dlaczego trwał
   od 3.10 do 15.12?
3. Kto zapłaci?

Z poważaniem"""


def test_points_in_a_line() -> None:
    assert rules.questions(INLINE) == [
        "o ile wzrósł koszt wiaduktu od podpisania umowy",
        "kto zdecydował o robotach dodatkowych",
        "jakie kary naliczono wykonawcy",
        "kiedy otwarcie?",
    ]


def test_points_below_each_other() -> None:
    assert rules.questions(LISTED) == ["Ile kosztował remont ul. Okólnej?", "Dlaczego trwał od 3.10 do 15.12?", "Kto zapłaci?"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- kiedy otwarcie\n- ile miejsc", ["kiedy otwarcie", "ile miejsc"]),
        ("Ile to kosztuje? I kto płaci? Dziękuję.", ["Ile to kosztuje?", "I kto płaci?"]),
        ("Czy dotacja wynosi 6.4 mln zł?", ["Czy dotacja wynosi 6.4 mln zł?"]),
        ("1. W załączniku pismo.", []),
        ("Dziękuję za rozmowę.", []),
        ("", []),
    ],
)
def test_other_forms(text: str, found: list[str]) -> None:
    assert rules.questions(text) == found


def test_a_hostile_text_is_cut() -> None:  # trust: U7
    assert len(rules.questions("a? " * 100_000)) == rules.MOST
    assert len(rules.wishes("do 15:30 " * 100_000, RECEIVED)) == rules.MOST


def test_the_wish_of_the_paper() -> None:
    text = "Dopytuję o pkt 3. Tekst zamykamy dziś o 16:00, więc bardzo proszę o odpowiedź do 15:30."
    found = rules.wishes(text, RECEIVED)
    assert [(text[one.start : one.end], f"{one.at:%d.%m %H:%M}", one.until) for one in found] == [
        ("dziś o 16:00", "27.10 16:00", False),
        ("do 15:30", "27.10 15:30", True),
    ]
    assert rules.proposed(found) == found[1]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("proszę do jutra do 12:00", "28.10 12:00"),
        ("do jutra", "28.10 16:00"),
        ("do piątku", "30.10 16:00"),
        ("do wtorku", "03.11 16:00"),
        ("do godz. 14", "27.10 14:00"),
        ("do 9:00", "28.10 09:00"),
        ("do 15.30", "27.10 15:30"),
        ("do 15.11", "15.11 16:00"),
        ("do 3 listopada", "03.11 16:00"),
        ("do 5 stycznia", "05.01 16:00"),
        ("do 12:00 jutro", "28.10 12:00"),
    ],
)
def test_moments(text: str, moment: str) -> None:
    wish = rules.proposed(rules.wishes(text, RECEIVED))
    assert wish is not None
    assert f"{wish.at:%d.%m %H:%M}" == moment


@pytest.mark.parametrize("text", ["38,4 mln zł do 41,2", "do 31.02", "o tym pisaliśmy", "do 100 osób", "na 34 dni"])
def test_what_is_no_moment(text: str) -> None:
    assert rules.wishes(text, RECEIVED) == []


def test_marked_pieces_are_the_text() -> None:
    text = "Zamykamy dziś o 16:00, proszę do 15:30."
    found = rules.wishes(text, RECEIVED)
    pieces = rules.marked(text, [(one.start, one.end) for one in found])
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.mark] == ["dziś o 16:00", "do 15:30"]
