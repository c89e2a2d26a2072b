# SPDX-License-Identifier: EUPL-1.2
"""Pages of outlets."""

import pytest
from django.test import Client

from gabinet.base.rights import Role
from gabinet.people.outlets import actions, queries
from gabinet.people.outlets.models import Journalist, Outlet
from gabinet.people.outlets.rules import Card, Medium
from gabinet.people.persons.tests.factories import CLI, account, person, signed_in
from gabinet.people.persons.tests.test_pages import statements
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
OUTLET = {
    "name": "Kurier Nadwirneński",
    "medium": "periodical",
    "hours": "0",
    "owner": "",
    "emails": "redakcja@kurier.example",
    "domains": "kurier.example",
}


def test_outlets_show_the_missing_owner() -> None:  # B.7
    desk = signed_in()
    assert desk.post("/people/outlets/new/", {**OUTLET, "once": "k"}).status_code == 302
    made = Outlet.objects.get()
    assert made.hours == 24 and "amber" in desk.get("/people/outlets/").text
    assert desk.post(f"{queries.url(made.pk)}card/", {**OUTLET, "hours": "6", "owner": account().pk, "version": 1}).status_code == 302
    made.refresh_from_db()
    assert (made.hours, made.owner_id) == (6, account().pk) and "amber" not in desk.get("/people/outlets/").text
    assert desk.post(f"{queries.url(made.pk)}card/", {**OUTLET, "version": 1}).status_code == 409
    assert len(statements(desk, "/people/outlets/")) <= 4
    assert len(statements(desk, queries.url(made.pk))) <= 8


def test_a_journalist_is_named_by_an_exact_address() -> None:  # trust: M6
    desk, made = signed_in(), actions.add(card=Card("Kurier", Medium.PERIODICAL), act=CLI)
    tymon = person("Grela", "Tymon", "t.grela@kurier.example")
    place = f"{queries.url(made.pk)}journalists/"
    unknown = desk.post(place, {"email": "grela@kurier.example", "since": "2026-01-01"}, headers=HTMX)
    assert unknown.status_code == 422 and "grela@kurier.example" in words(unknown.text)
    added = desk.post(place, {"email": "T.Grela@kurier.example", "since": "2026-01-01", "post": "dziennikarz"}, headers=HTMX)
    assert added.status_code == 200 and Journalist.objects.get().person == tymon
    assert plain(added.text) in plain(desk.get(queries.url(made.pk)).text)
    assert desk.get(f"{place}{Journalist.objects.get().pk}/departure/").status_code == 302
    assert Journalist.objects.get().until is None
    assert desk.post(f"{place}{Journalist.objects.get().pk}/departure/").status_code == 302
    assert Journalist.objects.get().until is not None


def test_strangers_find_nothing() -> None:  # trust: P6
    made = actions.add(card=Card("Kurier", Medium.PERIODICAL), act=CLI)
    desk, admin = signed_in(), signed_in(Role.ADMIN, "h.lasota", "Hubert Lasota")
    for url in ("/people/outlets/", queries.url(made.pk)):
        assert desk.get(url).status_code == 200
        assert admin.get(url).status_code == 404
        assert Client().get(url).status_code == 302
