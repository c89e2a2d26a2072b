# SPDX-License-Identifier: EUPL-1.2
"""Figures in a Polish text, as a spokesperson writes them: "602 tys. zł", "41,2 mln zł", "7,3%", "34 dni", "64 miejsca".

A pure finder: it says where an amount stands, how much it is and of what, so that two texts, or a text and a confirmed figure, can
be compared. Dates, hours, telephones, case signs, articles of acts and numbers of things are no figures.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from gabinet.polish import notfigures, units
from gabinet.polish.units import Count

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " "})
_NUMBER = re.compile(r"(?<![\w.,])(?P<whole>\d{1,3}(?:(?: \d{3})+|(?:\.\d{3})+)(?![\d])|\d+)(?:(?P<sign>[.,])(?P<fraction>\d+))?(?![\d])")
_HALVES = re.compile(r"\b(pół|półtora|półtorej)(?= (?:tys|mln|mld|milion|miliard))", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[-–—→]|->)\s*|\s+(?:do|i|lub|oraz|a|czy|z|ze|na|spośród)\s+")
_HALF = {"pół": Decimal("0.5"), "półtora": Decimal("1.5"), "półtorej": Decimal("1.5")}
_LONGEST = 20  # signs of a number: no budget has more, and longer ones are keys or accounts


@dataclass(frozen=True)
class Figure:
    """An amount: `value` with its scale worked in (602 tys. = 602000), `unit` in one form for all its spellings ("zł", "%",
    "dzień"; empty where none is said), and its place in the text, unit included."""

    value: Decimal
    unit: str
    start: int
    end: int


@dataclass(frozen=True)
class _Found:
    """A number on its way to a figure: `raw` as written, `scaled` whether a scale of its own follows."""

    raw: Decimal
    factor: Decimal
    scaled: bool
    unit: str
    start: int
    end: int


def figures(text: str) -> list[Figure]:
    """All figures of a text in their order. Of a range ("od 38,4 do 41,2 mln zł") each end is one, with the unit of the last."""
    shown = notfigures.hidden(text.translate(_SPACES))
    houses = notfigures.addresses(shown)
    found = [one for match in _NUMBER.finditer(shown) if (one := _number(shown, match))]
    found += [_half(shown, match) for match in _HALVES.finditer(shown)]
    shared = _share_units(shown, _joined(shown, sorted(found, key=lambda one: one.start)))
    return [_figure(one) for one in shared if one.unit or one.scaled or not _may_be_a_name(one, houses)]


def _number(text: str, match: re.Match[str]) -> _Found | None:
    start, end = match.span()
    if end - start > _LONGEST or _is_part_of_a_name(text, start, end):
        return None
    raw = _value(match)
    factor, place = units.scale(text, end)
    unit = units.unit(text, place, Count(raw, scaled=place > end))
    if match["sign"] == "." and not (place > end or unit.name):
        return None  # a Polish fraction has a comma: this is a date, an hour or a version
    minus = text[max(0, start - 2) : start]
    if minus[-1:] in ("-", "−", "–") and minus[:-1] in ("", " ", "(", "\n"):
        raw, start = -raw, start - 1
    return _Found(raw, factor, place > end, unit.name, start, unit.end if unit.name else place)


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """ "COVID-19", "S7", "4K", "1,2,3": digits that belong to something longer."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if len(before) == 2 and before[1] in "-–/" and before[0].isalpha():
        return True
    if after[:1] in ("/", ":", ",") and after[1:].isdigit():
        return True
    return after[:1].isalpha() and not units.glued(text, end)


def _value(match: re.Match[str]) -> Decimal:
    whole = match["whole"].replace(" ", "").replace(".", "")
    return Decimal(f"{whole}.{match['fraction']}" if match["fraction"] else whole)


def _half(text: str, match: re.Match[str]) -> _Found:
    raw = _HALF[match[1].lower()]
    factor, place = units.scale(text, match.end())
    unit = units.unit(text, place, Count(raw, scaled=True))
    return _Found(raw, factor, True, unit.name, match.start(), unit.end if unit.name else place)


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """ "3 mln 200 tys. zł" is one amount."""
    joined: list[_Found] = []
    for one in found:
        before = joined[-1] if joined else one
        if one.scaled and before.scaled and not before.unit and one.factor < before.factor and text[before.end : one.start] == " ":
            total = (before.raw * before.factor + one.raw * one.factor) / one.factor
            joined[-1] = replace(one, raw=total, start=before.start)
        else:
            joined.append(one)
    return joined


def _share_units(text: str, found: list[_Found]) -> list[_Found]:
    """The first end of a range takes the unit, and where it has none the scale, of the second."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        if one.unit or not (following.unit or following.scaled) or not _BETWEEN.fullmatch(text, one.end, following.start):
            continue
        factor, scaled = (one.factor, True) if one.scaled else (following.factor, following.scaled)
        shared[at] = replace(one, unit=following.unit, factor=factor, scaled=scaled)
    return shared


def _may_be_a_name(one: _Found, houses: frozenset[int]) -> bool:
    """A number without unit that is rather a year, a house, a telephone or a register's number."""
    whole = one.raw == one.raw.to_integral_value()
    return one.start in houses or (whole and (1900 <= one.raw < 2100 or abs(one.raw) >= 10**8))


def _figure(one: _Found) -> Figure:
    value = one.raw * one.factor
    whole = value == value.to_integral_value()
    return Figure(value.quantize(Decimal(1)) if whole else value.normalize(), one.unit, one.start, one.end)
