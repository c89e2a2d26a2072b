# SPDX-License-Identifier: EUPL-1.2
"""What Morfeusz knows of a word: lemmas, tags and classes of names, and all forms of a lemma, from the dictionary SGJP.

It is loaded when the first word is asked for (about 50 ms), once a process, for all threads; the half that generates forms when
the first form is asked for (5 ms more). Where the package is missing no word is known; `available` says so, search falls back to
folded forms and prefixes, and inflection proposes by rules and asks.
"""

import importlib
import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

LONGEST = 60  # letters; no Polish word is longer, and nothing longer is worth asking


class Reading(NamedTuple):
    """One way to read a form: lemma without the dictionary's marks, tag ("subst:sg:inst:m3"), classes of names, and
    qualifiers ("daw.", "karc.") where only some people or times say it so."""

    lemma: str
    tag: str
    classes: tuple[str, ...]
    qualifiers: tuple[str, ...] = ()


Raw = tuple[str, str, str, list[str], list[str]]  # form, lemma with the dictionary's marks ("kot:Sm2"), tag, classes, qualifiers


class _Analyser(Protocol):
    def analyse(self, text: str) -> list[tuple[int, int, Raw]]: ...
    def dict_id(self) -> str: ...


class _Generator(Protocol):
    def generate(self, lemma: str) -> list[Raw]: ...


def available() -> bool:
    """Whether the dictionary can be asked; loads it."""
    return _loaded() is not None


@lru_cache(maxsize=60_000)
def readings(word: str) -> tuple[Reading, ...]:
    """The readings of one word as it is written, capitals included; empty for what the dictionary does not know.

    A word that falls apart ("zrobiłem") is read by its first part.
    """
    analyser = _loaded()
    if analyser is None or not word.isalpha() or len(word) > LONGEST:
        return ()
    with _lock:
        found = analyser.analyse(word)
    kept = (one for start, _, one in found if start == 0 and one[2] != "ign")
    return tuple(dict.fromkeys(_reading(*one) for one in kept))


def generated(lemma: str) -> list[Raw]:
    """All forms of all lemmas spelt so, capitals included; empty for what the dictionary does not know. Not kept: callers keep the few
    forms that they need."""
    generator = _generator() if lemma.isalpha() and len(lemma) <= LONGEST else None
    if generator is None:
        return []
    with _lock:
        return generator.generate(lemma)


def dictionary_version() -> str:
    """Name and day of the dictionary ("pl.sgjp.sgjp-2026.06.01"), empty where there is none; loads it."""
    analyser = _loaded()
    return "" if analyser is None else analyser.dict_id()


def lemmas(words: Iterable[str]) -> tuple[str, ...]:
    """The lemmas of several spellings of one word, each once, in the dictionary's order."""
    return tuple(dict.fromkeys(reading.lemma for word in words for reading in readings(word)))


def _reading(_form: str, lemma: str, tag: str, classes: list[str], qualifiers: list[str]) -> Reading:
    return Reading(lemma.partition(":")[0], tag, tuple(classes), tuple(qualifiers))


_lock = threading.Lock()


@lru_cache(maxsize=1)
def _loaded() -> _Analyser | None:
    with _lock:
        return _analyser()


@lru_cache(maxsize=1)
def _analyser() -> _Analyser | None:
    try:
        analyser: _Analyser = importlib.import_module("morfeusz2").Morfeusz(generate=False)
    except (ImportError, RuntimeError, OSError):
        return None
    return analyser


@lru_cache(maxsize=1)
def _generator() -> _Generator | None:
    with _lock:
        return _made_generator()


@lru_cache(maxsize=1)
def _made_generator() -> _Generator | None:
    try:
        generator: _Generator = importlib.import_module("morfeusz2").Morfeusz(analyse=False)
    except (ImportError, RuntimeError, OSError):
        return None
    return generator
