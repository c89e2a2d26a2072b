# SPDX-License-Identifier: EUPL-1.2
"""Organisations and posts held there."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base.act import Ref
from gabinet.base.errors import NotAllowed, Stale
from gabinet.people.facts import registry
from gabinet.people.organisations import actions, queries
from gabinet.people.organisations.models import Organisation
from gabinet.people.organisations.rules import Card, Sort
from gabinet.people.persons.tests.factories import CLI, TODAY, account, deed, person, powers

pytestmark = pytest.mark.django_db
OURS = Card("Stowarzyszenie „Nasza Wirna”", Sort.ASSOCIATION, email="Biuro@naszawirna.example")


def test_entered_by_right() -> None:
    marta = account()
    made = actions.add(card=OURS, act=deed(marta, "people.person.edit"))
    assert made.email == "biuro@naszawirna.example"
    with pytest.raises(NotAllowed):
        actions.add(card=replace(OURS, name="Inne"), act=deed(marta))
    assert Organisation.objects.count() == 1


def test_two_savers_one_wins() -> None:  # trust: K12
    made = actions.add(card=OURS, act=CLI)
    actions.amend(organisation=made, version=1, card=replace(OURS, note="a"), act=CLI)
    with pytest.raises(Stale):
        actions.amend(organisation=made, version=1, card=replace(OURS, note="b"), act=CLI)


def test_list_in_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for name in ("Żłobek", "Łąka", "Lotos"):
        actions.add(card=Card(name), act=CLI)
    who = powers(account(), queries.SEES)
    with django_assert_num_queries(1):
        found = queries.page(who, None)
    assert [row.name for row in found] == ["Lotos", "Łąka", "Żłobek"]
    assert queries.page(powers(account()), None) == []


def test_a_post_stands_on_the_card_until_it_ends() -> None:
    wolak, made = person("Wolak", "Jan"), actions.add(card=OURS, act=CLI)
    post = actions.hold_post(person=wolak, organisation=made, post="Prezes", since=date(2020, 1, 1), act=CLI)
    who = powers(account(), queries.SEES)
    assert [line.text for told in registry.about(Ref.of(wolak), who, TODAY) for line in told.lines] == ["Prezes, Stowarzyszenie „Nasza Wirna”"]
    actions.leave_post(post=post, until=TODAY, act=CLI)
    assert registry.about(Ref.of(wolak), who, TODAY) == []
