# SPDX-License-Identifier: EUPL-1.2
"""Substitutions on their page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gabinet.base.rights import Role, Substitution
from gabinet.people.persons.tests.factories import account, signed_in
from gabinet.people.persons.tests.test_pages import statements
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


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
    desk, admin = signed_in(), signed_in(Role.ADMIN, "h.lasota", "Hubert Lasota")
    for url in ("/people/substitutions/",):
        assert desk.get(url).status_code == 200
        assert admin.get(url).status_code == 404
        assert Client().get(url).status_code == 302
