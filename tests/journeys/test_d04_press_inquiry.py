# SPDX-License-Identifier: EUPL-1.2
"""D4: a journalist's question on its whole way, as it is done at the desks; and the ways it may take instead."""

import re
import secrets
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests import chromium
from tests.houses import Office
from tests.journeys import desk

pytestmark = pytest.mark.browser


def _day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()


def test_journey_1(office: Office, browser: Browser) -> None:
    """Mail with an attachment -> inbox -> inquiry -> two departments -> draft, returned, amended -> spokesperson, Mayor -> sent -> status."""
    title = f"Koszty Mostu Lipowego {secrets.token_hex(3)}"
    with chromium.seen(browser, office, "m.olszan") as marta:
        marta.goto("/post/")
        asked = desk.asks(office, "Most Lipowy: koszt i nadzór")
        fresh = marta.locator("a.fresh")
        expect(fresh).to_be_visible(timeout=60_000)
        fresh.click()
        place = desk.opened(marta, asked, title)
        path = place.removeprefix(office.url)
        expect(marta.locator("#thread")).to_contain_text("kosztorys.txt")
        expect(marta.locator("#terms")).to_contain_text("art. 13")
        assert chromium.axe(marta) == []
        marta.locator(f"a[href='{path}sensitivity/']").click()
        marta.locator("textarea[name=why]").fill("spór z wykonawcą")
        marta.locator("form[action$='/sensitivity/'] button[type=submit]").click()
        marta.wait_for_url(re.compile(re.escape(path)))
        desk.asks_unit(marta, 1, "IN", _day(3))
        desk.asks_unit(marta, 2, "ZDM", _day(4))
        for code, words, answer in (("in", "ile kosztował remont", "7,7 mln zł brutto"), ("zdm", "kto nadzoruje roboty", "Nadzoruje ZDM.")):
            link = desk.link_in(office, f"{code}@wrzosowiec.example", words)
            with chromium.seen(browser, office) as head:
                head.goto(link)
                assert chromium.axe(head) == []
                head.locator("#answer-text").fill(answer)
                head.locator("#answer-name").fill("Małgorzata Ziętek")
                head.locator("form[action$='/answer/'] button[type=submit]").click()
                expect(head.locator("blockquote", has_text=answer)).to_be_visible()
        marta.goto(path)
        expect(marta.locator("#questions")).to_contain_text("7,7 mln zł brutto")
        desk.writes(marta, "Remont Mostu Lipowego kosztował 7,7 mln zł brutto.")
        with chromium.seen(browser, office, "l.przybysz") as leon:
            leon.goto(path)
            desk.unfold(leon, "#answer details.document-return")
            leon.locator("#answer-return-word").fill("brakuje nadzoru")
            leon.locator("form:has(input[value=return]) button[type=submit]").first.click()
            expect(leon.locator("#answer")).to_contain_text("brakuje nadzoru")
            marta.goto(path)
            expect(marta.locator("#answer")).to_contain_text("brakuje nadzoru")
            desk.writes(marta, desk.BODY)
            marta.locator("form[action$='/submission/'] button[type=submit]").click()
            leon.goto(path)
            desk.approves(leon)
            assert chromium.axe(leon) == []
        with chromium.seen(browser, office, "a.wichrowska", phone=True) as mayor:
            mayor.goto("/decisions/")
            assert chromium.axe(mayor) == []
            mayor.get_by_role("link", name=title).click()
            expect(mayor.locator(".decision-text")).to_contain_text(desk.BODY)
            assert chromium.axe(mayor) == []
            mayor.locator("form:has(input[name=says][value=approve]) button").click()
            mayor.wait_for_url("**/decisions/")
            expect(mayor.get_by_role("link", name=title)).to_have_count(0)
        marta.goto(path)
        desk.sends(marta)
        answer = desk.sent_answer(office, asked)
        assert answer["In-Reply-To"] == f"<{asked.message_id}>"
        assert desk.BODY in " ".join(desk.text_of(answer).split())
        assert "Marta Olszan" in desk.text_of(answer)
        marta.goto("/post/letters/?tray=sent")
        expect(marta.locator("main")).to_contain_text(asked.sender)
        marta.goto(path)
        history = marta.locator("#history")
        if marta.locator("#history details").count():
            marta.locator("#history details > summary").click()
        for who in ("Marta Olszan", "Leon Przybysz", "Aldona Wichrowska", "Małgorzata Ziętek"):
            expect(history).to_contain_text(who)
        number = marta.locator("#code dd").nth(0).inner_text()
        code = marta.locator("#code dd").nth(1).inner_text()
    with chromium.seen(browser, office, phone=True) as kaja:
        kaja.goto("/status/")
        kaja.locator("input[name=number]").fill(number)
        kaja.locator("input[name=code]").fill(code)
        kaja.locator("form button[type=submit]").click()
        expect(kaja.locator(".road li[data-state=done]")).to_have_count(3)
        expect(kaja.locator("main")).not_to_contain_text("Olszan")
        assert chromium.axe(kaja) == []
