# SPDX-License-Identifier: EUPL-1.2
"""What a word of a phrase can be in the nominative: a noun with its paradigm, or an adjective that agrees with one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gabinet.polish import morphology
from gabinet.polish.inflection import sounds
from gabinet.polish.inflection.form import CASES, NUMBERS, Case, Number
from gabinet.polish.inflection.lexicon import COMMON, GIVEN, PLACE, PLACE_PART, RARE, SURNAME, Paradigm, paradigms

_ADJECTIVES = ("adj", "ppas", "pact")
_MOST_PAIRS = 6
_PREFIXES = ("wice", "pod", "nad", "pro", "arcy", "eks", "mini", "super", "auto", "foto", "agro", "tele", "euro", "eko")
_SKI = re.compile(r"(?:[sc]|dz|ń|ź|ż)?(?P<end>ski|cki|dzki|ska|cka|dzka|skie|ckie|dzkie|scy|ccy|dzcy)$")
_AGREES = {
    "i": (("sg", ("m1", "m2", "m3")),),
    "a": (("sg", ("f",)),),
    "e": (("sg", ("n",)), ("pl", ("m2", "m3", "f", "n"))),
    "y": (("pl", ("m1",)),),
}  # fmt: skip


class Noun(NamedTuple):
    """A noun in the nominative: its number, and the paradigm from which the other cases come. `prefix` stands before its forms;
    `rare` nouns are those that the dictionary marks as old or local."""

    number: Number
    paradigm: Paradigm
    prefix: str = ""
    rare: bool = False

    @property
    def gender(self) -> str:
        """m1, m2, m3, f or n."""
        return self.paradigm.gender

    @property
    def common(self) -> bool:
        """Whether it is a common noun and no name."""
        return COMMON in self.paradigm.classes

    @property
    def place(self) -> bool:
        """Whether it is the name of a place or a part of one."""
        return PLACE in self.paradigm.classes or PLACE_PART in self.paradigm.classes

    def forms(self, case: Case) -> tuple[str, ...]:
        """Its forms in a case."""
        return tuple(f"{self.prefix}{form}" for form in self.paradigm.all(self.number, case))


class Adjective(NamedTuple):
    """An adjective in the nominative, with the number and the genders that it agrees with."""

    number: Number
    genders: tuple[str, ...]

    def agrees(self, noun: Noun) -> bool:
        """Whether it can stand beside the noun."""
        return self.number == noun.number and noun.gender in self.genders


class Read(NamedTuple):
    """All that a word can be. `genitive`: it may depend on the word before; `given`: it is a first name."""

    nouns: tuple[Noun, ...]
    adjectives: tuple[Adjective, ...]
    genitive: bool
    given: bool
    known: bool


@lru_cache(maxsize=4_096)
def read(word: str) -> Read:
    """What a word can be, small letters tried before the word as it is written."""
    if "-" in word:
        return _compound(word)
    readings = dict.fromkeys((*morphology.readings(_small(word)), *morphology.readings(word)))
    nouns = _distinct(noun for reading in readings for noun in _nouns(word, reading)) or _distinct(_prefixed(word))
    adjectives = {found: None for reading in readings if (found := _adjective(reading.tag)) is not None}
    return Read(
        tuple(sorted(nouns, key=_rank)),
        tuple(adjectives) or (() if nouns else _unknown_adjectives(word)),
        any(_is_genitive(reading.tag) for reading in readings),
        any(GIVEN in reading.classes for reading in readings),
        bool(readings),
    )


def _compound(word: str) -> Read:
    """With a hyphen: an adjective by its last part (Sanitarno-Epidemiologiczna), or two nouns that both decline (Klub-Kawiarnia)."""
    first, _, last = word.rpartition("-")
    one, other = read(first), read(last)
    if other.adjectives and first.endswith("o"):
        return Read((), other.adjectives, other.genitive, given=False, known=True)
    pairs = [(a, b) for a in one.nouns for b in other.nouns if a.number == b.number]
    nouns = tuple(_two(word, a, b) for a, b in sorted(pairs, key=lambda pair: pair[0].gender != pair[1].gender)[:_MOST_PAIRS])
    return Read(nouns, (), one.genitive and other.genitive, one.given, one.known and other.known)


def _two(word: str, first: Noun, last: Noun) -> Noun:
    capital = word.rpartition("-")[2][:1].isupper()
    forms: dict[str, tuple[str, ...]] = {}
    for case in CASES:
        for one, other in zip(first.forms(case)[:1], last.forms(case)[:1], strict=False):
            forms[f"{first.number}:{case}"] = (f"{one}-{other[:1].upper() if capital else other[:1]}{other[1:]}",)
    return Noun(first.number, Paradigm(word, first.gender, (*first.paradigm.classes, *last.paradigm.classes), forms))


def _distinct(nouns: Iterator[Noun]) -> list[Noun]:
    return list({(noun.prefix, noun.number, *noun.paradigm[:3]): noun for noun in nouns}.values())


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]


def _nouns(word: str, reading: morphology.Reading) -> Iterator[Noun]:
    parts = reading.tag.split(":")
    if parts[0] != "subst" or "nom" not in parts[2].split("."):
        return
    for one in paradigms(reading.lemma):
        if one.gender != parts[3] or set(one.classes).isdisjoint(reading.classes):
            continue
        for number in NUMBERS:
            if number in parts[1].split(".") and {word, _small(word)} & set(one.all(number, "nom")):
                yield Noun(number, one, rare=not RARE.isdisjoint(reading.qualifiers))


def _prefixed(word: str) -> Iterator[Noun]:
    """An office or thing with a prefix that the dictionary has only without it: wiceprezeska."""
    small = _small(word)
    for prefix in _PREFIXES:
        rest = small.removeprefix(prefix)
        if rest != small and len(rest) > 3 and rest.isalpha():
            yield from (noun._replace(prefix=prefix) for noun in read(rest).nouns if noun.common)


def _adjective(tag: str) -> Adjective | None:
    parts = tag.split(":")
    if parts[0] not in _ADJECTIVES or len(parts) < 4 or "nom" not in parts[2].split("."):
        return None
    return Adjective("sg" if "sg" in parts[1].split(".") else "pl", tuple(parts[3].split(".")))


def _unknown_adjectives(word: str) -> tuple[Adjective, ...]:
    """A word in -ski, -cki, -dzki that the dictionary lacks is an adjective made from a place."""
    found = _SKI.search(word)
    if found is None or len(word) < 6:
        return ()
    return tuple(Adjective("sg" if number == "sg" else "pl", genders) for number, genders in _AGREES[found["end"][-1]])


def _is_genitive(tag: str) -> bool:
    """The cases of one tag are alike: a tag with the nominative in it says nothing of a genitive."""
    parts = tag.split(":")
    if len(parts) < 4 or parts[0] not in ("subst", "ger", "num", *_ADJECTIVES):
        return False
    cases = parts[2].split(".")
    return "gen" in cases and "nom" not in cases


def _rank(noun: Noun) -> tuple[bool, ...]:
    """Common nouns before names, nouns of today before old ones, singular before plural, those that decline before others, surnames last. Of two
    things of one name the one with the genitive on -u goes first: buildings (zamku) before tools (zamka)."""
    tool = noun.common and noun.paradigm.lemma.endswith("~a")
    return not noun.common, noun.rare, noun.number == "pl", noun.paradigm.undeclined, SURNAME in noun.paradigm.classes, tool


def agreeing(adjective: str, noun: Noun, case: Case) -> str:
    """The adjective beside the noun in a case. Adverbial first parts stay: Sanitarno-Epidemiologicznej."""
    before, dash, last = adjective.rpartition("-")
    return f"{before}{dash}{sounds.adjective(last, noun.gender, noun.number, case)}"
