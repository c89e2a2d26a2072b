# SPDX-License-Identifier: EUPL-1.2
"""What heads with an account are asked, and how they answer."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gabinet.base.models import Attached
from gabinet.base.rights import Role
from gabinet.matters.contributions import queries
from gabinet.matters.contributions.models import Contribution, Reply
from gabinet.matters.contributions.tests.factories import asked
from gabinet.people.persons.tests.factories import account, signed_in
from gabinet.people.persons.tests.test_pages import statements
from gabinet.people.units.models import Unit
from gabinet.people.units.tests.factories import unit
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def boss() -> Client:
    """Małgorzata leads the investment department."""
    client = signed_in(Role.UNIT_HEAD, "m.zietek", "Małgorzata Ziętek")
    unit(account=account("m.zietek"))
    return client


@pytest.fixture
def question(boss: Client) -> Contribution:
    """Asked of her unit."""
    return asked(of=Unit.objects.get())


def test_asked_accepted_answered_with_files(boss: Client, question: Contribution) -> None:  # D4.5
    place = queries.url(question.pk)
    assert question.text in words(boss.get("/matters/contributions/").text)
    accepted = boss.post(f"{place}acceptance/", headers=HTMX)
    assert accepted.status_code == 200 and plain(accepted.text) in plain(boss.get(place).text)
    assert boss.post(f"{place}acceptance/").status_code == 422
    assert boss.post(f"{place}reply/", {"text": ""}).status_code == 422
    file = SimpleUploadedFile("kosztorys.pdf", b"%PDF-1.4 x", "application/pdf")
    assert boss.post(f"{place}reply/", {"text": "602 tys. zł", "attached": file}).status_code == 302
    assert Reply.objects.get().by_id == account("m.zietek").pk and Attached.objects.get().name == "kosztorys.pdf"
    page = words(boss.get(place).text)
    assert "602 tys. zł" in page and "kosztorys.pdf" in page
    assert question.text not in words(boss.get("/matters/contributions/").text)


def test_not_ours_and_more_time(boss: Client, question: Contribution) -> None:  # D4.5
    place, other = queries.url(question.pk), unit("ZDM", "Zarząd Dróg Miejskich")
    until = timezone.localtime() + timedelta(days=2)
    assert boss.post(f"{place}deferral/", {"until": "2020-01-01T10:00", "reason": "urlop"}).status_code == 422
    assert boss.post(f"{place}deferral/", {"until": until.strftime("%Y-%m-%dT%H:%M"), "reason": "urlop"}, headers=HTMX).status_code == 200
    assert boss.post(f"{place}passing/", {"to": other.pk, "reason": ""}, headers=HTMX).status_code == 422
    passed = boss.post(f"{place}passing/", {"to": other.pk, "reason": "droga powiatowa"}, headers=HTMX)
    assert passed.status_code == 200 and "Zarząd Dróg Miejskich" in words(passed.text)
    assert boss.post(f"{place}reply/", {"text": "jednak"}).status_code == 422
    question.refresh_from_db()
    assert question.ended_at is not None and not Reply.objects.exists()


def test_another_units_question_is_not_there(boss: Client, question: Contribution) -> None:  # trust: P6
    other = signed_in(Role.UNIT_HEAD, "b.klos", "Barbara Kłos")
    unit("SR", "Wydział Środowiska", account=account("b.klos"))
    place = queries.url(question.pk)
    assert boss.get(place).status_code == 200
    assert other.get(place).status_code == 404
    assert other.post(f"{place}reply/", {"text": "602"}).status_code == 404
    assert question.text not in words(other.get("/matters/contributions/").text)
    assert signed_in().get("/matters/contributions/").status_code == 404
    assert Client().get(place).status_code == 302
    assert not Reply.objects.exists()


def test_get_changes_nothing_and_costs_little(boss: Client, question: Contribution) -> None:  # trust: L1
    place = queries.url(question.pk)
    for where in ("acceptance", "reply", "passing", "deferral"):
        assert boss.get(f"{place}{where}/").status_code == 302
    question.refresh_from_db()
    assert (question.answered_at, question.ended_at) == (None, None)
    assert len(statements(boss, "/matters/contributions/")) <= 4
    assert len(statements(boss, place)) <= 8
