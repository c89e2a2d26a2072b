# SPDX-License-Identifier: EUPL-1.2
"""What may be done with an item."""

import re
from datetime import date, timedelta

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish import calendar
from gabinet.polish.calendar import IsOff

_SYMBOL = re.compile(r"\d{2,6}")


class NotReader(Refused):
    """Assigned to somebody who reads neither line: nobody would have it in hand."""

    message = gettext_noop("%(name)s does not read the office's post, so this item cannot be assigned to them.")


class AlreadyClosed(Refused):
    """The item is closed."""

    message = gettext_noop("This item is closed. Reopen it first.")


class NotClosed(Refused):
    """The item is open."""

    message = gettext_noop("This item is not closed.")


class HasMatter(Refused):
    """What belongs to a matter is closed with it."""

    message = gettext_noop("This item belongs to matter %(number)s and is closed with it.")


class HasNoMatter(Refused):
    """Taken out of a matter that it is not in."""

    message = gettext_noop("This item does not belong to a matter.")


class BadSymbol(Refused):
    """Not a class of the file plan (JRWA)."""

    message = gettext_noop("A class is a number of two to six digits, as in the file plan: 0532.")


class NotAhead(Refused):
    """A day that has passed."""

    message = gettext_noop("Choose a day after today.")


class NobodyNamed(Refused):
    """A confidential item that nobody sees would be lost."""

    message = gettext_noop("Name at least one person who may see this.")


class UnknownKind(Refused):
    """No desk of the house opens such matters."""

    message = gettext_noop("This kind of matter is not known here.")


class SamePerson(Refused):
    """Everything handed over to oneself."""

    message = gettext_noop("Choose somebody else to hand the items over to.")


def check_open(*, closed: bool) -> None:
    """Raise AlreadyClosed."""
    if closed:
        raise AlreadyClosed


def check_symbol(symbol: str) -> str:
    """The class without spaces. Raise BadSymbol."""
    bare = "".join(symbol.split())
    if not _SYMBOL.fullmatch(bare):
        raise BadSymbol
    return bare


def check_ahead(until: date, today: date) -> None:
    """Raise NotAhead."""
    if until <= today:
        raise NotAhead


def assign_by(received_on: date, days: int, off: IsOff) -> date:
    """The house's own term: the n-th working day after the day of receipt, on which an item has somebody's name at the latest."""
    day = received_on
    for _ in range(days):
        day = calendar.next_working_day(day + timedelta(days=1), off)
    return day
