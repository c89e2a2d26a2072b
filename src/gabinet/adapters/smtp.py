# SPDX-License-Identifier: EUPL-1.2
"""Mail comes in by SMTP: the demo's own door, in production behind the office's relay on a private port (trust M13).

250 after DATA means that the bytes are durable. The bytes stay as they came, no header of ours is put before them.
"""

import asyncio
import contextlib
import logging
import re
import resource
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final

from aiosmtpd.smtp import SMTP, Envelope, Session

from gabinet.adapters.keeping import LARGEST, MEBI, NOT_KNOWN, Keeper, TooLarge
from gabinet.adapters.octets import Octets
from gabinet.polish import border

log = logging.getLogger(__name__)

CHUNK: Final = 65536
IN_MEMORY: Final = MEBI
ADDRESS: Final = 320  # characters
FILES: Final = 4096

NOT_OURS = "550 5.1.1 There is no such mailbox here"
TOO_LARGE = "552 5.3.4 The message is larger than %d MB; please send a link to the files instead"
NOT_KEPT = "452 4.3.1 The message could not be stored just now; please try again later"
KEPT = "250 2.0.0 The message is kept"
IDLE = b"421 4.4.2 The line was idle for too long; please connect again\r\n"
GOING = b"421 4.3.2 The service is restarting; please connect again\r\n"

_BRACKETS = re.compile(r"\s*<(.*)>\s*([^<>]*)$")
_BARE = re.compile(r"\s*([^<>\s]+)\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Manners:
    """Limits of the door: bytes of a message, seconds of silence, seconds for a whole message, lines open at once,
    seconds for what is on its way when the house ends."""

    largest: int = LARGEST
    silence: float = 300.0
    message: float = 900.0
    lines: int = 800
    grace: float = 10.0


@dataclass(slots=True)
class _Lines:
    """The lines that are open, and when each was last heard (monotonic seconds)."""

    most: int
    heard: dict["Line", float] = field(default_factory=dict)
    closing: bool = False

    def hear(self, line: "Line") -> None:
        """A sign of life; the line is the last in order from now on."""
        self.heard.pop(line, None)
        self.heard[line] = time.monotonic()

    def come(self, line: "Line") -> None:
        """One more; where that is one too many, whoever was silent for longest goes."""
        self.hear(line)
        if len(self.heard) > self.most:
            next((each for each in self.heard if not each.busy), line).end(IDLE)

    def go(self, line: "Line") -> None:
        """It is closed."""
        self.heard.pop(line, None)


class Line(SMTP):
    """One conversation. Differs from the library's in how DATA is read: as octets, to the disk, lines of any length."""

    line_length_limit = CHUNK

    def __init__(self, handler: "Handler", lines: _Lines, manners: Manners, **options: Any) -> None:
        super().__init__(handler, data_size_limit=manners.largest, timeout=manners.silence, enable_SMTPUTF8=True, ident="Gabinet", **options)
        self.handler, self.lines, self.manners = handler, lines, manners
        self.busy = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.lines.come(self)

    def connection_lost(self, error: Exception | None) -> None:
        self.lines.go(self)
        super().connection_lost(error)

    def _reset_timeout(self, duration: float | None = None) -> None:
        super()._reset_timeout(duration)
        if self in self.lines.heard:
            self.lines.hear(self)

    def _timeout_cb(self) -> None:
        self.end(IDLE)

    def end(self, word: bytes) -> None:
        """Say why and close."""
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.write(word)
            self.transport.close()

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """The address as it is written: it is looked up or only written down, never taken apart."""
        found = _BRACKETS.match(arg) or _BARE.match(arg)
        return (found[1] or "<>", found[2]) if found else (None, None)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if await self.check_helo_needed():
            return
        assert self.envelope is not None
        if not self.envelope.rcpt_tos or arg:
            await self.push("501 Syntax: DATA" if arg else "503 Error: need RCPT command")
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        self.busy = True
        try:
            await self._take_message()
        finally:
            self.busy = False
        if self.lines.closing:
            self.end(GOING)

    async def _take_message(self) -> None:
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as draft:
            try:
                async with asyncio.timeout(self.manners.message):
                    size, spoiled = await self._receive(draft)
            except TimeoutError:
                self.end(IDLE)
                return
            envelope, self.envelope = self.envelope, self._create_envelope()
            assert envelope is not None
            if size > self.manners.largest:
                status = TOO_LARGE % (self.manners.largest // MEBI)
            else:
                status = NOT_KEPT if spoiled else await self.handler.keep(envelope, draft)
            # The line goes on only after the answer: what was kept and not answered comes again and is known.
            await self.push(status)

    async def _receive(self, draft: IO[bytes]) -> tuple[int, bool]:
        """How many octets came, and whether the disk refused some of them; what is too large is drained, not written."""
        octets, size, spoiled = Octets(), 0, False
        while not octets.complete:
            chunk = await self._reader.read(CHUNK)
            if not chunk:
                raise asyncio.CancelledError
            self._reset_timeout()
            found = octets.feed(chunk)
            size += len(found)
            if size > 4 * self.manners.largest:
                self.end(b"552 5.3.4 The message is far too large\r\n")
                raise asyncio.CancelledError
            if not spoiled and size <= self.manners.largest:
                try:
                    draft.write(found)
                except OSError:
                    spoiled = True
        # What was sent without waiting for our answer is the next command.
        self._reader._buffer[:0] = octets.rest  # type: ignore[attr-defined]
        return size, spoiled


class Handler:
    """What a conversation asks of the house."""

    def __init__(self, keeper: Keeper, manners: Manners) -> None:
        self.keeper, self.manners = keeper, manners

    async def handle_RCPT(self, server: Line, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802
        """Our own mailboxes only, in any letter case and no other spelling."""
        ours = await asyncio.to_thread(self.keeper.receives, address) if border.clean(address, limit=ADDRESS) == address else None
        if ours is None:
            return NOT_OURS
        if ours not in envelope.rcpt_tos:
            envelope.rcpt_tos.append(ours)
        return "250 2.1.5 OK"

    async def handle_exception(self, error: Exception) -> str:
        """A fault of ours, such as a database that is down: the sender comes again."""
        log.error("smtp.fault", extra={"error": type(error).__name__})
        return "451 4.3.0 Something went wrong here; please try again later"

    async def keep(self, envelope: Envelope, draft: IO[bytes]) -> str:
        """Once for each mailbox; where one of them fails the message comes again, and those that have it know it."""
        sent_by = "" if envelope.mail_from == "<>" else border.clean(str(envelope.mail_from), limit=ADDRESS) or NOT_KNOWN
        for mailbox in envelope.rcpt_tos:
            try:
                await asyncio.shield(asyncio.to_thread(self._keep, mailbox, draft, sent_by))
            except TooLarge:
                return TOO_LARGE % (self.manners.largest // MEBI)
            except Exception as error:
                log.error("smtp.not_kept", extra={"error": type(error).__name__})
                return NOT_KEPT
        return KEPT

    def _keep(self, mailbox: str, draft: IO[bytes], sent_by: str) -> None:
        draft.seek(0)
        self.keeper.keep(mailbox=mailbox, raw=_chunks(draft), limit=self.manners.largest, sent_by=sent_by)


def _chunks(draft: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: draft.read(CHUNK), b"")


class Listener:
    """The door, on a socket that already listens."""

    def __init__(self, door: socket.socket, keeper: Keeper, *, hostname: str = "localhost", manners: Manners | None = None) -> None:
        # The library logs whom it talks to and what is said; we log that something happened (trust G9).
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)
        self.door, self.hostname, self.manners = door, hostname, manners or Manners()
        self.handler = Handler(keeper, self.manners)
        self.lines = _Lines(self.manners.lines)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end = asyncio.Event()

    async def serve(self, ready: Callable[[], None] = lambda: None) -> None:
        """Until `stop`; then what is on its way is ended within the grace."""
        self._loop = asyncio.get_running_loop()
        server = await self._loop.create_server(self._line, sock=self.door)
        ready()
        await self._end.wait()
        server.close()
        await self._wind_up()

    def stop(self) -> None:
        """From any thread and from a signal's handler."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end.set)

    def _line(self) -> Line:
        return Line(self.handler, self.lines, self.manners, hostname=self.hostname, loop=self._loop)

    async def _wind_up(self) -> None:
        self.lines.closing = True
        for line in list(self.lines.heard):
            if not line.busy:
                line.end(GOING)
        until = time.monotonic() + self.manners.grace
        while self.lines.heard and time.monotonic() < until:
            await asyncio.sleep(0.05)
        for line in list(self.lines.heard):
            line.end(GOING)


def run(door: socket.socket, keeper: Keeper, *, hostname: str = "localhost", manners: Manners | None = None) -> int:
    """Serve until SIGTERM; the exit status of the process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, FILES) if hard != resource.RLIM_INFINITY else FILES), hard))
    listener = Listener(door, keeper, hostname=hostname, manners=manners)

    async def serve() -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, listener.stop)
        await listener.serve(lambda: log.info("smtp.listening"))

    asyncio.run(serve())
    return 0
