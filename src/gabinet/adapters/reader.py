# SPDX-License-Identifier: EUPL-1.2
"""`post.ports.Reader`: a stored message read in a guarded child process."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from gabinet.adapters import child
from gabinet.adapters.child import Failed, Limits, Why
from gabinet.post.ports import Automatic, Bounce, Lying, Part, Read, Reason, Unreadable

LARGEST: Final = 50 * child.MEBI
LIMITS: Final = Limits()
PATIENCE: Final = 1.0  # seconds after which no other message is begun beside the one whose turn it is
_REASONS: Final = {Why.TIME: Reason.TOO_SLOW, Why.MEMORY: Reason.TOO_MUCH_MEMORY, Why.BROKE: Reason.BROKE_OFF}


class GuardedReader:
    """`where`: the file of a sha256; `own`: our mail domains; `authserv`: the id that our own mail server writes into its
    Authentication-Results, None where there is none to be trusted; `largest`: bytes of a message that is read at all."""

    def __init__(
        self, where: Callable[[str], Path], *, own: frozenset[str], authserv: str | None = None, largest: int = LARGEST, limits: Limits = LIMITS
    ) -> None:
        self._where, self._own, self._authserv, self._largest, self._limits = where, own, authserv, largest, limits

    def read(self, one: Lying) -> Read:
        """As the port says. An OSError (no such file, disk full, no child process to be had) is the machine's trouble, not the
        message's: to be tried again."""
        return self.read_along(one, ())[0]

    def read_along(self, first: Lying, others: Sequence[Lying]) -> tuple[Read, list[Read | None]]:
        """As the port says."""
        if self._where(first.sha256).stat().st_size > self._largest:
            raise Unreadable(Reason.TOO_LARGE)
        try:
            found, more = child.ask_along("mail", self._told(first), [self._told(one) for one in others], PATIENCE, self._limits)
        except Failed as error:
            raise Unreadable(Reason(error.word) if error.why == Why.REFUSED else _REASONS[error.why]) from error
        return _read(found), [_read(one) if one is not None else None for one in more]

    def _told(self, one: Lying) -> dict[str, object]:
        return {
            "path": str(self._where(one.sha256)),
            "into": str(one.into) if one.into else None,
            "own": sorted(self._own),
            "authserv": self._authserv,
            "sent_by": one.sent_by,
        }


def _read(found: Mapping[str, Any]) -> Read:
    plain = dict(found)
    date = plain.pop("date")
    bounce = plain.pop("bounce")
    auto = plain.pop("auto")
    return Read(
        date=datetime.fromisoformat(date) if date else None,
        bounce=Bounce(tuple(bounce["failed"]), tuple(bounce["delayed"])),
        auto=Automatic(auto) if auto else None,
        attachments=tuple(_part(each) for each in plain.pop("attachments")),
        headers=tuple((name, value) for name, value in plain.pop("headers")),
        references=tuple(plain.pop("references")),
        remote=tuple(plain.pop("remote")),
        to=tuple(plain.pop("to")),
        cc=tuple(plain.pop("cc")),
        **plain,
    )


def _part(found: Mapping[str, Any]) -> Part:
    return Part(**{**found, "path": Path(found["path"]) if found["path"] else None})
