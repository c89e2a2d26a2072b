# SPDX-License-Identifier: EUPL-1.2
"""Clocks: counted once, moved by another clock, with a reason and a trace (trust P5)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gabinet.base import trace
from gabinet.base.act import Act
from gabinet.base.errors import NotAllowed
from gabinet.matters.clocks import actions, queries, rules
from gabinet.matters.clocks.models import Clock, Pause
from gabinet.matters.clocks.tests.factories import matter, ref_of
from gabinet.matters.terms import actions as term_actions
from gabinet.matters.terms import queries as term_queries
from gabinet.matters.terms.queries import OfficeDays
from gabinet.matters.terms.rules import TermCard
from gabinet.people.persons.tests.factories import CLI, account, deed
from gabinet.polish import terms

pytestmark = pytest.mark.django_db
SHIPPED = terms.shipped()
PRESS, LONGER = SHIPPED["PRESS_QUESTION_14D"], SHIPPED["PRESS_QUESTION_EXT_2M"]
WRITE = "matters.draft.write"


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> Act:
    """A deed of the machine at a moment in UTC."""
    return replace(CLI, at=datetime(year, month, day, hour, minute, tzinfo=UTC))


def due_on(one: Any) -> date | None:
    """As it stands in the list."""
    day: date | None = type(one).objects.values_list("due_on", flat=True).get(pk=one.pk)
    return day


def test_both_days_are_kept_with_the_reason() -> None:
    one = matter(received_on=date(2026, 10, 18))  # ends on Sunday, All Saints' Day
    clock = queries.of_law(one.pk)
    assert clock is not None
    assert (clock.nominal_on, clock.due_on, due_on(one)) == (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 2))
    assert clock.why.split()[-1] == "shifted:2026-11-02"
    assert clock.basis == PRESS.basis and clock.length == 14
    assert clock.due_at == datetime(2026, 11, 2, 23, 0, tzinfo=UTC)


def test_one_running_clock_of_law_a_term() -> None:
    one = matter()
    first = Clock.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.start(matter_id=one.pk, term=PRESS, from_on=date(2026, 10, 14), act=CLI)
    actions.stop(clock=first, act=CLI)
    again = actions.start(matter_id=one.pk, term=PRESS, from_on=date(2026, 10, 14), act=CLI)
    assert due_on(one) == again.due_on


def test_the_nearest_day_of_law_stands_on_the_matter() -> None:
    one = matter()
    actions.promise(matter_id=one.pk, due_at=datetime(2026, 10, 20, 13, 30, tzinfo=UTC), source="promise", basis="redakcja prosi", act=CLI)
    assert due_on(one) == date(2026, 10, 27)
    shorter = actions.start(matter_id=one.pk, term=SHIPPED["PRESS_REFUSAL_3D"], from_on=date(2026, 10, 13), act=CLI)
    assert due_on(one) == shorter.due_on == date(2026, 10, 16)
    actions.stop(clock=shorter, act=CLI)
    assert due_on(one) == date(2026, 10, 27)


def test_extended_by_a_notice_in_time() -> None:  # trust: P5
    one = matter()
    first = Clock.objects.get()
    new = actions.extend(clock=first, term=PRESS, longer=LONGER, reason="zestawienie z trzech wydziałów", act=at(2026, 10, 27, 22, 59))
    first.refresh_from_db()
    assert (new.from_on, new.due_on, due_on(one)) == (date(2026, 10, 13), date(2026, 12, 14), date(2026, 12, 14))
    assert (first.replaced_by, first.due_on) == (new, date(2026, 10, 27))
    line = trace.of_thing(ref_of(one)).filter(verb="clock_extended").get()
    assert "zestawienie" in line.detail.body and "2026-10-27" in line.detail.body
    with pytest.raises(rules.NotRunning):
        actions.extend(clock=first, term=PRESS, longer=LONGER, reason="jeszcze raz", act=at(2026, 10, 27))


def test_a_minute_after_the_last_day_is_too_late() -> None:  # trust: P5
    early, late = matter("W czas"), matter("Za późno")
    actions.extend(clock=early.clocks.get(), term=PRESS, longer=LONGER, reason="r", act=at(2026, 10, 27, 22, 59))  # 23:59 in Warsaw
    with pytest.raises(rules.TooLate):
        actions.extend(clock=late.clocks.get(), term=PRESS, longer=LONGER, reason="r", act=at(2026, 10, 27, 23, 1))
    assert due_on(late) == date(2026, 10, 27)


def test_no_move_without_a_reason() -> None:  # trust: P5
    one = matter()
    with pytest.raises(rules.NoReason):
        actions.extend(clock=one.clocks.get(), term=PRESS, longer=LONGER, reason=" ", act=at(2026, 10, 20))
    with pytest.raises(rules.NoReason):
        actions.restart(clock=one.clocks.get(), term=PRESS, from_on=date(2026, 10, 15), reason="", act=CLI)
    assert one.clocks.count() == 1
    actions.restart(clock=one.clocks.get(), term=PRESS, from_on=date(2026, 10, 15), reason="data wpływu z koperty", act=CLI)
    assert due_on(one) == date(2026, 10, 29)


def test_a_press_clock_is_never_paused() -> None:  # trust: P5
    one, petition = matter(), matter("Przystanek", code="PETITION_3M")
    kpa = actions.start(matter_id=petition.pk, term=SHIPPED["KPA_CASE_1M"], from_on=date(2026, 10, 13), act=CLI)
    actions.pause(clock=kpa, term=SHIPPED["KPA_CASE_1M"], since=date(2026, 10, 20), reason="mediacja", act=CLI)
    with pytest.raises(rules.NotPausable):
        actions.pause(clock=one.clocks.get(), term=PRESS, since=date(2026, 10, 20), reason="czekamy na wydział", act=CLI)
    assert Pause.objects.count() == 1 and due_on(one) == date(2026, 10, 27)


def test_days_of_all_pauses_of_the_line_do_not_count() -> None:
    one = matter("Sprawa", code="PETITION_3M")
    term = SHIPPED["KPA_CASE_1M"]
    actions.stop(clock=one.clocks.get(), act=CLI)
    first = actions.start(matter_id=one.pk, term=term, from_on=date(2026, 10, 1), act=CLI)
    assert first.due_on == date(2026, 11, 2)  # 1 Nov is a Sunday and All Saints' Day
    paused = actions.pause(clock=first, term=term, since=date(2026, 10, 10), reason="mediacja", category="mediation", act=CLI)
    assert due_on(one) is None
    with pytest.raises(rules.NotRunning):
        actions.pause(clock=first, term=term, since=date(2026, 10, 11), reason="jeszcze", act=CLI)
    second = actions.resume(pause=paused, term=term, until=date(2026, 10, 13), act=CLI)
    assert second.nominal_on == date(2026, 11, 4) and second.first == first
    again = actions.pause(clock=second, term=term, since=date(2026, 10, 20), reason="mediacja", act=CLI)
    third = actions.resume(pause=again, term=term, until=date(2026, 10, 25), act=CLI)
    assert third.nominal_on == date(2026, 11, 9) and due_on(one) == date(2026, 11, 9)
    with pytest.raises(rules.NotStanding):
        actions.resume(pause=again, term=term, until=date(2026, 10, 26), act=CLI)


def test_a_pause_taken_back_at_once_leaves_no_day_out() -> None:
    one = matter("Sprawa", code="PETITION_3M")
    term = SHIPPED["KPA_CASE_1M"]
    clock = actions.start(matter_id=one.pk, term=term, from_on=date(2026, 10, 1), act=CLI)
    paused = actions.pause(clock=clock, term=term, since=date(2026, 10, 10), reason="pomyłka", act=CLI)
    same = actions.resume(pause=paused, term=term, until=date(2026, 10, 10), act=CLI)
    assert (same.pk, same.due_on) == (clock.pk, date(2026, 11, 2)) and not Pause.objects.exists()


def test_a_house_clock_may_stand_still_and_moves_by_its_days() -> None:
    one = matter()
    clock = actions.promise(matter_id=one.pk, due_at=datetime(2026, 10, 29, 13, 30, tzinfo=UTC), source="house", basis="2 dni robocze", act=CLI)
    paused = actions.pause(clock=clock, term=None, since=date(2026, 10, 28), reason="czekamy", category="department", act=CLI)
    moved = actions.resume(pause=paused, term=None, until=date(2026, 10, 30), act=CLI)
    assert moved.due_at == datetime(2026, 10, 31, 13, 30, tzinfo=UTC) and moved.source == "house"
    assert due_on(one) == date(2026, 10, 27)


def test_a_promise_moves_by_another_promise() -> None:
    one = matter()
    old = actions.promise(matter_id=one.pk, due_at=datetime(2026, 10, 28, 9, tzinfo=UTC), source="promise", basis="rozmowa", act=CLI)
    until = datetime(2026, 10, 30, 9, tzinfo=UTC)
    with pytest.raises(rules.NoReason):
        actions.promise(matter_id=one.pk, due_at=until, source="promise", basis="rozmowa", act=CLI, replaces=old)
    new = actions.promise(matter_id=one.pk, due_at=until, source="promise", basis="rozmowa", act=CLI, replaces=old, reason="prosili")
    old.refresh_from_db()
    assert old.replaced_by == new


def test_hours_elapse_over_the_clock_change() -> None:
    one = matter()
    moment = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)  # 22:00 in Warsaw, the night has 25 hours
    clock = actions.start(matter_id=one.pk, term=SHIPPED["AUTH_DAILY_6H"], from_on=moment, act=CLI)
    assert (clock.due_at, clock.from_at, clock.due_on) == (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), moment, date(2026, 10, 25))
    with pytest.raises(terms.Uncountable):
        actions.start(matter_id=one.pk, term=SHIPPED["AUTH_PERIODICAL_24H"], from_on=date(2026, 10, 24), act=CLI)


def test_the_offices_own_day_off_moves_the_end() -> None:
    one = matter()
    own = OfficeDays([])
    free = date(2026, 10, 27)
    clock = actions.restart(
        clock=one.clocks.get(), term=PRESS, from_on=date(2026, 10, 13), reason="dzień wolny", act=CLI, off=lambda day: day == free or own(day)
    )
    assert (clock.nominal_on, clock.due_on) == (free, date(2026, 10, 28))


def test_only_who_keeps_matters_may() -> None:
    marta, one = account(), matter()
    clock = one.clocks.get()
    with pytest.raises(NotAllowed):
        actions.stop(clock=clock, act=deed(marta, "press.inquiry.see"))
    assert due_on(one) == date(2026, 10, 27)
    actions.stop(clock=clock, act=deed(marta, WRITE))
    assert due_on(one) is None


@pytest.mark.parametrize("days", [1, 400])
def test_a_late_job_moves_no_clock(days: int) -> None:  # trust: P5
    """Whatever runs, and however late, without an action on it a clock stays as it was counted."""
    from datetime import timedelta

    from gabinet.base import background
    from gabinet.base.act import Door

    one = matter()
    before = list(Clock.objects.values())
    act = Act(at=CLI.at + timedelta(days=days), door=Door.JOB)
    background.climb(act=act)
    background.sweep(act=act)
    background.read_words(act=act)
    assert list(Clock.objects.values()) == before and due_on(one) == date(2026, 10, 27)


def test_what_the_office_edits_later_moves_no_clock() -> None:  # trust: P5
    before = matter()
    card = TermCard(PRESS.code, "pytanie prasowe", 7, terms.Unit.DAYS, True, "regulamin", date(2026, 10, 27), "zarządzenie nr 1")
    term_actions.count_otherwise(card=card, act=CLI)
    after = matter("Po zmianie", received_on=date(2026, 10, 27))
    assert (due_on(before), due_on(after)) == (date(2026, 10, 27), date(2026, 11, 3))
    told = " ".join(queries.explained(before.clocks.get(), term_queries.term(PRESS.code, date(2026, 10, 27)), "pl", OfficeDays([])))
    assert "14 dni" in told and "regulamin" not in told
