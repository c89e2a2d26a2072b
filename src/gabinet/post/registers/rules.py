# SPDX-License-Identifier: EUPL-1.2
"""What a register may be asked for, and what may stand in a cell of a file."""

from datetime import date, timedelta
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop

LONGEST = timedelta(days=366)
LIVES = timedelta(hours=24)
MOST_ON_PAPER = 2000
_FORMULA = "=+-@\t\r＝＋－＠"


class Which(StrEnum):
    """Przesyłki wpływające, przesyłki wychodzące."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class TooLong(Refused):
    """More than a year, or the wrong way round."""

    message = gettext_noop("Choose a period of at most a year, the first day before the last.")


def check_period(since: date, until: date) -> None:
    """Raise TooLong; both days belong to the period."""
    if until < since or until - since > LONGEST:
        raise TooLong


def cell(text: str) -> str:
    """What a spreadsheet shows as text and never counts as a formula (trust D4): an apostrophe before it, leading blanks or not."""
    first = text.lstrip(" \u00a0")[:1]
    return f"'{text}" if (first and first in _FORMULA) or (text[:1] in "\t\r" and text) else text
