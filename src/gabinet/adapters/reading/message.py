# SPDX-License-Identifier: EUPL-1.2
"""Read one stored message: the reader named "mail" of the nursery."""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gabinet.adapters.reading import addresses, folding, headers, machines, mime, proposals
from gabinet.adapters.reading.addresses import Box
from gabinet.adapters.reading.attachments import Tray
from gabinet.adapters.reading.body import MOST_HTML, MOST_TEXT, Body
from gabinet.adapters.reading.charsets import decoded
from gabinet.adapters.reading.mime import Entity
from gabinet.polish import border
from gabinet.post import foreign

MOST_SUBJECT: Final = 1000
MOST_VALUE: Final = 2000
MOST_SHOWN: Final = 200
MOST_REFERENCES: Final = 100
_CONVERSATION: Final = 22
_FORWARD = re.compile(r"\s*(pd|fw|fwd|przek)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the owner wants read. `own`: our mail domains; `authserv`: the id our mail server signs its
    Authentication-Results with, None where there is no such server; `sent_by`: the envelope's sender, "" for `<>`."""

    path: Path
    into: Path | None
    own: frozenset[str]
    authserv: str | None
    sent_by: str | None


def read(told: dict[str, Any]) -> dict[str, object]:
    """All fields of `post.ports.Read`, ready for JSON. Raises Refused."""
    asked = Asked(
        path=Path(told["path"]),
        into=Path(told["into"]) if told["into"] else None,
        own=frozenset(told["own"]),
        authserv=told["authserv"],
        sent_by=told["sent_by"],
    )
    raw = asked.path.read_bytes()
    message = mime.parsed(raw)
    tray = Tray(asked.into)
    body = Body(raw, tray)
    body.take(message)
    found = _envelope(message)
    found |= _who(message, asked)
    found |= _words(body, found["subject"], tray)
    found |= _machine(message, raw, found, asked)
    found["kind"] = None if found["machine"] else proposals.proposal(str(found["subject"] or ""), str(found["new_text"]))
    found["attachments"] = tray.told()
    return found


def warm() -> None:
    """Make the tables that are made when first asked for, so that each child need not make its own."""
    border.clean("ż", limit=1)
    foreign.kept("<p>ż</p>")
    for charset in ("cp1250", "iso-8859-2", "cp1252"):
        decoded(b"\xbf", charset)


def _envelope(message: Entity) -> dict[str, object]:
    subject = message.one("subject")
    answers = headers.message_ids(message.all("in-reply-to"))
    references = [each for each in headers.message_ids(message.all("references")) if each not in answers] + answers
    date = headers.date(message.one("date"))
    own_id = headers.message_id(message.one("message-id"))
    return {
        "subject": None if subject is None else border.clean(headers.text(subject), limit=MOST_SUBJECT),
        "message_id": border.clean(own_id, limit=900) or None if own_id else None,
        "references": [border.clean(each, limit=900) for each in _ends(references)],
        "date": date.isoformat() if date else None,
        "thread_index": _conversation(message.one("thread-index")),
        "to": [border.clean(each, limit=300) for each in addresses.several(message.all("to"))],
        "cc": [border.clean(each, limit=300) for each in addresses.several(message.all("cc"))],
        "headers": [[name, border.clean(headers.text(value[: 4 * MOST_VALUE]), limit=MOST_VALUE)] for name, value in message.fields[:MOST_SHOWN]],
    }


def _ends(references: list[str]) -> list[str]:
    """The first, which names the conversation, and the last ones."""
    return references if len(references) <= MOST_REFERENCES else [references[0], *references[1 - MOST_REFERENCES :]]


def _conversation(value: bytes | None) -> str | None:
    """The root of Outlook's Thread-Index, the same in each letter of a conversation."""
    try:
        found = base64.b64decode(headers.unfolded(value or b"")[:1000], validate=True)
    except (binascii.Error, ValueError):
        return None
    return found[:_CONVERSATION].hex() if len(found) >= _CONVERSATION else None


def _who(message: Entity, asked: Asked) -> dict[str, object]:
    written = message.all("from")
    box = addresses.single(written)
    answer = addresses.single(message.all("reply-to"))
    name = border.clean(box.name, limit=200).strip() if box else ""
    others = [each for each in addresses.mentioned(name) if box and each != box.address.lower()]
    return {
        "sender": border.clean(box.address, limit=254) if box else None,
        "from_name": name or None,
        "reply_to": border.clean(answer.address, limit=254) if answer else None,
        "name_mark": bool(others),
        "foreign_domain_mark": _in_our_name(written, box, others, message, asked),
    }


def _in_our_name(written: list[bytes], box: Box | None, others: list[str], message: Entity, asked: Asked) -> bool:
    """Whether it claims to come from our own domain without our own server's word for it (trust M6)."""
    if box is None:
        claimed = [each for value in written for each in addresses.mentioned(headers.text(value[:MOST_VALUE]))]
        return any(_is_own(addresses.domain(each), asked.own) for each in claimed)
    if any(_is_own(addresses.domain(each), asked.own) for each in others) and not _is_own(addresses.domain(box.address), asked.own):
        return True
    domain = addresses.domain(box.address)
    return _is_own(domain, asked.own) and not _is_proven(message, domain, asked.authserv)


def _is_own(domain: str, own: frozenset[str]) -> bool:
    return domain in own or any(domain.endswith(f".{each}") for each in own)


def _is_proven(message: Entity, domain: str, authserv: str | None) -> bool:
    """By the topmost Authentication-Results of our own server alone: all others could have come with the letter."""
    value = message.one("authentication-results")
    if authserv is None or value is None:
        return False
    server, _, results = decoded(headers.unfolded(value)).lower().partition(";")
    if server.split()[:1] != [authserv.lower()]:
        return False
    name = re.escape(domain)
    return any(
        re.search(rf"\bdmarc=pass\b.*\bheader\.from={name}(?![\w.-])|\bdkim=pass\b.*\bheader\.(d={name}|i=\S*@{name})(?![\w.-])", each)
        for each in results.split(";")
    )


def _words(body: Body, subject: object, tray: Tray) -> dict[str, object]:
    whole = body.text()
    page = body.html()
    cut = len(whole) > MOST_TEXT or len(page) > MOST_HTML
    if cut:
        tray.put(
            (page or whole).encode("utf-8", "replace"), name="letter.html" if page else "letter.txt", declared="text/html" if page else "text/plain"
        )
    text = border.clean(whole[:MOST_TEXT], limit=MOST_TEXT, lines=True)
    letter = foreign.kept(page) if page else None
    if letter is not None:
        tray.mark_inline(letter.html)
    segments = folding.fold(text, forwarded=bool(_FORWARD.match(str(subject or ""))))
    return {
        "text": text,
        "new_text": folding.new_text(segments),
        "html": border.clean(letter.html, limit=3 * foreign.LONGEST, lines=True) if letter else None,
        "remote": list(letter.remote) if letter else [],
        "cut": cut,
    }


def _machine(message: Entity, raw: bytes, found: dict[str, object], asked: Asked) -> dict[str, object]:
    subject = str(found["subject"] or "")
    sender = str(found["sender"]) if found["sender"] else None
    auto = machines.automatic(message, subject, asked.sent_by)
    failed: list[str] = []
    delayed: list[str] = []
    if auto != machines.REPLY and machines.may_be_bounce(message, subject, sender, asked.sent_by):
        failed, delayed = machines.bounced(raw)
    if failed or delayed:
        auto = machines.BOUNCE
    return {"machine": auto is not None, "auto": auto, "bounce": {"failed": failed, "delayed": delayed}}
