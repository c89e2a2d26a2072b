# SPDX-License-Identifier: EUPL-1.2
"""The forms that move the course of an inquiry."""

import pytest
from django.test import Client

from gabinet.base.accounts.models import User
from gabinet.base.models import Entry
from gabinet.matters.clocks import queries as clocks
from gabinet.post.models import Outgoing
from gabinet.press.clearance import actions as clearance
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests.factories import deed
from gabinet.press.refusals import queries as refusals
from gabinet.press.refusals.rules import ELEMENTS, Way
from tests.pages import signed_in, words

DECISION = {one.code: f"treść {one.code}" for one in ELEMENTS[Way.DECISION]}


def url(inquiry: Inquiry, part: str) -> str:
    return f"/press/inquiries/{inquiry.pk}/{part}"


@pytest.mark.parametrize("part", ["wish/", "basis/", "sensitivity/", "topic/", "extension/", "refusal/"])
def test_get_draws_a_form_and_changes_nothing(inquiry: Inquiry, as_leon: Client, part: str) -> None:  # trust: H3
    lines = Entry.objects.count()
    assert as_leon.get(url(inquiry, part)).status_code == 200
    assert as_leon.put(url(inquiry, part)).status_code == 405
    assert Entry.objects.count() == lines
    stranger = signed_in(User.objects.create(login="x", name="X"))
    assert stranger.get(url(inquiry, part)).status_code == 404


def test_the_wish_is_noted_from_the_letter_or_by_hand(inquiry: Inquiry, as_marta: Client) -> None:
    assert as_marta.post(url(inquiry, "wish/"), {"at": "2026-10-27T15:30:00+01:00", "once": "a"}).status_code == 302
    assert as_marta.post(url(inquiry, "wish/"), {"on": "2026-10-28", "hour": "12:00", "once": "b"}).status_code == 302
    inquiry.refresh_from_db()
    assert f"{inquiry.wanted_by:%d %H:%M}" == "28 11:00"
    assert as_marta.post(url(inquiry, "wish/"), {"on": "2026-10-28", "once": "c"}).status_code == 422
    assert as_marta.post(url(inquiry, "wish/"), {"on": "2026-10-26", "hour": "12:00", "once": "d"}).status_code == 422
    assert as_marta.post(url(inquiry, "wish/withdrawal/"), {"once": "e"}).status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.wanted_by is None


def test_the_basis_and_the_topic(inquiry: Inquiry, as_marta: Client) -> None:
    assert as_marta.post(url(inquiry, "basis/"), {"basis": "public_information", "reason": "osoba prywatna", "once": "a"}).status_code == 302
    assert as_marta.post(url(inquiry, "basis/"), {"basis": "press", "reason": "", "once": "b"}).status_code == 422
    assert as_marta.post(url(inquiry, "basis/"), {"basis": "nonsense", "reason": "x", "once": "c"}).status_code == 422
    assert as_marta.post(url(inquiry, "topic/"), {"topic": "inwestycje", "once": "d"}).status_code == 302
    inquiry.refresh_from_db()
    assert (inquiry.basis, inquiry.topic) == ("public_information", "inwestycje")


def test_sensitivity_is_flagged_and_lifted(inquiry: Inquiry, as_marta: Client, as_leon: Client) -> None:
    assert as_marta.post(url(inquiry, "sensitivity/"), {"why": "kary", "once": "a"}).status_code == 302
    assert as_marta.post(url(inquiry, "sensitivity/"), {"why": "pomyłka", "once": "b"}).status_code == 403
    assert as_leon.post(url(inquiry, "sensitivity/"), {"why": "pomyłka", "once": "c"}).status_code == 302
    inquiry.matter.refresh_from_db()
    assert not inquiry.matter.sensitive


def test_extend_and_notify(inquiry: Inquiry, as_marta: Client) -> None:
    form = {"reason": "trwa rozliczenie robót", "until": "2026-11-20", "once": "a"}
    assert as_marta.post(url(inquiry, "extension/"), {**form, "until": "2027-01-20", "once": "b"}).status_code == 422
    assert not Outgoing.objects.exists()
    assert as_marta.post(url(inquiry, "extension/"), form).status_code == 302
    clock = clocks.of_law(inquiry.pk)
    assert clock is not None
    assert clock.term == "PRESS_QUESTION_EXT_2M"
    said = words(as_marta.get(f"/press/inquiries/{inquiry.pk}/").text)
    assert "20 listopada 2026 r." in said


def test_the_refusal_form_knows_the_elements(inquiry: Inquiry, as_leon: Client, as_marta: Client) -> None:
    page = as_leon.get(url(inquiry, "refusal/")).text
    for one in ELEMENTS[Way.DECISION]:
        assert f'name="{one.code}"' in page
        assert one.basis in words(page)
    assert as_marta.get(url(inquiry, "refusal/")).status_code == 404
    assert 'name="why"' in as_leon.get(url(inquiry, "refusal/?way=letter")).text
    assert as_leon.get(url(inquiry, "refusal/?way=nonsense")).status_code == 200


def test_a_refusal_from_form_to_letter(inquiry: Inquiry, leon: User, aldona: User, as_leon: Client) -> None:
    refused = as_leon.post(url(inquiry, "refusal/"), {**DECISION, "persons": "", "once": "a"})
    assert refused.status_code == 422
    assert 'id="id_persons-error"' in refused.text
    assert "treść facts" in refused.text
    assert as_leon.post(url(inquiry, "refusal/"), {**DECISION, "once": "b"}).status_code == 302
    text = refusals.text_of(inquiry.pk)
    assert text is not None
    version = refusals.draft_of(text).versions.get()
    assert as_leon.post(url(inquiry, "refusal/letter/"), {"version": version.pk, "once": "c"}).status_code == 422
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(leon))
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(aldona))
    assert as_leon.post(url(inquiry, "refusal/letter/"), {"version": version.pk, "once": "d"}).status_code == 302
    letter = Outgoing.objects.get()
    assert "DECYZJA" in letter.version.body
    assert "Szanown" not in bytes(letter.raw).decode()
    assert str(letter) in words(as_leon.get(f"/press/inquiries/{inquiry.pk}/").text)
    assert as_leon.post(url(inquiry, "refusal/withdrawal/"), {"once": "e"}).status_code == 302
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.closed_at is None


def test_acknowledged_by_hand_once(inquiry: Inquiry, as_marta: Client) -> None:
    assert as_marta.post(url(inquiry, "acknowledgement/"), {"once": "a"}).status_code == 302
    assert Outgoing.objects.filter(automatic=True).count() == 1
    assert as_marta.post(url(inquiry, "acknowledgement/"), {"once": "b"}).status_code == 422
