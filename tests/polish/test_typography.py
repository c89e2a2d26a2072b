# SPDX-License-Identifier: EUPL-1.2
"""Quotation marks, dashes, lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish.typography import NBSP, enumerated, polished


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Klub "Nasza Wirna" i "Malwa"', "Klub „Nasza Wirna” i{}„Malwa”"),
        ('mówi: "czytam "Echo Wirny" co rok"', "mówi: „czytam «Echo Wirny» co rok”"),
        ("„Nasza Wirna”", "„Nasza Wirna”"),
        ('„czytam "Echo" co rok”', "„czytam «Echo» co rok”"),
        ("tak - nie -- ale", "tak – nie – ale"),
        ("lata 2019-2024, godz. 9:30-10:15", "lata 2019–2024, godz.{}9:30–10:15"),
        ("1-3 maja, 12-15 czerwca, 1-3 maje, 2026-05-12 maja", "1–3{}maja, 12–15{}czerwca, 1-3 maje, 2026-05-12{}maja"),
        ("tel. 99 000-01-20, pismo 2024-03-02, BP-II.1431.7.2026", "tel.{}99{}000-01-20, pismo 2024-03-02, BP-II.1431.7.2026"),
        ("Zdrój-Południe", "Zdrój-Południe"),
        ("O'Neill...", "O’Neill…"),
        ('rura 5" długa', 'rura 5" długa'),
    ],
)
def test_polish(typed: str, printed: str) -> None:
    assert polished(typed) == printed.replace("{}", NBSP)


def test_english() -> None:
    assert polished('the "Nasza Wirna" club\'s - "he said "no" twice"', "en") == "the “Nasza Wirna” club’s – “he said ‘no’ twice”"


@given(st.text(st.sampled_from(list("ab \n\"„”«»“‘’'()-–.0123456789:/")), max_size=40), st.sampled_from(["pl", "en"]))
def test_twice_changes_nothing_more(text: str, lang: str) -> None:
    assert polished(polished(text, lang), lang) == polished(text, lang)


def test_lists() -> None:
    assert [enumerated(items) for items in ([], ["Ewa"], ["Ewa", "Jan"], ["Ewa", "Jan", "Zofia"])] == ["", "Ewa", "Ewa i Jan", "Ewa, Jan i Zofia"]
    assert enumerated(["a", "b", "c"], lang="en") == "a, b and c"
