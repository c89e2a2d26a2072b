# SPDX-License-Identifier: EUPL-1.2
"""What holds for a letter that came: its states, which conversation it belongs to, what of it is shown first."""

import base64
import binascii
import hashlib
import mimetypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish import casesign

MOST_KEYS = 30
NOT_KNOWN = "?"  # the envelope's sender of what was fetched from a mailbox: nobody wrote it down
_LINKED = re.compile(r"https?://[^\s<>\"„”«»]{1,2000}|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_VAGUE = frozenset({"", "application/octet-stream", "application/zip", "application/x-ole-storage"})  # office files look like these
_DOCUMENTS = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    }
)
_TAIL = ".,;:!?)]}'’"


class Channel(StrEnum):
    """How it came into the house (sposób wpływu)."""

    MAIL = "mail"
    PAPER = "paper"
    PHONE = "phone"
    PERSON = "person"
    EZD = "ezd"
    EDELIVERY = "edelivery"


CHANNELS: dict[Channel, str] = {
    Channel.MAIL: gettext_noop("E-mail"),
    Channel.PAPER: gettext_noop("Paper"),
    Channel.PHONE: gettext_noop("Telephone"),
    Channel.PERSON: gettext_noop("In person"),
    Channel.EZD: gettext_noop("EZD"),
    Channel.EDELIVERY: gettext_noop("e-Delivery"),
}


class State(StrEnum):
    """The one state of an item (checklist A.1)."""

    TODO = "todo"
    WAITING = "waiting"
    CLOSED = "closed"


def reading(intake: int) -> str:
    """The key of the job that reads a kept message."""
    return f"post.read:{intake}"


class AlreadyRegistered(Refused):
    """The message has its number, or lies in quarantine."""

    message = gettext_noop("This message has already been taken into the register or put aside.")


class NotInQuarantine(Refused):
    """Somebody has released it."""

    message = gettext_noop("This message is no longer in quarantine. Somebody has released it.")


class NoSender(Refused):
    """A paper or a call without anybody it comes from."""

    message = gettext_noop('Write from whom it came, or choose "sender unknown".')


def key_of(message_id: str) -> str:
    """What a Message-ID is looked up by, whatever its length."""
    return hashlib.sha256(b"mid:" + message_id.strip().encode("utf-8", "surrogatepass")).hexdigest()[:40]


def index_key(thread_index: str | None) -> str:
    """Outlook's Thread-Index: the first 22 bytes are those of the conversation; "" where it is not one."""
    if not thread_index:
        return ""
    try:
        head = base64.b64decode(thread_index[:64] + "=" * (-len(thread_index[:64]) % 4), validate=True)[:22]
    except (binascii.Error, ValueError):
        return ""
    return hashlib.sha256(b"tix:" + head).hexdigest()[:40] if len(head) == 22 else ""


def keys(message_id: str | None, references: Sequence[str], thread_index: str | None) -> list[str]:
    """By what a letter may be known to belong to a conversation, the surest first.

    The letter it answers (the last reference), those before it, itself (somebody answered it before it came), Outlook's index.
    """
    wanted = [key_of(one) for one in list(reversed(references))[:MOST_KEYS]]
    if message_id:
        wanted.append(key_of(message_id))
    index = index_key(thread_index)
    return list(dict.fromkeys([*wanted, index] if index else wanted))


def numbers_in(subject: str | None) -> list[tuple[int, int]]:
    """Office numbers named in a subject, as (year, number): "431/2026" gives (2026, 431). At most three."""
    return [(found.year, found.number) for found, _, _ in islice(casesign.office_numbers(subject or ""), 3)]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of lines, folded (quoted letter, signature) or not. All segments joined are the text, to the letter."""

    text: str
    folded: bool


def segments(text: str, new_text: str) -> list[Segment]:
    """The whole text in runs; folded is what does not belong to `new_text`, but no empty lines alone. Where the two do not fit,
    nothing is folded."""
    wanted = [line.rstrip() for line in new_text.splitlines()]
    if not wanted:
        return [Segment(text, folded=False)] if text else []
    runs: list[Segment] = []
    at = 0
    for line in text.splitlines(keepends=True):
        new = at < len(wanted) and line.rstrip() == wanted[at]
        at += new
        _append(runs, line, folded=not new)
    if at < len(wanted):
        return [Segment(text, folded=False)]
    shown: list[Segment] = []
    for run in runs:
        _append(shown, run.text, folded=run.folded and not run.text.isspace())
    return shown


def _append(runs: list[Segment], line: str, *, folded: bool) -> None:
    if runs and runs[-1].folded is folded:
        runs[-1] = Segment(runs[-1].text + line, folded)
    else:
        runs.append(Segment(line, folded))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of plain text; `href` is "" or where it leads (http, https, mailto)."""

    text: str
    href: str = ""


def linked(text: str) -> list[Piece]:
    """Text with its addresses found; escaped only after this, by the template (trust M8)."""
    return list(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for found in _LINKED.finditer(text):
        word = found[0].rstrip(_TAIL)
        if found.start() > at:
            yield Piece(text[at : found.start()])
        yield Piece(word, word if word.startswith("http") else f"mailto:{word}")
        at = found.start() + len(word)
    if at < len(text):
        yield Piece(text[at:])


def is_mismatch(name: str, sniffed: str) -> bool:
    """Whether a name promises another kind of file than the content is (faktura.pdf that is a program, trust A3)."""
    promised = mimetypes.guess_type(name)[0]
    if promised is None or sniffed in _VAGUE:
        return False
    return promised.partition("/")[2] != sniffed.partition("/")[2]


def has_words(sniffed: str, name: str) -> bool:
    """Whether an attachment is a document whose words can be searched for: PDF, DOCX, ODT."""
    return sniffed in _DOCUMENTS or name.lower().endswith((".docx", ".odt", ".pdf"))


def cut(text: str | None, longest: int) -> str | None:
    """None stays None; longer text ends with an ellipsis."""
    if text is None or len(text) <= longest:
        return text
    return text[: longest - 1] + "…"
