# SPDX-License-Identifier: EUPL-1.2
"""A name of any kind in a case, with what the reader has chosen of its doubtful forms (polish.inflection, polish.address)."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from gabinet.polish import inflection
from gabinet.polish.address import Addressee, Couple, Party
from gabinet.polish.address.posts import cleric_of
from gabinet.polish.inflection import CASES, Case, Confirmed, Doubt, Form, Gender, Organisation, Person
from gabinet.polish.inflection.cleaning import cleaned
from gabinet.polish.inflection.confirmed import settled
from gabinet.polish.inflection.couples import shared_surname
from gabinet.polish.inflection.form import LONGEST
from gabinet.polish.inflection.persons import normal

MOST_CHOICES = 20
_FIRST_ASKED: tuple[Case, ...] = (*CASES[1:], "nom")  # the genitive shows the paradigm, so it decides most
UNANSWERABLE = (Doubt.GENDER, Doubt.NO_NAME)  # no form to choose: something else must be typed
Declined = Callable[[Case], Form]


class Kind(StrEnum):
    """What is declined."""

    PERSON = "person"
    COUPLE = "couple"
    OFFICE = "office"
    ORGANISATION = "organisation"
    PLACE = "place"


class Chosen(NamedTuple):
    """A form that the reader chose: of which part ("last", "last2" of the second person, "family" of a couple, "name"), in which case."""

    part: str
    case: Case
    text: str

    def __str__(self) -> str:
        return f"{self.part}.{self.case}.{self.text}"


class Named(NamedTuple):
    """What was typed: one person, two, or a name; `gender` is that of an office's holder."""

    kind: Kind
    one: Person = Person()
    other: Person = Person()
    name: str = ""
    gender: Gender | None = None
    body: str = ""
    chosen: tuple[Chosen, ...] = ()


class Question(NamedTuple):
    """A part that is in doubt, at the first case in which it is; `form` is what is proposed there. Without `answers` nothing can be chosen."""

    part: str
    case: Case
    form: Form
    answers: tuple[str, ...]


def chosen_of(texts: Iterable[str]) -> tuple[Chosen, ...]:
    """Choices as they stand in an address ("last.gen.Kozła"); what is none is left out."""
    cells = [text.split(".", 2) for text in texts]
    found = [Chosen(part, case, cleaned(text)) for part, code, text in filter(_is_choice, cells) for case in CASES if case == code]
    return tuple(found[:MOST_CHOICES])


def _is_choice(cells: list[str]) -> bool:
    return len(cells) == 3 and 0 < len(cells[2].strip()) <= LONGEST


def decline(named: Named, case: Case) -> Form:
    """The whole in a case."""
    if named.kind is Kind.COUPLE:
        return inflection.decline_couple(*people(named), case)
    if named.kind is Kind.PERSON:
        return inflection.decline_person(people(named)[0], case)
    return _name(named)(case)


def people(named: Named) -> tuple[Person, Person]:
    """The one or two persons with their honorific and with what was chosen of them. A cleric is no Pan."""
    one, other = normal(named.one), normal(named.other)
    if cleric_of(one) is not None:
        one = one._replace(honorific="")
    return one._replace(confirmed=_confirmed(named, "")), other._replace(confirmed=_confirmed(named, "2"))


def _confirmed(named: Named, number: str) -> tuple[Confirmed, ...]:
    own = [Confirmed(one.part.removesuffix("2"), one.case, one.text) for one in named.chosen if one.part.endswith("2") == bool(number)]
    family = [Confirmed("last", one.case, one.text, "pl") for one in named.chosen if one.part == "family"]
    return (*own, *family)


def party(named: Named) -> Party | None:
    """Who is written to; nobody writes to a place, or to an office without a name."""
    one, other = people(named)
    if named.kind is Kind.PERSON:
        return Addressee(one._replace(honorific=""), Organisation(named.body) if named.body else None)
    if named.kind is Kind.COUPLE:
        return Couple(one._replace(honorific=""), other._replace(honorific=""))
    if named.kind is Kind.ORGANISATION:
        return Organisation(named.name, _confirmed(named, ""))
    return None


def questions(named: Named) -> list[Question]:
    """What to ask once, part by part."""
    asked = [_question(part, declined) for part, declined in _parts(named)]
    return [one for one in asked if one is not None]


def _question(part: str, declined: Declined) -> Question | None:
    for case in _FIRST_ASKED:
        form = declined(case)
        if not form.certain:
            return Question(part, case, form, () if form.reason in UNANSWERABLE else (form.text, *form.alternatives))
    return None


def _parts(named: Named) -> list[tuple[str, Declined]]:
    """The parts that can be in doubt, each with how it is declined by itself."""
    one, other = people(named)
    if named.kind is Kind.PERSON:
        return _of_person(one, "")
    if named.kind is not Kind.COUPLE:
        return [("name", _name(named))]
    if not shared_surname(one, other):
        return [*_of_person(one, ""), *_of_person(other, "2")]
    return [*_of_person(one._replace(last=""), ""), *_of_person(other._replace(last=""), "2"), ("family", _family(one, other))]


def _of_person(person: Person, number: str) -> list[tuple[str, Declined]]:
    def one(part: str) -> Declined:
        return lambda case: inflection.decline_person(person, case, part)

    return [(f"{part}{number}", one(part)) for part in ("title", "first", "last", "office") if getattr(person, part)]


def _family(one: Person, other: Person) -> Declined:
    """The surname of the two in the plural: what the couple's form ends with."""
    bare = (one._replace(title="", first="", honorific=""), other._replace(title="", first="", honorific=""))

    def declined(case: Case) -> Form:
        form = inflection.decline_couple(*bare, case)
        return form._replace(text=form.text.removeprefix("i "), alternatives=tuple(text.removeprefix("i ") for text in form.alternatives))

    return declined


def _name(named: Named) -> Declined:
    """An office, a body or a place."""
    text, confirmed = cleaned(named.name), _confirmed(named, "")
    if named.kind is Kind.PLACE:
        return lambda case: settled(text, lambda case: inflection.decline_place(text, case), case, confirmed)
    gender = named.gender if named.kind is Kind.OFFICE else None
    return lambda case: inflection.decline_phrase(text, case, gender, confirmed)
