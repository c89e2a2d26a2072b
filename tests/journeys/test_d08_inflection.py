# SPDX-License-Identifier: EUPL-1.2
"""D8: the secretariat writes to somebody whose name the dictionary is unsure of: asked once, copied by a key, sent to a colleague."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import chromium
from tests.houses import Office
from tests.journeys import desk
from tests.journeys.hands import Keyboard, Mouse

pytestmark = pytest.mark.browser
PLACE = "/letters/inflection/"
CERTAIN = {"kind": "person", "first": "Ewa", "last": "Maj", "gender": "f", "office": "Prezes", "body": "Klub Seniora", "sir": "on"}
STATES = {
    "empty": {},
    "certain": CERTAIN,
    "doubtful": {"kind": "person", "first": "Adam", "last": "Kozioł", "gender": "m", "sir": "on"},
    "unknown": {"kind": "person", "first": "Adam", "last": "Lis", "gender": "unknown"},
    "couple": {"kind": "couple", "first": "Adam", "last": "Kozioł", "gender": "m", "first2": "Ewa", "last2": "Kozioł", "gender2": "f", "sir": "on"},
    "place": {"kind": "place", "name": "Grzmiąca Bździkowa"},
    "refused": {"kind": "couple", "first": "", "last": "x" * 400},
}


def _asks(page: Page, hands: Mouse) -> None:
    """The name, from the rail."""
    page.goto("/post/")
    hands.press(page.locator(".rail-items").get_by_role("link", name=re.compile("Odmiana|Inflection")))
    hands.fill(page.locator("#id_first"), "Adam")
    hands.fill(page.locator("#id_last"), "Kozioł")
    page.locator("input[name=gender][value=m]").check()


@pytest.mark.parametrize("keys", [False, True])
def test_asked_once_and_copied_by_a_key(office: Office, browser: Browser, keys: bool) -> None:
    """Ctrl+Enter declines, a digit chooses, a letter copies; the address holds all of it."""
    with desk.seen(browser, office, "k.jaworek", permissions=["clipboard-read", "clipboard-write"]) as karol:
        _asks(karol, Keyboard(karol) if keys else Mouse())
        karol.keyboard.press("Control+Enter")
        expect(karol.locator("#form-gen")).to_have_text("Pana Adama Kozioła")
        choice = karol.locator(".choices a", has_text=re.compile("^Kozła"))
        digit = choice.get_attribute("data-gab-key")
        karol.locator("#main").focus()
        karol.keyboard.press(str(digit))
        expect(karol.locator("#form-dat")).to_have_text("Panu Adamowi Kozłowi")
        expect(karol.locator(".choices")).to_have_count(0)
        karol.locator("#main").focus()
        karol.keyboard.press("c")
        expect(karol.locator("[data-gab-copies=form-dat]")).to_have_attribute("data-state", "done")
        assert karol.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ") == "Panu Adamowi Kozłowi"
        karol.keyboard.press("s")
        expect(karol.locator("[data-gab-copies=form-salutation]")).to_have_attribute("data-state", "done")
        assert karol.evaluate("navigator.clipboard.readText()") == "Szanowny Panie"
        shared = karol.url
        karol.go_back()
        expect(karol.locator(".choices").first).to_be_visible()
    with desk.seen(browser, office, "m.olszan") as marta:
        marta.goto(shared)
        expect(marta.locator("#form-gen")).to_have_text("Pana Adama Kozła")


def test_without_scripts(office: Office, browser: Browser) -> None:
    """The same way by links and forms alone; the text is there to be selected, no button that does nothing."""
    with desk.seen(browser, office, "k.jaworek", java_script_enabled=False) as karol:
        _asks(karol, Mouse())
        karol.locator("#inflection form button.primary").click()
        karol.locator(".choices a", has_text=re.compile("^Kozła")).click()
        expect(karol.locator("#form-inst")).to_have_text("Panem Adamem Kozłem")
        expect(karol.locator("[data-gab-copies]:visible")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("phone", [False, True])
def test_every_state_is_clear_to_axe(office: Office, browser: Browser, theme: Any, phone: bool) -> None:
    """Empty, certain, doubtful, without a gender, a couple, a place, refused."""
    with desk.seen(browser, office, "k.jaworek", phone=phone, color_scheme=theme) as karol:
        for name, query in STATES.items():
            karol.goto(f"{PLACE}?{urlencode(query)}" if query else PLACE)
            assert chromium.axe(karol) == [], name
            desk.fits(karol)
