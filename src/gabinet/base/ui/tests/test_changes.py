# SPDX-License-Identifier: EUPL-1.2
"""Tracked changes tell the truth: without what was added it is the old text, without what was deleted the new one."""

from hypothesis import given
from hypothesis import strategies as st

from gabinet.base.ui.changes import Segment, between, marked

TEXTS = st.text(alphabet="ab ,.1ł\n", max_size=60)


def kept(before: str, after: str, without: str) -> str:
    return "\n".join("".join(part.text for part in paragraph if part.kind != without) for paragraph in between(before, after))


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    assert "".join(lines(kept(before, after, "ins"))) == "".join(lines(before))
    assert "".join(lines(kept(before, after, "del"))) == "".join(lines(after))


def test_a_number_changes_as_a_whole() -> None:
    (paragraph,) = between("wzrosła do 41,6 mln zł", "wzrosła do 41,2 mln zł")
    assert paragraph == [Segment("same", "wzrosła do "), Segment("del", "41,6"), Segment("ins", "41,2"), Segment("same", " mln zł")]


def test_neighbouring_words_are_struck_together() -> None:
    (paragraph,) = between("otwarcie w listopadzie br. o 10", "otwarcie 28 listopada o 10")
    assert [part.kind for part in paragraph] == ["same", "del", "ins", "same"]


def test_the_same_text_has_no_changes() -> None:
    assert between("a\n\nb", "a\r\n\r\nb") == [[Segment("same", "a")], [Segment("same", "b")]]


def test_places_are_marked() -> None:
    assert marked("Naliczono 612 tys. zł kar", [(10, 21)]) == [
        [Segment("same", "Naliczono "), Segment("mark", "612 tys. zł"), Segment("same", " kar")]
    ]
