# SPDX-License-Identifier: EUPL-1.2
"""Units are asked by link, answer without an account, and are reminded until one click (D4.4, D4.5, D4.6)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gabinet.base import files, ladder, links, trace
from gabinet.base.act import Act, Door, Key, Ref
from gabinet.base.errors import AlreadyDone, LinkGone, NotAllowed
from gabinet.base.models import Attached, Link, Notice, Watch
from gabinet.matters.cases import actions as cases
from gabinet.matters.cases.rules import AlreadyClosed
from gabinet.matters.cases.tests.factories import matter, ref_of
from gabinet.matters.contributions import actions, queries, rules
from gabinet.matters.contributions.models import Acceptance, Contribution, Reply
from gabinet.matters.contributions.tests.factories import DUE, asked, through_link
from gabinet.people.persons.tests.factories import CLI, NOW, account, deed
from gabinet.people.units.tests.factories import unit

pytestmark = pytest.mark.django_db
ASK, GIVE = queries.ASKS, queries.GIVES


def verbs(address: str = "") -> list[str]:
    """What an address, or people, were told."""
    return list(Notice.objects.filter(address=address).order_by("pk").values_list("verb", flat=True))


def test_asking_gives_a_link_starts_the_ladder_and_tells_the_unit() -> None:
    marta, one = account(), matter()
    row = actions.ask(matter=one, unit=unit(), text="Ile wynoszą kary?", due_at=DUE, act=deed(marta, ASK))
    second = actions.ask(matter=one, unit=unit("SR", "Wydział Środowiska"), text="A drzewa?", due_at=DUE, act=deed(marta, ASK))
    assert (row.number, second.number, row.asked_by_id) == (1, 2, marta.pk)
    link = Link.objects.get(pk_of=row.pk)
    assert (link.to, link.expires_at) == ("in@wrzosowiec.example", NOW + timedelta(days=30))
    assert Watch.objects.get(pk_of=row.pk).next_at == datetime(2026, 10, 28, 7, 0, tzinfo=UTC)
    assert verbs("in@wrzosowiec.example") == ["asked"]
    assert {line.verb for line in trace.of_thing(ref_of(one))} >= {"unit_asked"}


def test_what_cannot_be_asked() -> None:
    marta, one, units = account(), matter(), unit()
    act = deed(marta, ASK)
    actions.ask(matter=one, unit=units, text="Ile?", due_at=DUE, act=act)
    for text, due_at, refused in ((" ", DUE, rules.NoQuestion), ("Ile?", NOW, rules.InThePast)):
        with pytest.raises(refused):
            actions.ask(matter=one, unit=units, text=text, due_at=due_at, act=act)
    with pytest.raises(NotAllowed):
        actions.ask(matter=one, unit=units, text="Ile?", due_at=DUE, act=deed(marta, GIVE))
    cases.close(matter=one, act=CLI)
    with pytest.raises(AlreadyClosed):
        actions.ask(matter=one, unit=units, text="Ile?", due_at=DUE, act=act)
    assert Contribution.objects.count() == 1


def test_answered_by_link_with_files_and_a_name() -> None:  # trust: L4
    marta = account()
    row = asked(act=deed(marta, ASK))
    act = through_link(row)
    kept = files.keep([b"kosztorys"], limit=1000, at=NOW)
    with pytest.raises(rules.NoName):
        actions.give(contribution=row, text="602 tys. zł", files=[], name=" ", act=act)
    reply = actions.give(contribution=row, text="602 tys. zł", files=[("kosztorys.pdf", kept)], name="M. Ziętek", act=act)
    assert (reply.name, reply.link, reply.by_id) == ("M. Ziętek", act.link, None)
    assert Attached.objects.get(kind="matters.reply", pk_of=reply.pk).name == "kosztorys.pdf"
    row.refresh_from_db()
    assert row.answered_at == NOW and Watch.objects.get().stopped_at == NOW
    assert Notice.objects.get(user=marta).verb == "given"
    assert verbs("in@wrzosowiec.example") == ["asked", "given"]
    line = trace.of_thing(ref_of(row.matter)).filter(verb="unit_given").get()
    assert line.link == act.link and "M. Ziętek" in line.detail.body


def test_a_later_answer_corrects_the_earlier() -> None:
    row = asked()
    actions.give(contribution=row, text="612", files=[], name="A", act=through_link(row))
    actions.give(contribution=row, text="602", files=[], name="A", act=through_link(row))
    assert [one.text for one in Reply.objects.order_by("pk")] == ["612", "602"]
    with pytest.raises(rules.NoText):
        actions.give(contribution=row, text=" ", files=[], name="A", act=through_link(row))
    with pytest.raises(rules.AlreadyAnswered):
        actions.not_ours(contribution=row, to=None, reason="jednak nie", name="A", act=through_link(row))


def test_a_doubled_post_is_one_answer() -> None:  # trust: G4
    row = asked()
    act = through_link(row, once=Key.of("k", "b"))
    reply = actions.give(contribution=row, text="602", files=[], name="A", act=act)
    with pytest.raises(AlreadyDone) as first:
        actions.give(contribution=row, text="602", files=[], name="A", act=act)
    assert first.value.pk == reply.pk and Reply.objects.count() == 1


def test_accepted_once() -> None:
    row = asked()
    actions.accept(contribution=row, name="A", act=through_link(row))
    with pytest.raises(rules.AlreadyAccepted):
        actions.accept(contribution=row, name="A", act=through_link(row))
    assert Acceptance.objects.count() == 1 and Watch.objects.get().stopped_at is None


def test_not_ours_returns_at_once_and_is_asked_instead_in_one_click() -> None:  # D4.5
    marta, theirs = account(), unit("ZDM", "Zarząd Dróg Miejskich")
    row = asked(act=deed(marta, ASK))
    act = through_link(row)
    with pytest.raises(rules.NoReason):
        actions.not_ours(contribution=row, to=theirs, reason="", name="A", act=act)
    with pytest.raises(rules.SameUnit):
        actions.not_ours(contribution=row, to=row.unit, reason="nie nasze", name="A", act=act)
    with pytest.raises(rules.NotPassed):
        actions.ask_instead(contribution=row, due_at=DUE, act=deed(marta, ASK))
    actions.not_ours(contribution=row, to=theirs, reason="to droga powiatowa", name="A", act=act)
    row.refresh_from_db()
    assert row.ended_at == NOW and Notice.objects.get(user=marta).verb == "not_ours"
    with pytest.raises(rules.Ended):
        actions.accept(contribution=row, name="A", act=act)
    again = actions.ask_instead(contribution=row, due_at=DUE, act=deed(marta, ASK))
    assert (again.unit, again.text, again.number) == (theirs, row.text, 2)
    assert verbs("zdm@wrzosowiec.example") == ["asked"]


def test_more_time_moves_the_date_and_the_reminders() -> None:
    marta = account()
    row = asked(act=deed(marta, ASK))
    until = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
    with pytest.raises(rules.InThePast):
        actions.need_until(contribution=row, until=NOW - timedelta(hours=1), reason="urlop", name="A", act=through_link(row))
    deferral = actions.need_until(contribution=row, until=until, reason="czekamy na kosztorys", name="A", act=through_link(row))
    row.refresh_from_db()
    assert (row.due_at, deferral.before) == (until, DUE)
    assert Watch.objects.get().due_at == until and Notice.objects.get(user=marta).verb == "need_until"


def test_reminded_before_on_the_day_and_the_superior_after_until_answered() -> None:  # D4.6
    boss, mayor = account("m.zietek", "Małgorzata Ziętek"), account("b.sarnecki", "Bogumił Sarnecki")
    row = asked(of=unit(account=boss, superior=mayor))
    other = asked(of=unit("ZDM", "Zarząd Dróg Miejskich"), about=row.matter)
    for day in (28, 29):
        ladder.climb(datetime(2026, 10, day, 7, 0, tzinfo=UTC))
    actions.give(contribution=other, text="602", files=[], name="A", act=through_link(other))
    ladder.climb(datetime(2026, 10, 30, 7, 0, tzinfo=UTC))
    assert [one.verb for one in Notice.objects.filter(user=boss).order_by("pk")] == ["asked", "due_soon", "due_today", "overdue"]
    assert [one.verb for one in Notice.objects.filter(user=mayor)] == ["overdue"]
    assert verbs("zdm@wrzosowiec.example") == ["asked", "due_soon", "due_today", "given"]


def test_one_click_stops_reminders_and_the_link_goes_on() -> None:  # D4.6
    row = asked()
    with pytest.raises(NotAllowed):
        actions.stop_reminders(contribution=row, act=deed(account(), GIVE))
    actions.stop_reminders(contribution=row, act=deed(account(), ASK))
    ladder.climb(datetime(2026, 10, 30, 12, 0, tzinfo=UTC))
    assert verbs("in@wrzosowiec.example") == ["asked"]
    actions.give(contribution=row, text="602", files=[], name="A", act=through_link(row))


def test_revoked_the_link_is_dead_and_the_unit_is_told() -> None:  # trust: L3
    row, other = asked(), asked(of=unit("SR", "Wydział Środowiska"))
    token = links.token_of(queries.ref(row), "contribution", "in@wrzosowiec.example", NOW)
    assert token is not None
    links.enter(token, "get", NOW)
    actions.revoke(contribution=row, reason="już wiemy", act=deed(account(), "matters.contribution.revoke"))
    with pytest.raises(LinkGone):
        links.enter(token, "get", NOW)
    assert verbs("in@wrzosowiec.example") == ["asked", "revoked"]
    with pytest.raises(rules.Ended):
        actions.revoke(contribution=row, reason="", act=CLI)
    through_link(other)


def test_closing_the_matter_ends_links_and_reminders() -> None:  # trust: L3
    row = asked()
    other = asked(of=unit("SR", "Wydział Środowiska"))
    act = through_link(row)
    cases.close(matter=row.matter, act=CLI)
    assert not Link.objects.filter(pk_of=row.pk, revoked_at=None).exists()
    assert Watch.objects.get(pk_of=row.pk).stopped_at == NOW
    with pytest.raises(rules.Ended):
        actions.give(contribution=row, text="602", files=[], name="A", act=act)
    actions.give(contribution=other, text="602", files=[], name="A", act=through_link(other))


def test_a_link_is_good_for_its_own_question() -> None:  # trust: L3
    row = asked()
    other = asked(of=unit("SR", "Wydział Środowiska"), about=row.matter)
    with pytest.raises(NotAllowed):
        actions.give(contribution=other, text="602", files=[], name="A", act=through_link(row))
    actions.give(contribution=row, text="602", files=[], name="A", act=through_link(row))


def test_an_expired_link_is_gone() -> None:  # trust: L3
    row = asked()
    through_link(row, NOW + timedelta(days=29))
    assert links.token_of(queries.ref(row), "contribution", row.unit.address, NOW + timedelta(days=30)) is None


def test_a_head_with_an_account_answers_for_the_own_unit_only() -> None:
    boss, other = account("m.zietek", "Małgorzata Ziętek"), account("b.klos", "Barbara Kłos")
    row = asked(of=unit(account=boss))
    unit("SR", "Wydział Środowiska", account=other)
    with pytest.raises(rules.NotYours):
        actions.give(contribution=row, text="602", files=[], name="", act=deed(other, GIVE))
    reply = actions.give(contribution=row, text="602", files=[], name="", act=deed(boss, GIVE))
    assert (reply.by_id, reply.name, reply.link) == (boss.pk, "", None)


def test_a_substitute_answers_for_the_absent_heads_unit() -> None:
    boss, deputy = account("m.zietek", "Małgorzata Ziętek"), account("b.klos", "Barbara Kłos")
    row = asked(of=unit(account=boss))
    act = Act(at=NOW, door=Door.PAGE, by=deputy.pk, through={GIVE: boss.pk})
    with pytest.raises(NotAllowed):
        actions.give(contribution=row, text="602", files=[], name="", act=replace(act, through={}))
    assert actions.give(contribution=row, text="602", files=[], name="", act=act).by_id == deputy.pk
    line = trace.of_thing(Ref("matters.matter", row.matter_id)).first()
    assert line is not None and line.verb == "unit_given"
