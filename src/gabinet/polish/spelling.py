# SPDX-License-Identifier: EUPL-1.2
"""The spelling in force since 1 January 2026, as proposals: Plac Wolności, inhabitants and honorary titles with capitals.

Source: Rada Języka Polskiego, resolution on the rules of spelling in force since 1 January 2026; schools accept both until 2030, so a city may
switch it off and keep the small letters of its old stationery. Nothing is changed by itself: a caller shows the proposals. Quotations are
never touched, and a form that the city registered otherwise wins. Lists of words lie in `spelling.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from gabinet.polish import morphology

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\.?|\d+")
_QUOTATION = re.compile(r"„[^”]*”|«[^»]*»|\"[^\"\n]*\"")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:\n•]\s*|[.!?]”\s*)$")
_ABBREVIATION = re.compile(r"(?:\b(?:im|św|pw|ul|pl|os|al|ks|dr|prof|nr|np|tzw)|\b[^\W\d_])\.\s*$", re.IGNORECASE)


_INHABITANT = re.compile(r"(?P<stem>[^\W\d_]{2,})an(?:in(?:a|owi|em|ie)?|ie|om|ami|ach|k(?:a|i|ę|ą|o|om|ami|ach)|ce|ek)?")


_OPENING = ("im.", "imienia", "pod", "nad", "pw.", "św.")  # words with which a name may begin


class Rule(StrEnum):
    """Why a spelling is proposed."""

    OBJECT = "Names of objects of public space begin with a capital."
    STREET = "Ulica stays small inside a sentence."
    PREMISES = "Names of premises and of pieces of geography begin with a capital."
    INHABITANT = "Inhabitants of towns, districts and villages take a capital."
    HONOUR = "Every word of an order, a prize or an honorary title takes a capital."
    APART = "By stands apart after conjunctions."


class Proposal(NamedTuple):
    """A place in the text with what stands there, what is proposed, and why."""

    start: int
    end: int
    was: str
    now: str
    rule: Rule


@dataclass(frozen=True)
class Custom:
    """What the city decided: what stands before -in and -ka of its own inhabitants ("olszanowian"), names that stay as they are
    registered, and whether the spelling of 2026 is on."""

    inhabitants: frozenset[str] = frozenset()
    registered: frozenset[str] = frozenset()
    since_2026: bool = True


DEFAULT = Custom()


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def name(self) -> bool:
        """Whether it is written as part of a name: with a capital, or a number."""
        return self.text[0].isupper() or self.text[0].isdigit()


def proposals(text: str, custom: Custom = DEFAULT) -> tuple[Proposal, ...]:
    """Proposals in the order of the text; with the spelling of 2026 off, those that bring back the small letters."""
    words = [_Word(found[0], *found.span()) for found in _WORD.finditer(text)]
    kept = _untouched(text, custom)
    found = sorted(dict.fromkeys((*_names(text, words, custom), *_people(text, words, custom), *_honours(words, custom), *_apart(words, custom))))
    return tuple(one for one in found if not any(start <= one.start < end for start, end in kept))


def corrected(text: str, custom: Custom = DEFAULT) -> str:
    """The text with all proposals taken."""
    for one in reversed(proposals(text, custom)):
        text = text[: one.start] + one.now + text[one.end :]
    return text


def spelled(name: str, custom: Custom = DEFAULT) -> str:
    """A name of a list or template by itself, where its first word begins no sentence: "osiedle Zarzecze" becomes "Osiedle Zarzecze",
    with the spelling of 2026 off the other way round."""
    before = "o "
    return corrected(before + name, custom)[len(before) :]


def _untouched(text: str, custom: Custom) -> list[tuple[int, int]]:
    """Where quotations and registered names stand."""
    spans = [found.span() for found in _QUOTATION.finditer(text)]
    for name in custom.registered:
        spans += [found.span() for found in re.finditer(re.escape(name), text)]
    return spans


def _names(text: str, words: Sequence[_Word], custom: Custom) -> Iterator[Proposal]:
    """A noun of the lists with a name after it; alone ("na placu") it is no name."""
    for at, word in enumerate(words[:-1]):
        rule = _class_of(word.text)
        if rule is None or not _begins_name(text, words, at) or words[at + 1].start - word.end > 1:
            continue
        capital = custom.since_2026 and rule is not Rule.STREET
        if not capital and _starts_sentence(text, word.start):
            continue
        yield from _cased(word, rule, capital=capital)


def _class_of(word: str) -> Rule | None:
    small = word.lower()
    for lemma in (small, *morphology.lemmas((small,))):
        found = _lists().classes.get(lemma)
        if found is not None:
            return found
    return None


def _begins_name(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether a name follows: "Wolności", "3 Maja", "im. Jana", "pod Wrzosem"."""
    following = words[at + 1]
    if following.name and text[words[at].end] == " ":
        return True
    return following.text.lower() in _OPENING and at + 2 < len(words) and words[at + 2].name


def _people(text: str, words: Sequence[_Word], custom: Custom) -> Iterator[Proposal]:
    for word in words:
        if _is_inhabitant(word.text.lower(), custom) and (custom.since_2026 or not _starts_sentence(text, word.start)):
            yield from _cased(word, Rule.INHABITANT, capital=custom.since_2026)


def _is_inhabitant(small: str, custom: Custom) -> bool:
    """By its ending, or by the stem of a known one, in any case and number."""
    found = _INHABITANT.fullmatch(small)
    if found is None:
        return False
    stem = f"{found['stem']}an"
    if stem in _lists().known_inhabitants or stem in custom.inhabitants:
        return True
    return stem.endswith("czan") and len(stem) > 6 and stem not in _lists().not_inhabitants


def _honours(words: Sequence[_Word], custom: Custom) -> Iterator[Proposal]:
    """The longest honour that begins at each word."""
    at = 0
    while at < len(words):
        length = max((len(one) for one in _lists().honours if _matches(words[at : at + len(one)], one)), default=0)
        if custom.since_2026:
            for word in words[at : at + length]:
                if word.text.lower() not in _lists().inside:
                    yield from _cased(word, Rule.HONOUR, capital=True)
        at += length or 1


def _matches(words: Sequence[_Word], lemmas: Sequence[str]) -> bool:
    return len(words) == len(lemmas) and all(
        (lemma == "*" and word.name) or lemma == word.text.lower() or lemma in {found.lower() for found in morphology.lemmas((word.text.lower(),))}
        for word, lemma in zip(words, lemmas, strict=True)
    )


def _apart(words: Sequence[_Word], custom: Custom) -> Iterator[Proposal]:
    for word in words:
        apart = _lists().apart.get(word.text.lower()) if custom.since_2026 else None
        if apart:
            yield Proposal(word.start, word.end, word.text, word.text[0] + apart[1:], Rule.APART)


def _cased(word: _Word, rule: Rule, *, capital: bool) -> Iterator[Proposal]:
    if word.text.isupper() and len(word.text) > 1:
        return
    first = word.text[0]
    now = (first.upper() if capital else first.lower()) + word.text[1:]
    if now != word.text:
        yield Proposal(word.start, word.end, word.text, now, rule)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start]
    return _SENTENCE_END.search(before) is not None and _ABBREVIATION.search(before) is None


class _Lists(NamedTuple):
    classes: Mapping[str, Rule]
    inside: frozenset[str]
    honours: tuple[tuple[str, ...], ...]
    not_inhabitants: frozenset[str]
    known_inhabitants: frozenset[str]
    apart: Mapping[str, str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = tomllib.loads(resources.files(__package__).joinpath("spelling.toml").read_text(encoding="utf-8"))
    classes = dict.fromkeys((*table["premises"], *table["geography"]), Rule.PREMISES) | dict.fromkeys(table["objects"], Rule.OBJECT)
    return _Lists(
        classes | dict.fromkeys(table["small"], Rule.STREET),
        frozenset(table["inside"]),
        tuple(tuple(one) for one in table["honours"]),
        frozenset(table["not_inhabitants"]),
        frozenset(table["known_inhabitants"]),
        table["apart"],
    )
