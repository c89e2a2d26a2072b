# SPDX-License-Identifier: EUPL-1.2
"""Units: their cards, their heads, who is told."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base import ladder
from gabinet.base.act import Ref
from gabinet.base.errors import NotAllowed, Stale
from gabinet.people.persons.tests.factories import CLI, NOW, TODAY, account, deed, person, powers
from gabinet.people.units import actions, queries, rules
from gabinet.people.units.models import Unit
from gabinet.people.units.rules import Card
from gabinet.people.units.tests.factories import unit

INVESTMENT = Card("IN", "Wydział Inwestycji", "in@wrzosowiec.example", genitive="Wydziału Inwestycji")
EDIT = "people.unit.edit"


@pytest.mark.parametrize("code", ["IN", "PWiK", "BP-II", "USC", "Ł1"])
def test_codes(code: str) -> None:
    rules.check_card(replace(INVESTMENT, code=code))


@pytest.mark.parametrize("code", ["", "I N", "-IN", "IN.", "X" * 21])
def test_codes_that_fit_no_case_sign(code: str) -> None:
    rules.check_card(INVESTMENT)
    with pytest.raises(rules.BadCode):
        rules.check_card(replace(INVESTMENT, code=code))


def test_a_unit_without_an_address_cannot_be_told() -> None:
    rules.check_card(INVESTMENT)
    with pytest.raises(rules.NoAddress):
        rules.check_card(replace(INVESTMENT, address=""))


@pytest.mark.django_db
class TestUnits:
    def test_entered_by_right(self) -> None:
        dorota = account("d.celinska", "Dorota Celińska")
        actions.add(card=INVESTMENT, act=deed(dorota, EDIT))
        with pytest.raises(NotAllowed):
            actions.add(card=replace(INVESTMENT, code="SR"), act=deed(dorota, "people.person.edit"))
        assert Unit.objects.count() == 1

    def test_one_code_one_unit(self) -> None:
        made = actions.add(card=INVESTMENT, act=CLI)
        with pytest.raises(rules.CodeTaken):
            actions.add(card=replace(INVESTMENT, name="Inny"), act=CLI)
        actions.amend(unit=made, version=1, card=replace(INVESTMENT, name="Wydział Inwestycji i Dróg"), act=CLI)
        assert Unit.objects.get().name == "Wydział Inwestycji i Dróg"

    def test_two_savers_one_wins(self) -> None:  # trust: K12
        made = actions.add(card=INVESTMENT, act=CLI)
        actions.amend(unit=made, version=1, card=replace(INVESTMENT, name="A"), act=CLI)
        with pytest.raises(Stale):
            actions.amend(unit=made, version=1, card=replace(INVESTMENT, name="B"), act=CLI)

    def test_listed_in_one_statement(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        head = person("Ziętek", "Małgorzata")
        boss = account("m.zietek", "Małgorzata Ziętek")
        unit(account=boss, head=head)
        unit("SR", "Wydział Środowiska")
        who = powers(boss, queries.SEES)
        with django_assert_num_queries(1):
            rows = queries.listed(who)
        assert [(row.code, row.head, row.account) for row in rows] == [("IN", "Małgorzata Ziętek", "m.zietek"), ("SR", "", "")]
        assert queries.listed(powers(boss)) == []

    def test_an_ended_unit_is_not_asked(self) -> None:
        made = unit()
        assert [one.code for one in queries.choices(TODAY)] == ["IN"]
        actions.end(unit=made, ended_on=TODAY, act=CLI)
        assert queries.choices(TODAY) == []

    def test_who_stands_on_the_rungs(self) -> None:
        boss, mayor = account("m.zietek", "Małgorzata Ziętek"), account("b.sarnecki", "Bogumił Sarnecki")
        with_account = unit(account=boss, superior=mayor)
        without = unit("ZDM", "Zarząd Dróg Miejskich")
        queries.ASKED["test.thing"] = lambda pk: pk
        try:
            assert ladder.WHOM["owner"](Ref("test.thing", with_account.pk), NOW) == [boss.pk]
            assert ladder.WHOM["owner"](Ref("test.thing", without.pk), NOW) == ["zdm@wrzosowiec.example"]
            assert ladder.WHOM["head"](Ref("test.thing", with_account.pk), NOW) == [boss.pk, mayor.pk]
            assert ladder.WHOM["owner"](Ref("other.thing", with_account.pk), NOW) == []
        finally:
            del queries.ASKED["test.thing"]

    def test_a_kind_names_its_unit_once(self) -> None:
        assert "matters.contribution" in queries.ASKED
        with pytest.raises(ValueError, match=r"matters\.contribution"):
            queries.declare_asked("matters.contribution", lambda pk: pk)
