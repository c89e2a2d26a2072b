# SPDX-License-Identifier: EUPL-1.2
"""What may be done to a clock."""

from datetime import date
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish.terms import Term


class Source(StrEnum):
    """Whose term it is: of the law, the house's own, somebody's promise."""

    LAW = "law"
    HOUSE = "house"
    PROMISE = "promise"


class NotPausable(Refused):
    """The law of this term leaves nothing out: press and public information know no pause."""

    message = gettext_noop("The law allows no pause here. Extend the term by a notice before it ends.")


class NotExtendable(Refused):
    """No act lets this term be prolonged, or not to this one."""

    message = gettext_noop("This term cannot be extended.")


class TooLate(Refused):
    """A notice of extension must leave within the first term (UDIP art. 13 ust. 2)."""

    message = gettext_noop("The first term has already ended, so it can no longer be extended.")


class NotRunning(Refused):
    """The clock was stopped, replaced, or stands still."""

    message = gettext_noop("This clock is not running.")


class NotStanding(Refused):
    """Only a paused clock can be resumed."""

    message = gettext_noop("This clock is not paused.")


class NoReason(Refused):
    """A term is moved with a reason only (trust P5)."""

    message = gettext_noop("Say why the term is moved.")


def check_reason(reason: str) -> None:
    """Raise NoReason."""
    if not reason.strip():
        raise NoReason


def check_running(*, stopped: bool, replaced: bool, standing: bool) -> None:
    """Raise NotRunning."""
    if stopped or replaced or standing:
        raise NotRunning


def check_extendable(term: Term, longer: Term) -> None:
    """Raise NotExtendable unless the law names the longer term for this one."""
    if not term.extended_by or term.extended_by != longer.code:
        raise NotExtendable


def check_in_time(today: date, due_on: date) -> None:
    """Raise TooLate after the day of the first term; on that day it is still in time (KPA art. 57 par. 5: it suffices to send)."""
    if today > due_on:
        raise TooLate


def check_pausable(source: Source, term: Term | None) -> None:
    """Raise NotPausable: a clock of law stands still only where its act says so; those of the house and promises may."""
    if source is Source.LAW and (term is None or not term.pausable):
        raise NotPausable
