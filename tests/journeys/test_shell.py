# SPDX-License-Identifier: EUPL-1.2
"""The shell holds: where panes scroll on their own, the document is as tall as the window and nothing drags it away."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.houses import Office
from tests.journeys import desk
from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser
PAGES = 60
SKIPPED = re.compile(r"logout|/files/|original|\.eml|/print/")


def _addresses(page: Page, where: str) -> list[str]:
    found = page.eval_on_selector_all(f"{where} a[href^='/']", "all => all.map(one => one.getAttribute('href').split(/[?#]/)[0])")
    return [path for path in found if not SKIPPED.search(path)]


@pytest.mark.parametrize(("login", "wanted"), [("d.celinska", {"/post/", "/press/inquiries/N/"}), ("h.lasota", {"/settings/trace/"})])
def test_panes_scroll_and_the_document_does_not(office: Office, browser: Browser, login: str, wanted: set[str]) -> None:
    """Each list of the rail and the first page behind each kind of link, at 1440 x 900."""
    with desk.seen(browser, office, login) as page:
        page.goto("/")
        waiting, seen, split = ["/", *_addresses(page, ".rail")], set(), []
        while waiting and len(seen) < PAGES:
            path = waiting.pop(0)
            shape = re.sub(r"\d+", "N", path)
            if shape in seen:
                continue
            seen.add(shape)
            answer = page.goto(path)
            if answer is None or answer.status != 200:
                continue
            if page.locator(".sheet > .split").count():
                split.append(shape)
                assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), path
            waiting += _addresses(page, "main")
        assert wanted <= set(split), split


def test_letters_open_what_they_name(office: Office, browser: Browser) -> None:
    """A, E and R on an item lead into the first field of their fold, R on an inquiry into the answer; C is a new item, E a card."""
    asked = desk.asks(office, "Klawisze na pozycji")
    with desk.seen(browser, office, "l.przybysz") as page:

        def leads(key: str, field: str) -> None:
            page.locator("#main").focus()
            page.keyboard.press(key)
            expect(page.locator(field)).to_be_focused()

        page.goto("/post/")
        desk.reloaded(page, asked.subject).click()
        expect(page.locator("form[action$='/matter/']")).to_be_visible()
        leads("e", "form[action$='/closure/'] [name=symbol]")
        leads("a", "form[action$='/assignment/'] [name=to]")
        leads("r", "form[action$='/matter/'] [name=kind]")
        desk.opened(page, Mouse(), asked, "Klawisze na sprawie")
        leads("r", "#draft-body")
        page.goto("/post/")
        page.locator("#main").focus()
        page.keyboard.press("c")
        expect(page.locator("#new-item")).to_be_visible()
    with desk.seen(browser, office, "d.celinska") as page:
        page.goto("/people/units/")
        page.locator("main").get_by_role("link", name=re.compile("Inwestycji")).first.click()
        page.wait_for_url(re.compile(r"/people/units/\d+/$"))
        page.locator("#main").focus()
        page.keyboard.press("e")
        page.wait_for_url(re.compile(r"/card/$"))
