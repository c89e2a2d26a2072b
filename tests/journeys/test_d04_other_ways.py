# SPDX-License-Identifier: EUPL-1.2
"""D4: the ways an inquiry may take instead: refused, extended, stopped by a figure, asked by a second desk, put to the wrong unit."""

import re
import secrets
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from gabinet.press.refusals.rules import ELEMENTS, Way
from tests.houses import Office
from tests.journeys import desk
from tests.journeys.hands import Mouse

pytestmark = pytest.mark.browser
HANDS = Mouse()


def _opened(page: Page, office: Office, subject: str, text: str = desk.ASKS, sender: str = "k.lipien@zywo.example") -> tuple[desk.Asked, str, str]:
    """A letter that came and became an inquiry: the question, its path, its title."""
    asked = desk.asks(office, f"{subject} {secrets.token_hex(3)}", text, sender)
    page.goto("/post/")
    desk.reloaded(page, asked.subject)
    return asked, desk.opened(page, HANDS, asked, asked.subject), asked.subject


def test_refused_by_a_decision_with_its_elements(office: Office, browser: Browser) -> None:
    """D4.10: without an element it is not even written; the Mayor clears it; it leaves with every heading of the law."""
    with desk.seen(browser, office, "l.przybysz") as leon:
        asked, path, title = _opened(leon, office, "Umowy z wykonawcą")
        leon.locator(f"a[href='{path}refusal/']").click()
        for one in ELEMENTS[Way.DECISION]:
            field = leon.locator(f"#id_{one.code}")
            if not field.input_value().strip() and one.code != "persons":
                field.fill(f"treść: {one.code}")
        send = leon.locator("form[action*='/refusal/'] button[type=submit]")
        send.click()
        expect(leon.locator("#id_persons-error")).to_be_visible()
        expect(leon.locator("#id_facts")).to_have_value("treść: facts")
        desk.no_axe(leon)
        leon.locator("#id_persons").fill("Małgorzata Ziętek, dyrektor Wydziału Inwestycji")
        send.click()
        leon.wait_for_url(re.compile(re.escape(path)))
        desk.approves(leon, HANDS)
        with desk.seen(browser, office, "a.wichrowska", phone=True) as mayor:
            desk.decides(mayor, HANDS, title, "DECYZJA")
        leon.goto(path)
        leon.locator("form[action$='/refusal/letter/'] button[type=submit]").click()
        expect(leon.locator("form[action$='/refusal/withdrawal/']").first).to_be_visible()
    text = desk.text_of(desk.sent_answer(office, asked))
    for one in ELEMENTS[Way.DECISION]:
        assert one.heading in text


def test_extended_by_a_notice_in_time(office: Office, browser: Browser) -> None:
    """D4.3: beyond two months is refused; the notice leaves with reason and date; the clock shows the longer term."""
    with desk.seen(browser, office, "m.olszan") as marta:
        asked, path, _ = _opened(marta, office, "Harmonogram robót")
        before = marta.locator("#terms .chip").first.inner_text()
        marta.locator(f"a[href='{path}extension/']").click()
        form = marta.locator("form[action$='/extension/']")
        form.locator("textarea[name=reason]").fill("trwa rozliczenie robót dodatkowych")
        form.locator("input[name=until]").fill((date.today() + timedelta(days=90)).isoformat())
        form.locator("button[type=submit]").click()
        expect(marta.locator(".note.bad")).to_be_visible()
        until = date.today() + timedelta(days=40)
        form.locator("input[name=until]").fill(until.isoformat())
        form.locator("button[type=submit]").click()
        marta.wait_for_url(re.compile(re.escape(path) + "$"))
        expect(marta.locator("#terms .chip").first).not_to_have_text(before)
        expect(marta.locator("#terms")).to_contain_text("art. 13 ust. 2")
        expect(marta.locator("#history")).to_contain_text("trwa rozliczenie robót dodatkowych")
        desk.no_axe(marta)
    text = " ".join(desk.text_of(desk.sent_answer(office, asked)).split())
    assert "trwa rozliczenie robót dodatkowych" in text
    assert f"{until.day} " in text


def test_a_figure_that_contradicts_blocks_approval(office: Office, browser: Browser) -> None:
    """D4.22: entered, confirmed by its owner through a link; the typing error disables the button and says why; put right, it is cleared."""
    token = secrets.token_hex(3)
    right, wrong = 700 + int(token, 16) % 90, 800 + int(token, 16) % 90
    with desk.seen(browser, office, "m.olszan") as marta, desk.seen(browser, office, "l.przybysz") as leon:
        marta.goto("/matters/figures/new/")
        marta.locator("[name=value]").fill(str(right))
        marta.locator("[name=unit]").fill("tys. zł")
        marta.locator("[name=what]").fill(f"opłata za zajęcie pasa {token}")
        owner = marta.locator("select[name=owner] option", has_text=re.compile("^ZDM")).first.get_attribute("value")
        marta.locator("select[name=owner]").select_option(str(owner))
        marta.locator("[name=source]").fill("decyzja ZDM")
        marta.locator("[name=as_of]").fill(date.today().isoformat())
        marta.locator("form:has([name=what]) button[type=submit]").first.click()
        marta.wait_for_url(re.compile(r"/matters/figures/\d+/$"))
        marta.goto("/matters/figures/")
        marta.get_by_role("link", name=re.compile(token)).first.click()
        marta.locator("form[action$='/request/'] button[type=submit]").click()
        link = desk.link_in(office, "zdm@wrzosowiec.example", token)
        with desk.seen(browser, office) as head:
            head.goto(link)
            expect(head.locator("main")).to_contain_text(str(right))
            desk.no_axe(head)
            head.locator("#confirmation-name").fill("Przemysław Wilga")
            head.locator("form[action$='/confirmation/'] button[type=submit]").click()
            head.wait_for_url("**/links/done/confirmed/")
        _, path, _ = _opened(marta, office, "Zajęcie pasa")
        desk.writes(marta, HANDS, f"Opłata za zajęcie pasa {token} wyniosła {wrong} tys. zł.")
        leon.goto(path)
        approve = leon.locator("form:has(input[name=says][value=approve]) button[type=submit]").first
        expect(approve).to_be_disabled()
        expect(leon.locator("#answer")).to_contain_text(f"{right}")
        desk.no_axe(leon)
        desk.writes(marta, HANDS, f"Opłata za zajęcie pasa {token} wyniosła {right} tys. zł.")
        leon.goto(path)
        expect(approve).to_be_enabled()
        desk.approves(leon, HANDS)


def test_the_same_question_of_a_second_desk(office: Office, browser: Browser) -> None:
    """D4.20, D4.13: the answer of the first is offered first and leaves unchanged in one click."""
    token = secrets.token_hex(4)
    text = f"Dzień dobry,\nile kosztuje odmulenie stawu zdrojowego {token} i kto je wykona?\n"
    body = f"Odmulenie stawu zdrojowego {token} wykona wykonawca wyłoniony w przetargu."
    with desk.seen(browser, office, "l.przybysz") as leon:
        first, _, _ = _opened(leon, office, f"Staw zdrojowy {token}", text)
        desk.writes(leon, HANDS, body)
        desk.approves(leon, HANDS)
        desk.sends(leon, HANDS)
        assert desk.sent_answer(office, first) is not None
        second, _, _ = _opened(leon, office, f"Pytanie o staw {token}", text, "d.mroczek@tvwrzosowiec.example")
        offer = leon.locator("#similar li").first
        expect(offer).to_contain_text(token)
        offer.locator("details > summary").click()
        expect(offer.locator("blockquote")).to_have_text(body)
        offer.locator("form[action$='/same/'] button[type=submit]").click()
        expect(leon.locator("#answer form[action$='/withdrawal/']")).to_be_visible()
        desk.no_axe(leon)
    answer = desk.sent_answer(office, second)
    assert body in " ".join(desk.text_of(answer).split())
    assert answer["In-Reply-To"] == f"<{second.message_id}>"


def test_not_ours_theirs(office: Office, browser: Browser) -> None:
    """D4.5: the question returns at once with the unit that was named, and goes there in one click."""
    with desk.seen(browser, office, "m.olszan") as marta:
        asked, path, _ = _opened(marta, office, "Oświetlenie")
        desk.asks_unit(marta, HANDS, 1, "GK", (date.today() + timedelta(days=3)).isoformat())
        link = desk.link_in(office, "gk@wrzosowiec.example", asked.token)
        with desk.seen(browser, office) as head:
            head.goto(link)
            head.locator("#return > summary").click()
            theirs = head.locator("#return-to option", has_text=re.compile("^ZDM")).first.get_attribute("value")
            head.locator("#return-to").select_option(str(theirs))
            head.locator("#return-reason").fill("oświetlenie prowadzi ZDM")
            head.locator("#return-name").fill("Agata Sikora-Dudek")
            desk.no_axe(head)
            head.locator("form[action$='/return/'] button[type=submit]").click()
            head.wait_for_url("**/links/done/returned/")
            head.goto(link)
            expect(head.locator("#answer-text")).to_have_count(0)
        marta.goto(path)
        expect(marta.locator("#question-1")).to_contain_text("oświetlenie prowadzi ZDM")
        marta.locator("form[action$='/successor/'] button[type=submit]").click()
        expect(marta.locator("#question-1 .contribution").nth(1)).to_contain_text("ZDM")
    assert desk.link_in(office, "zdm@wrzosowiec.example", asked.token)


def test_two_people_edit_one_draft(office: Office, browser: Browser) -> None:
    """K12 on the real page: the second to save sees both texts and loses nothing."""
    with desk.seen(browser, office, "m.olszan") as marta, desk.seen(browser, office, "o.ptaszek") as oskar:
        _, path, _ = _opened(marta, office, "Wspólny tekst")
        desk.writes(marta, HANDS, "Pierwsza wersja.")
        oskar.goto(path)
        HANDS.unfold(oskar.locator("#write"))
        oskar.locator("#draft-body").fill("Wersja Oskara.")
        desk.writes(marta, HANDS, "Druga wersja Marty.")
        oskar.locator("#answer-form > button[type=submit]").click()
        conflict = oskar.locator("#conflict")
        expect(conflict).to_contain_text("Druga wersja Marty.")
        expect(conflict).to_contain_text("Wersja Oskara.")
        expect(conflict).to_contain_text("Marta Olszan")
        expect(oskar.locator("#draft-body")).to_have_value("Wersja Oskara.")
        desk.no_axe(oskar)
        oskar.locator("#answer-form > button[type=submit]").click()
        expect(oskar.locator("#answer .document-text").first).to_contain_text("Wersja Oskara.")


def test_the_network_is_cut_while_typing(office: Office, browser: Browser) -> None:
    """The strip says so, work goes on, what was typed is kept, and is offered after the tab was closed."""
    with desk.seen(browser, office, "m.olszan") as marta:
        _, path, _ = _opened(marta, office, "Bez sieci")
        HANDS.unfold(marta.locator("#write"))
        marta.locator("#draft-body").fill("Tekst przed przerwą.")
        expect(marta.locator("[data-gab-stamp]")).not_to_be_empty(timeout=30_000)
        marta.context.set_offline(True)
        expect(marta.locator("[data-gab-offline]")).to_be_visible()
        marta.locator("#draft-body").press_sequentially(" Pisane bez sieci.")
        desk.no_axe(marta)
        marta.context.set_offline(False)
        expect(marta.locator("[data-gab-offline]")).to_be_hidden(timeout=30_000)
        with marta.expect_response(lambda answer: "/drafts/" in answer.url and "niej" in (answer.request.post_data or ""), timeout=60_000):
            marta.locator("#draft-body").press_sequentially(" I po niej.")
        marta.goto("about:blank")
        marta.goto(path)
        expect(marta.locator("[data-gab-offer]")).to_contain_text("Pisane bez sieci. I po niej.")
        marta.locator("[data-gab-resume]").click()
        expect(marta.locator("#draft-body")).to_have_value(re.compile("Pisane bez sieci. I po niej."))
