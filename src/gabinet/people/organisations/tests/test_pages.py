# SPDX-License-Identifier: EUPL-1.2
"""Pages of organisations."""

import pytest
from django.test import Client

from gabinet.base.rights import Role
from gabinet.people.organisations.models import Organisation, OrganisationPost
from gabinet.people.persons.tests.factories import person, signed_in
from gabinet.people.persons.tests.test_pages import statements
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


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


def test_strangers_find_nothing() -> None:  # trust: P6
    desk, admin = signed_in(), signed_in(Role.ADMIN, "h.lasota", "Hubert Lasota")
    for url in ("/people/organisations/",):
        assert desk.get(url).status_code == 200
        assert admin.get(url).status_code == 404
        assert Client().get(url).status_code == 302
