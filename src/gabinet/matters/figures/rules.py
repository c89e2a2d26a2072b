# SPDX-License-Identifier: EUPL-1.2
"""When a number in a text is a figure of ours, and when it contradicts one."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish import figures as finder
from gabinet.polish import words

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s+[A-ZĄĆĘŁŃÓŚŹŻ„\"])[^.!?\n]*)*[.!?]?")
_NEAREST = Decimal(5)
_SHORTEST = 3
_AROUND = 30  # characters
_CUT_BEFORE, _CUT_AFTER = re.compile(r"^\S*\s"), re.compile(r"\s\S*$")


class Status(StrEnum):
    """A proposed figure waits for its owner."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"


class Unconfirmed(Refused):
    """A figure that its owner has not confirmed blocks approval (D4.22)."""

    message = gettext_noop("%(value)s (%(what)s) is not confirmed by %(owner)s yet. It stands here: “%(place)s”.")


class Contradicts(Refused):
    """The text says another number than the figure on record (D4.22)."""

    message = gettext_noop("The text says %(says)s, but %(owner)s gave %(value)s (%(what)s). It stands here: “%(place)s”.")


class NotYours(Refused):
    """A figure is confirmed by the unit that owns it."""

    status = 403
    message = gettext_noop("Only the unit that owns this figure can confirm or correct it.")


class AlreadyConfirmed(Refused):
    """Once is enough."""

    message = gettext_noop("This figure is already confirmed.")


class Replaced(Refused):
    """Only the figure that holds now can be confirmed or corrected."""

    message = gettext_noop("This figure was corrected in the meantime. Open the newer one.")


class NoName(Refused):
    """Who acts through a link gives a name (trust L4)."""

    message = gettext_noop("Enter your name.")


class NoFigure(Refused):
    """A figure needs a number, what it says, and where it comes from."""

    message = gettext_noop("Give the number, what it says and its source.")


@dataclass(frozen=True, slots=True)
class Known:
    """A figure on record, as texts are compared with it. `words` = the words of `what`, each as alternatives joined by "|"."""

    pk: int
    amount: Decimal
    measure: str
    words: tuple[str, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text: from `start` to `end`, the number as written, the words around it."""

    start: int
    end: int
    written: str
    around: str


@dataclass(frozen=True, slots=True)
class Met:
    """A figure met in a text: `equal`, or contradicted by the number at the spot."""

    figure: int
    value: Decimal
    unit: str
    spot: Spot
    equal: bool


def measured(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A number with its unit in the base unit: 602 "tys. zł" is 602000 "zł". An unknown unit stays as it is."""
    found = finder.figures(f"{format(value.normalize(), 'f').replace('.', ',')} {unit}".strip())
    if len(found) == 1 and found[0].unit:
        return found[0].value, found[0].unit
    return (found[0].value if len(found) == 1 else value), unit.strip().lower()


def needed(what: str) -> str:
    """The words by which a sentence is known to speak of the same: lemmas of each, as "kara umowny|umowna"."""
    return " ".join("|".join(sorted({*term.lemmas, term.prefix})) for term in words.query_terms(what) if _tells(term.prefix))[:400]


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.isdigit()


def met(body: str, known: Sequence[Known]) -> list[Met]:
    """Which of the known figures a text uses, and which it contradicts; in the order of the text.

    Equal = same number in the same unit. Contradicted = a sentence that speaks of the same `what` (at least half of its
    words), has not the right number, and has another one of that unit within five times of it.
    """
    spots = [(one, _spot(body, one)) for one in finder.figures(body)]
    found: list[Met] = []
    for number, spot in spots:
        same = [one for one in known if one.measure == number.unit and one.amount == number.value]
        best = next((one for one in same if one.current), same[0] if same else None)
        if best is not None:
            found.append(Met(best.pk, number.value, number.unit, spot, best.current))
    taken = {one.spot.start for one in found}
    for sentence in _SENTENCE.finditer(body):
        inside = [(number, spot) for number, spot in spots if sentence.start() <= spot.start < sentence.end()]
        found += _against(sentence[0], inside, known, taken)
    return sorted(found, key=lambda one: (one.spot.start, one.figure))


def _against(sentence: str, inside: Sequence[tuple[finder.Figure, Spot]], known: Sequence[Known], taken: set[int]) -> Iterable[Met]:
    if not inside:
        return
    said = set(words.indexed(sentence).split())
    for one in known:
        mine = [(number, spot) for number, spot in inside if number.unit == one.measure]
        if not one.current or not mine or any(number.value == one.amount for number, _ in mine) or not _speaks_of(said, one.words):
            continue
        near = [pair for pair in mine if pair[1].start not in taken and _distance(pair[0].value, one.amount) <= math.log(_NEAREST)]
        if near:
            number, spot = min(near, key=lambda pair: _distance(pair[0].value, one.amount))
            yield Met(one.pk, number.value, number.unit, spot, False)


def _speaks_of(said: set[str], wanted: Sequence[str]) -> bool:
    """At least half of the words, and one of them at least."""
    hits = sum(any(lemma in said for lemma in word.split("|")) for word in wanted)
    return bool(wanted) and hits * 2 >= len(wanted)


def _distance(one: Decimal, other: Decimal) -> float:
    if one <= 0 or other <= 0:
        return 0.0 if one == other else math.inf
    return abs(math.log(one / other))


def _spot(body: str, one: finder.Figure) -> Spot:
    return Spot(one.start, one.end, body[one.start : one.end], _around(body, one.start, one.end))


def _around(body: str, start: int, end: int) -> str:
    """Some whole words before and after a place; a word cut in two is left out."""
    before, after = body[max(0, start - _AROUND) : start], body[end : end + _AROUND]
    if start > _AROUND and not body[start - _AROUND - 1].isspace():
        before = _CUT_BEFORE.sub("", before)
    if end + _AROUND < len(body) and not body[end + _AROUND].isspace():
        after = _CUT_AFTER.sub("", after)
    return " ".join(f"{before}{body[start:end]}{after}".split())
