# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is, whatever was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.matters.drafts import rules
from gabinet.matters.drafts.rules import Says

WANTS = ["press.clear", "mayor.clear"]


@pytest.mark.parametrize(
    ("said", "turn", "cleared"),
    [
        ({}, "press.clear", False),
        ({"press.clear": Says.APPROVE}, "mayor.clear", False),
        ({"press.clear": Says.APPROVE, "mayor.clear": Says.APPROVE}, "", True),
        ({"press.clear": Says.RETURN}, "", False),
        ({"press.clear": Says.APPROVE, "mayor.clear": Says.RETURN}, "", False),
        ({"mayor.clear": Says.APPROVE}, "press.clear", False),
    ],
)
def test_turn(said: dict[str, str], turn: str, cleared: bool) -> None:
    assert rules.turn(WANTS, said) == turn
    assert rules.is_cleared(WANTS, said) is cleared


@given(st.dictionaries(st.sampled_from(WANTS), st.sampled_from(list(Says))))
def test_cleared_means_that_all_approved_and_nobody_is_waited_for(said: dict[str, Says]) -> None:
    if rules.is_cleared(WANTS, said):
        assert rules.turn(WANTS, said) == "" and set(said.values()) == {Says.APPROVE}


def test_who_decides_later_is_told_so() -> None:
    rules.check_turn("press.clear", WANTS, frozenset({"press.clear"}))
    rules.check_turn("press.clear", WANTS, frozenset())  # the frame refuses whoever never decides
    with pytest.raises(rules.NotYourTurn):
        rules.check_turn("press.clear", WANTS, frozenset({"mayor.clear"}))
    with pytest.raises(rules.AlreadyDecided):
        rules.check_turn("", WANTS, frozenset({"mayor.clear"}))


def test_texts() -> None:
    rules.check_body("Tekst", None)
    with pytest.raises(rules.NothingWritten):
        rules.check_body(" \n", None)
    with pytest.raises(rules.NothingNew):
        rules.check_body("Tekst", "Tekst")


def test_a_return_says_why() -> None:
    rules.check_word(Says.APPROVE, "")
    with pytest.raises(rules.NoWord):
        rules.check_word(Says.RETURN, " ")
