# SPDX-License-Identifier: EUPL-1.2
"""Names as they are typed, made fit to be looked up: NFC, single spaces, Polish apostrophe, no names all in capitals."""

import re

from gabinet.polish.border import clean
from gabinet.polish.inflection.acronyms import is_roman
from gabinet.polish.inflection.form import LONGEST

_SPACES = re.compile(r"\s+")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .’\-])*")
_SCRIPTS = (re.compile("[\u0400-\u052f]"), re.compile("[\u0370-\u03ff]"), re.compile("[^\u0000-\u024f\u1e00-\u1eff\u2010-\u201f]"))


def cleaned(text: str, *, name: bool = False) -> str:
    """The text on one line with single spaces; in a person's name capitals throughout become initial capitals per part."""
    if not text or (text.isalpha() and not text.isupper() and len(text) <= LONGEST):
        return text
    text = _SPACES.sub(" ", clean(text.replace("'", "’"), limit=LONGEST + 1)).strip()
    return " ".join(map(_lowered, text.split(" "))) if name else text


def is_name(text: str) -> bool:
    """Whether this can be a person's name: Latin letters with spaces, hyphens, apostrophes and full stops, not too long."""
    text = text.strip()
    return len(text) <= LONGEST and _NAME.fullmatch(text) is not None and not any(script.search(text) for script in _SCRIPTS)


def _lowered(word: str) -> str:
    """KOWALEWSKA-NOWICKA with initial capitals; one letter, initials and Roman numerals stay."""
    if not word.isupper() or len(word) < 2 or word.endswith(".") or is_roman(word):
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
