# SPDX-License-Identifier: EUPL-1.2
"""Clocks and days off as the head of the office edits them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gabinet.base.rights import Role
from gabinet.matters.terms import queries
from gabinet.matters.terms.models import OfficeDayOff, OfficeTerm
from gabinet.people.persons.tests.factories import signed_in
from gabinet.people.persons.tests.test_pages import statements
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def head() -> Client:
    """Dorota leads the office."""
    return signed_in(Role.HEAD, "d.celinska", "Dorota Celińska")


def test_terms_are_changed_from_today_on(head: Client) -> None:
    today = timezone.localdate()
    form = {"label": "pytanie prasowe", "length": "7", "unit": "days", "shift": "on", "basis": "regulamin", "valid_from": today.isoformat()}
    place = "/matters/terms/PRESS_QUESTION_14D/"
    assert "14 dni" in words(head.get("/matters/terms/").text)
    assert head.post(place, {**form, "reason": ""}).status_code == 422
    past = head.post(place, {**form, "reason": "r", "valid_from": (today - timedelta(days=1)).isoformat()})
    assert past.status_code == 422 and not OfficeTerm.objects.exists()
    assert head.post(place, {**form, "reason": "zarządzenie nr 1"}).status_code == 302
    assert queries.term("PRESS_QUESTION_14D", today).length == 7
    assert "zmieniony" in words(head.get("/matters/terms/").text) or "changed by the office" in words(head.get("/matters/terms/").text)
    assert head.get("/matters/terms/NOTHING/").status_code == 404
    assert head.get("/matters/terms/ROAD_EVENT_30D/").status_code == 200
    assert head.post("/matters/terms/ROAD_EVENT_30D/", {**form, "reason": "r"}).status_code == 422
    assert len(statements(head, "/matters/terms/")) <= 4


def test_days_off(head: Client) -> None:
    today = timezone.localdate()
    day = today + timedelta(days=3)
    form = {"name": "Dzień wolny za święto", "day": day.isoformat(), "once": "on", "reason": "zarządzenie nr 2"}
    assert "Nowy Rok" in words(head.get("/matters/days-off/?year=2027").text)
    for year in ("x", "99999", "1", ""):
        assert head.get("/matters/days-off/", {"year": year}).status_code == 200
    added = head.post("/matters/days-off/", form, headers=HTMX)
    assert added.status_code == 200 and queries.days_off()(day)
    assert plain(added.text) in plain(head.get("/matters/days-off/").text)
    assert head.post("/matters/days-off/epiphany/ending/", {"reason": ""}).status_code == 422
    assert head.get("/matters/days-off/epiphany/ending/").status_code == 302
    assert OfficeDayOff.objects.count() == 1
    assert head.post("/matters/days-off/epiphany/ending/", {"reason": "ustawa"}).status_code == 302
    assert (
        not queries.days_off()(today.replace(year=today.year + 2, month=1, day=6))
        or today.replace(year=today.year + 2, month=1, day=6).weekday() == 6
    )
    assert head.post("/matters/days-off/nothing/ending/", {"reason": "ustawa"}).status_code == 422
    assert len(statements(head, "/matters/days-off/")) <= 4


def test_for_the_head_and_the_city_secretary_only() -> None:  # trust: P6
    secretary, desk = signed_in(Role.CITY_SECRETARY, "e.wierzba", "Eugeniusz Wierzba"), signed_in()
    for url in ("/matters/terms/", "/matters/terms/FOI_14D/", "/matters/days-off/"):
        assert secretary.get(url).status_code == 200
        assert desk.get(url).status_code == 404
        assert Client().get(url).status_code == 302
    assert desk.post("/matters/days-off/", {"name": "x", "day": "2030-01-02", "reason": "r"}).status_code == 404
    assert not OfficeDayOff.objects.exists()
