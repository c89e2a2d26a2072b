# SPDX-License-Identifier: EUPL-1.2
"""Tracked changes tell both texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.press.clearance import rules
from gabinet.press.clearance.rules import Change

WORDS = st.lists(st.sampled_from(["koszt", "wzrósł", "z", "38,4", "do", "41,2", "41,6", "mln", "zł", "\n\n", ".", " "]), max_size=30).map(" ".join)


def test_a_figure_that_changed() -> None:
    assert rules.changes("wzrosła z 38,4 do 41,6 mln zł", "wzrosła z 38,4 do 41,2 mln zł") == [
        Change("same", "wzrosła z 38,4 do "),
        Change("del", "41,6"),
        Change("ins", "41,2"),
        Change("same", " mln zł"),
    ]


def test_words_that_follow_each_other_are_one_change() -> None:
    assert rules.changes("zatwierdził zespół.", "zatwierdził Zastępca Prezydenta.") == [
        Change("same", "zatwierdził "),
        Change("del", "zespół"),
        Change("ins", "Zastępca Prezydenta"),
        Change("same", "."),
    ]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    found = rules.changes(before, after)
    assert "".join(one.text for one in found if one.kind != "del") == after
    assert "".join(one.text for one in found if one.kind != "ins") == before


def test_a_long_text_goes_line_by_line() -> None:
    before = "a b c d e f g h\n" * 1000
    found = rules.changes(before, before + "koniec\n")
    assert found[-1] == Change("ins", "koniec\n")


def test_only_the_version_that_was_read() -> None:
    rules.check_opened("abc", "abc")
    with pytest.raises(rules.NotOpened):
        rules.check_opened("", "abc")


def test_a_text_goes_back_with_a_word() -> None:
    rules.check_word("liczba")
    with pytest.raises(rules.NoWord):
        rules.check_word("  ")
