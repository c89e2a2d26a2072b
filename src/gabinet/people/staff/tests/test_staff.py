# SPDX-License-Identifier: EUPL-1.2
"""Posts of the office."""

from datetime import date

import pytest

from gabinet.base import erasure
from gabinet.base.act import Ref
from gabinet.base.errors import NotAllowed
from gabinet.people.facts import registry
from gabinet.people.persons.tests.factories import CLI, TODAY, account, deed, person, powers
from gabinet.people.staff import actions, queries, rules
from gabinet.people.units.tests.factories import unit

pytestmark = pytest.mark.django_db


def test_a_post_links_person_account_and_unit() -> None:
    boss, head, made = account("m.zietek", "Małgorzata Ziętek"), person("Ziętek", "Małgorzata"), unit()
    dorota = account("d.celinska", "Dorota Celińska")
    actions.take_post(person=head, title="Dyrektor", since=date(2020, 1, 1), user=boss.pk, unit=made.pk, act=deed(dorota, "people.unit.edit"))
    assert queries.person_of(boss.pk) == head.pk
    assert [line.text for told in registry.about(Ref.of(head), powers(boss, queries.SEES), TODAY) for line in told.lines] == [
        "Dyrektor, Wydział Inwestycji"
    ]
    with pytest.raises(NotAllowed):
        actions.take_post(person=head, title="Dyrektor", since=TODAY, user=None, unit=None, act=deed(dorota))


def test_an_account_belongs_to_one_person() -> None:
    boss, head, other = account("m.zietek"), person("Ziętek", "Małgorzata"), person("Kłos", "Barbara")
    post = actions.take_post(person=head, title="Dyrektor", since=date(2020, 1, 1), user=boss.pk, unit=None, act=CLI)
    with pytest.raises(rules.AccountTaken):
        actions.take_post(person=other, title="Dyrektor", since=TODAY, user=boss.pk, unit=None, act=CLI)
    actions.leave_post(post=post, until=TODAY, act=CLI)
    actions.take_post(person=other, title="Dyrektor", since=TODAY, user=boss.pk, unit=None, act=CLI)
    assert [one.person for one in queries.held_on(TODAY)] == [other]


def test_who_works_here_is_not_erased() -> None:  # trust: P10
    head, guest = person("Ziętek", "Małgorzata"), person("Zdrojek", "Marian")
    actions.take_post(person=head, title="Dyrektor", since=date(2020, 1, 1), user=None, unit=None, act=CLI)
    erasure.erase(of=Ref.of(guest), codes=["people.person"], act=CLI)
    with pytest.raises(erasure.KeptByLaw):
        erasure.erase(of=Ref.of(head), codes=["people.person"], act=CLI)
    head.refresh_from_db()
    assert head.surname == "Ziętek"
