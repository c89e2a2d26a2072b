# SPDX-License-Identifier: EUPL-1.2
"""What may be refused, and the marker for sentences written where Django is out of reach."""

from collections.abc import Mapping
from datetime import datetime


def gettext_noop(message: str) -> str:
    """Mark an English sentence for the catalogue; it is translated where it is shown."""
    return message


class Refused(Exception):
    """An anticipated no: a sentence the user can act on; `told` fills its %(names)s."""

    message = gettext_noop("This cannot be done.")
    status = 422

    def __init__(self, told: Mapping[str, str] | None = None) -> None:
        super().__init__(self.message)
        self.told = dict(told or {})


class NotAllowed(Refused):
    """The right to act is missing, on a thing that may be seen."""

    message = gettext_noop("You do not have the right to do this. Ask the administrator or the head of the office.")
    status = 403


class Stale(Refused):
    """The thing was changed by somebody else since its form was shown."""

    message = gettext_noop("Somebody else has changed this in the meantime. Compare both texts and save again.")
    status = 409


class OtherBody(Refused):
    """The key of a form came back with other contents."""

    message = gettext_noop("This form was already sent with other contents. Reload the page and try again.")


class TooMany(Refused):
    """A rate was exceeded; `seconds` until it may be tried again."""

    message = gettext_noop("Too many attempts. Try again in %(minutes)s min.")
    status = 429

    def __init__(self, seconds: int) -> None:
        super().__init__({"minutes": str(max(1, -(-seconds // 60)))})
        self.seconds = seconds


class AlreadyDone(Exception):
    """The same form came twice: what its first sending made."""

    def __init__(self, kind: str, pk: int) -> None:
        super().__init__(kind, pk)
        self.kind, self.pk = kind, pk


class LinkGone(Exception):
    """A link that is unknown, expired or revoked; the three look alike."""


class LeaseLost(Exception):
    """Another worker has taken this job over; nothing of this try may be committed."""


class Cancelled(Exception):
    """A person has cancelled this job."""


class NotNow(Exception):
    """A partner said when to come again; this does not count as a try."""

    def __init__(self, after: datetime) -> None:
        super().__init__(after)
        self.after = after


class LeftNoTrace(Exception):
    """An action ended without a line in the trace: a bug."""
