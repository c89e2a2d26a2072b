# SPDX-License-Identifier: EUPL-1.2
"""Text that comes from outside (mail, feed, API, CalDAV, CSV) passes here once and is then safe to keep and to show.

What comes out fits a PostgreSQL text column, XML 1.0 and, on one line, a header of a mail.
"""

import re
import unicodedata
from functools import lru_cache

MARKS = 8  # combining marks in a row; a letter of any living script has fewer, a typesetter dies of 70,000

_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls but tab and newline; bidi marks, embeddings, overrides, isolates; the byte order mark; lone surrogates; non-characters.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


def clean(text: str, *, limit: int, lines: bool = False) -> str:
    """The text in NFC without control characters (but tab), bidi marks and overrides, lone surrogates and non-characters, at
    most 8 combining marks in a row, at most `limit` characters.

    With `lines` line breaks of any kind become "\\n"; without, they become spaces and the ends are trimmed.
    """
    text = _BREAKS.sub("\n" if lines else " ", text)
    text = _UNWANTED.sub("", text)
    text = unicodedata.normalize("NFC", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _run_of_marks().sub(r"\1", text))
    return text[:limit] if lines else text[:limit].strip()


@lru_cache(maxsize=1)
def _run_of_marks() -> re.Pattern[str]:
    """Runs longer than allowed, the allowed ones as group 1. The table of marks is made when first asked for (15 ms)."""
    marks = [code for code in range(0x300, 0x20000) if unicodedata.category(chr(code)).startswith("M")]
    spans, since = [], marks[0]
    for code, following in zip(marks, [*marks[1:], 0], strict=True):
        if following != code + 1:
            spans.append(f"{chr(since)}-{chr(code)}")
            since = following
    one = "[" + "".join(spans) + "\U000e0100-\U000e01ef]"
    return re.compile(f"({one}{{{MARKS}}}){one}+")
