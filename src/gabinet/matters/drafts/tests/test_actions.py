# SPDX-License-Identifier: EUPL-1.2
"""Clearance is bound to its version; nothing leaves without all of it, by any door (trust P4)."""

import hashlib
from dataclasses import replace

import pytest

from gabinet.base import trace
from gabinet.base.act import Act, Door, Key, Ref
from gabinet.base.errors import AlreadyDone, NotAllowed, Stale
from gabinet.base.models import Notice
from gabinet.matters.cases import actions as cases
from gabinet.matters.cases import queries as case_queries
from gabinet.matters.cases.tests.factories import matter
from gabinet.matters.drafts import actions, rules
from gabinet.matters.drafts.models import Draft, Verdict, Version
from gabinet.matters.drafts.tests.factories import BOTH, INQUIRY, MAYOR, PRESS, draft
from gabinet.people.persons.tests.factories import CLI, NOW, account, deed, lent

pytestmark = pytest.mark.django_db
WRITE = "matters.draft.write"


def approve(version: Version, act: Act) -> Verdict:
    """One approval."""
    return actions.decide(version=version, says="approve", word="", act=act)


@pytest.fixture
def leon() -> Act:
    """The spokesperson."""
    return deed(account("l.przybysz", "Leon Przybysz"), PRESS)


@pytest.fixture
def aldona() -> Act:
    """The Mayor."""
    return deed(account("a.wichrowska", "Aldona Wichrowska"), MAYOR)


def test_cleared_by_both_in_order_it_may_leave(leon: Act, aldona: Act) -> None:  # trust: P4
    version = draft()
    with pytest.raises(rules.NotApproved):
        actions.check_sendable(version)
    approve(version, leon)
    with pytest.raises(rules.NotApproved):
        actions.check_sendable(version)
    approve(version, aldona)
    actions.check_sendable(version)
    assert Draft.objects.get().turn == ""


def test_the_mayor_waits_for_her_turn(leon: Act, aldona: Act) -> None:
    version = draft()
    with pytest.raises(rules.NotYourTurn):
        approve(version, aldona)
    approve(version, leon)
    approve(version, aldona)
    with pytest.raises(rules.AlreadyDecided):
        approve(version, aldona)
    assert Verdict.objects.count() == 2


def test_who_never_clears_is_refused(leon: Act) -> None:
    version = draft()
    for act in (deed(account(), WRITE), Act(at=NOW, door=Door.PAGE), Act(at=NOW, door=Door.LINK, link=3, scope=Ref.of(version))):
        with pytest.raises(NotAllowed):
            approve(version, act)
    approve(version, leon)


def test_approval_of_v3_is_void_for_v4(leon: Act, aldona: Act) -> None:  # trust: P4
    version = draft()
    approve(version, leon)
    approve(version, aldona)
    actions.check_sendable(version)
    newer = actions.write(draft=version.draft, body="Wiadukt zostanie otwarty w grudniu.", act=CLI)
    for one, refused in ((version, rules.NotLatest), (newer, rules.NotApproved)):
        with pytest.raises(refused):
            actions.check_sendable(one)
    with pytest.raises(rules.NotLatest):
        approve(version, leon)
    assert Draft.objects.get().turn == PRESS


def test_a_changed_text_under_an_approval_does_not_leave(leon: Act, aldona: Act) -> None:  # trust: P4
    version = draft()
    assert version.sha256 == hashlib.sha256(version.body.encode()).hexdigest()
    approve(version, leon)
    approve(version, aldona)
    actions.check_sendable(version)
    Version.objects.filter(pk=version.pk).update(body="Wiadukt nie zostanie otwarty.")
    with pytest.raises(rules.NotApproved):
        actions.check_sendable(Version.objects.get(pk=version.pk))


def test_returned_with_a_word_and_written_anew(leon: Act, aldona: Act) -> None:
    marta = account()
    version = draft(act=deed(marta, WRITE))
    with pytest.raises(rules.NoWord):
        actions.decide(version=version, says="return", word=" ", act=leon)
    actions.decide(version=version, says="return", word="sprawdź kwotę", act=leon)
    assert Notice.objects.get().user_id == marta.pk
    with pytest.raises(rules.AlreadyDecided):
        approve(version, leon)
    newer = actions.write(draft=version.draft, body="Kary wyniosły 602 tys. zł.", act=deed(marta, WRITE))
    approve(newer, leon)
    approve(newer, aldona)
    actions.check_sendable(newer)
    told = {line.verb for line in trace.of_thing(INQUIRY)}
    assert told == {"draft_written", "draft_returned", "draft_approved"}


def test_the_mayor_amends_and_all_others_decide_anew(leon: Act, aldona: Act) -> None:  # D4.8
    version = draft()
    approve(version, leon)
    with pytest.raises(rules.NoWord):
        actions.amend(version=version, body="Wiadukt otworzymy w grudniu.", word="", act=aldona)
    newer = actions.amend(version=version, body="Wiadukt otworzymy w grudniu.", word="miesiąc", act=aldona)
    assert (newer.n, newer.word, newer.by_id) == (2, "miesiąc", aldona.by)
    with pytest.raises(rules.NotApproved):
        actions.check_sendable(newer)
    assert Draft.objects.get().turn == PRESS
    approve(newer, leon)
    actions.check_sendable(newer)


def test_the_spokesperson_amends_and_the_mayor_clears(leon: Act, aldona: Act) -> None:
    version = draft()
    newer = actions.amend(version=version, body="Krócej.", word="skrót", act=leon)
    with pytest.raises(rules.NotYourTurn):
        actions.amend(version=newer, body="Jeszcze krócej.", word="skrót", act=leon)
    approve(newer, aldona)
    actions.check_sendable(newer)


def test_a_deputy_clears_in_the_mayors_name(leon: Act, aldona: Act) -> None:  # trust: P6
    bogumil = account("b.sarnecki", "Bogumił Sarnecki")
    version = draft()
    approve(version, leon)
    with pytest.raises(NotAllowed):
        approve(version, deed(bogumil))
    assert aldona.by is not None
    verdict = approve(version, lent(bogumil, account("a.wichrowska"), MAYOR))
    assert (verdict.by_id, verdict.for_id) == (bogumil.pk, aldona.by)
    line = trace.of_thing(INQUIRY).first()
    assert line is not None and (line.by, line.for_id) == (bogumil.pk, aldona.by)


def test_a_topic_that_became_sensitive_wants_the_mayor_too(leon: Act, aldona: Act) -> None:  # D4.7
    version = draft(wants=[PRESS])
    approve(version, leon)
    actions.check_sendable(version)
    actions.require(draft=version.draft, wants=BOTH, act=CLI)
    with pytest.raises(rules.NotApproved):
        actions.check_sendable(Version.objects.get(pk=version.pk))
    approve(version, aldona)
    actions.check_sendable(Version.objects.get(pk=version.pk))
    with pytest.raises(NotAllowed):
        actions.require(draft=version.draft, wants=[PRESS], act=leon)
    actions.left(version, CLI)
    with pytest.raises(rules.Ended):
        actions.require(draft=version.draft, wants=[PRESS], act=CLI)


def test_a_stale_window_writes_over_nobody() -> None:  # trust: K12
    version = draft()
    actions.write(draft=version.draft, body="Druga", act=CLI, seen=1)
    with pytest.raises(Stale):
        actions.write(draft=version.draft, body="Trzecia", act=CLI, seen=1)
    assert [one.body for one in Version.objects.order_by("n")] == ["Wiadukt zostanie otwarty.", "Druga"]
    with pytest.raises(rules.NothingNew):
        actions.write(draft=version.draft, body="Druga", act=CLI, seen=2)


def test_a_form_sent_twice_is_one_version() -> None:  # trust: G4
    marta = account()
    act = replace(deed(marta, WRITE), once=Key.of("k", "b"))
    version = draft(act=act)
    with pytest.raises(AlreadyDone) as first:
        draft(act=act)
    assert first.value.pk == version.pk and Draft.objects.count() == 1


def test_writing_needs_its_right() -> None:
    marta = account()
    version = draft(act=deed(marta, WRITE))
    with pytest.raises(NotAllowed):
        actions.write(draft=version.draft, body="Druga", act=deed(marta, PRESS))
    assert Version.objects.count() == 1


def test_handed_to_a_colleague_who_finishes_it() -> None:  # A.7
    marta, oskar = account(), account("o.ptaszek", "Oskar Ptaszek")
    version = draft(act=deed(marta, WRITE))
    actions.hand(draft=version.draft, to=oskar.pk, word="dokończ proszę", act=deed(marta, WRITE))
    assert Draft.objects.get().holder_id == oskar.pk
    assert Notice.objects.get().user_id == oskar.pk
    newer = actions.write(draft=version.draft, body="Dokończone.", act=deed(oskar, WRITE))
    assert [one.by_id for one in Version.objects.order_by("n")] == [marta.pk, oskar.pk] and newer.n == 2


def test_what_has_left_is_finished_and_can_be_taken_back(leon: Act) -> None:
    version = draft(wants=[PRESS])
    approve(version, leon)
    actions.left(version, CLI)
    with pytest.raises(rules.Ended):
        actions.write(draft=version.draft, body="Druga", act=CLI)
    actions.taken_back(version, CLI)
    actions.write(draft=version.draft, body="Druga", act=CLI)
    assert Version.objects.get(n=1).left_at is None


def test_drafts_of_a_closed_matter_wait_for_nobody() -> None:
    one = matter()
    one.refresh_from_db()
    own = case_queries.own_ref(one)
    assert own is not None
    version = draft(ref=own)
    assert Draft.objects.get().turn == PRESS
    cases.close(matter=one, act=CLI)
    stored = Draft.objects.get()
    assert (stored.turn, stored.ended_at) == ("", NOW)
    with pytest.raises(rules.Ended):
        approve(version, deed(account("l.przybysz"), *BOTH))
