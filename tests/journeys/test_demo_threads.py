# SPDX-License-Identifier: EUPL-1.2
"""The invented office reads as it was told: threads 1 and 8 through the pages of the people in them."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.houses import Office
from tests.journeys import desk

pytestmark = pytest.mark.browser
VIADUCT, BUS = "Koszty wiaduktu nad torami", "Interpelacja: dowóz dzieci z Olszanowa"


def _viaduct(page: Page) -> None:
    page.goto("/press/inquiries/")
    page.get_by_role("link", name=VIADUCT).first.click()


def test_thread_1_stands_with_the_spokesperson(office: Office, browser: Browser) -> None:
    """Four questions, one department, the fourth draft with the typing error that blocks; the law's day, the paper's wish beside it."""
    with desk.seen(browser, office, "l.przybysz") as leon:
        _viaduct(leon)
        for n in range(1, 5):
            expect(leon.locator(f"#question-{n} .contribution[data-state=answered]")).to_have_count(1)
        expect(leon.locator("#question-3")).to_contain_text("602 tys. zł")
        answer = leon.locator("#answer")
        expect(answer.locator(".document-text mark")).to_have_text("612 tys. zł")
        expect(answer).to_contain_text("41,2 mln zł")
        expect(answer).to_contain_text("602 tys. zł")
        expect(answer.locator("form:has(input[value=approve]) button")).to_be_disabled()
        expect(leon.locator("#thread mark").first).to_be_visible()
        expect(leon.locator("#thread")).to_contain_text("Tymon Grela")
        expect(leon.locator("#terms .chip").first).to_be_visible()
        expect(leon.locator("#terms")).to_contain_text("15:30")
        for title in ("Kary za przebudowę ulicy Okólnej", "Koszt ronda na Bażantarni"):
            expect(leon.locator("#similar")).to_contain_text(title)
        desk.no_axe(leon)


def test_thread_1_says_the_same_outside(office: Office, browser: Browser) -> None:
    """The journalist sees "in preparation" and the day of the law, and nobody's name."""
    with desk.seen(browser, office, "m.olszan") as marta:
        _viaduct(marta)
        number, code = marta.locator("#code dd").nth(0).inner_text(), marta.locator("#code dd").nth(1).inner_text()
        due = marta.locator("#terms summary", has_text=re.compile(r"\d{4} r\.")).last.inner_text()
    with desk.seen(browser, office, phone=True) as tymon:
        tymon.goto("/status/")
        tymon.locator("input[name=number]").fill(number)
        tymon.locator("input[name=code]").fill(code)
        tymon.locator("form button[type=submit]").click()
        expect(tymon.locator(".road li[data-state=now]")).to_have_count(1)
        day = re.search(r"\d{1,2} \w+ \d{4} r\.", due)
        assert day is not None
        expect(tymon.locator("main")).to_contain_text(day[0])
        for hidden in ("Olszan", "Przybysz", "Ziętek", "wiadukt"):
            expect(tymon.locator("main")).not_to_contain_text(hidden)


def test_thread_8_has_its_fourteen_days(office: Office, browser: Browser) -> None:
    """The interpellation is an item of the secretariat with an owner and the clock of the act."""
    with desk.seen(browser, office, "k.jaworek") as kinga:
        kinga.goto("/matters/")
        kinga.get_by_role("link", name=re.compile(re.escape(BUS))).first.click()
        main = kinga.locator("main")
        expect(main).to_contain_text("art. 24")
        expect(main).to_contain_text("Weronika Dec")
        expect(main).to_contain_text("Jednostka odpowiedziała")
