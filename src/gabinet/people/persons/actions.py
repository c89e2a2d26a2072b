# SPDX-License-Identifier: EUPL-1.2
"""Writing cards of persons."""

from collections.abc import Iterable
from datetime import date

from gabinet.base import rows, search, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.people import names
from gabinet.people.persons import queries, rules
from gabinet.people.persons.models import Consent, Email, Honour, Person, Phone
from gabinet.people.persons.rules import Card

KIND = "people.person"


@action(needs="people.person.edit")
def add(*, card: Card, act: Act) -> Person:
    """Enter a person. Raises AddressTaken."""
    person = Person(entered_at=act.at)
    _write(person, card)
    person.save(force_insert=True)
    _addresses(person, card)
    _told(person, card, "entered", act)
    return person


@action(needs="people.person.edit")
def amend(*, person: Person, version: int, card: Card, act: Act) -> Person:
    """Save the card of a person as a whole. Raises Stale, AlreadyErased, AddressTaken."""
    held = rows.hold(person, version)
    if held.erased:
        raise rules.AlreadyErased
    _write(held, card)
    held.version += 1
    held.save(update_fields=["surname", "given", "title", "gender", "salutation", "function", "note", "folded", "sort", "version"])
    _addresses(held, card)
    _told(held, card, "amended", act)
    return held


@action(needs="people.person.edit")
def mark_died(*, person: Person, died_on: date, act: Act) -> Person:
    """A person has died: off every list, the card stays."""
    held = rows.hold(person)
    held.died_on, held.version = died_on, held.version + 1
    held.save(update_fields=["died_on", "version"])
    trace.record(held, "died", act, about=[Ref.of(held)], sees=queries.SEES, died_on=died_on)
    return held


@action(needs="people.person.edit")
def honour(*, person: Person, name: str, given_on: date | None, act: Act) -> Honour:
    """Write down a distinction; the same one is written once."""
    row, _ = Honour.objects.get_or_create(person=person, name=name, defaults={"given_on": given_on})
    trace.record(row, "honoured", act, about=[Ref.of(person)], sees=queries.SEES, name=name, given_on=given_on)
    return row


@action(needs="people.person.edit")
def consent(*, person: Person, purpose: str, scope: str, given_on: date, until: date | None, act: Act) -> Consent:
    """What a person agreed to (GDPR art. 7)."""
    row = Consent.objects.create(person=person, purpose=purpose, scope=scope, given_on=given_on, until=until)
    trace.record(row, "consented", act, about=[Ref.of(person)], sees=queries.SEES, purpose=purpose, scope=scope)
    return row


@action(needs="people.person.edit")
def withdraw_consent(*, consent: Consent, withdrawn_on: date, act: Act) -> Consent:
    """A consent taken back holds from that day on; the row stays as proof of what was allowed before."""
    held = rows.hold(consent)
    held.withdrawn_on = withdrawn_on
    held.save(update_fields=["withdrawn_on"])
    trace.record(held, "consent_withdrawn", act, about=[Ref(KIND, held.person_id)], sees=queries.SEES, withdrawn_on=withdrawn_on)
    return held


def erase_lines(ref: Ref) -> int:
    """Inside an erasure, and again after a restore: values of the card are replaced, addresses, consents and honours go.

    With them the words of search and trace; how many lines went.
    """
    if ref.kind != KIND:
        return 0
    gone = Person.objects.filter(pk=ref.pk, erased=False).update(
        given="", surname=rules.GONE, title="", gender="", salutation="", function="", note="", folded="", sort="", died_on=None, erased=True
    )
    for rows_of in (Email, Phone, Consent, Honour):
        for row in rows_of._default_manager.filter(person=ref.pk):
            trace.forget(Ref.of(row))
            gone += row.delete()[0]
    search.drop(ref)
    return gone + trace.forget(ref)


def _write(person: Person, card: Card) -> None:
    person.surname, person.given, person.title = card.surname, card.given, card.title
    person.gender, person.salutation = card.gender.value, card.salutation
    person.function, person.note = card.function, card.note
    person.folded = names.folded(card.surname, card.given)
    person.sort = names.sorted_by(card.surname, card.given)


def _addresses(person: Person, card: Card) -> None:
    wanted = list(dict.fromkeys(names.email(one) for one in card.emails if one.strip()))
    had = set(person.emails.values_list("address", flat=True))
    person.emails.exclude(address__in=wanted).delete()
    for address in wanted:
        if address not in had:
            _claim(person, address)
    numbers = {names.phone(one): one.strip() for one in card.phones if names.phone(one)}
    person.phones.exclude(number__in=numbers).delete()
    known = set(person.phones.values_list("number", flat=True))
    Phone.objects.bulk_create([Phone(person=person, number=number, written=text) for number, text in numbers.items() if number not in known])


def _claim(person: Person, address: str) -> None:
    """One address, one person: the constraint decides, whoever comes first."""
    Email.objects.bulk_create([Email(person=person, address=address)], ignore_conflicts=True)
    if not person.emails.filter(address=address).exists():
        raise rules.AddressTaken({"address": address})


def _told(person: Person, card: Card, verb: str, act: Act) -> None:
    ref = Ref.of(person)
    search.put(ref, right=queries.SEES, title=_title(card), url=queries.url(person.pk), text=_words(card.emails, card.phones), at=act.at)
    trace.record(person, verb, act, about=[ref], sees=queries.SEES, name=rules.full_name(card), emails=card.emails, phones=card.phones)


def _title(card: Card) -> str:
    return f"{rules.full_name(card)}, {card.function}" if card.function else rules.full_name(card)


def _words(*groups: Iterable[str]) -> str:
    return "\n".join(word for group in groups for word in group)
