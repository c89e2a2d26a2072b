# SPDX-License-Identifier: EUPL-1.2
"""Organisations, institutions and offices: the head noun and the adjectives that agree with it decline, the rest is frozen.

The head is a nominative noun within the first four words before which only adjectives stand that agree with it. What depends on it
stays: genitives (Zespołu *Szkół*), prepositions, quotations, numbers, names. Source: domain paper on inflection, after Wielki słownik
ortograficzny PWN, rules 235 to 240.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from gabinet.polish import morphology
from gabinet.polish.inflection.acronyms import decline_acronym, is_acronym, is_roman, stays
from gabinet.polish.inflection.form import Case, Doubt, Form, Source, as_given, joined, unknown
from gabinet.polish.inflection.listed import listed
from gabinet.polish.inflection.preference import preferred
from gabinet.polish.inflection.reading import Noun, Read, agreeing, read

_LEGAL_FORM = re.compile(r"\b(?:(?:P\.)?S\.A\.|SA$|s\.\s?c\.|sp\.\s?(?:z|j\.|k\.|p\.))", re.IGNORECASE)
QUOTES = '„”"“»«‚‘('
_CONJUNCTIONS = ("i", "oraz", "a")
_HEAD_WITHIN = 4


class Parsed(NamedTuple):
    """Where the declined part starts and ends, and its noun. `words` may hold adjectives, conjunctions and the noun itself."""

    start: int
    head: int
    end: int
    noun: Noun


@lru_cache(maxsize=4_096)
def decline_name(text: str, case: Case, *, town: bool = False) -> Form:
    """An organisation, institution or thing; the text is clean and not empty. `town`: it is the name of one, so names of places go
    before common nouns (Rudy Śląskiej)."""
    if case == "nom":
        return as_given(text)
    parts = [part for dash in (" – ", " - ") if dash in text for part in text.split(dash)]
    if parts and not any(quote in text for quote in QUOTES):
        return joined([_part(part, case) for part in parts], " – " if " – " in text else " - ")
    return _whole(text, case, town=town)


def _part(text: str, case: Case) -> Form:
    """One side of a dash; a side that is no noun phrase stays."""
    form = _whole(text, case)
    return as_given(text) if form.source is Source.NONE else form


def _whole(text: str, case: Case, *, town: bool = False) -> Form:
    words = text.split(" ")
    if is_acronym(words[0]):
        return _acronym(words, case)
    if words[0][:1] in QUOTES:
        return _quoted(text, case)
    found = parse(words, town=town)
    if found is None or _is_company(words, found):
        return unknown(text, Doubt.PHRASE)
    return joined([*declined(words, found, case), *_rest(words, found, case)])


def parse(words: list[str], *, town: bool = False) -> Parsed | None:
    """The longest declined part; of equally long ones that of a common noun (or, for a town, of a place), then of a singular."""
    start = 0
    while start < len(words) - 1 and (is_roman(words[start]) or words[start].rstrip(".").isdigit()):
        start += 1
    best: Parsed | None = None
    for head in range(start, min(len(words), start + _HEAD_WITHIN)):
        for noun in read(words[head]).nouns:
            if all(_may_precede(word, noun) for word in words[start:head]):
                found = Parsed(start, head, extended(words, head, noun), noun)
                best = found if best is None or _worth(found, town=town) > _worth(best, town=town) else best
        if not _is_adjective(words[head]):
            break
    return best


def extended(words: list[str], head: int, noun: Noun) -> int:
    """Where the adjectives that agree with the noun end, coordinated ones included."""
    end = head + 1
    while end < len(words):
        step = 2 if words[end] in _CONJUNCTIONS and end > head + 1 else 1
        at = end + step - 1
        if at >= len(words) or not _agrees(words[at], noun) or _begins_name(words, head, at) or _is_of_poland(words[at], noun):
            break
        end = at + 1
    return end


def declined(words: list[str], found: Parsed, case: Case) -> list[Form]:
    """The words up to the end of the declined part."""
    before = [as_given(word) for word in words[: found.start]]
    return before + [
        noun_form(words[at], found.noun, case) if at == found.head else Form(_beside(words[at], found.noun, case))
        for at in range(found.start, found.end)
    ]


def noun_form(word: str, noun: Noun, case: Case) -> Form:
    """The head in a case, capitals as in the word."""
    forms = noun.forms(case)
    if not forms:
        return as_given(word).doubted(Doubt.PHRASE, word)
    text, free = preferred(forms, f"{noun.number}:{case}", noun.gender, word[:1].lower() + word[1:])
    others = tuple(_like(form, word) for form in forms if form != text)
    form = Form(_like(text, word), source=Source.DICTIONARY, alternatives=others if free else ())
    return form.doubted(Doubt.VARIANTS, word) if free and not noun.common else form


def _acronym(words: list[str], case: Case) -> Form:
    if len(words) == 1:
        return decline_acronym(words[0], case)
    form = as_given(" ".join(words))
    return form if stays(words[0]) else form.doubted(Doubt.ACRONYM, words[0])


def _quoted(text: str, case: Case) -> Form:
    """A title in quotation marks without a noun of its class: „Gazety Wrzosowieckiej”; to be confirmed, as some leave it."""
    inner = text.strip(QUOTES)
    words = inner.split(" ")
    found = parse(words) if inner and text.endswith(("”", '"', "»")) else None
    if found is None:
        return unknown(text, Doubt.PHRASE)
    form = joined([*declined(words, found, case), *_rest(words, found, case)])
    return form._replace(text=text.replace(inner, form.text)).doubted(Doubt.PROPER, text)


def _rest(words: list[str], found: Parsed, case: Case) -> list[Form]:
    """What stands after the declined part: a second head after "i", else frozen words, in doubt where they may be a name."""
    rest = words[found.end :]
    if not rest:
        return []
    beside = _people_beside(rest, found.noun)
    if beside is not None:
        return [*declined(rest, beside, case), *_rest(rest, beside, case)]
    if rest[0] in _CONJUNCTIONS and len(rest) > 1:
        second = parse(rest[1:])
        if second is not None and not read(rest[1]).genitive:
            return [as_given(rest[0]), *declined(rest[1:], second, case), *_rest(rest[1:], second, case)]
    frozen = as_given(" ".join(rest))
    return [frozen.doubted(Doubt.PROPER, rest[0]) if _may_be_declined(rest, found) else frozen]


def _people_beside(rest: list[str], noun: Noun) -> Parsed | None:
    """A second word for the same people, which declines too: Ojcowie Franciszkanie, Ojców Franciszkanów."""
    if noun.number != "pl" or (noun.gender != "m1" and noun.paradigm.lemma not in listed("sisters")):
        return None
    same = next((one for one in read(rest[0]).nouns if one.common and one.number == "pl" and one.gender == noun.gender), None)
    return Parsed(0, 0, extended(rest, 0, same), same) if same is not None else None


def _may_be_declined(rest: list[str], found: Parsed) -> bool:
    """Whether the first frozen word is a name in the nominative and nothing says that it stays."""
    first, what = rest[0], read(rest[0].rstrip(","))
    if not first[0].isalpha() or first[0].islower() or is_acronym(first) or is_roman(first) or first.endswith("."):
        return False
    if first.lower() in listed("prepositions") or found.noun.paradigm.lemma.partition(":")[0] in listed("named_beside"):
        return False
    if what.adjectives and _leads_to_noun(rest, 0):
        return True
    of_it = what.genitive and first.lower() not in listed("companies")  # klub is a body before it is many pulleys
    if of_it or any(char.isdigit() for char in first):
        return False
    return not (what.given and len(rest) > 1)


def _worth(one: Parsed, *, town: bool) -> tuple[int, bool, bool, bool, bool]:
    noun = one.noun
    return one.end - one.start, noun.place if town else noun.common, not noun.rare, noun.number == "sg", not noun.paradigm.undeclined


def _is_company(words: list[str], found: Parsed) -> bool:
    """A company whose name is not made of its kind: two nouns side by side, of which nobody knows which decline."""
    if _LEGAL_FORM.search(" ".join(words[found.end :])) is None or found.end - found.start > 1:
        return False
    return found.noun.paradigm.lemma.partition(":")[0] not in listed("companies") and not _LEGAL_FORM.match(words[found.end])


def _may_precede(word: str, noun: Noun) -> bool:
    return word in _CONJUNCTIONS or _agrees(word, noun)


def _begins_name(words: list[str], head: int, at: int) -> bool:
    """Whether the adjective belongs to what follows and not to the noun before: to another noun, or to the number of a house (Długa 5)."""
    numbered = at > head + 1 and at + 1 < len(words) and words[at + 1][:1].isdigit()
    return numbered or _leads_to_noun(words, at)


def _leads_to_noun(words: list[str], at: int) -> bool:
    """Whether the adjective belongs to the name that follows: Fundacja *Wielka Orkiestra*, but Zakłady *Chemiczne* Police."""
    if at + 1 >= len(words) or listed("qualities").isdisjoint(morphology.lemmas((words[at].lower(),))):
        return False
    beside, numbers = read(words[at + 1]), ("pl",) if read(words[at + 1]).genitive else ("sg", "pl")  # wzgórza: of a hill, or hills
    return any(noun.common and not noun.rare and noun.number in numbers and _agrees(words[at], noun) for noun in beside.nouns)


def _is_of_poland(word: str, noun: Noun) -> bool:
    """Beside a person "Polski" is the genitive of Polska: Mistrz Polski, Mistrza Polski."""
    return word == "Polski" and noun.gender == "m1"


def _agrees(word: str, noun: Noun) -> bool:
    return any(adjective.agrees(noun) for adjective in read(word).adjectives)


def _is_adjective(word: str) -> bool:
    what: Read = read(word)
    return bool(what.adjectives) or word in _CONJUNCTIONS


def _beside(word: str, noun: Noun, case: Case) -> str:
    return word if word in _CONJUNCTIONS else agreeing(word, noun, case)


def _like(form: str, word: str) -> str:
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
