# SPDX-License-Identifier: EUPL-1.2
"""Bytes to text, whatever the sender called them."""

import codecs
import re
from typing import Final

# Encodings of the codec register that are no character sets of mail; idna takes quadratic time.
_NO_CHARSETS: Final = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "rot13"})
# What is called by the first name is, in mail, the second, a superset of it.
_WIDER: Final = {"iso8859-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "euc_kr": "cp949", "iso8859-9": "cp1254"}
# Polish letters whose places differ: ą ś ź Ą Ś Ź in windows-1250 and in ISO 8859-2.
_IN_CP1250: Final = bytes((0xB9, 0x9C, 0x9F, 0xA5, 0x8C, 0x8F))
_IN_LATIN2: Final = bytes((0xB1, 0xB6, 0xBC, 0xA1, 0xA6, 0xAC))
_C1 = re.compile(rb"[\x80-\x9f]")
_EIGHT_BITS = re.compile(rb"[\x80-\xff]")
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_SAMPLE: Final = 65536


def decoded(raw: bytes, charset: str = "") -> str:
    """The text; never raises. A declared character set that does not fit is replaced by the likeliest one."""
    name = _known(charset)
    if name == "iso8859-2" and _C1.search(raw):
        name = "cp1250"
    if name not in ("", "utf-8"):
        text = _strictly(raw, name)
        if text is not None:
            return text
    text = _strictly(raw, "utf-8")
    return text if text is not None else _likeliest(raw)


def _known(charset: str) -> str:
    """The codec's own name, or "" for what is no character set."""
    plain = charset.strip().strip("\"'").partition("*")[0]
    if not plain or not plain.isascii() or not plain.isprintable() or len(plain) > 40:
        return ""
    try:
        found = codecs.lookup(plain)
    except (LookupError, ValueError):
        return ""
    if not getattr(found, "_is_text_encoding", True) or found.name.replace("-", "_") in _NO_CHARSETS:
        return ""
    return _WIDER.get(found.name, found.name)


def _strictly(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeError, ValueError, LookupError):
        return None


def _likeliest(raw: bytes) -> str:
    """Not UTF-8, or UTF-8 with damage: more whole sequences than broken ones, else one of the two Polish code pages."""
    first = _EIGHT_BITS.search(raw)
    sample = raw[first.start() : first.start() + _SAMPLE] if first else b""
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    if sum(1 for _ in _SEQUENCE.finditer(sample)) > broken:
        return raw.decode("utf-8", "replace")
    latin2, cp1250 = (sum(sample.count(bytes((each,))) for each in letters) for letters in (_IN_LATIN2, _IN_CP1250))
    return raw.decode("iso8859-2" if latin2 > cp1250 and not _C1.search(raw) else "cp1250", "replace")
