# SPDX-License-Identifier: EUPL-1.2
"""Pages of standard passages."""

import pytest
from django.test import Client

from gabinet.base.rights import Role
from gabinet.matters.passages import queries
from gabinet.matters.passages.models import Passage
from gabinet.people.persons.tests.factories import signed_in
from gabinet.people.persons.tests.test_pages import statements
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
FORM = {"title": "Budżet drogowy", "body": "Na drogi zapisano 31 mln zł.", "keywords": "drogi, budżet", "valid_until": ""}


def test_written_approved_changed_withdrawn() -> None:  # D4.9
    desk, leon = signed_in(), signed_in(Role.SPOKESPERSON, "l.przybysz", "Leon Przybysz")
    assert desk.post("/matters/passages/new/", {**FORM, "keywords": " , "}).status_code == 422
    assert desk.post("/matters/passages/new/", {**FORM, "once": "p"}).status_code == 302
    place = queries.url(Passage.objects.get().pk)
    assert desk.post(f"{place}approval/", {"version": 1}).status_code == 403
    assert leon.get(f"{place}approval/").status_code == leon.get(f"{place}withdrawal/").status_code == 302
    assert Passage.objects.get().approved_at is None
    approved = leon.post(f"{place}approval/", {"version": 1}, headers=HTMX)
    assert approved.status_code == 200 and plain(approved.text) in plain(leon.get(place).text)
    changed = desk.post(place, {**FORM, "body": "Na drogi zapisano 32 mln zł.", "version": 1}, headers=HTMX)
    assert changed.status_code == 204 and changed.headers["HX-Redirect"] == place and "32 mln" in words(desk.get(place).text)
    late = desk.post(place, {**FORM, "body": "33 mln", "version": 1})
    assert late.status_code == 409 and "32 mln" in words(late.text) and "33 mln" in words(late.text)
    assert leon.post(f"{place}approval/", {"version": 1}).status_code == 409
    assert leon.post(f"{place}withdrawal/").status_code == 302
    assert leon.post(f"{place}withdrawal/").status_code == 422
    assert Passage.objects.get().version == 2


def test_for_those_who_write_only() -> None:  # trust: P6
    desk, dpo = signed_in(), signed_in(Role.DPO, "p.szulc", "Piotr Szulc")
    desk.post("/matters/passages/new/", FORM)
    place = queries.url(Passage.objects.get().pk)
    for url in ("/matters/passages/", "/matters/passages/new/", place):
        assert desk.get(url).status_code == 200
        assert dpo.get(url).status_code == 404
        assert Client().get(url).status_code == 302
    assert len(statements(desk, "/matters/passages/")) <= 4 and len(statements(desk, place)) <= 8
