# SPDX-License-Identifier: EUPL-1.2
"""Pages seen as people see them: Chromium, log-in with the printed accounts, axe."""

import base64
import hmac
import shutil
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.houses import Account, Office

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
_AXE = Axe()


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium; fails in words where there is none."""
    place = shutil.which("chromium")
    assert place, "chromium is not installed"
    return playwright.chromium.launch(executable_path=place, args=ARGS)


@contextmanager
def seen(browser: Browser, office: Office, login: str = "", *, phone: bool = False, **more: Any) -> Iterator[Page]:
    """A page of a fresh context, logged in where a login is given; a script error or a refused resource fails the test.

    A session is kept between two pages of the same person: a code of a second factor is good once.
    """
    kept = office.sessions.get(login)
    if kept is not None:
        more["storage_state"] = kept
    context = browser.new_context(base_url=office.url, viewport=PHONE if phone else DESK, locale="pl-PL", timezone_id="Europe/Warsaw", **more)
    context.set_default_timeout(15_000)
    faults: list[str] = []
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" and "Content Security Policy" in said.text else None)
        if login:
            _entered(page, office, login)
        yield page
    finally:
        context.close()
    assert not faults, faults


def _entered(page: Page, office: Office, login: str) -> None:
    page.goto("/settings/")
    if "/login" in page.url:
        log_in(page, office.accounts[login])
        office.sessions[login] = page.context.storage_state()


def log_in(page: Page, account: Account) -> None:
    """By the form, with the second factor where it is asked."""
    page.goto("/login/")
    page.fill("input[name=login]", account.login)
    page.fill("input[name=password]", account.password)
    page.click("form:has(input[name=password]) button[type=submit]")
    if account.totp:
        page.fill("input[name=code]", totp(account.totp))
        page.click("form:has(input[name=code]) button[type=submit]")
    page.wait_for_url(lambda url: "/login" not in url)


def totp(secret: str, at: float | None = None) -> str:
    """RFC 6238: six digits, 30 s, SHA-1."""
    moment = int((time.time() if at is None else at) // 30)
    seal = hmac.new(base64.b32decode(secret), struct.pack(">Q", moment), "sha1").digest()
    place = seal[-1] & 15
    return f"{(struct.unpack('>I', seal[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def axe(page: Page) -> list[str]:
    """What axe finds: rule, and the first places of each."""
    found = _AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {', '.join(str(node['target'][0]) for node in one['nodes'][:3])}" for one in found]


__all__ = ["ARGS", "DESK", "PHONE", "Browser", "BrowserContext", "Page", "axe", "launch", "log_in", "seen", "totp"]
