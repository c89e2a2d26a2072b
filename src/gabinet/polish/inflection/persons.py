# SPDX-License-Identifier: EUPL-1.2
"""A person in seven cases: honorific, title, first names, surname, office.

Gender is given, never guessed: without it everything but the nominative is in doubt. Forms that the person confirmed win, and one
confirmed form of a surname with several decides its other cases.
"""

from functools import lru_cache
from typing import NamedTuple

from gabinet.polish.inflection import names
from gabinet.polish.inflection.cleaning import cleaned, is_name
from gabinet.polish.inflection.confirmed import Confirmed, settled
from gabinet.polish.inflection.form import Case, Doubt, Form, Gender, Number, as_given, joined, unknown
from gabinet.polish.inflection.lexicon import dictionary_checked
from gabinet.polish.inflection.listed import listed
from gabinet.polish.inflection.titles import HONORIFICS, decline_title

PARTS = "honorific title first last office"


class Person(NamedTuple):
    """Who is named. `gender` is "m", "f" or empty where it is not known; `office` stands after the name and a comma."""

    first: str = ""
    last: str = ""
    gender: str = ""
    honorific: str = ""
    title: str = ""
    office: str = ""
    confirmed: tuple[Confirmed, ...] = ()


@lru_cache(maxsize=8_192)
def decline_person(person: Person, case: Case, parts: str = PARTS) -> Form:
    """The person in a case, only the named parts, in their order: "Panu dr. Janowi …, Dyrektorowi …"."""
    wanted = parts.split()
    person = normal(person)
    doubt = None if is_name(f"{person.first} {person.last}") else Doubt.NO_NAME
    if doubt is None and case != "nom" and gender_of(person) is None:
        doubt = Doubt.GENDER
    name = joined([_part(person, part, case, doubt) for part in wanted if part != "office"])
    if "office" in wanted and person.office:
        name = joined([name, _part(person, "office", case, doubt)], ", ")
    return dictionary_checked(name, case)


def gender_of(person: Person) -> Gender | None:
    """The gender where it is given."""
    return "m" if person.gender == "m" else "f" if person.gender == "f" else None


def decline_first(text: str, gender: Gender, case: Case) -> Form:
    """First names, one or several, initials among them."""
    return joined([joined([_first(part, gender, case) for part in word.split("-")], "-") for word in text.split(" ")])


def decline_last(text: str, gender: Gender, case: Case, number: Number = "sg") -> Form:
    """A surname of one or more parts; in the plural that of a family, `gender` being m."""
    words = text.split(" ")
    before = [word for word in words[:-1] if word.lower() in listed("particles")]
    form = joined([as_given(word) if word in before else _last_word(word, gender, case, number) for word in words])
    several = len([word for word in words if not _is_particle(word)]) > 1
    return form.doubted(Doubt.FOREIGN, text) if several and case != "nom" else form


def _first(word: str, gender: Gender, case: Case) -> Form:
    return as_given(word) if word.endswith(".") or len(word) < 2 else names.given(word, gender, case)


def _last_word(word: str, gender: Gender, case: Case, number: Number) -> Form:
    if _is_particle(word):
        return as_given(word)
    before, mark, rest = word.rpartition("’")
    if before and len(before) <= 2 and rest[:1].isupper():  # O’Neill, d’Arc
        form = _hyphenated(rest, gender, case, number)
        return form._replace(text=f"{before}{mark}{form.text}").doubted(Doubt.FOREIGN, word)
    return _hyphenated(word, gender, case, number)


def _hyphenated(word: str, gender: Gender, case: Case, number: Number) -> Form:
    parts = word.split("-")
    forms = [names.surname(part, gender, case, number) for part in parts]
    if len(parts) > 1 and gender == "m" and names.is_arms(parts[0]) and case != "nom":
        forms[0] = _perhaps_arms(parts[0], forms[0])
    return joined(forms, "-")


def _perhaps_arms(part: str, form: Form) -> Form:
    return form._replace(alternatives=(*form.alternatives, part)).doubted(Doubt.ARMS, part)


def _is_particle(word: str) -> bool:
    return word in listed("particles")


def _part(person: Person, part: str, case: Case, doubt: Doubt | None) -> Form:
    """One part; what was confirmed of it wins also where nothing else is known."""
    text: str = getattr(person, part)
    if not text:
        return as_given("")

    def declined(case: Case) -> Form:
        if doubt:
            return unknown(text, doubt)
        return as_given(text) if case == "nom" else _declined(text, part, "f" if person.gender == "f" else "m", case)

    mine = [one for one in person.confirmed if one.part == part and one.number == "sg"]
    return settled(text, declined, case, mine) if mine else declined(case)


def _declined(text: str, part: str, gender: Gender, case: Case) -> Form:
    if part == "last":
        return decline_last(text, gender, case)
    if part == "first":
        return decline_first(text, gender, case)
    if text in HONORIFICS:
        return Form(HONORIFICS[text][case])
    return decline_title(text, gender, case)


def normal(person: Person) -> Person:
    """The person with the spaces, apostrophes and capitals that a look-up needs."""
    return person._replace(
        first=cleaned(person.first, name=True),
        last=cleaned(person.last, name=True),
        honorific=cleaned(person.honorific),
        title=cleaned(person.title),
        office=cleaned(person.office),
    )
