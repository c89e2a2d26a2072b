# SPDX-License-Identifier: EUPL-1.2
"""Polish order by a key, the same in Python and in a database that compares bytes."""

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish.collation import sort_key

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
small = st.text(st.sampled_from(ALPHABET), max_size=12)


@pytest.mark.parametrize(
    "ordered",
    [
        [
            "Adam",
            "Ądam",
            "Bąk",
            "Celińska",
            "Ćwiek",
            "Dąb",
            "Łata",
            "Łucja",
            "Maj",
            "Oleś",
            "Ósmy",
            "Sowa",
            "Świerk",
            "Zdrojek",
            "Zięba",
            "Źrebak",
            "Żak",
        ],
        ["kos", "Kos", "KOS", "kosa", "Kosa"],
        ["zażółcić", "zażółć"],
        ["resume", "résumé", "resumes"],
        ["cote", "coté", "côte", "czas", "ćma"],
        ["Nowak Jan", "Nowak-Kos", "Nowakowa"],
        ["", " ", "10", "2", "a", "Ω", "ж"],
        ["Bak", "Bąk"],
        ["Lodz", "Lódź", "Łódź"],
        ["strasse", "straße", "strata"],
    ],
)
def test_order(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=sort_key) == ordered
    with sqlite3.connect(":memory:") as store:
        store.execute("create table name (text, key)")
        store.executemany("insert into name values (?, ?)", [(text, sort_key(text)) for text in reversed(ordered)])
        assert [text for (text,) in store.execute("select text from name order by key")] == ordered
    store.close()


@given(small, small)
def test_small_letters_stand_by_the_alphabet(one: str, other: str) -> None:
    by_alphabet = [ALPHABET.index(sign) for sign in one] < [ALPHABET.index(sign) for sign in other]
    assert (sort_key(one) < sort_key(other)) == by_alphabet


@given(small, small)
def test_capitals_never_come_before_letters(one: str, other: str) -> None:
    assert (sort_key(one.upper()) < sort_key(other)) == (sort_key(one) < sort_key(other))
    assert sort_key(one) <= sort_key(one.title()) <= sort_key(one.upper())


@given(st.text(st.characters(codec=None)))
def test_a_key_is_short_hexadecimal(text: str) -> None:
    key = sort_key(text)
    assert set(key) <= set("0123456789abcdef") and len(key) % 4 == 0
    assert len(sort_key(text * 50)) < 2_000


def test_composed_and_decomposed_are_one() -> None:
    assert sort_key("Zie\u0328ba") == sort_key("Zięba") != sort_key("Zieba")


def test_ten_thousand_pairs_stand_as_icu_has_them() -> None:
    lines = Path(__file__).with_name("icu_order.txt").read_text(encoding="utf-8").splitlines()
    texts = [line for line in lines if not line.startswith("# ")]
    keys = [sort_key(text) for text in texts]
    chosen = random.Random(2026)
    pairs = [sorted(chosen.sample(range(len(texts)), 2)) for _ in range(10_000)] + [[at, at + 1] for at in range(len(texts) - 1)]
    assert len(texts) > 3_000
    assert not [(texts[one], texts[other]) for one, other in pairs if not keys[one] < keys[other]]
