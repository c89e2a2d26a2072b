# SPDX-License-Identifier: EUPL-1.2
"""The shell holds: where panes scroll on their own, the document is as tall as the window and nothing drags it away."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.houses import Office
from tests.journeys import desk

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
