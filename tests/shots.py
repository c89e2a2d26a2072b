# SPDX-License-Identifier: EUPL-1.2
"""`make shots`: every page of the demo office at 1440 and 390, light and dark, under var/shots.

Pages without a number come from the map of addresses, one of each kind with a number from the links on them.
"""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium, houses
from tests.houses import Office

FOLDER = Path("var/shots")
PEOPLE = ("d.celinska", "h.lasota", "a.wichrowska")  # head of the office, administrator, Mayor: together they see every page
SIZES = {"1440": chromium.DESK, "390": chromium.PHONE}
THEMES = ("light", "dark")
SHORTEST, LONGEST = 844, 2400  # pixels
SKIPPED = re.compile(r"logout|favicon|suggestions|fresh|presence|drafts|options|\.eml|/files/|original|health/|print/$")


def main() -> int:
    """How many pictures; 1 where there is none."""
    options = argparse.ArgumentParser(prog="make shots")
    options.add_argument("--only", default="", help="a word in the address")
    options.add_argument("--theme", choices=THEMES, action="append", help="one of the themes only")
    args = options.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    made = 0
    with tempfile.TemporaryDirectory(prefix="gabinet-shots-") as home, houses.running(Path(home)) as office, sync_playwright() as playwright:
        houses.until(lambda: houses.listening(office.port), 60)
        browser = chromium.launch(playwright)
        places = dict(_places(browser, office))
        for theme in args.theme or THEMES:
            for width in SIZES:
                made += _shoot(browser, office, places, width, theme, args.only)
        browser.close()
    print(f"{made} pictures of {len(places)} pages in {FOLDER}")
    return 0 if made else 1


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Names and shapes of all addresses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.urls import URLPattern, get_resolver

    def walk(node: Any, before: str) -> Iterator[tuple[str, str]]:
        for one in node.url_patterns:
            here = before + str(one.pattern).lstrip("^").rstrip("$")
            if isinstance(one, URLPattern):
                yield here, str(one.name)
            else:
                yield from walk(one, here)

    for path, _ in walk(get_resolver(), "/"):
        named = re.sub(r"\(\?P<[^>]+>", "(?:", path)
        numbered = re.sub(r"<int:[^>]+>", "[0-9]+", named)
        yield path, re.compile(re.sub(r"<[^>]+>", r"[^/]+", numbered) + r"$")


def _places(browser: Browser, office: Office) -> Iterator[tuple[str, tuple[str, str]]]:
    """Address pattern -> (who, a real address); the public pages first."""
    wanted = dict(_patterns())
    plain = [path for path in wanted if "<" not in path and "(" not in path and not SKIPPED.search(path)]
    found: set[str] = set()
    for login in ("", *PEOPLE):
        with chromium.seen(browser, office, login) as page:
            waiting = list(plain)
            while waiting:
                path = waiting.pop(0)
                name = next((one for one, shape in wanted.items() if shape.match(path)), path)
                if name in found or SKIPPED.search(path) or not _opens(page, path):
                    continue
                found.add(name)
                yield name, (login, path)
                waiting += [link for link in _links(page) if link not in waiting]


def _opens(page: Page, path: str) -> bool:
    answer = page.goto(path)
    return answer is not None and answer.status == 200 and urlsplit(page.url).path == path


def _links(page: Page) -> list[str]:
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    return [path for href in hrefs if href and (path := urlsplit(href).path).startswith("/")]


def _shoot(browser: Browser, office: Office, places: dict[str, tuple[str, str]], width: str, theme: str, only: str) -> int:
    made = 0
    for login in ("", *PEOPLE):
        mine = {name: path for name, (who, path) in places.items() if who == login and only in path}
        if not mine:
            continue
        with chromium.seen(browser, office, login, phone=width == "390", color_scheme=theme) as page:
            for name, path in mine.items():
                page.goto(path)
                page.wait_for_load_state("networkidle")
                place = FOLDER / f"{_file(name)}-{width}-{theme}.png"
                page.screenshot(path=place, full_page=True, clip={"x": 0, "y": 0, "width": int(width), "height": _height(page)})
                made += 1
    return made


def _height(page: Page) -> int:
    """Of the picture: the whole page, but no endless list."""
    return min(LONGEST, max(SHORTEST, int(page.evaluate("document.documentElement.scrollHeight"))))


def _file(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "first"


if __name__ == "__main__":
    sys.exit(main())
