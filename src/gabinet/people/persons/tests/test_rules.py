# SPDX-License-Identifier: EUPL-1.2
"""Names in order, addresses as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.people import names
from gabinet.people.persons import rules


def test_polish_order() -> None:
    surnames = ["Łata", "Lasota", "Ćwiek", "Cebula", "Kłos", "Żak", "Zięba", "Kos"]
    assert sorted(surnames, key=names.sorted_by) == ["Cebula", "Ćwiek", "Kłos", "Kos", "Lasota", "Łata", "Zięba", "Żak"]


def test_a_letter_begins_before_its_names_and_after_the_letter_before() -> None:
    assert names.sorted_by("Lyszcz") < names.anchor("Ł") <= names.sorted_by("Łata") < names.anchor("M")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("99 000 01 20", "990000120"),
        ("+48 99 000 01 20", "990000120"),
        ("48990000120", "990000120"),
        ("+420 777 000 111", "+420777000111"),
        ("-", ""),
    ],
)
def test_numbers_are_compared_by_digits(written: str, number: str) -> None:
    assert names.phone(written) == number


@given(st.text(max_size=60))
def test_comparing_twice_changes_nothing(text: str) -> None:
    assert names.email(names.email(text)) == names.email(text)
    assert len(names.folded(text)) <= names.LONGEST


def test_full_name() -> None:
    assert rules.full_name(rules.Card("Gil", "Tadeusz", "ks.")) == "ks. Tadeusz Gil"
