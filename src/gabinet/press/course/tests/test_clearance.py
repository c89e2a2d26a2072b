# SPDX-License-Identifier: EUPL-1.2
"""Verdicts: on the version that was read, in order, with a word; the next one is told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gabinet.base.accounts.models import User
from gabinet.base.errors import NotAllowed
from gabinet.base.models import Notice, Substitution
from gabinet.matters.drafts.rules import AlreadyDecided, NotLatest, NotYourTurn, NoWord
from gabinet.matters.figures import actions as figures
from gabinet.matters.figures.rules import Contradicts, Unconfirmed
from gabinet.people.models import Unit
from gabinet.press.clearance import actions, queries, rules
from gabinet.press.course import actions as course
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.queries import draft_of
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import JOB, NOW, deed, powers


@pytest.fixture
def sensitive(inquiry: Inquiry, marta: User) -> Inquiry:
    """An inquiry that the Mayor clears too."""
    course.flag_sensitive(inquiry=inquiry, why="kary", act=deed(marta))
    inquiry.matter.refresh_from_db()
    return inquiry


def _approve(version, by: User, seen: str | None = None):
    return actions.approve(version=version, seen=version.sha256 if seen is None else seen, word="", act=deed(by))


def test_only_the_text_that_was_read(inquiry: Inquiry, marta: User, leon: User) -> None:  # trust: P4
    version = make.written(inquiry, marta)
    with pytest.raises(rules.NotOpened):
        _approve(version, leon, seen="")
    assert _approve(version, leon).says == "approve"
    with pytest.raises(AlreadyDecided):
        _approve(version, leon)


def test_in_order_and_by_right(sensitive: Inquiry, marta: User, leon: User, aldona: User) -> None:  # trust: G1
    version = make.written(sensitive, marta)
    with pytest.raises(NotYourTurn):
        _approve(version, aldona)
    with pytest.raises(NotAllowed):
        _approve(version, marta)
    _approve(version, leon)
    assert Notice.objects.filter(user=aldona, verb="draft_waits").count() == 1
    assert list(queries.waiting(powers(aldona), "mayor.clear")) == [draft_of(sensitive)]
    _approve(version, aldona)
    assert Notice.objects.filter(user=marta, verb="draft_cleared").count() == 1
    assert not queries.waiting(powers(aldona), "mayor.clear").exists()


def test_a_deputy_clears_in_the_mayors_name(sensitive: Inquiry, marta: User, leon: User, aldona: User, klara: User) -> None:  # trust: G1
    version = make.written(sensitive, marta)
    _approve(version, leon)
    with pytest.raises(NotAllowed):
        _approve(version, klara)
    Substitution.objects.create(absent=aldona, deputy=klara, since=date(2026, 10, 27), until=date(2026, 10, 28))
    verdict = _approve(version, klara)
    assert (verdict.by_id, verdict.for_id) == (klara.pk, aldona.pk)


def test_a_newer_version_voids_the_approval(inquiry: Inquiry, marta: User, leon: User) -> None:
    third = make.written(inquiry, marta)
    _approve(third, leon)
    fourth = make.written(inquiry, marta, make.BODY + " Dziękujemy.", seen=1)
    with pytest.raises(NotLatest):
        _approve(third, leon)
    draft = draft_of(inquiry)
    assert draft is not None
    assert draft.turn == "press.clear"
    assert _approve(fourth, leon).says == "approve"


def test_returned_with_a_word(inquiry: Inquiry, marta: User, leon: User) -> None:
    version = make.written(inquiry, marta)
    with pytest.raises(NoWord):
        actions.hand_back(version=version, word=" ", act=deed(leon))
    verdict = actions.hand_back(version=version, word="podaj źródło kwoty", act=deed(leon))
    assert (verdict.says, verdict.word) == ("return", "podaj źródło kwoty")
    assert Notice.objects.filter(user=marta, verb="draft_returned").count() == 1


def test_approved_with_a_change(sensitive: Inquiry, marta: User, leon: User, aldona: User) -> None:
    version = make.written(sensitive, marta)
    _approve(version, leon)
    new = actions.amend(version=version, body=make.BODY + " Przepraszamy.", word="dodane przeprosiny", act=deed(aldona))
    draft = draft_of(sensitive)
    assert draft is not None
    assert (draft.latest, draft.turn) == (2, "press.clear")
    assert new.by_id == aldona.pk
    assert Notice.objects.filter(user=marta, verb="draft_amended").count() == 1


def test_handed_only_to_who_can_clear(inquiry: Inquiry, marta: User, leon: User, kinga: User) -> None:
    make.written(inquiry, marta)
    draft = draft_of(inquiry)
    assert draft is not None
    handing = actions.submit(draft=draft, to=leon.pk, word="gotowe", act=deed(marta))
    assert (handing.to_id, handing.by_id) == (leon.pk, marta.pk)
    with pytest.raises(rules.CannotClear):
        actions.submit(draft=draft, to=kinga.pk, word="gotowe", act=deed(marta))


def test_a_figure_in_doubt_blocks_approval(inquiry: Inquiry, marta: User, leon: User, investment: Unit) -> None:
    """D4.22: 602 is on record, 612 in the text; first proposed, then confirmed, then corrected in the text."""
    figure = figures.figure(
        value=Decimal(602), unit="tys. zł", what="kary za zwłokę", source="protokół", owner=investment, as_of=date(2026, 10, 22), act=deed(marta)
    )
    typed = make.written(inquiry, marta, "Naliczono 612 tys. zł kar za 34 dni zwłoki.")
    with pytest.raises(Contradicts) as refused:
        _approve(typed, leon)
    assert "612" in refused.value.told["says"]
    right = make.written(inquiry, marta, "Naliczono 602 tys. zł kar za 34 dni zwłoki.", seen=1)
    with pytest.raises(Unconfirmed):
        _approve(right, leon)
    figures.confirm(figure=figure, act=JOB)
    assert _approve(right, leon).says == "approve"
    with pytest.raises(Contradicts):
        later = make.written(inquiry, marta, "Naliczono 612 tys. zł kar.", seen=2)
        _approve(later, leon)


def test_waiting_is_by_right_and_by_age(inquiry: Inquiry, marta: User, leon: User, kinga: User) -> None:  # trust: S1
    make.written(inquiry, marta)
    assert list(queries.waiting(powers(leon), "press.clear")) == [draft_of(inquiry)]
    assert not queries.waiting(powers(kinga), "press.clear").exists()
    assert [one.name for one in queries.holders("press.clear", (NOW + timedelta(days=1)).date())] == ["Leon Przybysz"]
