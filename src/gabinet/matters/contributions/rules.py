# SPDX-License-Identifier: EUPL-1.2
"""What a unit may answer, and when it no longer can."""

from datetime import datetime

from gabinet.base.errors import Refused, gettext_noop


class NoName(Refused):
    """Who acts through a link gives a name (trust L4)."""

    message = gettext_noop("Enter your name.")


class NoText(Refused):
    """An answer is a text or a file."""

    message = gettext_noop("Write the answer or attach a file.")


class NoQuestion(Refused):
    """A unit is asked something."""

    message = gettext_noop("Write what the unit is asked.")


class NoReason(Refused):
    """A question that returns says why."""

    message = gettext_noop("Say why.")


class InThePast(Refused):
    """A date that has already gone by."""

    message = gettext_noop("This date has already passed.")


class SameUnit(Refused):
    """Not ours, theirs: another unit."""

    message = gettext_noop("Name another unit than your own.")


class Ended(Refused):
    """The question was passed on, taken back, or its matter is closed."""

    message = gettext_noop("This question is no longer waiting for an answer.")


class AlreadyAccepted(Refused):
    """Once is enough."""

    message = gettext_noop("This question was already accepted.")


class AlreadyAnswered(Refused):
    """What was answered is corrected by another answer, not passed on."""

    message = gettext_noop("This question was already answered.")


class NotYours(Refused):
    """A head answers what the own unit was asked."""

    status = 403
    message = gettext_noop("This question was put to another unit.")


class NotPassed(Refused):
    """Only a question that came back with another unit's name can be put to that unit."""

    message = gettext_noop("No other unit was named for this question.")


def check_name(name: str, *, through_link: bool) -> None:
    """Raise NoName."""
    if through_link and not name.strip():
        raise NoName


def check_waiting(*, ended: bool, answered: bool) -> None:
    """Raise Ended, AlreadyAnswered."""
    if ended:
        raise Ended
    if answered:
        raise AlreadyAnswered


def check_later(until: datetime, now: datetime) -> None:
    """Raise InThePast."""
    if until <= now:
        raise InThePast


def check_reason(reason: str) -> None:
    """Raise NoReason."""
    if not reason.strip():
        raise NoReason
