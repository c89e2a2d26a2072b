# SPDX-License-Identifier: EUPL-1.2
"""What the office may change in the tables of law, and what it may not."""

from dataclasses import dataclass
from datetime import date

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish.calendar import DayOff, shipped_days_off
from gabinet.polish.terms import Term, Unit

EDITABLE = (Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)


class NotEditable(Refused):
    """A calendar date, a backward term or one whose length comes with the case."""

    message = gettext_noop("This term has no length of its own that could be changed here.")


class NoSuchDay(Refused):
    """29 February or 31 April every year."""

    message = gettext_noop("There is no such day in the calendar. Give a day that exists in every year.")


class NoReasonGiven(Refused):
    """Tables of law are changed with a reason only."""

    message = gettext_noop("Say on what grounds this is changed: the act, or the order of the Mayor.")


class Backdated(Refused):
    """What was counted stays; the change holds from today on at the earliest."""

    message = gettext_noop("A change holds from today on at the earliest: what was already counted stays as it is.")


@dataclass(frozen=True, slots=True)
class TermCard:
    """A term as the form gives it."""

    code: str
    label: str
    length: int
    unit: Unit
    shift: bool
    basis: str
    valid_from: date
    reason: str


@dataclass(frozen=True, slots=True)
class DayCard:
    """A day off as the form gives it: every year from `valid_from` on, or with `once` that day only."""

    name: str
    day: date
    once: bool
    reason: str


def check_term(card: TermCard, shipped: Term | None, today: date) -> None:
    """Raise NotEditable, NoReasonGiven, Backdated."""
    if card.unit not in EDITABLE or (shipped is not None and shipped.unit not in EDITABLE):
        raise NotEditable
    _check_change(card.reason, card.valid_from, today)


def check_day(card: DayCard, today: date) -> None:
    """Raise NoSuchDay, NoReasonGiven, Backdated."""
    if not card.once and (card.day.month, card.day.day) == (2, 29):
        raise NoSuchDay
    _check_change(card.reason, card.day, today)


def _check_change(reason: str, holds_from: date, today: date) -> None:
    if not reason.strip():
        raise NoReasonGiven
    if holds_from < today:
        raise Backdated


def shipped_day(code: str) -> DayOff | None:
    """The shipped entry with this code; found through a year in which each of them falls."""
    found = (shipped_days_off().entry(date.fromordinal(n)) for n in range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal()))
    return next((entry for entry in found if entry is not None and entry.code == code), None)
