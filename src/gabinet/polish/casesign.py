# SPDX-License-Identifier: EUPL-1.2
"""Case signs (znak sprawy) and the office's own numbers, which are two different things.

A case sign is unit . class . running number . year in which the case began (instrukcja kancelaryjna, Dz.U. 2011 nr 14 poz. 67,
par. 5), with the number of a group split off before the running number and the officer's symbol after the year:
BP.1431.7.2026, BP.0050.1.73.2026, BP.1431.7.2026.AK. The office's own number is number/year: 431/2026.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 100
_CAPITALS = "A-ZĄĆĘŁŃÓŚŹŻ"
_UNIT = rf"[{_CAPITALS}0-9][\w/-]{{0,40}}(?:\.[A-Z]{{1,4}}(?:-[A-Z0-9]{{1,4}})?){{0,6}}"
_SIGN = (
    rf"(?P<unit>{_UNIT})\.(?P<symbol>[0-9]{{2,10}})(?:\.(?P<group>[0-9]{{1,9}}))?"
    rf"\.(?P<number>[0-9]{{1,9}})\.(?P<year>[0-9]{{4}})(?:\.(?P<officer>[{_CAPITALS}]{{1,4}}[0-9]?))?"
)
_WHOLE = re.compile(_SIGN)
_IN_TEXT = re.compile(rf"(?<![\w./-]){_SIGN}(?![\w/-]|\.[\w])")
_OFFICE = re.compile(r"([1-9][0-9]{0,8})/([12][0-9]{3})")
_OFFICE_IN_TEXT = re.compile(rf"(?<![\w./-]){_OFFICE.pattern}(?![\w/-]|\.[\w])")


@dataclass(frozen=True)
class CaseSign:
    """The parts of a case sign; `group` is the number of the group split off, 0 where there is none."""

    unit: str
    symbol: str
    number: int
    year: int
    group: int = 0
    officer: str = ""

    def __str__(self) -> str:
        """The sign as it is written on a letter."""
        parts = (self.unit, self.symbol, str(self.group or ""), str(self.number), f"{self.year:04}", self.officer)
        return ".".join(filter(None, parts))

    @property
    def case(self) -> "CaseSign":
        """The sign of the case itself, without the officer of one letter."""
        return CaseSign(self.unit, self.symbol, self.number, self.year, self.group)


@dataclass(frozen=True)
class OfficeNumber:
    """The office's running number; one number belongs to one matter."""

    number: int
    year: int

    def __str__(self) -> str:
        """The number as it is shown: 431/2026, never 2026/431."""
        return f"{self.number}/{self.year}"


class NoCaseSign(ValueError):
    """The text is no case sign."""


class NoOfficeNumber(ValueError):
    """The text is no number/year."""


def is_case_sign(text: str) -> bool:
    """Whether the whole text is a case sign."""
    return len(text) <= LONGEST and _WHOLE.fullmatch(text) is not None


def case_sign(text: str) -> CaseSign:
    """The parts of a case sign; spaces around it do not matter. Raises NoCaseSign."""
    text = text.strip()
    found = _WHOLE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise NoCaseSign("A case sign looks like BP.1431.7.2026.")
    return _sign(found)


def formed(unit: str, symbol: str, number: int, year: int, *, group: int = 0, officer: str = "") -> CaseSign:
    """The sign of these parts, with the number of a group split off and the officer's symbol where they are given. Raises NoCaseSign where
    the parts make no sign (a number below 1, a unit in small letters)."""
    sign = CaseSign(unit, symbol, number, year, group, officer)
    if number < 1 or group < 0 or year < 1000 or not is_case_sign(str(sign)) or case_sign(str(sign)) != sign:
        raise NoCaseSign("These parts make no case sign: unit, class, number from 1, year of four digits.")
    return sign


def officer_symbol(first: str, last: str, taken: Iterable[str] = ()) -> str:
    """The initials of a case officer (AK), with a digit where others have them already (AK2); of a compound surname both parts count.

    Raises NoCaseSign where there are no initials, or ten people have the same ones.
    """
    initials = "".join(part[0] for name in (first, last) for part in re.split(r"[\s-]+", name.strip()) if part[:1].isalpha()).upper()[:4]
    if not initials or not re.fullmatch(f"[{_CAPITALS}]+", initials):
        raise NoCaseSign("The symbol of an officer is made of Polish capital letters.")
    known = set(taken)
    free = next((symbol for symbol in (initials, *(f"{initials}{digit}" for digit in range(2, 10))) if symbol not in known), None)
    if free is None:
        raise NoCaseSign("All symbols of these initials are taken.")
    return free


def case_signs(text: str) -> Iterator[tuple[CaseSign, int, int]]:
    """The case signs in a text, each with where it starts and ends."""
    return ((_sign(found), *found.span()) for found in _IN_TEXT.finditer(text))


def office_number(text: str) -> OfficeNumber:
    """The number and the year of "431/2026"; spaces around it do not matter. Raises NoOfficeNumber, also for "2026/431"."""
    found = _OFFICE.fullmatch(text.strip())
    if found is None:
        raise NoOfficeNumber("A number of the office looks like 431/2026.")
    return OfficeNumber(int(found[1]), int(found[2]))


def office_numbers(text: str) -> Iterator[tuple[OfficeNumber, int, int]]:
    """The numbers of the form number/year in a text, each with where it starts and ends. Contracts look the same: ask the register."""
    return ((OfficeNumber(int(found[1]), int(found[2])), *found.span()) for found in _OFFICE_IN_TEXT.finditer(text))


def _sign(found: re.Match[str]) -> CaseSign:
    return CaseSign(found["unit"], found["symbol"], int(found["number"]), int(found["year"]), int(found["group"] or 0), found["officer"] or "")
