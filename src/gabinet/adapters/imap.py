# SPDX-License-Identifier: EUPL-1.2
"""`post.ports.Mailbox` over IMAP: bytes first, then the mark or the move; nothing is parsed here (trust M1-M3).

What is new is what does not bear our keyword, whoever has read it meanwhile. Numbers of the server are a hint where a
message lay: a mailbox made anew, a keyword lost, a fall between keeping and marking bring the same bytes once more,
and the keeper knows them.
"""

import imaplib
import re
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from types import TracebackType
from typing import Any, Final, Self

from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted

from gabinet.adapters.keeping import MEBI
from gabinet.post.ports import Letter, Where

KEYWORD: Final = "$GabinetKept"
TIMEOUT: Final = 60.0
AT_ONCE: Final = 100
BATCH: Final = 8 * MEBI
PIECE: Final = MEBI
SLICE: Final = 1.0
NO_IDLE: Final = 30.0

FAULTS: Final = (OSError, imaplib.IMAP4.error, ImapToolsError)
_UID = re.compile(rb"UID (\d+)")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class Security(StrEnum):
    """Of the connection; the values are those of the mailbox's row."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Account:
    """Where a mailbox lies. `done_folder` = "": what was kept is marked and stays where it is."""

    host: str
    port: int
    login: str
    password: str
    security: Security = Security.TLS
    folder: str = "INBOX"
    done_folder: str = ""
    context: ssl.SSLContext | None = None


class ImapMailbox:
    """An open mailbox; raises FAULTS. `stop` is asked while it waits. `keeps_marks`: whether the server lets us put a keyword
    of our own on a message. `left`: how many messages of more than `largest` octets were left where they are."""

    def __init__(self, account: Account, *, largest: int, stop: Callable[[], bool] = lambda: False, timeout: float = TIMEOUT) -> None:
        self._account, self._largest, self._stop, self._timeout = account, largest, stop, timeout
        self._box: BaseMailBox | None = None
        self._uidvalidity = 0
        self.keeps_marks = False
        self.left = 0

    def __enter__(self) -> Self:
        self._box = _connected(self._account, self._timeout)
        try:
            self._log_in(self._box)
            self._box.folder.set(self._account.folder)
            self._uidvalidity = int(_told(self._box.client, "UIDVALIDITY") or 0)
            self.keeps_marks = b"\\*" in _told(self._box.client, "PERMANENTFLAGS")
        except BaseException:
            self._box.client.shutdown()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._box is not None:
            try:
                self._box.client.logout()
            except FAULTS:
                self._box.client.shutdown()

    def fetch_new(self, after: Callable[[int], int] = lambda _: 0) -> Iterator[Letter]:
        """As the port says. `after`: where the server keeps no marks and nothing is moved, the highest number kept under
        that UIDVALIDITY; all beyond it is new."""
        uids = iter(self._new(after))
        self.left = 0
        while some := list(islice(uids, AT_ONCE)):
            sizes = self._sizes(some)
            taken = [each for each in sizes if each[1] <= self._largest]
            self.left += len(sizes) - len(taken)
            for batch in _batches(taken):
                yield from self._letters(batch)

    def settle(self, letter: Letter) -> None:
        """As the port says."""
        uid = str(letter.where.uid)
        if self._account.done_folder:
            self._open.move(uid, self._account.done_folder)
        elif self.keeps_marks:
            self._open.flag(uid, [KEYWORD], True)

    def wait(self, seconds: float) -> None:
        """As the port says, by IDLE where the server knows it; ends within a second of `stop`."""
        until = time.monotonic() + seconds
        if "IDLE" not in self._open.client.capabilities:
            until = min(until, time.monotonic() + NO_IDLE)
            while not self._stop() and time.monotonic() < until:
                time.sleep(SLICE)
            self._open.client.noop()
            return
        with self._open.idle as idle:
            while not self._stop() and time.monotonic() < until:
                asked = time.monotonic()
                said = idle.poll(SLICE)
                if _has_come(said):
                    return
                if not said and time.monotonic() - asked < SLICE / 2:
                    # A line that was closed is always ready and never says anything.
                    raise imaplib.IMAP4.abort("the line was closed")

    @property
    def _open(self) -> BaseMailBox:
        if self._box is None:
            raise imaplib.IMAP4.abort("the mailbox is not open")
        return self._box

    def _log_in(self, box: BaseMailBox) -> None:
        login, password = self._account.login, self._account.password
        if (login + password).isascii():
            box.login(login, password, None)
        else:
            box.login_utf8(login, password, None)

    def _new(self, after: Callable[[int], int]) -> list[int]:
        if not self._account.done_folder and not self.keeps_marks:
            last = after(self._uidvalidity)
            return sorted(uid for uid in map(int, self._open.uids(f"UID {last + 1}:* UNDELETED")) if uid > last)
        search = "UNDELETED" if self._account.done_folder else f"UNKEYWORD {KEYWORD} UNDELETED"
        return sorted(map(int, self._open.uids(search)))

    def _sizes(self, uids: Sequence[int]) -> list[tuple[int, int]]:
        found = self._ask(",".join(map(str, uids)), "(UID RFC822.SIZE)")
        return sorted(
            (int(uid[1]), int(size[1])) for each in found if isinstance(each, bytes) and (uid := _UID.search(each)) and (size := _SIZE.search(each))
        )

    def _letters(self, batch: list[tuple[int, int]]) -> Iterator[Letter]:
        if batch[0][1] > BATCH:
            uid, size = batch[0]
            yield Letter(Where(self._uidvalidity, uid), self._pieces(uid, size))
            return
        found = self._ask(",".join(str(uid) for uid, _ in batch), "(UID BODY.PEEK[])")
        for place, each in enumerate(found):
            if isinstance(each, tuple):
                # A server may name the number before the octets or behind them.
                rest = found[place + 1] if place + 1 < len(found) else b""
                uid_found = _UID.search(each[0]) or (_UID.search(rest) if isinstance(rest, bytes) else None)
                if uid_found:
                    yield Letter(Where(self._uidvalidity, int(uid_found[1])), iter((each[1],)))

    def _pieces(self, uid: int, size: int) -> Iterator[bytes]:
        """A large message a piece at a time; one that comes short of its size is none."""
        at = 0
        while piece := next((each[1] for each in self._ask(str(uid), f"(BODY.PEEK[]<{at}.{PIECE}>)") if isinstance(each, tuple)), b""):
            at += len(piece)
            yield piece
        if at < size:
            raise imaplib.IMAP4.abort("the server gave less than it had said")

    def _ask(self, uids: str, what: str) -> list[Any]:
        kind, data = self._open.client.uid("FETCH", uids, what)
        if kind != "OK":
            raise imaplib.IMAP4.abort("the server gave no message")
        return list(data)


def _connected(account: Account, timeout: float) -> BaseMailBox:
    context = account.context or ssl.create_default_context()
    if account.security == Security.TLS:
        return MailBox(account.host, account.port or 993, timeout, ssl_context=context)
    if account.security == Security.STARTTLS:
        return MailBoxStartTls(account.host, account.port or 143, timeout, ssl_context=context)
    return MailBoxUnencrypted(account.host, account.port or 143, timeout)


def _told(client: imaplib.IMAP4, name: str) -> bytes:
    """What the server said of the folder when it was opened."""
    return b" ".join(each for each in client.untagged_responses.get(name, []) if isinstance(each, bytes))


def _batches(sizes: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """In order, together at most so many octets; what is larger goes alone."""
    batch: list[tuple[int, int]] = []
    together = 0
    for uid, size in sizes:
        if batch and together + size > BATCH:
            yield batch
            batch, together = [], 0
        batch.append((uid, size))
        together += size
    if batch:
        yield batch


def _has_come(said: list[bytes]) -> bool:
    return any(b"EXISTS" in each or b"BYE" in each for each in said)
