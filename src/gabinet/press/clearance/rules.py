# SPDX-License-Identifier: EUPL-1.2
"""Steps of a clearance, and what changed between two versions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop

_TOKEN = re.compile(r"\s+|\d+(?:[.,]\d+)+|\w+|[^\w\s]")
MOST_TOKENS = 6_000


class State(StrEnum):
    """Where a step of a clearance is."""

    DONE = "done"
    NOW = "now"
    WAITING = "waiting"
    RETURNED = "returned"


class NotYourTurn(Refused):
    """The text waits for somebody else, or for nobody."""

    message = gettext_noop("This text is not waiting for your decision. Reload the page to see where it is.")


class NotOpened(Refused):
    """What is approved is the very text that was read."""

    message = gettext_noop("Open the text first: you approve the version that you have read.")


class NoWord(Refused):
    """A text goes back with a word."""

    message = gettext_noop("Say in a word what should change.")


def check_turn(step: str, mine: str) -> None:
    """Raise NotYourTurn."""
    if step != mine:
        raise NotYourTurn


def check_opened(seen: str, sha256: str) -> None:
    """Raise NotOpened unless the form carries the sha256 of this very version."""
    if seen != sha256:
        raise NotOpened


def check_word(word: str) -> None:
    """Raise NoWord."""
    if not word.strip():
        raise NoWord


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text: "same", "ins" (only in the newer) or "del" (only in the older)."""

    kind: str
    text: str


def changes(before: str, after: str) -> list[Change]:
    """The newer text with what changed since the older one, word by word; line by line beyond 6,000 words and signs."""
    old, new = _tokens(before), _tokens(after)
    if max(len(old), len(new)) > MOST_TOKENS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_joined(_steps(old, new)))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(new[c:d]))
            continue
        if a < b:
            yield Change("del", "".join(old[a:b]))
        if c < d:
            yield Change("ins", "".join(new[c:d]))


def _joined(steps: Iterator[Change]) -> Iterator[Change]:
    """A blank between two changed words belongs to the change: "old words" rather than "old", " ", "words"."""
    waiting: dict[str, str] = {"del": "", "ins": ""}
    for step in steps:
        if step.kind == "same" and step.text.strip() == "" and "\n" not in step.text and any(waiting.values()):
            waiting = {kind: text + step.text for kind, text in waiting.items()}
            continue
        if step.kind != "same":
            waiting[step.kind] += step.text
            continue
        yield from _flushed(waiting)
        waiting = {"del": "", "ins": ""}
        yield step
    yield from _flushed(waiting)


def _flushed(waiting: dict[str, str]) -> Iterator[Change]:
    """The older words, then the newer; a blank that both end with is common."""
    common = " " if all(text.endswith(" ") for text in waiting.values()) else ""
    for kind in ("del", "ins"):
        text = waiting[kind].removesuffix(common) if common else waiting[kind]
        if text:
            yield Change(kind, text)
    if common:
        yield Change("same", common)
