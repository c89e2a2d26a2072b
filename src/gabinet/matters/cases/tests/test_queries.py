# SPDX-License-Identifier: EUPL-1.2
"""Who sees which matters, over which index, at what cost."""

from datetime import date

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from gabinet.base import lists
from gabinet.base.rights import Named
from gabinet.matters.cases import actions, queries
from gabinet.matters.cases.tests.factories import SEES, matter
from gabinet.matters.terms.queries import OfficeDays
from gabinet.people.persons.tests.factories import CLI, NOW, account, powers

pytestmark = pytest.mark.django_db
OFF = OfficeDays([])


def test_open_ones_by_term_in_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    late = matter("Stare", received_on=date(2026, 10, 8))
    soon = matter("Nowe", received_on=date(2026, 10, 15))
    far = matter("Świeże", received_on=date(2026, 10, 27))
    actions.close(matter=matter("Załatwione"), act=CLI)
    who = powers(account(), SEES)
    with django_assert_num_queries(1):
        rows = queries.rows_of(queries.open_by_term(who), queries.BY_TERM, None, NOW, lang="pl", off=OFF)
    assert [(row.number, row.chip.state, row.chip.text) for row in rows] == [
        (str(late), "late", "po terminie 5 dni"),
        (str(soon), "soon", "za 2 dni rob."),
        (str(far), "ok", "10.11"),
    ]
    after = queries.rows_of(queries.open_by_term(who), queries.BY_TERM, lists.marked(rows[0].mark), NOW, lang="pl", off=OFF)
    assert [row.number for row in after] == [str(soon), str(far)]


def test_closed_and_undated_have_lists_of_their_own() -> None:
    done, other = matter("Załatwione"), matter("Bez terminu")
    actions.close(matter=done, act=CLI)
    type(other).objects.filter(pk=other.pk).update(due_on=None)
    who = powers(account(), SEES)
    assert [row.title for row in queries.rows_of(queries.closed(who), queries.CLOSED, None, NOW, lang="pl", off=OFF)] == ["Załatwione"]
    assert [row.title for row in queries.rows_of(queries.undated(who), queries.UNDATED, None, NOW, lang="pl", off=OFF)] == ["Bez terminu"]
    assert not queries.open_by_term(who).exists()


def test_the_list_walks_its_index() -> None:
    matter("Stare", received_on=date(2026, 10, 8))
    who = powers(account(), SEES)
    found = lists.after(queries.open_by_term(who), queries.BY_TERM, [date(2026, 10, 27), 3])
    plan = found.explain()
    assert "matter_open" in plan or connection.vendor != "sqlite"
    assert "TEMP B-TREE" not in plan


def test_by_right_and_by_name() -> None:  # trust: P6
    marta, kinga = account(), account("k.jaworek", "Kinga Jaworek")
    made = matter()
    assert queries.visible_to(powers(marta, SEES)).get() == made
    assert not queries.visible_to(powers(marta, "other.thing.see")).exists()
    Named.objects.create(kind="matters.matter", pk_of=made.pk, user=kinga)
    assert not queries.visible_to(powers(marta, SEES)).exists()
    assert queries.visible_to(powers(kinga, SEES)).get() == made


def test_found_by_sign_ezd_number_and_own_number() -> None:  # A.11
    made = matter()
    actions.sign(matter=made, version=1, case_sign="BP.1431.17.2026", ezd_number="RPW/12/2026", act=CLI)
    who = powers(account(), SEES)
    for typed in ("BP.1431.17.2026", "BP.1431", "rpw/12", " RPW / 12 / 2026"):
        assert queries.with_sign(who, typed).get() == made, typed
    for typed in ("", "1431", "BP.1431.18"):
        assert not queries.with_sign(who, typed).exists(), typed
    assert not queries.with_sign(powers(account()), "BP.1431").exists()
    assert queries.with_number(who, made.year, made.number) == made
