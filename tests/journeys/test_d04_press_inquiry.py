# SPDX-License-Identifier: EUPL-1.2
"""D4: a journalist's question on its whole way: with a mouse, with the keyboard alone, without scripts, on a narrow screen."""

import secrets
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.houses import Office
from tests.journeys import desk
from tests.journeys.hands import Keyboard, Mouse

pytestmark = pytest.mark.browser
NARROW: ViewportSize = {"width": 320, "height": 640}
Hands = Callable[[Page], Mouse]


def _day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()


def _mouse(page: Page) -> Mouse:
    return Mouse()


def _whole_way(office: Office, browser: Browser, hands: Hands, look: Callable[[Page], None], **screen: Any) -> tuple[str, str, desk.Asked]:
    """From the mail to the letter that is on its way; the path of the inquiry, its title, the question."""
    title = f"Koszty Mostu Lipowego {secrets.token_hex(3)}"
    with desk.seen(browser, office, "m.olszan", **screen) as marta, desk.seen(browser, office, "l.przybysz", **screen) as leon:
        mine, his = hands(marta), hands(leon)
        asked = desk.asks(office, f"Most Lipowy: koszt i nadzór {secrets.token_hex(3)}")
        marta.goto("/post/")
        expect(desk.reloaded(marta, asked.subject)).to_be_visible()
        path = desk.opened(marta, mine, asked, title)
        expect(marta.locator("#thread")).to_contain_text("kosztorys.txt")
        expect(marta.locator("#terms")).to_contain_text("art. 13")
        look(marta)
        desk.is_sensitive(marta, mine, path)
        desk.asks_unit(marta, mine, 1, "IN", _day(3))
        desk.asks_unit(marta, mine, 2, "ZDM", _day(4))
        for code, text in (("in", "7,7 mln zł brutto"), ("zdm", "Nadzoruje ZDM.")):
            link = desk.link_in(office, f"{code}@wrzosowiec.example", asked.token)
            with desk.seen(browser, office, **screen) as head:
                desk.answers(head, hands(head), link, text)
                look(head)
        marta.goto(path)
        expect(marta.locator("#questions")).to_contain_text("7,7 mln zł brutto")
        desk.writes(marta, mine, "Remont Mostu Lipowego kosztował 7,7 mln zł brutto.")
        leon.goto(path)
        desk.returns(leon, his, "brakuje nadzoru")
        marta.goto(path)
        expect(marta.locator("#answer")).to_contain_text("brakuje nadzoru")
        desk.writes(marta, mine, desk.BODY)
        desk.hands_over(marta, mine)
        leon.goto(path)
        desk.approves(leon, his)
        look(leon)
        with desk.seen(browser, office, "a.wichrowska", **{"phone": True, **screen}) as mayor:
            mayor.goto("/decisions/")
            look(mayor)
            desk.decides(mayor, hands(mayor), title, desk.BODY)
        marta.goto(path)
        desk.sends(marta, mine)
        look(marta)
    return path, title, asked


def _has_left(office: Office, asked: desk.Asked) -> None:
    answer = desk.sent_answer(office, asked)
    assert answer["In-Reply-To"] == f"<{asked.message_id}>"
    words = " ".join(desk.text_of(answer).split())
    assert desk.BODY in words
    assert "Marta Olszan" in words


def test_journey_1(office: Office, browser: Browser) -> None:
    """ "1 new, show" at the next poll; the whole way; as sent, threaded, registered out, history complete, the state right."""
    with desk.seen(browser, office, "m.olszan") as marta:
        marta.goto("/post/")
        desk.asks(office, f"Druga sprawa {secrets.token_hex(3)}", sender="i.sowa@wirna.example")
        expect(marta.locator("a.fresh")).to_be_visible(timeout=60_000)
    path, _, asked = _whole_way(office, browser, _mouse, desk.no_axe)
    _has_left(office, asked)
    with desk.seen(browser, office, "m.olszan") as marta:
        marta.goto("/post/letters/?tray=sent")
        expect(marta.locator("main")).to_contain_text(asked.sender)
        marta.goto(path)
        rest = marta.locator("#history details > summary")
        if rest.count():
            rest.click()
        for who in ("Marta Olszan", "Leon Przybysz", "Aldona Wichrowska", "Małgorzata Ziętek"):
            expect(marta.locator("#history")).to_contain_text(who)
        number, code = marta.locator("#code dd").nth(0).inner_text(), marta.locator("#code dd").nth(1).inner_text()
    with desk.seen(browser, office, phone=True) as kaja:
        kaja.goto("/status/")
        kaja.locator("input[name=number]").fill(number)
        kaja.locator("input[name=code]").fill(code)
        kaja.locator("form button[type=submit]").click()
        expect(kaja.locator(".road li[data-state=done]")).to_have_count(3)
        expect(kaja.locator("main")).not_to_contain_text("Olszan")
        desk.no_axe(kaja)


def test_journey_1_with_the_keyboard_alone(office: Office, browser: Browser) -> None:
    _, _, asked = _whole_way(office, browser, Keyboard, lambda page: None)
    _has_left(office, asked)


def test_journey_1_without_javascript(office: Office, browser: Browser) -> None:
    _, _, asked = _whole_way(office, browser, _mouse, lambda page: None, java_script_enabled=False)
    _has_left(office, asked)


def test_journey_1_at_320_pixels(office: Office, browser: Browser) -> None:
    """As at 1280 and 400 % zoom: no page scrolls sideways."""
    _, _, asked = _whole_way(office, browser, _mouse, desk.fits, viewport=NARROW)
    _has_left(office, asked)


def test_the_page_follows_its_deeds(office: Office, browser: Browser) -> None:
    """Without a reload: steps, term and letters after each deed, a toast; undo goes when its time is over and "sent" comes by itself."""
    with desk.seen(browser, office, "l.przybysz") as leon:
        hands = Mouse()
        asked = desk.asks(office, f"Termin oddania mostu {secrets.token_hex(3)}")
        leon.goto("/post/")
        expect(desk.reloaded(leon, asked.subject)).to_be_visible()
        desk.opened(leon, hands, asked, f"Oddanie mostu {secrets.token_hex(3)}")
        expect(leon.locator("#clearance")).to_have_count(0)
        desk.writes(leon, hands, "Most oddamy 28 listopada.")
        expect(leon.locator("#clearance")).to_contain_text("Twój ruch")
        desk.approves(leon, hands)
        expect(leon.locator("#clearance")).not_to_contain_text("Twój ruch")
        expect(leon.locator(".toast").last).to_contain_text("Zaakceptowano")
        expect(leon.locator("#terms a[href$='/extension/']")).to_have_count(1)
        desk.sends(leon, hands)
        expect(leon.locator("#terms a[href$='/extension/']")).to_have_count(0)
        expect(leon.locator("#chips .chip[data-state=done]")).to_be_visible()
        expect(leon.locator("#thread .message.is-ours").last).to_contain_text("Most oddamy 28 listopada.")
        tall = leon.locator("#leaving").evaluate("one => one.offsetHeight")
        expect(leon.locator("#answer form[action$='/withdrawal/']")).to_have_count(0, timeout=20_000)
        assert leon.locator("#leaving").evaluate("one => one.offsetHeight") == tall
        expect(leon.locator("#leaving .badge.green")).to_be_visible(timeout=60_000)
        assert leon.locator("#leaving").evaluate("one => one.offsetHeight") == tall
        expect(leon.locator("#leaving[hx-get]")).to_have_count(0)
        desk.no_axe(leon)
