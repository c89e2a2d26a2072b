# SPDX-License-Identifier: EUPL-1.2
"""Header fields: unfolding, encoded words, parameters, dates and message ids. Every function answers any bytes."""

import binascii
import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Final
from urllib.parse import unquote_to_bytes

from gabinet.adapters.reading.charsets import decoded

_WORD = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_PARAM = re.compile(r';\s*([^\s=;*"]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)', re.DOTALL)
_KIND = re.compile(r"\s*([a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+)\s*(?:;|$|\s)", re.IGNORECASE)
_ID = re.compile(r"<\s*([^<>\s]{1,900})\s*>")
_MOST_PARAMS: Final = 8192
MOST_VALUE: Final = 256 * 1024
# Years that a letter of today can bear; anything else is no date.
_FIRST_YEAR, _LAST_YEAR = 1971, 2099


def unfolded(value: bytes) -> bytes:
    """One line; the blank that a fold stands for stays."""
    return _FOLD.sub(b" ", value).replace(b"\r", b" ").replace(b"\n", b" ").strip(b" \t")


def text(value: bytes) -> str:
    """The value with its encoded words read (RFC 2047); blanks between two of them do not count."""
    line = unfolded(value)
    if b"=?" not in line:
        return decoded(line)
    pieces: list[str] = []
    at, pending = 0, _Pending()
    for word in _WORD.finditer(line):
        between = line[at : word.start()]
        if between.strip() or not pending.charset:
            pieces += (pending.flush(), decoded(between))
        charset, how = word[1].partition(b"*")[0].lower(), word[2].lower()
        if charset != pending.charset:
            pieces.append(pending.flush())
        pending.add(charset, _unquoted_word(word[3], how))
        at = word.end()
    pieces += (pending.flush(), decoded(line[at:]))
    return "".join(pieces)


class _Pending:
    """Neighbouring words of one character set are joined before they are decoded: some senders cut letters in two."""

    def __init__(self) -> None:
        self.charset, self.raw = b"", bytearray()

    def add(self, charset: bytes, raw: bytes) -> None:
        """One more word."""
        self.charset = charset
        self.raw += raw

    def flush(self) -> str:
        """What was collected."""
        found = decoded(bytes(self.raw), self.charset.decode("ascii", "replace"))
        self.charset, self.raw = b"", bytearray()
        return found


def _unquoted_word(raw: bytes, how: bytes) -> bytes:
    if how == b"q":
        return binascii.a2b_qp(raw, header=True)
    return base64_decoded(raw)


def base64_decoded(raw: bytes) -> bytes:
    """What can be read of it: foreign characters are left out, a missing or an early end is borne."""
    kept = raw.translate(None, _NOT_BASE64)
    found = [_block(each) for each in kept.split(b"=") if each]
    return found[0] if len(found) == 1 else b"".join(found)


def _block(digits: bytes) -> bytes:
    left = len(digits) % 4
    if left == 1:
        digits, left = digits[:-1], 0
    return binascii.a2b_base64(digits + b"=" * (-left % 4))


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_NOT_BASE64: Final = bytes(sorted(set(range(256)) - set(_ALPHABET)))


def content_type(value: bytes | None, usual: str) -> tuple[str, dict[str, str]]:
    """The media type in lower case and its parameters; `usual` where there is none that can be read."""
    if value is None:
        return usual, {}
    line = _plain(value)
    found = _KIND.match(line)
    return (found[1].lower() if found else usual), parameters(line)


def disposition(value: bytes | None) -> tuple[str, dict[str, str]]:
    """The first word of Content-Disposition ("" where there is none) and its parameters."""
    if value is None:
        return "", {}
    line = _plain(value)
    return line.partition(";")[0].strip().lower(), parameters(line)


def _plain(value: bytes) -> str:
    # latin-1 keeps each octet; `parameters` decodes what it hands out.
    return unfolded(value)[:_MOST_PARAMS].decode("latin-1")


def parameters(line: str) -> dict[str, str]:
    """`; name=value` pairs, also split and with a character set (RFC 2231), also with encoded words in them."""
    simple: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[bool, bytes]]] = {}
    for found in _PARAM.finditer(line):
        name, number, star = found[1].lower(), found[2], bool(found[3])
        value = _unquoted(found[4]).encode("latin-1")
        if number is None and not star:
            simple.setdefault(name, text(value))
        else:
            pieces.setdefault(name, {}).setdefault(int(number or 0), (star, value))
    for name, numbered in pieces.items():
        simple[name] = _joined([numbered[each] for each in sorted(numbered)])
    return simple


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", r"\1", value[1:-1], flags=re.DOTALL)
    return value.strip('"')


def _joined(pieces: list[tuple[bool, bytes]]) -> str:
    charset = b""
    raw = bytearray()
    for place, (star, value) in enumerate(pieces):
        if star and place == 0 and value.count(b"'") >= 2:
            charset, _, value = value.split(b"'", 2)
        raw += unquote_to_bytes(value) if star else value
    return decoded(bytes(raw), charset.decode("ascii", "replace"))


def message_ids(values: list[bytes]) -> list[str]:
    """The ids in the order they stand, without angle brackets."""
    return [found for value in values for found in _ID.findall(decoded(unfolded(value)))]


def message_id(value: bytes | None) -> str | None:
    """The one id; what lacks a bracket is taken as far as it is one word."""
    if value is None:
        return None
    line = decoded(unfolded(value))
    found = _ID.search(line)
    if found:
        return found[1]
    bare = line.strip().strip("<>")
    return bare if bare and len(bare) <= 900 and not re.search(r"[\s<>]", bare) else None


def date(value: bytes | None) -> datetime | None:
    """The moment in UTC; None for what is no date of our time."""
    if value is None:
        return None
    try:
        found = parsedate_tz(decoded(unfolded(value)[:200]))
        if found is None or not _FIRST_YEAR <= found[0] <= _LAST_YEAR:
            return None
        zone = timezone(timedelta(seconds=found[9] or 0))
        return datetime(*found[:6], tzinfo=zone).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError, UnboundLocalError):
        return None
