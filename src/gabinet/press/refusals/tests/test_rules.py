# SPDX-License-Identifier: EUPL-1.2
"""A refusal holds what the law asks for, or it does not come to be."""

import pytest

from gabinet.press.refusals import rules
from gabinet.press.refusals.rules import ELEMENTS, MissingElements, Way


def _full(way: Way) -> dict[str, str]:
    return {one.code: f"treść: {one.code}" for one in ELEMENTS[way]}


@pytest.mark.parametrize("way", list(Way))
def test_each_element_is_mandatory(way: Way) -> None:
    text = rules.composed(way, _full(way))
    for one in ELEMENTS[way]:
        assert one.heading in text
        assert f"treść: {one.code}" in text
        for empty in ("", " \n "):
            with pytest.raises(MissingElements) as refused:
                rules.composed(way, {**_full(way), one.code: empty})
            assert refused.value.told == {"elements": one.heading}


def test_a_decision_has_the_elements_of_both_acts() -> None:
    codes = {one.code for one in ELEMENTS[Way.DECISION]}
    assert codes == {"body", "on", "party", "law", "ruling", "asked", "facts", "reasoning", "persons", "whose", "appeal", "signer"}


def test_a_company_letter_has_the_elements_of_the_press_law() -> None:
    assert {one.code for one in ELEMENTS[Way.COMPANY]} == {"body", "on", "editors", "asked", "why", "signer"}


def test_who_clears() -> None:
    assert rules.wants(Way.DECISION, sensitive=False) == ["press.clear", "mayor.clear"]
    assert rules.wants(Way.LETTER, sensitive=False) == ["press.clear"]
    assert rules.wants(Way.LETTER, sensitive=True) == ["press.clear", "mayor.clear"]
