# SPDX-License-Identifier: EUPL-1.2
"""Words for search: "wiaduktem" finds "wiadukt", "zeromskiego" finds "Żeromskiego".

A text is indexed by the folded form of every word and by the folded lemmas of all its readings. A word of a query is met by any
of its lemmas or by a form that begins with it. All that leaves here is made of a-z and 0-9 alone, so it can stand in a query of
either database: letters of other scripts become their code ("ж" is "u0436"), which keeps prefixes.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from gabinet.polish import morphology
from gabinet.polish.morphology import available

__all__ = ["LONGEST", "MOST", "Term", "available", "folded", "indexed", "lemmas", "query_terms"]

LONGEST, MOST = 200, 8  # characters and words of a query
_WORD_LENGTH = 60
_GUESSES = 128

_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[^a-z0-9]")
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ø": "o", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"})
_MARKED = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query: it is met by any of its folded lemmas, or by a folded form that begins with `prefix`. Only a-z and 0-9."""

    lemmas: tuple[str, ...]
    prefix: str


def folded(text: str) -> str:
    """Lower case, Polish letters and all combining marks off; control characters become spaces, so both databases take it."""
    before, plain = "", text
    while plain != before:
        before, plain = plain, _folded_once(plain)
    return plain


def lemmas(text: str) -> list[str]:
    """The words of a text in their order, each as its folded form with its folded lemmas after it."""
    return [form for word in _words(text) for form in _forms(word)]


def indexed(text: str) -> str:
    """The words by which a text is found, each once, separated by spaces."""
    return " ".join(dict.fromkeys(lemmas(text)))


def query_terms(text: str) -> list[Term]:
    """At most 200 characters and 8 words of a query; single letters only where nothing else was typed."""
    words = list(dict.fromkeys(_words(text[:LONGEST])))
    longer = [word for word in words if len(word) > 1 or word.isdigit()]
    return [term for term in map(_term, (longer or words)[:MOST]) if term.prefix]


def _folded_once(text: str) -> str:
    signs = unicodedata.normalize("NFKD", text).casefold().translate(_STROKES)
    return "".join(sign for sign in map(_replaced, signs) if sign)


def _replaced(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in ("Cc", "Cs"):
        return " "
    return "" if category in ("Mn", "Me") else sign


def _words(text: str) -> Iterator[str]:
    """The words as written, composed, without the marks that no letter took in."""
    composed = unicodedata.normalize("NFKC", text)
    if not composed.isascii():
        composed = "".join(sign for sign in composed if unicodedata.category(sign) not in ("Mn", "Me"))
    return (found[0] for found in _WORD.finditer(composed))


@lru_cache(maxsize=60_000)
def _forms(word: str) -> tuple[str, ...]:
    forms = (word, *morphology.lemmas((word,)))
    return tuple(dict.fromkeys(filter(None, map(_plain, forms))))


@lru_cache(maxsize=4_000)
def _term(word: str) -> Term:
    """As typed, with a capital (a name typed small), and, where neither is known, with Polish letters put in."""
    known = morphology.lemmas((word, word.capitalize())) or _guessed(word.lower())
    prefix = _plain(word)
    return Term(tuple(dict.fromkeys((*filter(None, map(_plain, known)), prefix))), prefix)


def _guessed(word: str) -> tuple[str, ...]:
    """Lemmas of the known words that differ only by Polish letters, with as few of them changed as will do: "zolwia" is
    "żółwia". Empty for words that hold one already."""
    if not (word.isascii() and word.isalpha() and 3 <= len(word) <= 20):
        return ()
    places = [at for at, letter in enumerate(word) if letter in _MARKED]
    tries = _GUESSES
    for changed in range(1, len(places) + 1):
        found: dict[str, None] = {}
        for guess in _marked(word, places, changed):
            tries -= 1
            found.update(dict.fromkeys(morphology.lemmas((guess, guess.capitalize()))))
            if tries <= 0:
                return tuple(found)
        if found:
            return tuple(found)
    return ()


def _marked(word: str, places: list[int], changed: int) -> Iterator[str]:
    for chosen in combinations(places, changed):
        for letters in product(*(_MARKED[word[at]] for at in chosen)):
            guess = list(word)
            for at, letter in zip(chosen, letters, strict=True):
                guess[at] = letter
            yield "".join(guess)


def _plain(word: str) -> str:
    """The folded word in a-z and 0-9, at most 60 signs; what is no letter and no digit is left out."""
    return _OTHER.sub(lambda found: f"u{ord(found[0]):04x}" if found[0].isalnum() else "", folded(word))[:_WORD_LENGTH]
