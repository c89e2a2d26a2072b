# SPDX-License-Identifier: EUPL-1.2
"""The demo's relay keeps each letter once, as it was sent."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from gabinet.adapters.outbox import AGAIN, TAKEN, Outbox
from gabinet.post.ports import Sealed

BEGAN = datetime(2026, 10, 26, 9, 41, tzinfo=UTC)


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    minutes: Iterator[int] = count()
    return Outbox(tmp_path, lambda: BEGAN + timedelta(minutes=next(minutes)))


def letter(number: int, text: str = "x") -> Sealed:
    return Sealed(f"{number}@wrzosowiec.example", f"a{number}@kurier.example", f"Subject: {number}\r\n\r\n{text}\r\n".encode())


def test_letters_lie_as_sent_the_latest_first(outbox: Outbox) -> None:
    assert [outbox.hand_over(letter(each)) for each in range(3)] == [TAKEN] * 3
    found = outbox.sent()
    assert [(each.to, each.message_id) for each in found] == [(f"a{n}@kurier.example", f"{n}@wrzosowiec.example") for n in (2, 1, 0)]
    assert outbox.raw(found[0].name) == letter(2).raw
    assert outbox.one(found[0].name) == found[0]
    assert found[0].at == BEGAN + timedelta(minutes=2) and found[0].size == len(letter(2).raw)
    assert outbox.sent(before=found[0].name, size=1) == [found[1]]


# trust: P4
def test_same_letter_leaves_once(outbox: Outbox) -> None:
    assert outbox.hand_over(letter(1)) == TAKEN
    assert outbox.hand_over(letter(1, "y")) == AGAIN
    assert [outbox.raw(each.name) for each in outbox.sent()] == [letter(1).raw]


# trust: P4
def test_same_letter_leaves_once_also_from_several_hands(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: Outbox(tmp_path).hand_over(letter(1)), range(16)))
    assert sorted(said) == sorted([TAKEN, *[AGAIN] * 15])
    assert len(Outbox(tmp_path).sent()) == 1


# trust: K1, P1
def test_letter_whose_id_is_taken_is_shown_though_the_house_fell(outbox: Outbox, tmp_path: Path) -> None:
    outbox.hand_over(letter(1))
    sent = tmp_path / "letters" / f"{outbox.sent()[0].name}.eml"
    os.rename(sent, sent.with_suffix(".part"))
    (tmp_path / "letters" / "20261026T094100000000-0000000000000000.part").write_bytes(b"never claimed")
    assert [each.to for each in outbox.sent()] == ["a1@kurier.example"]
    assert outbox.hand_over(letter(1)) == AGAIN


@pytest.mark.parametrize("name", ["", "..", "../ids/x", "x", "a/b", "\0", "ż"])
def test_names_are_no_paths(outbox: Outbox, name: str) -> None:
    outbox.hand_over(letter(1))
    assert outbox.raw(outbox.sent()[0].name)
    assert outbox.raw(name) is None and outbox.one(name) is None


# trust: P4
def test_a_reader_in_between_takes_nothing_from_the_sender(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody opens the page after the id was taken and before the letter has its name: both end well."""
    mine, link = Outbox(tmp_path), os.link

    def taken_and_read(source: Path, target: Path) -> None:
        link(source, target)
        assert [each.to for each in Outbox(tmp_path).sent()] == ["a1@kurier.example"]

    monkeypatch.setattr(os, "link", taken_and_read)
    assert mine.hand_over(letter(1)) == TAKEN
    assert len(mine.sent()) == 1
