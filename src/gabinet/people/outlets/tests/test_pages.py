# SPDX-License-Identifier: EUPL-1.2
"""Pages of outlets and organisations, units and substitutions."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gabinet.base.rights import Role, Substitution
from gabinet.people.organisations.models import Organisation, OrganisationPost
from gabinet.people.outlets import actions, queries
from gabinet.people.outlets.models import Journalist, Outlet
from gabinet.people.outlets.rules import Card, Medium
from gabinet.people.persons.tests.factories import CLI, account, person, signed_in
from gabinet.people.persons.tests.test_pages import statements
from gabinet.people.units.models import Unit
from gabinet.people.units.tests.factories import unit
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
UNIT = {"code": "IN", "name": "Wydział Inwestycji", "address": "in@wrzosowiec.example"}


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


def test_organisations_and_posts() -> None:
    desk, wolak = signed_in(), person("Wolak", "Jan", "j.wolak@naszawirna.example")
    assert desk.post("/people/organisations/new/", {"name": "Stowarzyszenie „Nasza Wirna”", "sort": "association"}).status_code == 302
    made = Organisation.objects.get()
    place = f"/people/organisations/{made.pk}/"
    added = desk.post(f"{place}posts/", {"email": "j.wolak@naszawirna.example", "post": "Prezes", "since": "2020-01-01"}, headers=HTMX)
    assert added.status_code == 200 and plain(added.text) in plain(desk.get(place).text)
    assert "Prezes, Stowarzyszenie" in words(desk.get(f"/people/persons/{wolak.pk}/").text)
    assert desk.post(f"{place}posts/{OrganisationPost.objects.get().pk}/departure/").status_code == 302
    assert "Prezes, Stowarzyszenie" not in words(desk.get(f"/people/persons/{wolak.pk}/").text)
    assert desk.post(f"{place}card/", {"name": "Nasza Wirna", "sort": "association", "version": 1}).status_code == 302
    assert desk.post(f"{place}card/", {"name": "Inna", "sort": "association", "version": 1}).status_code == 409
    assert len(statements(desk, "/people/organisations/")) <= 4 and len(statements(desk, place)) <= 8


def test_units_are_changed_by_the_head_of_the_office() -> None:
    head, desk = signed_in(Role.HEAD, "d.celinska", "Dorota Celińska"), signed_in()
    person("Ziętek", "Małgorzata", "m.zietek@wrzosowiec.example")
    assert desk.post("/people/units/new/", UNIT).status_code == 404
    unknown = head.post("/people/units/new/", {**UNIT, "head": "nikt@wrzosowiec.example"})
    assert unknown.status_code == 422 and not Unit.objects.exists()
    assert head.post("/people/units/new/", {**UNIT, "head": "m.zietek@wrzosowiec.example", "head_post": "dyrektor"}).status_code == 302
    made = Unit.objects.get()
    place = f"/people/units/{made.pk}/"
    assert "Małgorzata Ziętek" in words(desk.get("/people/units/").text)
    assert "Małgorzata Ziętek , dyrektor" in words(desk.get(place).text)
    assert head.post(f"{place}card/", {**UNIT, "name": "Inwestycje", "version": 1}).status_code == 302
    late = head.post(f"{place}card/", {**UNIT, "name": "Inaczej", "version": 1})
    assert late.status_code == 409 and "Inwestycje" in words(late.text)
    assert head.post(f"{place}card/", {**UNIT, "code": "I N", "version": 2}).status_code == 422
    assert len(statements(desk, "/people/units/")) <= 4 and len(statements(desk, place)) <= 8


def test_substitutions_pass_rights_and_come_back() -> None:  # D18.11
    head, desk = signed_in(Role.HEAD, "d.celinska", "Dorota Celińska"), signed_in()
    leon = account("l.przybysz", "Leon Przybysz")
    today = timezone.localdate()
    form = {"absent": leon.pk, "deputy": account().pk, "since": today.isoformat(), "last": (today + timedelta(days=2)).isoformat()}
    assert desk.get("/people/substitutions/").status_code == 200
    assert desk.post("/people/substitutions/", form).status_code == 403
    assert not Substitution.objects.exists()
    swapped = head.post("/people/substitutions/", {**form, "once": "s"}, headers=HTMX)
    assert swapped.status_code == 200 and plain(swapped.text) in plain(head.get("/people/substitutions/").text)
    row = Substitution.objects.get()
    assert row.until == today + timedelta(days=3) and "Leon Przybysz" in words(desk.get("/people/substitutions/").text)
    assert head.post("/people/substitutions/", {**form, "deputy": leon.pk}).status_code == 422
    assert head.post("/people/substitutions/", {**form, "last": (today - timedelta(days=1)).isoformat()}).status_code == 422
    assert head.get(f"/people/substitutions/{row.pk}/ending/").status_code == 302
    row.refresh_from_db()
    assert row.until == today + timedelta(days=3)
    assert head.post(f"/people/substitutions/{row.pk}/ending/").status_code == 302
    row.refresh_from_db()
    assert row.until == today + timedelta(days=1)
    assert len(statements(desk, "/people/substitutions/")) <= 4


def test_strangers_find_nothing() -> None:  # trust: P6
    made, theirs = actions.add(card=Card("Kurier", Medium.PERIODICAL), act=CLI), unit()
    desk, admin = signed_in(), signed_in(Role.ADMIN, "h.lasota", "Hubert Lasota")
    for url in (
        "/people/outlets/",
        queries.url(made.pk),
        "/people/organisations/",
        "/people/units/",
        f"/people/units/{theirs.pk}/",
        "/people/substitutions/",
    ):
        assert desk.get(url).status_code == 200
        assert admin.get(url).status_code == 404
        assert Client().get(url).status_code == 302
