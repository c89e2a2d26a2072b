# SPDX-License-Identifier: EUPL-1.2
"""Figures are confirmed by their owner and seen by whom they concern (D4.22)."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base import links
from gabinet.base.act import Act, Door, Ref
from gabinet.base.errors import NotAllowed
from gabinet.base.models import Notice
from gabinet.matters.figures import actions, queries, rules
from gabinet.matters.figures.models import Figure
from gabinet.matters.figures.tests.factories import figure, owner
from gabinet.people.persons.tests.factories import CLI, NOW, TODAY, account, deed, powers
from gabinet.people.units.tests.factories import unit

pytestmark = pytest.mark.django_db
WRITE, CONFIRM = queries.WRITES, queries.CONFIRMS
WRONG = "Naliczyliśmy wykonawcy 612 tys. zł kar umownych."
RIGHT = "Naliczyliśmy wykonawcy 602 tys. zł kar umownych."


def test_only_the_owner_confirms() -> None:
    boss, other = account("m.zietek", "Małgorzata Ziętek"), account("b.klos", "Barbara Kłos")
    unit(account=boss)
    unit("SR", "Wydział Środowiska", account=other)
    row = figure(status="proposed")
    with pytest.raises(rules.NotYours):
        actions.confirm(figure=row, act=deed(other, CONFIRM))
    with pytest.raises(NotAllowed):
        actions.confirm(figure=row, act=deed(account(), WRITE))
    assert actions.confirm(figure=row, act=deed(boss, CONFIRM)).status == "confirmed"


def test_writers_propose_and_cannot_confirm() -> None:
    marta = account()
    made = actions.figure(value=Decimal(34), unit="dni", what="dni opóźnienia", source="IN", owner=owner(), as_of=TODAY, act=deed(marta, WRITE))
    assert made.status == "proposed"
    with pytest.raises(NotAllowed):
        actions.figure(value=Decimal(34), unit="dni", what="dni", source="IN", owner=owner(), as_of=TODAY, status="confirmed", act=deed(marta, WRITE))
    with pytest.raises(rules.NoFigure):
        actions.figure(value=Decimal(34), unit="dni", what=" ", source="IN", owner=owner(), as_of=TODAY, act=deed(marta, WRITE))
    assert Figure.objects.count() == 1


def test_confirmed_by_link_with_a_name() -> None:  # trust: L4
    row = figure(status="proposed")
    actions.ask_owner(figure=row, act=CLI)
    assert Notice.objects.get().address == "in@wrzosowiec.example"
    token = links.token_of(Ref.of(row), "figure", "in@wrzosowiec.example", NOW)
    assert token is not None
    _, _, act = links.enter(token, "post", NOW)
    with pytest.raises(rules.NoName):
        actions.confirm(figure=row, name=" ", act=act)
    actions.confirm(figure=row, name="M. Ziętek", act=act)
    row.refresh_from_db()
    assert row.status == "confirmed" and row.confirmation.name == "M. Ziętek"
    with pytest.raises(links.LinkGone):
        links.enter(token, "post", NOW)


def test_a_link_is_good_for_its_own_figure() -> None:  # trust: L3
    row, other = figure(status="proposed"), figure("34", "dni", "dni opóźnienia", status="proposed")
    act = Act(at=NOW, door=Door.LINK, link=5, scope=Ref.of(row), rights=frozenset({CONFIRM}))
    with pytest.raises(NotAllowed):
        actions.confirm(figure=other, name="X", act=act)
    actions.confirm(figure=row, name="X", act=act)


def test_corrected_by_a_writer_it_waits_for_its_owner_again() -> None:
    boss = account("m.zietek", "Małgorzata Ziętek")
    unit(account=boss)
    row = figure()
    proposed = actions.correct(figure=row, value=Decimal(598), source="telefon z IN", as_of=TODAY, act=deed(account(), WRITE))
    assert proposed.status == "proposed"
    confirmed = actions.correct(figure=proposed, value=Decimal(599), source="naliczenie", as_of=TODAY, act=deed(boss, CONFIRM))
    row.refresh_from_db()
    assert confirmed.status == "confirmed" and queries.newest(row) == confirmed


def test_one_statement_for_a_text_and_none_without_numbers(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    figure()
    with django_assert_num_queries(1):
        assert len(queries.found(RIGHT)) == 1
    with django_assert_num_queries(0):
        assert queries.found("Bez liczb.") == []


def test_heads_see_their_own_units_figures() -> None:  # trust: P6
    boss, other = account("m.zietek", "Małgorzata Ziętek"), account("b.klos", "Barbara Kłos")
    unit(account=boss)
    unit("SR", "Wydział Środowiska", account=other)
    figure()
    assert len(queries.page(powers(account(), WRITE), None, lang="pl")) == 1
    assert [row.value for row in queries.page(powers(boss, CONFIRM), None, lang="pl")] == ["602\u00a0tys.\u00a0zł"]
    assert queries.page(powers(other, CONFIRM), None, lang="pl") == []
    assert queries.page(powers(boss), None, lang="pl") == []
