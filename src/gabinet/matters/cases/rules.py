# SPDX-License-Identifier: EUPL-1.2
"""What may be done with a matter."""

from datetime import date

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish import terms
from gabinet.polish.casesign import CaseSign, NoCaseSign, case_sign


class AlreadyClosed(Refused):
    """Nothing is written to a closed matter."""

    message = gettext_noop("This matter is closed. Reopen it first.")


class NotClosed(Refused):
    """Only a closed matter can be reopened."""

    message = gettext_noop("This matter is open.")


class NoTitle(Refused):
    """A matter is found by its title."""

    message = gettext_noop("Give the matter a title.")


class NoReason(Refused):
    """Why, for whoever reads it later."""

    message = gettext_noop("Say why.")


class BadCaseSign(Refused):
    """Not the form of a case sign (law.md 4.1)."""

    message = gettext_noop("This is not a case sign. It looks like BP.1431.17.2026: unit, class, number, year.")


class BadEzdNumber(Refused):
    """The number that the EZD system gave."""

    message = gettext_noop("The EZD number is at most 60 letters, digits, dots, dashes and slashes.")


class NobodyNamed(Refused):
    """A confidential matter that nobody sees would be lost."""

    message = gettext_noop("Name at least one person who may see this matter.")


def kept_years(category: str) -> int | None:
    """Full calendar years that a closed matter is kept at least: 5 of "B5" and "BE5", 0 of "Bc"; None of "A", kept for ever.

    Source: Dz.U. 2015 poz. 1743, annex 1. Raises ValueError for what is no category.
    """
    if category == "A":
        return None
    if category == "Bc":
        return 0
    return int(category.removeprefix("BE") if category.startswith("BE") else category.removeprefix("B"))


def eligible_from(category: str, closed_on: date) -> date | None:
    """From when disposal may be proposed (never done by itself, trust P10); None where the matter is kept for ever."""
    years = kept_years(category)
    if years is None:
        return None
    return terms.due(terms.shipped()["RETENTION_ELIGIBLE"].lasting(years), closed_on).on


def check_open(*, closed: bool) -> None:
    """Raise AlreadyClosed."""
    if closed:
        raise AlreadyClosed


def check_title(title: str) -> str:
    """The title on one line, at most 300 signs. Raise NoTitle."""
    line = " ".join(title.split())[:300]
    if not line:
        raise NoTitle
    return line


def check_case_sign(text: str) -> str:
    """The sign as it is kept, "" to take it away. Raise BadCaseSign."""
    if not text.strip():
        return ""
    try:
        found: CaseSign = case_sign(text.strip())
    except NoCaseSign as error:
        raise BadCaseSign from error
    return str(found)


def check_ezd_number(text: str) -> str:
    """The number as it is kept: upper case, no spaces; "" to take it away. Raise BadEzdNumber."""
    number = "".join(text.split()).upper()
    if len(number) > 60 or not all(sign.isalnum() or sign in "./-_" for sign in number):
        raise BadEzdNumber
    return number
