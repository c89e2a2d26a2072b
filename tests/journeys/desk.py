# SPDX-License-Identifier: EUPL-1.2
"""What journeys do with their hands: a letter comes, a link is taken out of a mail, a text is written, cleared, sent."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default

from playwright.sync_api import Browser, Page, expect

from gabinet.adapters.outbox import Outbox
from tests import chromium, mail
from tests.houses import Office, until

PRESS = "bp@wrzosowiec.example"
LINK = re.compile(r"https?://\S+?/links/[\w-]{20,}/")
ASKS = "Dzień dobry,\n\nproszę o odpowiedź:\n1) ile kosztował remont mostu Lipowego,\n2) kto nadzoruje roboty na moście?\n\nKaja Lipień\n"
BODY = "Remont Mostu Lipowego kosztował 7,7 mln zł brutto. Roboty nadzoruje Zarząd Dróg Miejskich."


@dataclass(frozen=True)
class Asked:
    """A letter of a journalist."""

    subject: str
    message_id: str
    sender: str


def asks(office: Office, subject: str, text: str = ASKS, sender: str = "k.lipien@zywo.example", *, attached: bool = True) -> Asked:
    """A journalist's mail through the port, with an attachment."""
    message_id = f"{secrets.token_hex(8)}@zywo.example"
    letter = EmailMessage(policy=SMTP)
    letter["From"] = f"Kaja Lipień <{sender}>"
    letter["To"] = PRESS
    letter["Subject"] = subject
    letter["Message-ID"] = f"<{message_id}>"
    letter.set_content(text, charset="utf-8", cte="quoted-printable")
    if attached:
        letter.add_attachment(b"kosztorys", maintype="text", subtype="plain", filename="kosztorys.txt")
    assert mail.send(office.smtp_port, PRESS, letter.as_bytes(), sender=sender).startswith("250")
    return Asked(subject, message_id, sender)


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


def opened(page: Page, asked: Asked, title: str) -> str:
    """From the inbox: the letter, and in one click an inquiry; its address."""
    page.goto("/post/")
    page.get_by_role("link", name=re.compile(re.escape(asked.subject))).first.click()
    form = page.locator("form[action$='/matter/']")
    unfold(page, "details:has(form[action$='/matter/'])")
    form.locator("select[name=kind]").select_option("press.inquiry")
    form.locator("input[name=title]").fill(title)
    form.locator("button[type=submit]").click()
    page.wait_for_url(re.compile(r"/press/inquiries/\d+/"))
    return page.url.split("#")[0].split("?")[0]


def unfold(page: Page, place: str) -> None:
    """Open a part that is folded."""
    part = page.locator(place)
    if part.get_attribute("open") is None:
        part.locator("> summary").click()


def asks_unit(page: Page, number: int, code: str, day: str) -> None:
    """Question `number` goes to a unit by a day."""
    unfold(page, f"#question-{number} details.ask")
    form = page.locator(f"form[action$='/questions/{number}/unit/']")
    value = form.locator("select[name=unit] option", has_text=re.compile(rf"^{code} ")).get_attribute("value")
    form.locator("select[name=unit]").select_option(value)
    form.locator("input[name=due_on]").fill(day)
    form.locator("button[type=submit]").click()
    expect(page.locator(f"#question-{number} .contribution")).to_contain_text(code)


def writes(page: Page, body: str) -> None:
    """A version of the answer."""
    unfold(page, "#write")
    page.locator("#draft-body").fill(body)
    page.locator("#answer-form button[type=submit]").first.click()
    expect(page.locator("#answer .document-text").first).to_contain_text(body[-40:])


def approves(page: Page) -> None:
    """The button of whoever's turn it is."""
    page.locator("form:has(input[name=says][value=approve]) button[type=submit]").first.click()
    expect(page.locator("form:has(input[name=says][value=approve])")).to_have_count(0)


def sends(page: Page) -> None:
    """The cleared version leaves in ten seconds."""
    page.locator("form[action$='/answer/'] button[type=submit]").first.click()
    expect(page.locator("form[action$='/withdrawal/']").first).to_be_visible()


def seen_by(browser: Browser, office: Office, login: str, path: str, *, phone: bool = False) -> "Iterator[Page]":
    """A page as a named person."""
    with chromium.seen(browser, office, login, phone=phone) as page:
        page.goto(path)
        yield page
