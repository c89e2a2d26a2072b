# SPDX-License-Identifier: EUPL-1.2
"""axe over every outline of every page: addresses x states of their data, in two themes, at the desk and on the phone.

The pages are drawn in this process and handed to Chromium as they are. Two roles of each address are drawn by seed; with
GABINET_TEST_ROLES=18 all are taken, and with GABINET_TEST_THEMES=all both themes at both widths (`make bench ONLY=outlines`).
"""

import mimetypes
import os
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Route
from playwright.sync_api import Page as Tab

from tests import chromium
from tests.house import outlines
from tests.house.conftest import quiet_office
from tests.house.outlines import CONFLICT, DOWN, EMPTY, FULL, REFUSED, STATES, UNSEEN, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]  # the second, so that there is a database
ROLES = int(os.environ.get("GABINET_TEST_ROLES", "2"))
SEED = os.environ.get("GABINET_TEST_SEED", "1")
SIDES = (("light", 1440), ("dark", 390), ("dark", 1440), ("light", 390))[: 4 if os.environ.get("GABINET_TEST_THEMES") == "all" else 2]
OUTLINES, ADDRESSES = 340, 120  # at the least
IDS = re.compile(r'<\w[^>]*? id="([^"]+)"')
PLACE = "http://gabinet.wrzosowiec.example"


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> list[Page]:
    """Drawn in a thread of its own: in this one runs the loop of the browser, beside which Django keeps another connection."""
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as alone:  # type: ignore[attr-defined]
        return alone.submit(drawn).result()


def drawn() -> list[Page]:
    """Of the office's first day, then of the full one; each office is gone before its pages are looked at."""
    with quiet_office(furnished=False) as bare:
        empty = outlines.distinct(outlines.of_empty(bare, SEED, ROLES))
    with quiet_office() as world:
        return [*empty, *outlines.distinct(outlines.of_furnished(world, SEED, ROLES))]


@pytest.fixture(scope="module")
def served(browser: Browser) -> Iterator[dict[tuple[str, int], Tab]]:
    """A tab for each theme and width, to which the one page that is set is handed at every address."""
    context = {side: browser.new_context(viewport={"width": side[1], "height": 900}, color_scheme=side[0], locale="pl-PL") for side in SIDES}  # type: ignore[arg-type]
    yield {side: one.new_page() for side, one in context.items()}
    for one in context.values():
        one.close()


def show(tab: Tab, html: str) -> None:
    """A page as the house sent it, with its styles and scripts."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(PLACE).split("?")[0]
        place = finders.find(path.removeprefix(settings.STATIC_URL)) if path.startswith(settings.STATIC_URL) else None
        if place:
            route.fulfill(path=str(place), content_type=mimetypes.guess_type(str(place))[0] or "application/octet-stream")
        elif route.request.is_navigation_request() and route.request.frame == tab.main_frame:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=204)

    tab.unroute_all()
    tab.route("**/*", answer)
    tab.goto(f"{PLACE}/")


def wider(tab: Tab) -> str:
    """How much wider the page, or what it scrolls, is than the screen; "" where it is not."""
    over = int(tab.evaluate("Math.max(...[document.documentElement, ...document.querySelectorAll('main')].map(one => one.scrollWidth - innerWidth))"))
    return f"{over} px wider than the screen" if over > 0 else ""


def found(served: dict[tuple[str, int], Tab], page: Page) -> list[str]:
    """What axe finds, and what is wider than its screen; on the phone also at 320 px."""
    wrong = []
    for (theme, width), tab in served.items():
        show(tab, page.html)
        told = [*chromium.axe(tab), wider(tab)]
        if width == chromium.PHONE["width"]:
            tab.set_viewport_size({"width": 320, "height": 900})
            told.append(wider(tab) and f"at 320: {wider(tab)}")
            tab.set_viewport_size({"width": width, "height": 900})
        wrong += [f"/{page.url} {page.state} as {page.walker}, {theme} {width}: {one}" for one in told if one]
    return wrong


def test_there_are_as_many_states_as_the_house_has(pages: list[Page]) -> None:
    counted = Counter(page.state for page in pages)
    print(f"{len(pages)} outlines of {len({page.url for page in pages})} addresses: {dict(counted)}")
    assert len(pages) >= OUTLINES
    assert len({page.url for page in pages}) >= ADDRESSES
    assert set(counted) == set(STATES)
    least = {FULL: 120, REFUSED: 40, CONFLICT: 5, UNSEEN: 1, DOWN: 10, EMPTY: 20}
    assert {state: counted[state] for state, few in least.items() if counted[state] < few} == {}


def test_a_planted_fault_would_be_found(pages: list[Page], served: dict[tuple[str, int], Tab]) -> None:
    page = next(one for one in pages if one.url == "post/")
    assert found(served, page) == []
    bad = page.html.replace("</main>", '<img src="/static/base/icon.svg"><input><div style="width: 3000px">-</div></main>')
    told = found(served, Page(page.url, page.state, page.walker, bad, ""))
    assert any("image-alt" in one for one in told) and any("label" in one for one in told) and any("wider" in one for one in told)


def test_no_id_stands_twice_on_a_page(pages: list[Page]) -> None:
    """A label would lead to another form's field."""
    twice = [(page.url, page.state, id) for page in pages for id, n in Counter(IDS.findall(page.html)).items() if n > 1]
    assert twice == []
    assert IDS.findall('<p class=x id="one"><input id="two">') == ["one", "two"]


def test_the_same_shape_is_one_outline() -> None:
    one = "<ul><li class=a>x</li></ul>"
    assert outlines.outline(one) == outlines.outline("<ul><li class=a>y</li><li class=a>z</li></ul>")
    assert outlines.outline(one) != outlines.outline("<ul><li class=a>x</li><li class=b>z</li></ul>")


def test_axe_finds_nothing(pages: list[Page], served: dict[tuple[str, int], Tab]) -> None:
    wrong = [one for page in pages for one in found(served, page)]
    assert wrong == [], "\n".join(wrong)
