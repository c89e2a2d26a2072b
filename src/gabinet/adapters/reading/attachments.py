# SPDX-License-Identifier: EUPL-1.2
"""Attachments: their names, bytes and marks; winmail.dat opened (trust A3, A6)."""

import binascii
import hashlib
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from tnefparse import TNEF
from tnefparse.tnef import TNEFAttachment

from gabinet.adapters.reading import headers, sniffing
from gabinet.adapters.reading.charsets import decoded
from gabinet.adapters.reading.mime import Entity
from gabinet.polish import border

MOST_NAME: Final = 200
MOST_TNEF_RECORDS: Final = 1000
_TNEF_RECORD: Final = 11
_TNEF: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_UNNAMED: Final = {
    "message/rfc822": "message.eml",
    "text/calendar": "invitation.ics",
    "application/pkcs7-signature": "smime.p7s",
    "message/delivery-status": "delivery-status.txt",
}
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)


@dataclass(slots=True)
class Found:
    """An attachment as it is handed to the owner; `path` only where a folder was given."""

    name: str
    size: int
    sha256: str
    sniffed: str
    declared: str
    content_id: str
    inline: bool
    path: str | None
    mismatch: bool
    macro: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """What lay in a winmail.dat: its files, and the text of the letter where it is only there."""

    files: list[tuple[str, bytes]]
    text: str
    html: str


def content(raw: bytes, part: Entity) -> bytes:
    """The part's bytes without their transfer encoding; what cannot be decoded is left out, never an error."""
    body = raw[part.start : part.end]
    how = decoded(headers.unfolded(part.one("content-transfer-encoding") or b"")).strip().lower().partition(";")[0].strip()
    if how == "base64":
        return headers.base64_decoded(body)
    if how == "quoted-printable":
        return binascii.a2b_qp(body)
    if how in ("x-uuencode", "uuencode", "x-uue"):
        return _uudecoded(body)
    return body


def _uudecoded(body: bytes) -> bytes:
    begun = _UU_BEGIN.search(body)
    if begun is None:
        return body
    found = bytearray()
    for line in body[begun.end() :].splitlines():
        if line.strip() in (b"end", b"", b"`"):
            break
        try:
            found += binascii.a2b_uu(line)
        except binascii.Error:
            continue
    return bytes(found)


def named(part: Entity) -> str:
    """The sender's name for the part, "" where there is none."""
    _, told = headers.disposition(part.one("content-disposition"))
    return told.get("filename", "").strip() or part.params.get("name", "").strip()


class Tray:
    """Takes attachments in, in order; their bytes go to the folder where one was given."""

    def __init__(self, into: Path | None) -> None:
        self.into = into
        self.found: list[Found] = []

    def put(self, data: bytes, *, name: str, declared: str, content_id: str = "") -> None:
        """One more attachment."""
        kind = sniffing.sniffed(data, declared)
        shown = sniffing.with_ending(_display(name) or _UNNAMED.get(declared, "attachment"), kind or declared)
        digest = hashlib.sha256(data).hexdigest()
        path = None
        if self.into is not None:
            path = self.into / f"{len(self.found)}"
            path.write_bytes(data)
        self.found.append(
            Found(
                name=shown,
                size=len(data),
                sha256=digest,
                sniffed=kind,
                declared=declared,
                content_id=content_id,
                inline=False,
                path=str(path) if path else None,
                mismatch=sniffing.is_mismatch(shown, kind),
                macro=sniffing.has_macro(shown, data),
            )
        )

    def mark_inline(self, html: str) -> None:
        """Those that the letter shows among its words."""
        for each in self.found:
            each.inline = bool(each.content_id) and f"cid:{each.content_id}" in html

    def told(self) -> list[dict[str, object]]:
        """For the answer."""
        return [asdict(each) for each in self.found]


def _display(name: str) -> str:
    """A name is words for people: no folders, no control characters (trust A3)."""
    clean = border.clean(name, limit=4 * MOST_NAME)
    last = re.split(r"[/\\]", clean)[-1].strip(" .") if re.search(r"[/\\]", clean) else clean.strip()
    if len(last) > MOST_NAME:
        tail = sniffing.ending(last)
        last = last[: MOST_NAME - len(tail) - 1] + (f".{tail}" if tail else "")
    return last


def is_tnef(part: Entity, name: str) -> bool:
    """Whether it is Outlook's own envelope."""
    return part.kind in _TNEF or name.lower() == "winmail.dat"


def opened(data: bytes) -> Opened | None:
    """The contents of a winmail.dat; None where it cannot be read or holds nothing: then it stays as it came."""
    if not _is_short(data):
        return None
    try:
        found = TNEF(data, do_checksum=False)
        files = [(_tnef_name(each), bytes(each.data)) for each in found.attachments]
        text, html = _worded(found.body), _worded(found.htmlbody)
    except Exception:
        return None
    return Opened(files, text, html) if files or text or html else None


def _is_short(data: bytes) -> bool:
    """Whether it has few enough records: the parser copies the rest of the file for each."""
    at = 6
    for _ in range(MOST_TNEF_RECORDS):
        if at + _TNEF_RECORD > len(data):
            return True
        at += int.from_bytes(data[at + 5 : at + 9], "little") + _TNEF_RECORD
    return False


def _tnef_name(attachment: TNEFAttachment) -> str:
    try:
        return _worded(attachment.long_filename())
    except UnicodeDecodeError:
        return _worded(attachment._name)


def _worded(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bytes):
        return decoded(value.rstrip(b"\0"))
    return value.rstrip("\0") if isinstance(value, str) else ""
