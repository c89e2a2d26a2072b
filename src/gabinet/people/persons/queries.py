# SPDX-License-Identifier: EUPL-1.2
"""Persons as `who` may see them; who an exact address belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from gabinet.base import lists, rights
from gabinet.base.rights import Powers
from gabinet.people import names
from gabinet.people.persons.models import Consent, Email, Honour, Person, Phone

SEES = "people.person.see"
ORDER = ("sort", "id")
ALPHABET = "ABCĆDEFGHIJKLŁMNOÓPQRSŚTUVWXYZŹŻ"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of persons, ready to be drawn."""

    pk: int
    url: str
    name: str
    function: str
    email: str
    phone: str
    mark: str


def visible_to(who: Powers) -> QuerySet[Person]:
    """Persons that were not erased, by right and by name."""
    return rights.seen(Person.objects.filter(erased=False), who, SEES)


def page(who: Powers, last: Sequence[object] | None, starts: str = "", size: int = lists.SIZE) -> list[Row]:
    """`size` + 1 persons in Polish order after `last`, or those whose folded name begins with `starts`; one statement."""
    return [_row(values) for values in _lines(who, tuple(last) if last is not None else None, names.folded(starts), size)]


@lists.prepared
def _lines(who: Powers, last: tuple[object, ...] | None, starts: str, size: int) -> QuerySet[Any, Any]:
    found = visible_to(who)
    if starts:
        found = found.filter(folded__startswith=starts)
    here = OuterRef("pk")
    email = Subquery(Email.objects.filter(person=here).order_by("pk").values("address")[:1])
    phone = Subquery(Phone.objects.filter(person=here).order_by("pk").values("written")[:1])
    columns = ("pk", "surname", "given", "title", "function", "sort", "an_email", "a_phone")
    return lists.after(found.annotate(an_email=email, a_phone=phone), ORDER, last, size).values_list(*columns)


def _row(values: Sequence[Any]) -> Row:
    pk, surname, given, title, function, sort, email, phone = values
    return Row(pk, url(pk), _reversed(surname, given, title), function, email or "", phone or "", lists.mark([sort, pk]))


@dataclass(frozen=True, slots=True)
class Consented:
    """A consent or a distinction on the page of a person."""

    kind: str
    pk: int
    text: str
    given_on: date | None
    until: date | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class Reached:
    """How a person is reached."""

    emails: tuple[str, ...]
    phones: tuple[str, ...]


def reached(person: Person) -> Reached:
    """Addresses and numbers of a person: one statement."""
    emails = Email.objects.filter(person=person).values_list(Value("email"), "pk", "address")
    phones = Phone.objects.filter(person=person).values_list(Value("phone"), "pk", "written")
    found = sorted(emails.union(phones, all=True))
    return Reached(tuple(text for kind, _, text in found if kind == "email"), tuple(text for kind, _, text in found if kind == "phone"))


def agreed(person: Person) -> list[Consented]:
    """Consents and distinctions of a person, the newest first: one statement."""
    none = Cast(Value(None), DateField())
    consents = Consent.objects.filter(person=person).values_list(Value("consent"), "pk", "purpose", "given_on", "until", "withdrawn_on")
    honours = Honour.objects.filter(person=person).values_list(Value("honour"), "pk", "name", "given_on", none, none)
    found = [Consented(*row) for row in consents.union(honours, all=True)]
    return sorted(found, key=lambda one: (one.given_on or date.min, one.pk), reverse=True)


def anchor(letter: str) -> list[object]:
    """Where the list of a letter begins: to be handed to `page` as `last`."""
    return [names.anchor(letter), 0]


def url(pk: int) -> str:
    """The page of a person."""
    return f"/people/persons/{pk}/"


def reversed_name(person: Person) -> str:
    """Surname first, as lists show it."""
    return _reversed(person.surname, person.given, person.title)


def _reversed(surname: str, given: str, title: str) -> str:
    return " ".join(part for part in (surname, given) if part) + (f", {title}" if title else "")


def by_email(address: str) -> Person | None:
    """Whose address this is, by the exact address only (trust M6); the dead are known too."""
    found = Email.objects.filter(address=names.email(address), person__erased=False).select_related("person").first()
    return found.person if found else None


def by_phone(number: str) -> list[Person]:
    """Everybody with this number: a switchboard names several, so a call is only "perhaps" from one of them (A.3, A.5)."""
    compared = names.phone(number)
    if not compared:
        return []
    return list(Person.objects.filter(phones__number=compared, erased=False).order_by("sort", "id")[:10])


def alive_on(persons: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Without those who died before the day: off every list."""
    return persons.exclude(died_on__lt=on)


def email_of(pk: int | None) -> str:
    """The first address of a person, "" where there is none."""
    if pk is None:
        return ""
    return Email.objects.filter(person_id=pk).order_by("pk").values_list("address", flat=True).first() or ""
