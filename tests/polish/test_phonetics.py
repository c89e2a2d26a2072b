# SPDX-License-Identifier: EUPL-1.2
"""Names by their sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish.phonetics import phonetic, sounds_alike


@pytest.mark.parametrize(
    "names",
    [
        ["Wójcik", "Wojcik", "Wujcik", "WÓJCIK"],
        ["Gołąb", "Golab", "Gołomb", "Golomb"],
        ["Dąbrowski", "Dabrowski", "Dombrowski"],
        ["Zięba", "Zieba", "Ziemba"],
        ["Brzóska", "Brzoska", "Bżuska"],
        ["Żurek", "Zurek", "Rzurek"],
        ["Chmiel", "Hmiel"],
        ["Szmidt", "Schmidt"],
        ["Xawery", "Ksawery"],
        ["Ziętek-Lasota", "Zietek Lasota"],
    ],
)
def test_alike(names: list[str]) -> None:
    assert len({phonetic(name) for name in names}) == 1
    assert sounds_alike(names[0], names[-1])


def test_different_names_stay_different() -> None:
    names = ["Wójcik", "Wójt", "Kania", "Kanka", "Zając", "Zieliński", "Zielińska", "Maj", "Mach", "Celińska"]
    assert len({phonetic(name) for name in names}) == len(names)


@given(st.text())
def test_a_key_is_plain(name: str) -> None:
    key = phonetic(name)
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ") and key == key.strip()
