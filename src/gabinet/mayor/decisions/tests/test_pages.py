# SPDX-License-Identifier: EUPL-1.2
"""The Mayor decides on what she has read, on her phone, also without JavaScript."""

from datetime import date

import pytest
from django.test import Client

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.models import Entry, Named, Substitution
from gabinet.matters.models import Draft, Verdict, Version
from gabinet.press.clearance import actions as clearance
from gabinet.press.course import actions as course
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import deed
from tests.pages import signed_in, words


@pytest.fixture
def waiting(inquiry: Inquiry, marta: User, leon: User, aldona: User, clock: None) -> Draft:
    """A sensitive answer that the spokesperson has cleared."""
    course.flag_sensitive(inquiry=inquiry, why="kary", act=deed(marta))
    inquiry.matter.refresh_from_db()
    version = make.cleared(inquiry, marta, leon)
    return version.draft


@pytest.fixture
def phone(aldona: User, clock: None) -> Client:
    """Her phone."""
    return signed_in(aldona)


def _fields(draft: Draft, says: str, **more: str) -> dict[str, object]:
    version = Version.objects.get(draft=draft, n=Draft.objects.get(pk=draft.pk).latest)
    return {"version": version.pk, "seen": version.sha256, "says": says, "once": says, **more}


def test_the_list_opens_and_never_approves(waiting: Draft, phone: Client) -> None:
    page = phone.get("/decisions/")
    assert page.status_code == 200
    said = words(page.text)
    assert "Koszty wiaduktu" in said
    assert "Leon Przybysz" in said
    assert 'value="approve"' not in page.text
    assert f"/decisions/{waiting.pk}/" in page.text
    assert 'value="approve"' in phone.get(f"/decisions/{waiting.pk}/").text


def test_approved(waiting: Draft, phone: Client, aldona: User) -> None:
    url = f"/decisions/{waiting.pk}/verdict/"
    done = phone.post(url, _fields(waiting, "approve"))
    assert (done.status_code, done.headers["Location"]) == (302, "/decisions/")
    assert Verdict.objects.get(right="mayor.clear").by_id == aldona.pk
    assert phone.post(url, _fields(waiting, "approve")).status_code == 302  # trust: K12
    assert Verdict.objects.filter(right="mayor.clear").count() == 1
    assert phone.get(f"/decisions/{waiting.pk}/").status_code == 404


def test_not_without_having_read(waiting: Draft, phone: Client) -> None:  # trust: P4
    url = f"/decisions/{waiting.pk}/verdict/"
    refused = phone.post(url, {**_fields(waiting, "approve"), "seen": ""})
    assert refused.status_code == 422
    assert not Verdict.objects.filter(right="mayor.clear").exists()
    assert phone.post(url, _fields(waiting, "approve", once="again")).status_code == 302


def test_returned_with_a_word(waiting: Draft, phone: Client) -> None:
    url = f"/decisions/{waiting.pk}/verdict/"
    assert phone.post(url, _fields(waiting, "return", word="")).status_code == 422
    assert phone.post(url, _fields(waiting, "return", word="bez kwoty", once="b")).status_code == 302
    verdict = Verdict.objects.get(right="mayor.clear")
    assert (verdict.says, verdict.word) == ("return", "bez kwoty")


def test_amended(waiting: Draft, phone: Client) -> None:
    url = f"/decisions/{waiting.pk}/verdict/"
    assert phone.post(url, _fields(waiting, "amend", word="", body=make.BODY + " Zapraszamy.")).status_code == 422
    assert phone.post(url, _fields(waiting, "amend", word="zaproszenie", body=make.BODY + " Zapraszamy.", once="b")).status_code == 302
    assert Version.objects.get(draft=waiting, n=2).body.endswith("Zapraszamy.")


def test_get_changes_nothing(waiting: Draft, phone: Client) -> None:  # trust: H3
    lines = Entry.objects.count()
    for path in ("/decisions/", f"/decisions/{waiting.pk}/"):
        assert phone.get(path).status_code == 200
        assert phone.post(path).status_code == 405
    assert phone.get(f"/decisions/{waiting.pk}/verdict/").status_code == 302
    assert Entry.objects.count() == lines


def test_only_the_mayor_and_who_stands_in(waiting: Draft, phone: Client, leon: User, klara: User, aldona: User) -> None:  # trust: G1
    deputy = signed_in(klara)
    assert deputy.get("/decisions/").status_code == 404
    assert signed_in(leon).get(f"/decisions/{waiting.pk}/").status_code == 404
    Substitution.objects.create(absent=aldona, deputy=klara, since=date(2026, 10, 27), until=date(2026, 10, 28))
    rights.changed()
    assert deputy.get(f"/decisions/{waiting.pk}/").status_code == 200
    assert deputy.post(f"/decisions/{waiting.pk}/verdict/", _fields(waiting, "approve")).status_code == 302
    verdict = Verdict.objects.get(right="mayor.clear")
    assert (verdict.by_id, verdict.for_id) == (klara.pk, aldona.pk)


def test_a_confidential_one_is_not_there(waiting: Draft, phone: Client, inquiry: Inquiry, marta: User, aldona: User) -> None:  # trust: P6
    assert phone.get(f"/decisions/{waiting.pk}/").status_code == 200
    Named.objects.create(kind="matters.matter", pk_of=inquiry.pk, user=marta)
    assert phone.get(f"/decisions/{waiting.pk}/").status_code == 404
    assert phone.post(f"/decisions/{waiting.pk}/verdict/", _fields(waiting, "approve")).status_code == 404
    assert "Koszty wiaduktu" not in phone.get("/decisions/").text
    Named.objects.create(kind="matters.matter", pk_of=inquiry.pk, user=aldona)
    assert phone.get(f"/decisions/{waiting.pk}/").status_code == 200


def test_a_refusal_waits_too(inquiry: Inquiry, leon: User, phone: Client) -> None:
    from gabinet.press.refusals.rules import ELEMENTS, Way

    elements = {one.code: f"treść {one.code}" for one in ELEMENTS[Way.DECISION]}
    course.prepare_refusal(inquiry=inquiry, way=Way.DECISION, elements=elements, act=deed(leon))
    version = Version.objects.get(draft__kind="press.refusaltext")
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(leon))
    assert "DECYZJA" in phone.get(f"/decisions/{version.draft_id}/").text


def test_the_badge_counts_what_the_list_shows(waiting: Draft, phone: Client) -> None:
    """Right after the deed, too: the number beside the place is of the moment of the list."""
    counted = "Decyzje 1 czeka na Ciebie"
    listed = words(phone.get("/decisions/").text)
    assert "Koszty wiaduktu" in listed
    assert counted in listed
    assert phone.post(f"/decisions/{waiting.pk}/verdict/", _fields(waiting, "approve")).status_code == 302
    left = words(phone.get("/decisions/").text)
    assert "Koszty wiaduktu" not in left
    assert counted not in left
