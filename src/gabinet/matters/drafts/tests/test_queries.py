# SPDX-License-Identifier: EUPL-1.2
"""What waits for whom, and the document block."""

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base.rights import Named
from gabinet.matters.drafts import actions, queries
from gabinet.matters.drafts.tests.factories import INQUIRY, MAYOR, PRESS, draft
from gabinet.people.persons.tests.factories import CLI, NOW, account, deed, powers

LABELS = {PRESS: "Rzecznik", MAYOR: "Prezydent"}


@pytest.mark.django_db
class TestDrafts:
    def test_each_sees_what_waits_for_them(self) -> None:  # trust: P6
        leon, aldona = account("l.przybysz", "Leon Przybysz"), account("a.wichrowska", "Aldona Wichrowska")
        version = draft()
        assert queries.waiting(powers(leon, PRESS)).get() == version.draft
        assert not queries.waiting(powers(aldona, MAYOR)).exists()
        actions.decide(version=version, says="approve", word="", act=deed(leon, PRESS))
        assert not queries.waiting(powers(leon, PRESS)).exists()
        assert queries.waiting(powers(aldona, MAYOR)).get() == version.draft
        Named.objects.create(kind=INQUIRY.kind, pk_of=INQUIRY.pk, user=leon)
        assert not queries.waiting(powers(aldona, MAYOR)).exists()
        Named.objects.create(kind=INQUIRY.kind, pk_of=INQUIRY.pk, user=aldona)
        assert queries.waiting(powers(aldona, MAYOR)).exists()

    def test_document_in_two_statements(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        leon = account("l.przybysz", "Leon Przybysz")
        marta = account()
        version = draft("Kary wyniosły 612 tys. zł.", act=deed(marta, "matters.draft.write"))
        actions.decide(version=version, says="return", word="602, nie 612", act=deed(leon, PRESS))
        actions.write(draft=version.draft, body="Kary wyniosły 602 tys. zł.", act=deed(marta, "matters.draft.write"))
        held = queries.of(INQUIRY).get()
        with django_assert_num_queries(2):
            shown = queries.document(held, powers(leon, PRESS), LABELS, NOW, lang="pl")
        assert shown is not None
        assert (shown.n, shown.holder, shown.cleared, shown.returned) == (2, "Marta Olszan", False, "")
        assert (shown.before, shown.body) == ("Kary wyniosły 612 tys. zł.", "Kary wyniosły 602 tys. zł.")
        assert [(step.label, step.state, step.mine) for step in shown.steps] == [("Rzecznik", "now", True), ("Prezydent", "waiting", False)]
        assert [(one.n, one.by, len(one.verdicts)) for one in shown.versions] == [(2, "Marta Olszan", 0), (1, "Marta Olszan", 1)]

    def test_returned_says_by_whom_and_why(self) -> None:
        leon = account("l.przybysz", "Leon Przybysz")
        version = draft(act=CLI)
        actions.decide(version=version, says="return", word="krócej", act=deed(leon, PRESS))
        shown = queries.document(queries.of(INQUIRY).get(), powers(leon, PRESS), LABELS, NOW, lang="pl")
        assert shown is not None and shown.returned == "krócej"
        assert (shown.steps[0].state, shown.steps[0].who, shown.steps[0].mine) == ("returned", "Leon Przybysz", False)
