# SPDX-License-Identifier: EUPL-1.2
"""Standard passages: approved, offered by key words, expired, withdrawn (D4.9)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base.errors import NotAllowed, Stale
from gabinet.matters.passages import actions, queries, rules
from gabinet.matters.passages.models import Passage, Wording
from gabinet.matters.passages.rules import Card
from gabinet.people.persons.tests.factories import CLI, TODAY, account, deed, powers

BUDGET = Card("Budżet drogowy", "Na drogi zapisano 31 mln zł.", "budżet, drogi, remont", date(2026, 12, 31))
WRITE, CLEAR = queries.WRITES, "press.clear"


@pytest.mark.parametrize(
    ("approved", "withdrawn", "until", "state"),
    [
        (False, False, None, "proposed"),
        (True, False, None, "valid"),
        (True, False, TODAY, "ends"),
        (True, False, TODAY + timedelta(days=15), "valid"),
        (True, False, TODAY - timedelta(days=1), "expired"),
        (True, True, None, "withdrawn"),
    ],
)
def test_states(approved: bool, withdrawn: bool, until: date | None, state: str) -> None:
    assert rules.state(approved=approved, withdrawn=withdrawn, valid_until=until, today=TODAY) == state


def test_a_passage_has_title_text_and_words() -> None:
    rules.check_card(BUDGET)
    for empty in (replace(BUDGET, title=" "), replace(BUDGET, body=""), replace(BUDGET, keywords=" , ")):
        with pytest.raises(rules.NothingWritten):
            rules.check_card(empty)


@pytest.mark.django_db
class TestPassages:
    def test_offered_by_lemma_when_approved(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        made = actions.add(card=BUDGET, act=CLI)
        who = powers(account(), WRITE)
        assert queries.offered("Ile wydano na remonty dróg?", who, TODAY, lang="pl") == []
        actions.approve(passage=made, version=1, act=CLI)
        with django_assert_num_queries(2):
            found = queries.offered("Ile wydano na remonty dróg?", who, TODAY, lang="pl")
        assert [(row.title, row.state, row.until) for row in found] == [("Budżet drogowy", "valid", "31.12")]
        assert queries.offered("Kto zagra na festynie?", who, TODAY, lang="pl") == []
        assert queries.offered("Ile wydano na remonty dróg?", who, date(2027, 1, 1), lang="pl") == []
        assert queries.offered("Ile wydano na remonty dróg?", powers(account()), TODAY, lang="pl") == []

    def test_best_fit_first(self) -> None:
        for title, keys in (("Drogi", "drogi"), ("Remonty dróg", "drogi, remont")):
            made = actions.add(card=replace(BUDGET, title=title, keywords=keys), act=CLI)
            actions.approve(passage=made, version=1, act=CLI)
        found = queries.offered("remont drogi", powers(account(), WRITE), TODAY, lang="pl")
        assert [row.title for row in found] == ["Remonty dróg", "Drogi"]

    def test_a_new_version_waits_for_approval(self) -> None:
        leon = deed(account("l.przybysz", "Leon Przybysz"), CLEAR)
        made = actions.add(card=BUDGET, act=CLI)
        actions.approve(passage=made, version=1, act=leon)
        actions.amend(passage=made, version=1, card=replace(BUDGET, body="Na drogi zapisano 32 mln zł."), act=CLI)
        assert queries.offered("drogi", powers(account(), WRITE), TODAY, lang="pl") == []
        with pytest.raises(Stale):
            actions.approve(passage=made, version=1, act=leon)
        actions.approve(passage=made, version=2, act=leon)
        with pytest.raises(rules.AlreadyApproved):
            actions.approve(passage=made, version=2, act=leon)
        assert [one.body for one in Wording.objects.order_by("n")] == [BUDGET.body, "Na drogi zapisano 32 mln zł."]

    def test_withdrawn_in_one_click(self) -> None:
        leon = deed(account("l.przybysz", "Leon Przybysz"), CLEAR)
        made = actions.add(card=BUDGET, act=CLI)
        actions.approve(passage=made, version=1, act=leon)
        with pytest.raises(NotAllowed):
            actions.withdraw(passage=made, act=deed(account(), WRITE))
        actions.withdraw(passage=made, act=leon)
        assert queries.offered("drogi", powers(account(), WRITE), TODAY, lang="pl") == []
        with pytest.raises(rules.Withdrawn):
            actions.amend(passage=Passage.objects.get(), version=1, card=BUDGET, act=CLI)

    def test_list(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        actions.add(card=BUDGET, act=CLI)
        who = powers(account(), WRITE)
        with django_assert_num_queries(1):
            assert [row.state for row in queries.page(who, None, TODAY, lang="pl")] == ["proposed"]
        assert queries.page(powers(account()), None, TODAY, lang="pl") == []
