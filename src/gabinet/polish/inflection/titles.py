# SPDX-License-Identifier: EUPL-1.2
"""Titles before a name and offices after it: every word of apposition declines, what depends on a noun stays.

A masculine noun held by a woman does not decline (Pani Prezes, Panią Prezes), one on -a does (Pani Staroście), a feminine form
declines (posłance). Abbreviations that keep the last letter (dr, płk) take a full stop in a man's other cases; those that end in a
full stop never change. Sources: Wielki słownik poprawnej polszczyzny, ed. Markowski (dr, mgr); Rada Języka Polskiego (starosta);
Wielki słownik ortograficzny PWN, rule 210.
"""

from functools import lru_cache

from gabinet.polish.inflection import sounds
from gabinet.polish.inflection.acronyms import is_acronym, is_roman
from gabinet.polish.inflection.form import CASES, Case, Doubt, Form, Gender, as_given, joined
from gabinet.polish.inflection.lexicon import COMMON, Paradigm
from gabinet.polish.inflection.listed import listed
from gabinet.polish.inflection.phrases import QUOTES, Parsed, declined, extended, noun_form
from gabinet.polish.inflection.reading import Noun, read

HONORIFICS: dict[str, sounds.Forms] = {
    "Pan": {"nom": "Pan", "gen": "Pana", "dat": "Panu", "acc": "Pana", "inst": "Panem", "loc": "Panu", "voc": "Panie"},
    "Pani": {"nom": "Pani", "gen": "Pani", "dat": "Pani", "acc": "Panią", "inst": "Panią", "loc": "Pani", "voc": "Pani"},
    "Państwo": {
        "nom": "Państwo", "gen": "Państwa", "dat": "Państwu", "acc": "Państwa", "inst": "Państwem", "loc": "Państwu", "voc": "Państwo",
    },
}  # fmt: skip
_SHORT = ("z-ca", "p.o.", "p. o.", "w-ce", "v-ce")
_HIS = ("Jego", "Jej")
_LINKS = ("i", "oraz", "a")
_EPICENE = ("m1",)


@lru_cache(maxsize=4_096)
def decline_title(text: str, gender: Gender, case: Case) -> Form:
    """What stands before the name or, after a comma, after it: "prof. dr hab.", "Ksiądz Proboszcz", "Prezes Zarządu"."""
    if case == "nom" or not text:
        return as_given(text)
    if text.lower().startswith(_SHORT):
        frozen = as_given(text)
        return frozen if text.lower().startswith("p.") else frozen.doubted(Doubt.PHRASE, text)
    for separator in (", ", " – ", " - "):
        if separator in text and not any(quote in text for quote in QUOTES):
            return joined([decline_title(part, gender, case) for part in text.split(separator)], separator)
    words = text.split(" ")
    if words[0] in _HIS and len(words) > 1:
        return joined([as_given(words[0]), _styled(words[1], case), decline_title(" ".join(words[2:]), gender, case)])
    short = next((at for at, word in enumerate(words) if not _is_abbreviation(word)), len(words))
    forms = [as_given(_abbreviated(word, gender)) for word in words[:short]]
    return joined([*forms, *_offices(words[short:], gender, case)])


def _styled(word: str, case: Case) -> Form:
    """Ekscelencja, Magnificencja: feminine, whoever bears it."""
    noun = next((one for one in read(word).nouns if one.common and one.number == "sg" and one.gender == "f"), None)
    return noun_form(word, noun, case) if noun is not None else as_given(word).doubted(Doubt.PHRASE, word)


def _is_abbreviation(word: str) -> bool:
    return word.endswith(".") or word.lower() in listed("keeping_last")


def _abbreviated(word: str, gender: Gender) -> str:
    """In a case other than the nominative."""
    return f"{word}." if gender == "m" and word.lower() in listed("keeping_last") else word


def _offices(words: list[str], gender: Gender, case: Case) -> list[Form]:
    """One office after the other (Ksiądz Proboszcz, Prezes i Dyrektor), then what depends on the last of them."""
    forms: list[Form] = []
    while words:
        link = words[:1] if words[0] in _LINKS and forms else []
        found = _office(words[len(link) :], gender) or (None if forms else _without_noun(words, gender))
        if found is None:
            break
        rest = words[len(link) :]
        forms += [*map(as_given, link), *_declined_office(rest[: found.end], found, gender, case)]
        words = rest[found.end :]
    if words and not forms:
        return [as_given(" ".join(words)).doubted(Doubt.PHRASE, words[0])]
    return [*forms, as_given(" ".join(words))]


def _office(words: list[str], gender: Gender) -> Parsed | None:
    """The office at the start of the words: adjectives and a noun for a person in the nominative, with the adjectives after it."""
    best: Parsed | None = None
    start = 1 if len(words) > 1 and (is_roman(words[0]) or words[0][:1].isdigit()) else 0
    for head in range(start, min(len(words), start + 3)):
        if words[head][:1] in QUOTES or is_acronym(words[head]):
            break
        for noun in _holders(words[head], gender):
            if all(any(one.agrees(noun) for one in read(word).adjectives) for word in words[start:head]):
                found = Parsed(start, head, extended(words, head, noun), noun)
                best = found if best is None or found.end > best.end else best
        if best is not None or not read(words[head]).adjectives:
            break
    return best


def _without_noun(words: list[str], gender: Gender) -> Parsed | None:
    """A feminine form that the dictionary lacks, or knows as another word's form (Ministra, Sołtyska, Radczyni); an adjective that stands for
    the person (Pełniący obowiązki)."""
    word = words[0] if words else ""
    if gender == "f" and word.endswith(("ka", "ra", "ni")) and len(word) > 5 and sounds.is_polish(word):
        forms = sounds.on_ni(word) if word.endswith("ni") else sounds.on_a(word) or {}
    elif any(one.number == "sg" and ("m1" if gender == "m" else "f") in one.genders for one in read(word).adjectives):
        forms = {case: sounds.adjective(word, "m1" if gender == "m" else "f", "sg", case) for case in CASES}
    else:
        return None
    noun = Noun("sg", Paradigm(word, "m1" if gender == "m" else "f", (COMMON,), {f"sg:{case}": (form,) for case, form in forms.items()}))
    return Parsed(0, 0, extended(words, 0, noun), noun)


def _holders(word: str, gender: Gender) -> list[Noun]:
    """The nouns that the word can be for this person, best first. For a woman a masculine noun stands in two ways: agreeing with
    feminine adjectives (Dyrektor Naczelna) and with masculine ones (Komendant Powiatowy); both leave the noun itself alone."""
    named = [noun for noun in read(word).nouns if noun.common and noun.number == "sg"]
    nouns = [noun for noun in named if not noun.rare] or named
    men = [noun for noun in nouns if noun.gender == "m1"]
    if gender == "m":
        return men or [noun for noun in nouns if noun.gender == "f" and not noun.paradigm.undeclined]
    feminine = [noun for noun in nouns if noun.gender == "f" and not noun.paradigm.undeclined]
    if feminine or word.endswith("a"):
        return feminine or men
    return [made for noun in men[:1] for made in (_undeclined(word, "f"), _undeclined(word, noun.gender))]


def _undeclined(word: str, gender: str) -> Noun:
    return Noun("sg", Paradigm(word, gender, (COMMON,), {f"sg:{case}": (word,) for case in CASES}))


def _declined_office(words: list[str], found: Parsed, gender: Gender, case: Case) -> list[Form]:
    """A woman's masculine noun with a masculine adjective stays as it is, to be confirmed."""
    stays = gender == "f" and found.noun.gender in _EPICENE and found.noun.paradigm.undeclined
    if not stays:
        return declined(words, found, case)
    text = as_given(" ".join(words))
    return [text.doubted(Doubt.FEMININE, text.text) if len(words) > 1 else text]
