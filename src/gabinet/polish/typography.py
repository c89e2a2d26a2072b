# SPDX-License-Identifier: EUPL-1.2
"""How Polish and English text is set: quotation marks, dashes, plurals, lists, numbers, spaces that do not break.

Source: Wielki słownik ortograficzny PWN, chapter on punctuation: „…” with «…» inside, a dash with spaces, a half-dash without between
numbers; English takes “…” with ‘…’ inside.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

NBSP = "\u00a0"

_BEFORE = r"nr|ul|al|pl|os|art|ust|poz|par|pkt|lit|str|ks|św|bp|abp|kard|dr|prof|mgr|inż|płk|ppłk|gen|mjr|insp|godz|tel|ok|im|pw"
_PL_MONTHS = r"stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
_EN_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = r"zł|gr|PLN|EUR|euro|%|‰|km/h|km|cm|mm|m²|m³|m2|m3|m|ha|kg|dag|g|t|l|min|s"
_PL_UNITS = rf"{_UNITS}|proc|tys|mln|mld|bln|szt|os|godz|sek|r|dni|dnia|dzień|lat|lata|{_PL_MONTHS}"
_EN_UNITS = rf"{_UNITS}|h|days?|hours?|thousand|million|billion|{_EN_MONTHS}"
_BINDINGS = {
    "pl": (
        re.compile(r"(?<![\w.’'-])[aiouwzAIOUWZ] (?=\S)"),
        re.compile(rf"(?<![\w.-])(?:(?:{_BEFORE})\.|nr|pkt|dr|mgr|płk|ppłk|mjr|bp|abp|§) (?=\S)", re.IGNORECASE),
        re.compile(rf"(?<=[\d)]) (?=(?:{_PL_UNITS})(?!\w))"),
        re.compile(r"(?:tys\.|\b(?:mln|mld|bln)) (?=(?:zł|PLN|EUR|euro)\b)"),
        re.compile(rf"\b(?:{_PL_MONTHS}) (?=\d{{4}}\b)"),
        re.compile(r"(?<=\d) (?=\d{3}(?!\d))"),
    ),
    "en": (
        re.compile(r"(?<![\w.’'-])[aI] (?=\S)"),
        re.compile(r"(?<![\w.-])(?:(?:No|art|par|p|pp|Mr|Mrs|Ms|Dr)\.|§) (?=\S)", re.IGNORECASE),
        re.compile(rf"(?<=\d) (?=(?:{_EN_UNITS})(?!\w))"),
    ),
}


_MARKS = {"pl": (("„", "”"), ("«", "»")), "en": (("“", "”"), ("‘", "’"))}
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['`´](?=[^\W\d_])")
_DASH = re.compile(r"(?<=\S) (?:--?|—) (?=\S)|(?<=\w)--(?=\w)")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_RANGE = re.compile(
    r"(?<=\b\d\d\d\d)-(?=\d\d\d\d\b(?!-))|(?<=\d:\d\d)-(?=\d\d?:\d\d\b)"
    rf"|(?:(?<=(?<![\d-])\d)|(?<=(?<![\d-])\d\d))-(?=\d\d?[ {NBSP}](?:{_PL_MONTHS})\b)"
)  # years, hours and days before a month: nothing else that has a hyphen
_OPENS = re.compile(r"(?:^|(?<=[\s(\[{„«“‘–—/-]))\"(?=\S)")


def bind(text: str, lang: str = "pl") -> str:
    """The text with no-break spaces where a line must not end: after one-letter words, before units, after nr, ul.,
    art., ks. and their like. Only spaces are changed, so the length stays; doing it twice changes nothing more."""
    for pattern in _BINDINGS["pl" if lang == "pl" else "en"]:
        text = pattern.sub(lambda found: found[0].replace(" ", NBSP), text)
    return text


def polished(text: str, lang: str = "pl") -> str:
    """The text with quotation marks, apostrophes, dashes and dots as they are printed, then `bind`. What is typed right stays; doing it
    twice changes nothing more."""
    language = "pl" if lang == "pl" else "en"
    text = _APOSTROPHE.sub("’", text)
    text = _DOTS.sub("…", _DASH.sub(" – ", text))
    text = _RANGE.sub("–", text)
    return bind(_quoted(text, *_MARKS[language]), language)


def enumerated(items: Sequence[str], *, lang: str = "pl") -> str:
    """Items one after the other: "Ewa, Jan i Zofia"; in English "and" without a comma before it."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'i' if lang == 'pl' else 'and'} {items[-1]}"


def plural(count: int, one: str, few: str, many: str) -> str:
    """The Polish form for a count: 1 zdjęcie; 2-4, 22, 64 zdjęcia; 0, 5, 12-14 zdjęć."""
    units, tens = abs(count) % 10, abs(count) % 100 // 10
    if abs(count) == 1:
        return one
    return few if 2 <= units <= 4 and tens != 1 else many


def counted(count: int, one: str, few: str, many: str, *, lang: str = "pl") -> str:
    """A count with its noun: "3 dni". In English `one` is for 1 and `many` for all others."""
    noun = plural(count, one, few, many) if lang == "pl" else (one if abs(count) == 1 else many)
    return f"{number(count, lang=lang)} {noun}"


def number(value: int | Decimal, *, lang: str = "pl") -> str:
    """A number as it is printed: in Polish with a decimal comma and no-break spaces between thousands from five digits
    on (1412, 14 200), in English with a point and commas."""
    whole, _, fraction = format(Decimal(value), "f").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    polish = lang == "pl"
    if len(digits) > 4 or not polish:
        digits = f"{int(digits):,}".replace(",", NBSP if polish else ",")
    return sign + digits + (("," if polish else ".") + fraction if fraction else "")


def _quoted(text: str, outer: tuple[str, str], inner: tuple[str, str]) -> str:
    """Straight marks made into pairs; one that closes nothing (an inch, a slip) stays as it is."""
    said: list[str] = []
    depth = 0
    for at, sign in enumerate(text):
        if sign != '"':
            depth += (sign == outer[0]) - (sign == outer[1] and depth > 0)
            said.append(sign)
        elif _OPENS.match(text, at):
            said.append((outer if depth == 0 else inner)[0])
            depth += 1
        elif depth:
            depth -= 1
            said.append((outer if depth == 0 else inner)[1])
        else:
            said.append(sign)
    return "".join(said)
