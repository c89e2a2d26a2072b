# SPDX-License-Identifier: EUPL-1.2
"""Pages of units."""

import pytest
from django.test import Client

from gabinet.base.rights import Role
from gabinet.people.persons.tests.factories import person, signed_in
from gabinet.people.persons.tests.test_pages import statements
from gabinet.people.units.models import Unit
from gabinet.people.units.tests.factories import unit
from tests.pages import words

pytestmark = pytest.mark.django_db
UNIT = {"code": "IN", "name": "Wydział Inwestycji", "address": "in@wrzosowiec.example"}


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


def test_strangers_find_nothing() -> None:  # trust: P6
    theirs = unit()
    desk, admin = signed_in(), signed_in(Role.ADMIN, "h.lasota", "Hubert Lasota")
    for url in ("/people/units/", f"/people/units/{theirs.pk}/"):
        assert desk.get(url).status_code == 200
        assert admin.get(url).status_code == 404
        assert Client().get(url).status_code == 302
