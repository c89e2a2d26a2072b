# SPDX-License-Identifier: EUPL-1.2
"""Matters: numbers, clocks, owners, endings; who may."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gabinet.base import trace
from gabinet.base.act import Key, Ref
from gabinet.base.errors import AlreadyDone, NotAllowed, Stale
from gabinet.base.models import Notice
from gabinet.matters import kinds
from gabinet.matters.cases import actions, queries, rules
from gabinet.matters.cases.models import Matter
from gabinet.matters.cases.tests.factories import GIVEN, NOTE, declare, matter, ref_of
from gabinet.matters.clocks.models import Clock
from gabinet.people.persons.tests.factories import CLI, NOW, account, deed, person, powers

pytestmark = pytest.mark.django_db
WRITE = "matters.draft.write"


def test_a_matter_opens_with_number_clock_and_own_row() -> None:
    tymon = person()
    made = matter(given=replace(GIVEN, ref=Ref("post.incoming", 77), person_id=tymon.pk))
    assert (str(made), made.due_on) == ("1/2026", date(2026, 10, 27))
    stored = Matter.objects.get()
    assert (stored.due_on, stored.of_kind, stored.of_pk, stored.own_kind) == (date(2026, 10, 27), "post.incoming", 77, "people.person")
    assert Clock.objects.get().term == "PRESS_QUESTION_14D"
    assert trace.About.objects.filter(of_kind="people.person", of_pk=tymon.pk, kind="matters.matter").exists()


def test_one_series_a_year_for_all_kinds_without_a_gap() -> None:  # trust: P2
    first = matter()
    declare()
    with pytest.raises(rules.NoTitle):
        actions.open_matter(kind=NOTE.code, title=" ", received_on=date(2026, 10, 13), given=GIVEN, act=CLI)
    second = matter("Druga")
    turned = matter("Nowy rok", act=replace(CLI, at=datetime(2026, 12, 31, 23, 30, tzinfo=UTC)))
    assert [str(first), str(second), str(turned)] == ["1/2026", "2/2026", "1/2027"]


def test_a_basis_without_a_term_has_no_clock() -> None:
    declare()
    made = actions.open_matter(kind=NOTE.code, title="Inne", received_on=date(2026, 10, 13), given=GIVEN, act=CLI, term="")
    assert made.due_on is None and not Clock.objects.exists()


def test_opening_costs_few_statements() -> None:
    declare()
    kinds.KINDS["test.bare"] = kinds.Declared(replace(NOTE, code="test.bare"), lambda *, matter, act, given: matter)
    try:
        with CaptureQueriesContext(connection) as asked:
            actions.open_matter(kind="test.bare", title="Pytanie", received_on=date(2026, 10, 13), given=GIVEN, act=CLI)
    finally:
        del kinds.KINDS["test.bare"]
    bare = [one["sql"] for one in asked.captured_queries if not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    assert len(bare) <= 11, bare


def test_who_may_open_and_once() -> None:  # trust: G4
    marta = account()
    declare()
    act = replace(deed(marta, WRITE), once=Key.of("k", "b"))

    def ask(a: object) -> Matter:
        return actions.open_matter(kind=NOTE.code, title="Pytania", received_on=date(2026, 10, 13), given=GIVEN, act=a)  # type: ignore[arg-type]

    made = ask(act)
    assert made.owner_id == marta.pk
    with pytest.raises(AlreadyDone) as first:
        ask(act)
    assert first.value.pk == made.pk
    with pytest.raises(NotAllowed):
        ask(deed(marta))
    assert Matter.objects.count() == 1


def test_closing_stops_clocks_and_keeps_the_day() -> None:
    made = matter()
    actions.close(matter=made, act=CLI, word="odpowiedziano")
    stored = Matter.objects.get()
    assert (stored.closed_at, stored.due_on) == (NOW, date(2026, 10, 27))
    assert Clock.objects.get().stopped_at == NOW
    with pytest.raises(rules.AlreadyClosed):
        actions.close(matter=made, act=CLI)
    assert stored.closures.count() == 1


def test_reopened_with_a_reason() -> None:
    made = matter()
    with pytest.raises(rules.NotClosed):
        actions.reopen(matter=made, reason="pomyłka", act=CLI)
    actions.close(matter=made, act=CLI)
    with pytest.raises(rules.NoReason):
        actions.reopen(matter=made, reason=" ", act=CLI)
    actions.reopen(matter=made, reason="pomyłka", act=CLI)
    stored = Matter.objects.get()
    assert (stored.closed_at, stored.due_on) == (None, None)


def test_the_chain_of_assignments() -> None:  # D18.8
    dorota, marta = account("d.celinska", "Dorota Celińska"), account()
    made = matter()
    with pytest.raises(NotAllowed):
        actions.assign(matter=made, to=marta.pk, instruction="", until=None, act=deed(dorota, WRITE))
    actions.assign(matter=made, to=marta.pk, instruction="proszę o projekt", until=date(2026, 10, 29), act=deed(dorota, "post.incoming.assign"))
    actions.take(matter=made, act=deed(dorota, WRITE))
    assert [(turn.to, turn.by, turn.instruction, turn.until) for turn in queries.chain(made, date(2026, 10, 27), lang="pl")] == [
        ("Dorota Celińska", "Dorota Celińska", "", ""),
        ("Marta Olszan", "Dorota Celińska", "proszę o projekt", "29.10"),
    ]
    assert Notice.objects.get().user_id == marta.pk
    assert Matter.objects.get().owner_id == dorota.pk


def test_signs_stand_beside_the_number() -> None:
    made = matter()
    actions.sign(matter=made, version=made.version, case_sign="BP.1431.17.2026", ezd_number="rpw 12", act=CLI)
    stored = Matter.objects.get()
    assert (stored.case_sign, stored.ezd_number, str(stored)) == ("BP.1431.17.2026", "RPW12", "1/2026")
    with pytest.raises(Stale):
        actions.sign(matter=made, version=1, case_sign="", ezd_number="", act=CLI)
    with pytest.raises(rules.BadCaseSign):
        actions.sign(matter=stored, version=stored.version, case_sign="431/2026", ezd_number="", act=CLI)


def test_title_and_sensitivity_leave_a_trace() -> None:
    made = matter()
    actions.retitle(matter=made, version=1, title="Wiadukt nad torami", act=CLI)
    with pytest.raises(Stale):
        actions.retitle(matter=made, version=1, title="Inaczej", act=CLI)
    actions.mark_sensitive(matter=made, sensitive=True, reason="spór z wykonawcą", act=CLI)
    stored = Matter.objects.get()
    assert (stored.title, stored.sensitive) == ("Wiadukt nad torami", True)
    assert {line.verb for line in trace.of_thing(ref_of(made))} >= {"opened", "retitled", "sensitive"}


def test_what_the_law_keeps_is_only_proposed_never_deleted() -> None:  # trust: P10
    from gabinet.base import background
    from gabinet.base.act import Door

    kept, young = matter("Stara"), matter("Nowa")
    for one, year in ((kept, 2026), (young, 2031)):
        actions.close(matter=one, act=replace(CLI, at=datetime(year, 5, 10, 9, tzinfo=UTC)))
    much_later = replace(CLI, at=datetime(2027, 3, 1, 9, tzinfo=UTC), door=Door.JOB)
    who = powers(account(), NOTE.sees)
    assert list(queries.eligible(who, much_later.at.date())) == [kept]
    assert list(queries.eligible(who, date(2026, 12, 31))) == []
    for run in (background.sweep, background.climb, background.read_words):
        run(act=much_later)
    assert Matter.objects.count() == 2 and Clock.objects.count() == 2


def test_every_kind_says_why_and_how_long_it_is_kept() -> None:  # trust: P9
    declare()
    for declared in kinds.KINDS.values():
        keeps = declared.kind.keeps
        assert keeps.purpose and keeps.basis and keeps.decides
        assert rules.kept_years(keeps.category) is None or rules.kept_years(keeps.category) >= 0  # type: ignore[operator]
    shown = queries.keeping(matter(), lang="pl")
    assert shown is not None and (shown.category, shown.since) == ("Bc", "")


def test_a_confidential_matter_is_told_by_its_number_only() -> None:  # trust: P6
    from gabinet.base import ladder

    dorota, marta = account("d.celinska", "Dorota Celińska"), account()
    open_one, secret = matter("Wiadukt"), matter("Ciepłownia")
    head = deed(dorota, "post.incoming.assign", "matters.matter.confide")
    with pytest.raises(rules.NobodyNamed):
        actions.confide(matter=secret, people=[], act=head)
    actions.confide(matter=secret, people=[marta.pk], act=head)
    for one in (open_one, secret):
        actions.assign(matter=one, to=marta.pk, instruction="pilne", until=None, act=head)
    said = [ladder.words_of(notice) for notice in Notice.objects.order_by("pk")]
    assert ["Wiadukt" in str(one) for one in said] == [True, False]
    assert "Ciepłownia" not in str(said[1]) and "pilne" not in str(said[1]) and str(secret) in str(said[1])
