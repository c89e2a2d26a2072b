# SPDX-License-Identifier: EUPL-1.2
"""Conversations, numbers in subjects, folding, links."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.post.incoming import rules

LINES = st.lists(st.sampled_from(["Dzień dobry", "", "> cytat", "-- ", "Jan", "W dniu 1.10 Jan napisał:"]), max_size=12)


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_is_cut(text: str, new_text: str) -> None:
    assert "".join(run.text for run in rules.segments(text, new_text)) == text


@given(LINES, st.data())
def test_what_is_new_is_shown(lines: list[str], data: st.DataObject) -> None:
    kept = [line for line in lines if data.draw(st.booleans())]
    text, new = "\n".join(lines), "\n".join(kept)
    shown = "".join(run.text for run in rules.segments(text, new) if not run.folded)
    assert shown.split("\n")[: len(new.split("\n"))] or not new
    assert [line for line in shown.splitlines() if line] == [line for line in (new or text).splitlines() if line]


def test_quotation_and_signature_are_folded() -> None:
    text = "Dziękuję.\n\nW dniu 1.10 Jan napisał:\n> Ile?\n\nPozdrawiam\n-- \nJan\n"
    runs = rules.segments(text, "Dziękuję.\n\nPozdrawiam")
    assert [(run.folded, run.text) for run in runs] == [
        (False, "Dziękuję.\n\n"),
        (True, "W dniu 1.10 Jan napisał:\n> Ile?\n\n"),
        (False, "Pozdrawiam\n"),
        (True, "-- \nJan\n"),
    ]


def test_empty_lines_alone_are_not_folded() -> None:
    """A button "show the quoted letter" with nothing behind it."""
    assert rules.segments("Ile kosztuje most?\n\n", "Ile kosztuje most?") == [rules.Segment("Ile kosztuje most?\n\n", folded=False)]
    runs = rules.segments("Tak.\n\n> Ile?\n\n", "Tak.")
    assert [(run.folded, run.text) for run in runs] == [(False, "Tak.\n"), (True, "\n> Ile?\n\n")]


def test_the_letter_it_answers_goes_first() -> None:
    keys = rules.keys("me@x", ("root@x", "mid@x", "last@x"), None)
    assert keys == [rules.key_of(one) for one in ("last@x", "mid@x", "root@x", "me@x")]


def test_outlook_index_of_one_conversation() -> None:
    head = bytes(range(22))
    first, answer = base64.b64encode(head).decode(), base64.b64encode(head + b"12345").decode()
    assert rules.index_key(first) == rules.index_key(answer) != ""


@pytest.mark.parametrize("index", [None, "", "AAAA", "ż" * 40, "=" * 10])
def test_what_is_no_index(index: str | None) -> None:
    assert rules.index_key(index) == ""


@pytest.mark.parametrize(
    ("subject", "numbers"),
    [
        ("Re: 431/2026 – koszty wiaduktu", [(2026, 431)]),
        ("Odp: sprawa nr 431/2026.", [(2026, 431)]),
        ("umowa 118/2024 i 12/2026", [(2024, 118), (2026, 12)]),
        ("BP.1431.17.2026", []),
        ("2026/431", []),
        ("0/2026", []),
        (None, []),
    ],
)
def test_numbers_in_a_subject(subject: str | None, numbers: list[tuple[int, int]]) -> None:
    assert rules.numbers_in(subject) == numbers


def test_addresses_in_text_become_links() -> None:
    # trust: M8
    pieces = rules.linked("Zob. https://kurier.example/a?b=1, pisz: red@kurier.example. javascript:alert(1)")
    assert [(piece.text, piece.href) for piece in pieces if piece.href] == [
        ("https://kurier.example/a?b=1", "https://kurier.example/a?b=1"),
        ("red@kurier.example", "mailto:red@kurier.example"),
    ]


@given(st.text(max_size=300))
def test_links_keep_the_text(text: str) -> None:
    assert "".join(piece.text for piece in rules.linked(text)) == text
    assert all(piece.href == "" or piece.href.startswith(("http://", "https://", "mailto:")) for piece in rules.linked(text))
