# SPDX-License-Identifier: EUPL-1.2
"""A fetcher: one process for one mailbox, that takes in what is new and waits for more (trust M1, K5, K6)."""

import logging
import random
import signal
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from imap_tools.errors import MailboxFolderSelectError, MailboxLoginError, MailboxMoveError

from gabinet.adapters.imap import FAULTS, Account, ImapMailbox
from gabinet.adapters.keeping import MEBI, NOT_KNOWN, Keeper, Pulse
from gabinet.base.errors import gettext_noop

log = logging.getLogger(__name__)

# More than the reader takes: what lies in a mailbox is ours already, so it goes to quarantine rather than stay unseen.
LARGEST: Final = 200 * MEBI


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds: between two looks although nothing is announced, before the first new try, at most before a new try."""

    look: float = 60.0
    first: float = 1.0
    last: float = 60.0


class NotStored(Exception):
    """The keeper did not keep a message; it stays unmarked in the mailbox."""


def take_in(box: ImapMailbox, address: str, keeper: Keeper, *, stop: Callable[[], bool], after: Callable[[int], int]) -> int:
    """Everything new, one by one: bytes, keep, mark. How many; raises NotStored and imap.FAULTS."""
    taken = 0
    for letter in box.fetch_new(after):
        if stop():
            break
        raw = _Watched(letter.raw)
        try:
            keeper.keep(mailbox=address, raw=raw, limit=LARGEST, sent_by=NOT_KNOWN, where=letter.where)
        except Exception as error:
            if raw.broke:
                raise
            raise NotStored from error
        box.settle(letter)
        taken += 1
    return taken


class _Watched:
    """The octets of a letter; `broke` where it was they, not the keeper, that failed."""

    def __init__(self, raw: Iterator[bytes]) -> None:
        self._raw = raw
        self.broke = False

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._raw
        except FAULTS:
            self.broke = True
            raise


class Fetcher:
    """`stop` may be called by a signal's handler."""

    def __init__(
        self, account: Account, address: str, keeper: Keeper, pulse: Pulse, *, after: Callable[[int], int] = lambda _: 0, rhythm: Rhythm | None = None
    ) -> None:
        self._account, self._address, self._keeper, self._pulse = account, address, keeper, pulse
        self._after, self._rhythm = after, rhythm or Rhythm()
        self._stopped = False
        self._pause = self._rhythm.first

    def stop(self) -> None:
        """End after the message in hand."""
        self._stopped = True

    def run(self) -> None:
        """Until `stop`; a server that is away is tried again, ever more rarely."""
        while not self._stopped:
            try:
                self._visit()
            except (*FAULTS, NotStored) as error:
                log.warning("imap.fault", extra={"error": type(error).__name__})
                self._tell(_word(error))
                self._rest()

    def _visit(self) -> None:
        with ImapMailbox(self._account, largest=LARGEST, stop=self._is_stopped) as box:
            while not self._stopped:
                taken = take_in(box, self._address, self._keeper, stop=self._is_stopped, after=self._after)
                self._pause = self._rhythm.first
                self._say(box)
                if taken:
                    log.info("imap.taken_in", extra={"number": taken})
                else:
                    box.wait(self._rhythm.look)

    def _say(self, box: ImapMailbox) -> None:
        try:
            if box.left:
                self._pulse.silent(self._address, gettext_noop("a message is too large"))
            else:
                self._pulse.beat(self._address)
        except Exception as error:
            raise NotStored from error

    def _is_stopped(self) -> bool:
        return self._stopped

    def _tell(self, why: str) -> None:
        """The administrator's page; where the database is down too, there is nobody to tell."""
        try:
            self._pulse.silent(self._address, why)
        except Exception as error:
            log.error("imap.not_told", extra={"error": type(error).__name__})

    def _rest(self) -> None:
        until = time.monotonic() + self._pause * random.uniform(0.8, 1.2)
        while not self._stopped and time.monotonic() < until:
            time.sleep(min(0.2, self._pause))
        self._pause = min(2 * self._pause, self._rhythm.last)


def _word(error: Exception) -> str:
    if isinstance(error, NotStored):
        return gettext_noop("not stored")
    if isinstance(error, MailboxLoginError):
        return gettext_noop("login refused")
    if isinstance(error, MailboxFolderSelectError | MailboxMoveError):
        return gettext_noop("no such folder")
    if isinstance(error, ssl.SSLError):
        return gettext_noop("certificate not trusted")
    return gettext_noop("no such server") if isinstance(error, socket.gaierror) else gettext_noop("no answer")


def run(account: Account, address: str, keeper: Keeper, pulse: Pulse, *, after: Callable[[int], int] = lambda _: 0) -> int:
    """Serve until SIGTERM; the exit status of the process."""
    fetcher = Fetcher(account, address, keeper, pulse, after=after)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: fetcher.stop())
    fetcher.run()
    return 0
