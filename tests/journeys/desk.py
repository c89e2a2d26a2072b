# SPDX-License-Identifier: EUPL-1.2
"""What journeys do with their hands: a letter comes, a link is taken out of a mail, a text is written, cleared, sent."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default
from typing import Any

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from gabinet.adapters.outbox import Outbox
from tests import chromium, mail
from tests.houses import Office, until
from tests.journeys.hands import Mouse

PRESS = "bp@wrzosowiec.example"
LINK = re.compile(r"https?://\S+?/links/[\w-]{20,}/")
ASKS = """Dzień dobry,

proszę o odpowiedź:
1) ile kosztował remont mostu Lipowego, etap {token},
2) kto nadzoruje roboty etapu {token}?

Kaja Lipień
"""
BODY = "Remont Mostu Lipowego kosztował 7,7 mln zł brutto. Roboty nadzoruje Zarząd Dróg Miejskich."


@dataclass(frozen=True)
class Asked:
    """A letter of a journalist."""

    subject: str
    message_id: str
    sender: str
    token: str


@contextmanager
def seen(browser: Browser, office: Office, login: str = "", *, viewport: ViewportSize | None = None, **more: Any) -> Iterator[Page]:
    """A page as a named person, on a screen of that size."""
    with chromium.seen(browser, office, login, **more) as page:
        page.set_default_timeout(30_000)
        if viewport is not None:
            page.set_viewport_size(viewport)
        yield page


def asks(office: Office, subject: str, text: str = ASKS, sender: str = "k.lipien@zywo.example", *, attached: bool = True) -> Asked:
    """A journalist's mail through the port, with an attachment."""
    token = secrets.token_hex(3)
    message_id = f"{token}-{secrets.token_hex(8)}@zywo.example"
    letter = EmailMessage(policy=SMTP)
    letter["From"] = f"Kaja Lipień <{sender}>"
    letter["To"] = PRESS
    letter["Subject"] = subject
    letter["Message-ID"] = f"<{message_id}>"
    letter.set_content(text.format(token=token), charset="utf-8", cte="quoted-printable")
    if attached:
        letter.add_attachment(b"kosztorys", maintype="text", subtype="plain", filename="kosztorys.txt")
    assert mail.send(office.smtp_port, PRESS, letter.as_bytes(), sender=sender).startswith("250")
    return Asked(subject, message_id, sender, token)


def letters(office: Office, to: str) -> list[EmailMessage]:
    """What left to an address, the latest first."""
    outbox = Outbox(office.home / "var" / "outbox")
    raw = [outbox.raw(one.name) for one in outbox.sent(size=200) if one.to == to]
    return [BytesParser(policy=default).parsebytes(one) for one in raw if one is not None]  # type: ignore[misc]


def text_of(letter: EmailMessage) -> str:
    """Its words."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(office: Office, to: str, words: str) -> str:
    """The link in the newest mail to an address that speaks of `words`: only its path, for the office of the test has a port of its own."""

    def found() -> str:
        for letter in letters(office, to):
            text = text_of(letter)
            link = LINK.search(text)
            if link and words in " ".join(text.split()):
                return "/links/" + link[0].split("/links/")[1]
        return ""

    return until(found, 100)


def sent_answer(office: Office, asked: Asked) -> EmailMessage:
    """The answer that left to the journalist: a letter that no machine wrote."""

    def found() -> EmailMessage | None:
        return next(
            (one for one in letters(office, asked.sender) if one["Auto-Submitted"] is None and asked.message_id in str(one["References"])), None
        )

    answer = until(found, 60)
    assert answer is not None
    return answer


def opened(page: Page, hands: Mouse, asked: Asked, title: str) -> str:
    """From the inbox: the letter, and in one click an inquiry; its path."""
    page.goto("/post/")
    hands.press(page.get_by_role("link", name=re.compile(re.escape(asked.subject))).first)
    hands.unfold(page.locator("details:has(form[action$='/matter/'])"))
    form = page.locator("form[action$='/matter/']")
    hands.choose(form.locator("select[name=kind]"), "press.inquiry")
    hands.fill(form.locator("input[name=title]"), title)
    hands.press(form.locator("button[type=submit]"))
    page.wait_for_url(re.compile(r"/press/inquiries/\d+/"))
    return "/press/inquiries/" + page.url.split("/press/inquiries/")[1].split("/")[0] + "/"


def is_sensitive(page: Page, hands: Mouse, path: str) -> None:
    """The topic needs the Mayor."""
    hands.press(page.locator(f"a[href='{path}sensitivity/']"))
    hands.fill(page.locator("textarea[name=why]"), "spór z wykonawcą")
    hands.press(page.locator("form[action$='/sensitivity/'] button[type=submit]"))
    page.wait_for_url(re.compile(re.escape(path) + "$"))


def asks_unit(page: Page, hands: Mouse, number: int, code: str, day: str) -> None:
    """Question `number` goes to a unit by a day."""
    hands.unfold(page.locator(f"#question-{number} details.ask"))
    form = page.locator(f"form[action$='/questions/{number}/unit/']")
    value = form.locator("select[name=unit] option", has_text=re.compile(rf"^{code} ")).get_attribute("value")
    hands.choose(form.locator("select[name=unit]"), str(value))
    hands.fill(form.locator("input[name=due_on]"), day)
    hands.press(form.locator("button[type=submit]"))
    expect(page.locator(f"#question-{number} .contribution").first).to_contain_text(code)


def answers(page: Page, hands: Mouse, link: str, text: str) -> None:
    """A department behind its link."""
    page.goto(link)
    hands.fill(page.locator("#answer-text"), text)
    hands.fill(page.locator("#answer-name"), "Małgorzata Ziętek")
    hands.press(page.locator("form[action$='/answer/'] button[type=submit]"))
    expect(page.locator("blockquote", has_text=text)).to_be_visible()


def writes(page: Page, hands: Mouse, body: str) -> None:
    """A version of the answer."""
    hands.unfold(page.locator("#write"))
    hands.fill(page.locator("#draft-body"), body)
    hands.press(page.locator("#answer-form > button[type=submit]"))
    expect(page.locator("#answer .document-text").first).to_contain_text(body[-40:])


def hands_over(page: Page, hands: Mouse) -> None:
    """Before whoever clears it."""
    hands.press(page.locator("form[action$='/submission/'] button[type=submit]"))
    expect(page.locator("#answer .document-actions .hint").first).to_contain_text("Przekazano do akceptacji")


def approves(page: Page, hands: Mouse) -> None:
    """The button of whoever's turn it is."""
    hands.press(page.locator("form:has(input[name=says][value=approve]) button[type=submit]").first)
    expect(page.locator("form:has(input[name=says][value=approve])")).to_have_count(0)


def returns(page: Page, hands: Mouse, word: str) -> None:
    """With a word."""
    hands.unfold(page.locator("#answer details.document-return"))
    hands.fill(page.locator("#answer-return-word"), word)
    hands.press(page.locator("form:has(input[value=return]) button[type=submit]").first)
    expect(page.locator("#answer")).to_contain_text(word)


def decides(page: Page, hands: Mouse, title: str, body: str) -> None:
    """The Mayor: opens the text, reads it, approves."""
    page.goto("/decisions/")
    hands.press(page.get_by_role("link", name=title))
    expect(page.locator(".decision-text")).to_contain_text(body)
    hands.press(page.locator("form:has(input[name=says][value=approve]) button"))
    page.wait_for_url("**/decisions/")
    expect(page.get_by_role("link", name=title)).to_have_count(0)


def sends(page: Page, hands: Mouse) -> None:
    """The cleared version leaves in ten seconds."""
    hands.press(page.locator("#answer form[action$='/answer/'] button[type=submit]"))
    expect(page.locator("#answer form[action$='/withdrawal/']")).to_be_visible()


def fits(page: Page) -> None:
    """No sideways scroll."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url


def no_axe(page: Page) -> None:
    """axe finds nothing here."""
    assert chromium.axe(page) == []


def reloaded(page: Page, subject: str) -> Locator:
    """The line of a letter in the inbox, looked for again until it is registered."""
    for _ in range(80):
        if page.get_by_role("link", name=subject).count():
            break
        page.reload()
    return page.get_by_role("link", name=subject).first
