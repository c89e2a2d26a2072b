# SPDX-License-Identifier: EUPL-1.2
"""The bytes of a letter, built from its parts and never changed after: no database, no settings, no clock.

Addresses are built as addresses and hostile ones refused, not stripped (trust M12). In-Reply-To and References are written
by ourselves: the library would fold a long Message-ID into encoded words that no reader understands.
"""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import SMTP, default
from email.utils import format_datetime

from gabinet.post.mailboxes.rules import domain, is_address
from gabinet.post.outgoing import rules

LONGEST_SUBJECT = 300
MOST_REFERENCES = 20
_ID = re.compile(r"[\x21-\x3b\x3d\x3f-\x7e]{1,900}")
_AGAIN = re.compile(r"^\s*(?:(?:re|odp|aw|fwd?|pd)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_POLICY = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a letter."""

    name: str
    media: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Parts:
    """What a letter is built from; addresses bare, ids without angle brackets, `references` the oldest first.

    `auto`: "" for a person's letter, "auto-replied" for a receipt, "auto-generated" for a notice (RFC 3834).
    """

    sender: str
    sender_name: str
    to: str
    subject: str
    text: str
    message_id: str
    at: datetime
    in_reply_to: str | None = None
    references: Sequence[str] = ()
    auto: str = ""
    enclosed: Sequence[Enclosed] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What the bytes of one of our letters say of themselves."""

    sender: str
    to: str
    subject: str
    message_id: str
    in_reply_to: str | None
    automatic: bool


def minted(sender: str) -> str:
    """A new Message-ID in the sender's domain, without angle brackets; made once a letter and kept with it."""
    return f"{secrets.token_hex(16)}@{domain(sender)}"


def deliverable(address: str) -> str:
    """The address as it is written to: a domain with Polish letters in its ASCII form. Raises rules.BadAddress, BadHeader."""
    _check_plain(address)
    local, at, host = address.strip().rpartition("@")
    try:
        ascii_host = host.encode("idna").decode() if host and not host.isascii() else host
    except UnicodeError as error:
        raise rules.BadAddress({"address": address[:100]}) from error
    found = f"{local}{at}{ascii_host.lower()}"
    if not is_address(found):
        raise rules.BadAddress({"address": address[:100]})
    return found


def is_deliverable(address: str) -> bool:
    """Whether `deliverable` takes it."""
    try:
        deliverable(address)
    except (rules.BadAddress, rules.BadHeader):
        return False
    return True


def answer_subject(subject: str | None, number: str = "") -> str:
    """ "Re: ..." once, with our number where it does not stand there already."""
    bare = _AGAIN.sub("", subject or "").strip()
    told = f"{bare} ({number})".strip() if number and number not in bare else bare
    return f"Re: {told}"[:LONGEST_SUBJECT] if told else "Re:"


def references_of(message_id: str | None, references: Sequence[str]) -> list[str]:
    """What an answer refers to: the references of the letter it answers and that letter itself."""
    wanted = [*references, message_id] if message_id else list(references)
    known = [one for one in dict.fromkeys(wanted) if _ID.fullmatch(one)]
    return known if len(known) <= MOST_REFERENCES else [known[0], *known[1 - MOST_REFERENCES :]]


def build(parts: Parts) -> bytes:
    """The letter as it will leave, with CRLF at the end of lines. Raises rules.BadHeader, BadAddress."""
    for told in (parts.subject, parts.sender_name, parts.message_id):
        _check_plain(told)
    message = EmailMessage(policy=_POLICY)
    message["From"] = Address(display_name=parts.sender_name, addr_spec=deliverable(parts.sender))
    message["To"] = Address(addr_spec=deliverable(parts.to))
    message["Subject"] = parts.subject[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(parts.at)
    message["Message-ID"] = f"<{parts.message_id}>"
    if parts.auto:
        message["Auto-Submitted"] = parts.auto
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(parts.text, charset="utf-8", cte="quoted-printable")
    for one in parts.enclosed:
        kind, _, subtype = one.media.partition("/")
        message.add_attachment(one.raw, maintype=kind, subtype=subtype, filename=_plain(one.name))
    return _referring(parts) + message.as_bytes()


def _referring(parts: Parts) -> bytes:
    """The two headers that make the thread, each id on a line of its own."""
    lines = []
    if parts.in_reply_to and _ID.fullmatch(parts.in_reply_to):
        lines.append(f"In-Reply-To: <{parts.in_reply_to}>\r\n")
    known = references_of(None, parts.references)
    if known:
        lines.append("References: " + "\r\n ".join(f"<{one}>" for one in known) + "\r\n")
    return "".join(lines).encode("ascii")


def _check_plain(text: str) -> None:
    """Raise BadHeader for a line break, NUL or any other control character."""
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in text):
        raise rules.BadHeader


def _plain(name: str) -> str:
    _check_plain(name)
    return name


def head_of(raw: bytes) -> Head:
    """Read back what `build` wrote: only ever our own bytes, never a stranger's. Raises rules.Unlike for anything else."""
    found = BytesHeaderParser(policy=default).parsebytes(raw)
    senders: Sequence[Address] = getattr(found["From"], "addresses", ())
    tos: Sequence[Address] = getattr(found["To"], "addresses", ())
    if len(senders) != 1 or len(tos) != 1 or found["Message-ID"] is None:
        raise rules.Unlike
    answered = found["In-Reply-To"]
    return Head(
        senders[0].addr_spec,
        tos[0].addr_spec,
        str(found["Subject"] or ""),
        str(found["Message-ID"]).strip().strip("<>"),
        str(answered).strip().strip("<>") if answered is not None else None,
        str(found["Auto-Submitted"] or "no") != "no",
    )


def text_of(raw: bytes) -> str:
    """The text that `build` was given, out of our own bytes."""
    parts = message_from_bytes(raw).walk()
    body = next((one.get_payload(decode=True) for one in parts if one.get_content_type() == "text/plain"), b"")
    return body.decode("utf-8", "replace").replace("\r\n", "\n") if isinstance(body, bytes) else ""
