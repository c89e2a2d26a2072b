# SPDX-License-Identifier: EUPL-1.2
"""Towns, villages, rivers, streets and squares: what the city's own table says, then the dictionary, then endings.

Local usage may contradict every dictionary, so the table wins. Parts joined by a hyphen decline each (Polanicy-Zdroju); adjectives
agree (ulicy Leśnej), genitives stay (ulicy Mickiewicza), names after Osiedle stay. Source: Wielki słownik ortograficzny PWN, rules 67
and 68; RJP, spelling in force since 1 January 2026, for capitals (`polish.spelling`).
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from gabinet.polish.inflection import endings
from gabinet.polish.inflection.cleaning import cleaned
from gabinet.polish.inflection.form import CASES, LONGEST, Case, Doubt, Form, Source, as_given, joined, unknown
from gabinet.polish.inflection.lexicon import dictionary_checked
from gabinet.polish.inflection.listed import listed
from gabinet.polish.inflection.phrases import decline_name
from gabinet.polish.inflection.preference import preferred
from gabinet.polish.inflection.reading import Noun, read

_SHORT = {"ul.": ("ulica",), "al.": ("aleja", "aleje"), "pl.": ("plac",), "os.": ("osiedle",)}
_BARE = '„”"«»()[]{}<>*_#@'


class Place(NamedTuple):
    """One line of the city's table: the name and its other cases in the order gen, dat, acc, inst, loc, voc."""

    name: str
    forms: tuple[str, str, str, str, str, str]


class Places:
    """The city's own names of places. Two tables with the same lines are equal, so a table may be made anew for each request."""

    def __init__(self, rows: tuple[Place, ...]) -> None:
        self.rows = rows
        self._forms = {row.name: dict(zip(CASES, (row.name, *row.forms), strict=True)) for row in rows}
        self._hash = hash(rows)

    def form(self, name: str, case: Case) -> str:
        """The form in the table, empty where the name is not in it."""
        known: Mapping[Case, str] | None = self._forms.get(name)
        return known[case] if known else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self.rows == other.rows

    def __hash__(self) -> int:
        return self._hash


@lru_cache(maxsize=1)
def shipped_places() -> Places:
    """The table that comes with the package: the invented city of the demo."""
    table = tomllib.loads(resources.files(__package__).joinpath("seeds.toml").read_text(encoding="utf-8"))
    return Places(tuple(Place(name, tuple(forms)) for name, forms in table["places"].items()))


def decline_place(text: str, case: Case, places: Places | None = None) -> Form:
    """The name of a place or street in a case. `places` is the city's own table; without it the shipped one decides."""
    return _decline(text, case, shipped_places() if places is None else places)


@lru_cache(maxsize=8_192)
def _decline(text: str, case: Case, places: Places) -> Form:
    text = cleaned(text)
    if not text or len(text) > LONGEST or not any(char.isalpha() for char in text) or text[0] in _BARE:
        return unknown(text, Doubt.NO_NAME)
    ours = places.form(text, case)
    if ours:
        return Form(ours, source=Source.OVERRIDE)
    if case == "nom":
        return as_given(text)
    if " " in text:
        return dictionary_checked(_several(text, case, places), case)
    return dictionary_checked(joined([_part(part, case, places) for part in text.split("-")], "-"), case)


def _several(text: str, case: Case, places: Places) -> Form:
    """A name of several words; one that holds a place of the city's table without a noun of its kind is the city's to say."""
    head, _, rest = text.partition(" ")
    if head.lower() in _SHORT:
        full = [decline_name(f"{word} {rest}", case) for word in _SHORT[head.lower()]]
        form = next((form for form in full if form.text.partition(" ")[2] != rest), full[0])
        return form._replace(text=f"{head} {form.text.partition(' ')[2]}", alternatives=())
    kind = head.lower() in listed("public_space")
    form = decline_name(text, case, town=not kind)
    named = any(places.form(word, "nom") for word in text.split(" "))
    return form.doubted(Doubt.PLACE, text) if named and not kind else form


def _part(word: str, case: Case, places: Places) -> Form:
    ours = places.form(word, case)
    if ours:
        return Form(ours, source=Source.OVERRIDE)
    known = _nouns(word)
    if known:
        return _known(word, known, case)
    return _by_ending(word, case)


def _nouns(word: str) -> list[Noun]:
    """What the word can be as a place: names before common nouns; those that are listed so, not as the plural of another; a town
    that has both numbers stands in the singular."""
    common = [noun for noun in read(word).nouns if noun.common and not noun.rare]
    if common and word.lower() in listed("public_space"):
        return common[:1]
    nouns = [noun for noun in read(word).nouns if noun.place] or common
    own = [noun for noun in nouns if noun.paradigm.lemma.partition(":")[0] == word] or nouns
    singular = {noun.paradigm.lemma for noun in own if noun.number == "sg"}
    return [noun for noun in own if noun.number == "sg" or noun.paradigm.lemma not in singular]


def _known(word: str, nouns: list[Noun], case: Case) -> Form:
    """What the dictionary says; where it has several towns of the name (of different gender or number), the reader decides."""
    texts: dict[str, None] = {}
    for noun in nouns:
        forms = noun.forms(case)
        if forms:
            text, free = preferred(forms, f"{noun.number}:{case}", noun.gender, word)
            texts |= dict.fromkeys([text, *forms] if free else [text])
    first, *others = (text[:1].upper() + text[1:] if word[:1].isupper() else text for text in texts or {word: None})
    form = Form(first, source=Source.DICTIONARY, alternatives=tuple(others))
    return form._replace(source=Source.VARIANTS).doubted(Doubt.VARIANTS, word) if others else form


def _by_ending(word: str, case: Case) -> Form:
    """As places that end alike; never certain."""
    rule = endings.rule(word, endings.PLACES)
    text = (rule.form(word, "sg", case) or rule.form(word, "pl", case)) if rule else ""
    form = Form(text, source=Source.SUFFIX) if text else as_given(word)
    return form.doubted(Doubt.PLACE, word)
