# SPDX-License-Identifier: EUPL-1.2
"""How Polish and English text is set: plurals, numbers, spaces that do not break."""

import re
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


def bind(text: str, lang: str = "pl") -> str:
    """The text with no-break spaces where a line must not end: after one-letter words, before units, after nr, ul.,
    art., ks. and their like. Only spaces are changed, so the length stays; doing it twice changes nothing more."""
    for pattern in _BINDINGS["pl" if lang == "pl" else "en"]:
        text = pattern.sub(lambda found: found[0].replace(" ", NBSP), text)
    return text


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
