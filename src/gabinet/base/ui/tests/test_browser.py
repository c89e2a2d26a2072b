# SPDX-License-Identifier: EUPL-1.2
"""The modules at work in Chromium: drafts offline and in two windows, palette, keys, toasts, dialogs, themes; axe on each outline."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from gabinet.base import unsaved
from gabinet.base.act import Ref
from gabinet.base.office import Setting
from gabinet.base.ui.requests import Person
from tests.chromium import axe, launch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("places")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        one = launch(playwright)
        yield one
        one.close()


Seat = Callable[..., BrowserContext]


@pytest.fixture
def seat(browser: Browser, live_server: Any, head: Person) -> Iterator[Seat]:
    """A browser context in which the head of the office is logged in."""
    made: list[BrowserContext] = []

    def sit(**more: Any) -> BrowserContext:
        client = Client()
        client.force_login(head)
        context = browser.new_context(**{"base_url": live_server.url, "viewport": {"width": 1440, "height": 900}, **more})
        context.set_default_timeout(8000)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        made.append(context)
        return context

    yield sit
    for context in made:
        context.close()


@pytest.fixture
def page(seat: Seat) -> Page:
    return seat().new_page()


def editor(setting: Setting) -> str:
    return f"/notes/{setting.pk}/editor/"


def kept(head: Person, setting: Setting) -> str:
    row = unsaved.of(head.pk, "editor", Ref.of(setting))
    return row.text if row else ""


def test_what_is_typed_survives_a_closed_tab(seat: Seat, head: Person, setting: Setting) -> None:
    context = seat()
    page = context.new_page()
    page.goto(editor(setting))
    page.fill("textarea", "Szanowny Panie Redaktorze, w sprawie wiaduktu")
    expect(page.locator("[data-gab-stamp]")).to_have_text(re.compile(r"(saved|zapisano) \d+:\d\d"))
    assert kept(head, setting) == "Szanowny Panie Redaktorze, w sprawie wiaduktu"
    page.close()
    again = context.new_page()
    again.goto(editor(setting))
    expect(again.locator("[data-gab-offer] blockquote")).to_have_text("Szanowny Panie Redaktorze, w sprawie wiaduktu")
    assert axe(again) == []
    again.click("[data-gab-resume]")
    expect(again.locator("textarea")).to_have_value("Szanowny Panie Redaktorze, w sprawie wiaduktu")
    again.click("button.primary")
    expect(again.locator("[data-gab-toast]")).to_be_visible()
    assert kept(head, setting) == ""


def test_the_offer_works_without_javascript(seat: Seat, head: Person, setting: Setting) -> None:
    unsaved.keep(head.pk, "editor", Ref.of(setting), "zaczęty tekst", setting_moment())
    page = seat(java_script_enabled=False).new_page()
    page.goto(editor(setting))
    page.click("[data-gab-resume]")
    expect(page.locator("textarea")).to_have_value("zaczęty tekst")
    page.goto(editor(setting))
    page.click("button[name=drop]")
    assert kept(head, setting) == ""
    assert page.url.endswith(editor(setting))


def setting_moment() -> Any:
    from django.utils import timezone

    return timezone.now()


def test_the_network_cut_while_typing(seat: Seat, head: Person, setting: Setting) -> None:
    context = seat()
    page = context.new_page()
    page.goto(editor(setting))
    context.set_offline(True)
    page.fill("textarea", "pisane bez sieci")
    expect(page.locator("[data-gab-offline]")).to_be_visible()
    expect(page.locator("[data-gab-stamp]")).to_have_attribute("data-state", "waiting")
    assert axe(page) == []
    context.set_offline(False)
    expect(page.locator("[data-gab-stamp]")).to_have_attribute("data-state", "saved")
    expect(page.locator("[data-gab-offline]")).to_be_hidden()
    assert kept(head, setting) == "pisane bez sieci"


def test_two_windows_write_one_draft_and_nothing_is_lost(seat: Seat, head: Person, setting: Setting) -> None:  # trust: K12
    context = seat()
    first, second = context.new_page(), context.new_page()
    for one in (first, second):
        one.goto(editor(setting))
    first.fill("textarea", "z pierwszego okna")
    expect(first.locator("[data-gab-stamp]")).to_have_attribute("data-state", "saved")
    second.fill("textarea", "z drugiego okna")
    expect(second.locator("[data-gab-other-text]")).to_have_text("z pierwszego okna")
    assert axe(second) == []
    second.click("[data-gab-take=mine]")
    expect(second.locator("[data-gab-stamp]")).to_have_attribute("data-state", "saved")
    assert kept(head, setting) == "z drugiego okna"


def test_somebody_else_saved_first(seat: Seat, setting: Setting) -> None:  # trust: K12
    first, second = seat().new_page(), seat().new_page()
    for one in (first, second):
        one.goto(editor(setting))
    first.fill("textarea", "pierwsza wersja")
    first.click("button.primary")
    expect(first.locator("[data-gab-toast]")).to_be_visible()
    second.fill("textarea", "druga wersja")
    second.click("button.primary")
    expect(second.locator(".conflict-both")).to_contain_text("pierwsza wersja")
    expect(second.locator(".conflict-both")).to_contain_text("druga wersja")
    assert axe(second) == []


def test_a_lost_session_keeps_the_text(seat: Seat, setting: Setting) -> None:
    context = seat()
    page = context.new_page()
    page.goto(editor(setting))
    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.fill("textarea", "po sesji")
    expect(page.locator("[data-gab-signed-out]")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("po sesji")


def test_the_palette(page: Page) -> None:
    page.goto("/more/")
    page.keyboard.press("Control+k")
    dialog = page.locator("#palette")
    expect(dialog).to_be_visible()
    page.keyboard.type("xyz")
    expect(dialog.locator("[role=option]").last).to_contain_text("xyz")
    assert axe(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=xyz")
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_keys_walk_and_are_dead_in_fields(page: Page) -> None:
    page.goto("/style/")
    page.keyboard.press("j")
    rows = page.locator("[data-gab-row]")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#id_note").focus()
    page.keyboard.type("j?")
    expect(page.locator("#id_note")).to_have_value("j?")
    expect(page.locator("#keys")).to_be_hidden()


def test_letters_can_be_switched_off(page: Page, head: Person) -> None:
    type(head).objects.filter(pk=head.pk).update(shortcuts=False)  # type: ignore[attr-defined]
    page.goto("/style/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette")).to_be_visible()


def test_a_dialog_begins_on_the_safe_button(page: Page) -> None:
    page.goto("/style/")
    page.click("[data-gab-opens=example]")
    expect(page.locator("#example [data-gab-closes]")).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#example")).to_be_hidden()


def test_a_dialog_shows_without_javascript(seat: Seat) -> None:
    page = seat(java_script_enabled=False).new_page()
    page.goto("/style/")
    expect(page.locator("#example")).to_be_hidden()
    page.click("a[href='#example']")
    expect(page.locator("#example")).to_be_visible()


def test_a_toast_counts_down_while_it_can_be_undone(page: Page, setting: Setting) -> None:
    page.goto(f"/notes/{setting.pk}/")
    page.fill("input[name=value]", "second")
    page.click("button.primary")
    toast = page.locator("[data-gab-toast]")
    expect(toast.locator("[data-gab-left]")).to_have_text(re.compile(r"^\d+ s$"))
    expect(toast.locator("button")).to_be_visible()
    expect(page.locator("#note input[name=value]")).to_have_value("second")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 900, 390])
def test_each_widget_under_axe(seat: Seat, scheme: str, width: int) -> None:
    page = seat(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    page.goto("/style/")
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 390, 720, 800, 1100, 1280, 1440, 1920])
def test_no_sideways_scroll(seat: Seat, width: int) -> None:
    page = seat(viewport={"width": width, "height": 900}).new_page()
    for path in ("/style/", "/search/?q=wiadukt", "/settings/", "/settings/rights/", "/settings/trace/", "/more/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_theme_follows_the_account_not_the_system(seat: Seat, head: Person) -> None:
    page = seat(color_scheme="light").new_page()
    page.goto("/settings/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.check("[data-gab-theme=dark]")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.click("button.primary")
    page.goto("/search/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_on_paper_there_is_no_rail_and_the_ground_is_white(seat: Seat) -> None:
    page = seat(color_scheme="dark").new_page()
    page.goto("/style/")
    page.emulate_media(media="print")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".head-actions")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_forced_colours_keep_borders_and_states(seat: Seat) -> None:
    page = seat(forced_colors="active").new_page()
    page.goto("/style/")
    assert page.evaluate("getComputedStyle(document.querySelector('.chip')).borderTopWidth") == "1px"
    assert page.evaluate("getComputedStyle(document.querySelector('.row-link[aria-current]')).outlineStyle") == "solid"


def test_nothing_is_refused_by_our_own_policy(page: Page, setting: Setting) -> None:  # trust: H1
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in ("/style/", "/search/", "/settings/security/", "/settings/security/codes/", f"/notes/{setting.pk}/"):
        page.goto(path)
    assert [line for line in said if "Content Security Policy" in line or "Error" in line] == []
