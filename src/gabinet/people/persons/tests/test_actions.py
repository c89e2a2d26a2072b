# SPDX-License-Identifier: EUPL-1.2
"""Cards of persons: who may write them, what they promise, what they leave."""

from dataclasses import replace
from datetime import date

import pytest

from gabinet.base import erasure, search, trace
from gabinet.base.act import Key, Ref
from gabinet.base.errors import AlreadyDone, NotAllowed, Stale
from gabinet.people.persons import actions, queries, rules
from gabinet.people.persons.models import Consent, Email, Honour, Person
from gabinet.people.persons.rules import Card
from gabinet.people.persons.tests.factories import CLI, TODAY, account, deed, person, powers

pytestmark = pytest.mark.django_db
EDIT = "people.person.edit"
GRELA = Card("Grela", "Tymon", emails=("T.Grela@kurier.example",), phones=("99 000 03 10",))


def test_a_person_is_entered_by_right_and_found_at_once() -> None:
    marta = account()
    made = actions.add(card=GRELA, act=deed(marta, EDIT))
    assert (made.sort, list(made.emails.values_list("address", flat=True))) == (made.sort, ["t.grela@kurier.example"])
    assert search.find("grela", powers(marta, queries.SEES)).get().pk_of == made.pk
    assert trace.of_thing(Ref.of(made)).get().by == marta.pk
    with pytest.raises(NotAllowed):
        actions.add(card=Card("Sowa", "Iga"), act=deed(marta))
    assert Person.objects.count() == 1


def test_the_same_form_twice_is_one_person() -> None:
    marta = account()
    act = replace(deed(marta, EDIT), once=Key.of("k", "body"))
    made = actions.add(card=GRELA, act=act)
    with pytest.raises(AlreadyDone) as first:
        actions.add(card=GRELA, act=act)
    assert first.value.pk == made.pk and Person.objects.count() == 1


def test_an_address_belongs_to_one_person() -> None:  # trust: M6
    made = person("Grela", "Tymon", "t.grela@kurier.example")
    actions.amend(person=made, version=1, card=replace(GRELA, function="dziennikarz"), act=CLI)
    with pytest.raises(rules.AddressTaken):
        person("Struś", "Helena", " T.GRELA@kurier.example ")
    assert Email.objects.get().person_id == made.pk and Person.objects.count() == 1


def test_two_savers_one_wins() -> None:  # trust: K12
    made = person()
    actions.amend(person=made, version=1, card=replace(GRELA, function="redaktor"), act=CLI)
    with pytest.raises(Stale):
        actions.amend(person=made, version=1, card=replace(GRELA, function="reporter"), act=CLI)
    made.refresh_from_db()
    assert (made.function, made.version) == ("redaktor", 2)


def test_the_card_is_saved_as_a_whole() -> None:
    made = person("Grela", "Tymon", "a@kurier.example", "b@kurier.example", phones=("99 000 03 10",))
    actions.amend(person=made, version=1, card=replace(GRELA, emails=("b@kurier.example", "c@kurier.example"), phones=()), act=CLI)
    assert sorted(made.emails.values_list("address", flat=True)) == ["b@kurier.example", "c@kurier.example"]
    assert not made.phones.exists()


def test_the_dead_are_off_every_list() -> None:
    professor, widow = person("Walczak", "Ignacy"), person("Walczak", "Helena")
    actions.mark_died(person=professor, died_on=date(2026, 10, 3), act=CLI)
    assert list(queries.alive_on(Person.objects.all(), TODAY)) == [widow]


def test_consent_withdrawn_stays_as_proof() -> None:
    made = person()
    given = actions.consent(person=made, purpose="newsletter", scope="", given_on=date(2026, 1, 2), until=None, act=CLI)
    actions.withdraw_consent(consent=given, withdrawn_on=TODAY, act=CLI)
    assert Consent.objects.get().withdrawn_on == TODAY


def test_an_honour_is_written_once() -> None:
    made = person()
    for _ in range(2):
        actions.honour(person=made, name="Honorowy Obywatel Miasta", given_on=date(2019, 5, 3), act=CLI)
    assert Honour.objects.count() == 1


def test_erasure_takes_every_value_and_leaves_the_chain_whole(settings: object) -> None:  # trust: G10
    made = person("Zdrojek", "Marian", "m.zdrojek@poczta.example", phones=("99 000 07 07",))
    actions.consent(person=made, purpose="newsletter", scope="raz w miesiącu", given_on=TODAY, until=None, act=CLI)
    dpo = account("p.szulc", "Piotr Szulc")
    ref = Ref.of(made)
    reader = powers(dpo, queries.SEES)
    assert "m.zdrojek@poczta.example" in erasure.HOLDS["people.person"].lines(ref, reader)
    with pytest.raises(NotAllowed):
        erasure.erase(of=ref, codes=["people.person"], act=deed(dpo, queries.SEES))
    erasure.erase(of=ref, codes=["people.person"], act=deed(dpo, "people.person.erase"))
    assert not queries.visible_to(reader).filter(pk=made.pk).exists()
    assert queries.by_email("m.zdrojek@poczta.example") is None
    assert not search.find("zdrojek", reader).exists()
    assert not trace.Detail.objects.filter(body__contains="Zdrojek").exists()
    assert not trace.Detail.objects.filter(body__contains="raz w miesiącu").exists()
    assert not list(trace.verify(settings.TRACE_KEY))  # type: ignore[attr-defined]


def test_a_restored_card_is_erased_again() -> None:  # trust: P9
    made = person("Zdrojek", "Marian", "m.zdrojek@poczta.example")
    erasure.erase(of=Ref.of(made), codes=["people.person"], act=CLI)
    Person.objects.filter(pk=made.pk).update(surname="Zdrojek", erased=False)
    Email.objects.create(person=made, address="m.zdrojek@poczta.example")
    assert erasure.replay() > 0
    made.refresh_from_db()
    assert made.surname == rules.GONE and not Email.objects.exists()


def test_an_erased_person_is_entered_anew() -> None:
    made = person()
    actions.amend(person=made, version=1, card=GRELA, act=CLI)
    erasure.erase(of=Ref.of(made), codes=["people.person"], act=CLI)
    with pytest.raises(rules.AlreadyErased):
        actions.amend(person=made, version=2, card=GRELA, act=CLI)
