# SPDX-License-Identifier: EUPL-1.2
"""Polish alphabetical order as a text that any database sorts alike: bare hosts lack the locale, PostgreSQL may lack ICU.

The key has three levels in hexadecimal, parted by 0000: letters (a, ą, b, c, ć ...), other accents (e before é), capitals (small first).
Spaces and punctuation go before digits, digits before Latin letters, these before other scripts, as in CLDR's root order.
"""

import unicodedata

LONGEST = 80  # signs that count: a key is below 2,000 characters, which an index of either database takes

_PUNCTUATION = "\t\n _-–—,;:!?.…'‘’‚\"“”„«»()[]{}§@*/\\&#%‰†‡•`´˜^¨°©®+±÷×<=>|¦~¤¢$£¥€"
_DIGITS = "0123456789"
_LETTERS = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_PRIMARY = {sign: f"{at:04x}" for at, sign in enumerate(_PUNCTUATION, 0x0100)}
_PRIMARY |= {sign: f"{at:04x}" for at, sign in enumerate(_DIGITS, 0x0A00)}
_PRIMARY |= {sign: f"{at:04x}" for at, sign in enumerate(_LETTERS, 0x0B00)}
_EXPANDED = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "đ": "d\u0335",
    "ð": "d\u036f",
    "ħ": "h\u0335",
    "ø": "o\u0338",
}
_PRIMARY |= {sign: f"{_PRIMARY[after]}8000" for sign, after in (("ı", "i"), ("ŧ", "t"), ("þ", "ż"))}  # their own, after these
# Accents in the order of CLDR: acute before grave before breve, circumflex, caron, ring, diaeresis ...
_MARKS = (
    *(0x313, 0x314, 0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x338, 0x327, 0x328, 0x304),
    *(0x336, 0x335, 0x309, 0x30F, 0x311, 0x31B, 0x323, 0x324, 0x325, 0x326, 0x32D, 0x32E, 0x330, 0x331),
)
_ACCENTS = {chr(mark): f"{at:04x}" for at, mark in enumerate(_MARKS, 0x0100)}
_ACCENTS["\u0337"] = _ACCENTS["\u0336"]
_OWN_ACCENTS = frozenset(_LETTERS) - frozenset("abcdefghijklmnopqrstuvwxyz")
_PLAIN_ACCENT, _SMALL, _JOINED, _CAPITAL = "0020", "0002", "0004", "0008"
# Quotation marks differ from the straight ones as an accent does.
_VARIANTS = {sign: (marks[0], f"{0x0020 + at:04x}") for marks in ("'‘’‚", '"“”„') for at, sign in enumerate(marks)}
_OTHER_SYMBOLS, _OTHER_LETTERS = 0x0200, 0x0C00


def sort_key(text: str) -> str:
    """The key by which texts stand in Polish order: plain comparison of keys is the order, in Python and in both databases."""
    primary: list[str] = []
    accents: list[str] = []
    cases: list[str] = []
    for sign in unicodedata.normalize("NFC", text[: 4 * LONGEST])[:LONGEST]:
        for part in _parts(sign)[: LONGEST - len(primary)]:
            if unicodedata.combining(part):
                accents.append(_ACCENTS.get(part) or f"{min(ord(part), 0xFFFF):04x}")
                continue
            plain, accent = _VARIANTS.get(part, (part, _PLAIN_ACCENT))
            primary.append(_weight(plain))
            accents.append(accent)
            cases.append(_case(sign))
    return "0000".join(("".join(primary), _trimmed(accents, _PLAIN_ACCENT), _trimmed(cases, _SMALL)))


def _parts(sign: str) -> str:
    """Base letters and accents; the nine letters of the Polish alphabet stay whole."""
    small = sign.lower()
    if small in _OWN_ACCENTS:
        return small
    return "".join(_EXPANDED.get(part, part) for part in unicodedata.normalize("NFKD", small))


def _case(sign: str) -> str:
    if sign != sign.lower():
        return _CAPITAL
    return _JOINED if sign in "ßæœ" else _SMALL


def _weight(sign: str) -> str:
    known = _PRIMARY.get(sign)
    if known is not None:
        return known
    first = _OTHER_LETTERS if sign.isalnum() else _OTHER_SYMBOLS
    return f"{first:04x}{ord(sign):06x}00"


def _trimmed(weights: list[str], least: str) -> str:
    """Without the least weights at the end, which change no comparison."""
    end = len(weights)
    while end and weights[end - 1] == least:
        end -= 1
    return "".join(weights[:end])
