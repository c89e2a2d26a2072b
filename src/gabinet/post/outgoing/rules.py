# SPDX-License-Identifier: EUPL-1.2
"""What holds for a letter on its way out."""

from datetime import datetime, timedelta
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop

LONGEST_WAIT = timedelta(hours=1)
DOUBT_AFTER = timedelta(minutes=5)


class State(StrEnum):
    """The one state of a letter; `returned` = it left, and a delivery report says that it did not arrive."""

    WAITING = "waiting"
    LEAVING = "leaving"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Tray(StrEnum):
    """Where a letter lies in the lists."""

    WAITING = "waiting"
    SENT = "sent"
    TROUBLE = "trouble"


TRAYS: dict[State, Tray] = {
    State.WAITING: Tray.WAITING,
    State.LEAVING: Tray.WAITING,
    State.SENT: Tray.SENT,
    State.WITHDRAWN: Tray.SENT,
    State.FAILED: Tray.TROUBLE,
    State.UNKNOWN: Tray.TROUBLE,
    State.RETURNED: Tray.TROUBLE,
}
LABELS: dict[State, str] = {
    State.WAITING: gettext_noop("waiting to leave"),
    State.LEAVING: gettext_noop("being handed over"),
    State.SENT: gettext_noop("sent"),
    State.FAILED: gettext_noop("not sent"),
    State.UNKNOWN: gettext_noop("not known whether it left"),
    State.RETURNED: gettext_noop("came back undelivered"),
    State.WITHDRAWN: gettext_noop("withdrawn"),
}


class Outcome(StrEnum):
    """What became of one try; `unknown`: a person could not find out and sent it again."""

    SENT = "sent"
    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"


AFTER: dict[Outcome, State] = {
    Outcome.SENT: State.SENT,
    Outcome.LATER: State.WAITING,
    Outcome.NEVER: State.FAILED,
    Outcome.UNKNOWN: State.WAITING,
}


class Gone(Refused):
    """Withdrawn too late: a try has begun."""

    message = gettext_noop("It is too late to withdraw this letter: it is already leaving or has left.")


class AlreadySent(Refused):
    """This version was already sent to this address (trust P4: once per approval)."""

    message = gettext_noop("This version has already been sent to this address. A second letter needs a new version.")


class NotUncertain(Refused):
    """The outcome of this try is known."""

    message = gettext_noop("What became of this letter is already known.")


class NotFailed(Refused):
    """Only what did not leave may be sent again."""

    message = gettext_noop("This letter cannot be sent again: it has left, was withdrawn, or is still waiting.")


class BadHeader(Refused):
    """A line break or another control character in an address or a subject (trust M12): refused, not stripped."""

    message = gettext_noop("The address or the subject holds a line break or a control character. Nothing was sent.")


class BadAddress(Refused):
    """Not an address that a mail server takes."""

    message = gettext_noop('"%(address)s" is not an e-mail address that can be written to. Nothing was sent.')


class Unlike(Refused):
    """The bytes of a letter say something else than its line in the register."""

    message = gettext_noop("The letter is addressed or numbered differently from its line in the register. Nothing was sent.")


class NoMailbox(Refused):
    """The letter is written from an address that is no active mailbox of the office."""

    message = gettext_noop("Letters are sent from a mailbox of the office only. Ask the administrator to set it up.")


def check_like(*same: bool) -> None:
    """Raise Unlike unless the bytes of a letter say what its line in the register will say."""
    if not all(same):
        raise Unlike


def wait(tries: int) -> timedelta:
    """How long after the n-th "later" of a relay: 1, 2, 4 ... minutes, at most an hour; it never gives up by itself."""
    return min(LONGEST_WAIT, timedelta(minutes=2 ** min(max(tries - 1, 0), 6)))


def is_doubtful(began_at: datetime, now: datetime) -> bool:
    """Whether a try without an outcome has lasted so long that nobody will hear its answer any more."""
    return now - began_at >= DOUBT_AFTER
