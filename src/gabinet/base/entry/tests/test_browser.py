# SPDX-License-Identifier: EUPL-1.2
"""A passkey made and used in Chromium with a virtual authenticator, under our own policy; the log-in pages under axe."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, expect, sync_playwright

from gabinet.base.accounts import invitations
from gabinet.base.accounts.models import User
from gabinet.base.entry.tests.conftest import PASSWORD
from tests.chromium import axe, launch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        one = launch(playwright)
        yield one
        one.close()


@pytest.fixture
def page(browser: Browser, live_server: Any, settings: Any) -> Iterator[Page]:
    url = live_server.url.replace("127.0.0.1", "localhost")
    settings.PUBLIC_URL = url
    context = browser.new_context(base_url=url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def with_password(page: Page, login: str) -> None:
    page.goto("/login/?next=/settings/security/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.click("[data-gab-password]")


def test_a_passkey_from_adding_to_logging_in(page: Page, jaworek: User) -> None:  # trust: I4
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    authenticator = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": authenticator})
    with_password(page, "k.jaworek")
    page.fill("[data-gab-passkey-create] [name=name]", "Laptop w sekretariacie")
    page.fill("[data-gab-passkey-create] [name=proof]", "not the password")
    page.click("[data-gab-passkey-create] button")
    expect(page.locator(".error").first).to_be_visible()
    assert not Authenticator.objects.exists()
    page.fill("[data-gab-passkey-create] [name=proof]", PASSWORD)
    page.fill("[data-gab-passkey-create] [name=name]", "Laptop w sekretariacie")
    page.click("[data-gab-passkey-create] button")
    expect(page.locator("#passkeys .thing")).to_contain_text("Laptop w sekretariacie")
    page.click("form[action='/logout/'] button")
    with_password(page, "k.jaworek")
    page.wait_for_selector("#sessions")
    page.click("form[action='/logout/'] button")
    page.context.clear_cookies()
    page.goto("/login/?next=/settings/security/")
    page.click("[data-gab-passkey-get] button")
    page.wait_for_selector("#sessions")
    assert Authenticator.objects.get().last_used_at is not None
    used = page.request.post("/login/passkey/", form={"credential": "{}"})
    assert used.status == 403, "no token, no log-in"


def test_a_password_is_chosen_behind_the_link(page: Page, jaworek: User, settings: Any) -> None:  # trust: I7
    """The page tells nobody its address, so the browser calls the form's origin null: it must be taken all the same."""
    page.goto(invitations.address_for(User.objects.get(pk=jaworek.pk)))
    for name in ("password", "again"):
        page.fill(f"[name={name}]", "cztery osobne słowa tu")
    page.click("main form button")
    page.wait_for_url("**/login/")
    page.fill("[name=login]", "k.jaworek")
    page.fill("[name=password]", "cztery osobne słowa tu")
    page.click("[data-gab-password]")
    page.wait_for_url(lambda url: "/login" not in url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_log_in_pages_under_axe(page: Page, szulc: User, scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("/login/", "/login/forgotten/", "/login/password/1/x/", "/nowhere/"):
        page.goto(path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/login/")
    page.fill("[name=login]", "p.szulc")
    page.fill("[name=password]", "wrong")
    page.click("[data-gab-password]")
    expect(page.locator(".error")).to_be_visible()
    assert axe(page) == []
    with_password(page, "p.szulc")
    expect(page.locator("[name=code]")).to_be_focused()
    assert axe(page) == []
