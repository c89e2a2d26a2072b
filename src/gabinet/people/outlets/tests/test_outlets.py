# SPDX-License-Identifier: EUPL-1.2
"""Outlets: terms by medium, owners, who is recognised."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base.act import Ref
from gabinet.base.errors import NotAllowed, Stale
from gabinet.people.facts import registry
from gabinet.people.outlets import actions, queries, rules
from gabinet.people.outlets.models import Journalist, Outlet
from gabinet.people.outlets.rules import Card, Medium
from gabinet.people.persons.tests.factories import CLI, TODAY, account, deed, person, powers

KURIER = Card("Kurier Nadwirneński", Medium.PERIODICAL, emails=("redakcja@kurier.example",), domains=("kurier.example",))
EDIT = "people.person.edit"


@pytest.mark.parametrize(
    ("medium", "hours"), [(Medium.DAILY, 6), (Medium.PERIODICAL, 24), (Medium.ONLINE, 24), (Medium.RADIO, 24), (Medium.TV, 24), (Medium.OWN, 24)]
)
def test_quotes_are_authorised_by_medium(medium: Medium, hours: int) -> None:
    assert rules.usual_hours(medium) == hours


@pytest.mark.django_db
class TestOutlets:
    def test_entered_by_right(self) -> None:
        marta = account()
        kurier = actions.add(card=KURIER, act=deed(marta, EDIT))
        assert (kurier.hours, kurier.owner_id) == (24, None)
        with pytest.raises(NotAllowed):
            actions.add(card=replace(KURIER, name="Inny", emails=(), domains=()), act=deed(marta))
        assert Outlet.objects.count() == 1

    def test_hours_of_one_outlet_can_be_set(self) -> None:
        assert actions.add(card=replace(KURIER, medium=Medium.ONLINE, hours=6), act=CLI).hours == 6

    def test_two_savers_one_wins(self) -> None:  # trust: K12
        kurier = actions.add(card=KURIER, act=CLI)
        actions.amend(outlet=kurier, version=1, card=replace(KURIER, note="a"), act=CLI)
        with pytest.raises(Stale):
            actions.amend(outlet=kurier, version=1, card=replace(KURIER, note="b"), act=CLI)

    def test_a_domain_belongs_to_one_outlet(self) -> None:
        actions.add(card=KURIER, act=CLI)
        actions.add(card=Card("Radio Wirna", Medium.RADIO, domains=("radiowirna.example",)), act=CLI)
        with pytest.raises(rules.DomainTaken):
            actions.add(card=Card("TV Wrzosowiec", Medium.TV, domains=("KURIER.example",)), act=CLI)
        assert Outlet.objects.count() == 2

    def test_a_missing_owner_is_seen(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        marta = account()
        actions.add(card=replace(KURIER, owner=marta.pk), act=CLI)
        actions.add(card=Card("Radio Wirna", Medium.RADIO), act=CLI)
        with django_assert_num_queries(2):
            found = queries.page(powers(marta, queries.SEES), None)
        assert [(row.name, row.owner, row.domains) for row in found] == [
            ("Kurier Nadwirneński", "Marta Olszan", "kurier.example"),
            ("Radio Wirna", "", ""),
        ]
        assert queries.page(powers(marta), None) == []

    def test_a_journalist_is_recognised_with_the_outlet(self) -> None:  # trust: M6
        kurier = actions.add(card=KURIER, act=CLI)
        tymon = person("Grela", "Tymon", "t.grela@kurier.example")
        actions.writes_for(person=tymon, outlet=kurier, post="dziennikarz", beat="drogi", since=date(2024, 1, 1), act=CLI)
        assert queries.recognised("T.Grela@kurier.example", TODAY) == queries.Recognised(tymon.pk, kurier.pk, "Tymon Grela", "Kurier Nadwirneński")
        assert queries.recognised("redakcja@kurier.example", TODAY) == queries.Recognised(None, kurier.pk, kurier.name, kurier.name)
        assert queries.recognised("nowy@kurier.example", TODAY) is None
        assert queries.suggested("nowy@kurier.example") == kurier
        assert queries.suggested("nowy@zly-kurier.example") is None

    def test_who_left_is_recognised_without_the_outlet(self) -> None:
        kurier = actions.add(card=KURIER, act=CLI)
        tymon = person("Grela", "Tymon", "t.grela@kurier.example")
        row = actions.writes_for(person=tymon, outlet=kurier, post="", beat="", since=date(2024, 1, 1), act=CLI)
        actions.left(journalist=row, until=TODAY, act=CLI)
        found = queries.recognised("t.grela@kurier.example", TODAY)
        assert found is not None and (found.person_id, found.outlet_id) == (tymon.pk, None)
        assert queries.recognised("t.grela@kurier.example", TODAY - timedelta(days=1)).outlet_id == kurier.pk  # type: ignore[union-attr]

    def test_told_twice_is_one_post(self) -> None:
        kurier, tymon = actions.add(card=KURIER, act=CLI), person()
        for post in ("reporter", "redaktor"):
            actions.writes_for(person=tymon, outlet=kurier, post=post, beat="", since=TODAY, act=CLI)
        assert Journalist.objects.get().post == "redaktor"

    def test_fact_on_the_card(self) -> None:
        kurier, tymon = actions.add(card=KURIER, act=CLI), person()
        actions.writes_for(person=tymon, outlet=kurier, post="dziennikarz", beat="", since=date(2024, 1, 1), act=CLI)
        told = registry.about(Ref.of(tymon), powers(account(), queries.SEES), TODAY)
        assert [(fact.code, [line.text for line in fact.lines]) for fact in told] == [("people.outlets", ["Kurier Nadwirneński, dziennikarz"])]
        assert registry.about(Ref.of(tymon), powers(account()), TODAY) == []

    def test_an_outlet_cannot_take_a_persons_address(self) -> None:  # trust: M6
        person("Grela", "Tymon", "t.grela@kurier.example")
        kurier = actions.add(card=KURIER, act=CLI)
        with pytest.raises(rules.AddressTaken):
            actions.amend(outlet=kurier, version=1, card=replace(KURIER, emails=("t.grela@kurier.example",)), act=CLI)
        assert list(kurier.emails.values_list("address", flat=True)) == ["redakcja@kurier.example"]
