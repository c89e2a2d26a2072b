# SPDX-License-Identifier: EUPL-1.2
"""Whoever makes a new thing is led to it, with htmx too, and a second click makes no second one."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.house import grid
from tests.house.world import Thing, World, undone

pytestmark = pytest.mark.django_db
TABLE = grid.cells()
FORMS = [url for url in grid.addresses() if url.endswith("/new/")]
HTMX = {"HX-Request": "true"}


def test_each_room_with_new_things_is_among_them() -> None:
    assert {url.split("/")[0] for url in FORMS} == {"settings", "people", "matters", "post"}


@pytest.mark.parametrize("url", FORMS)
def test_led_to_the_new_thing_and_made_once(world: World, url: str) -> None:  # trust: G4
    walker = next(one for one, cell in TABLE[url].items() if cell.acts == 302 and one in world.people)
    thing = world.things[url][0]
    with undone():
        browser = world.client(walker)
        path = grid.path(url, thing.parts)
        first = _clicked(browser, path, thing)
        assert (first.status_code, first.content) == (204, b"")
        to = first.headers["HX-Redirect"]
        assert to != path and browser.get(to).status_code == 200
        with CaptureQueriesContext(connection) as asked:
            second = _clicked(browser, path, thing)
        assert (second.status_code, second.headers["HX-Redirect"]) == (204, to)
        assert not [one for one in asked.captured_queries if one["sql"].startswith('INSERT INTO "base_trace_entry"')]


def _clicked(browser: Client, path: str, thing: Thing) -> HttpResponse:
    body = thing.body(browser) if callable(thing.body) else thing.body
    return browser.post(path, {**body, "once": "clicked twice"}, headers=HTMX)
