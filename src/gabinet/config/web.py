# SPDX-License-Identifier: EUPL-1.2
"""A web process, `python -m gabinet.config.web PARENT FD`: waitress on the inherited socket, in a loop of our own.

waitress takes a request in whole before a thread has it, so a slow body holds none (trust H5). Its own loop would cut
answers off at SIGTERM and never end a request that drips: here TERM takes no more and ends what is in flight.
"""

import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer, create_server

from gabinet.config import serve

THREADS = 4
CONNECTIONS = 500
HEADERS = 20.0  # seconds for the head of a request, however steadily it drips
BODY = 60.0  # seconds for the whole of it
SILENCE = 60  # seconds an open line may be silent
FRESH = 1.0  # seconds in which a line that has just come may still bring its request, after TERM
LAST = 12.0  # seconds after TERM; the parent's patience is a little longer
UPLOAD = 260_000_000  # bytes: ten files of 25 MB
HEAD = 32_768  # bytes


class Line(HTTPChannel):
    """A connection that knows since when it has owed us the rest of a request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.owes_since = time.monotonic()
        self.silent = True
        super().__init__(*args, **kwargs)

    def received(self, data: bytes) -> bool:
        """Take in what came; a new request starts the clock anew, one more drop of the same does not."""
        before = self.request
        took = bool(super().received(data))
        self.silent = False
        if self.request is not before:
            self.owes_since = time.monotonic()
        return took

    def overdue(self, now: float) -> bool:
        """Cut off: a head after 20 s, a body after 60."""
        if self.request is None:
            return self.silent and now - self.owes_since > HEADERS
        return now - self.owes_since > (BODY if self.request.headers_finished else HEADERS)


class Loop:
    """The lines of one process, until TERM and the last answer."""

    def __init__(self, server: TcpWSGIServer, lines: dict[int, Any]) -> None:
        self.server, self.lines = server, lines
        self.until = 0.0

    def end(self, number: int, frame: FrameType | None) -> None:
        """The signal: take no more."""
        self.until = self.until or time.monotonic() + LAST

    def run(self) -> None:
        """Serve; after the signal only what is in flight."""
        while not self.until:
            self._turn()
        self.server.accepting = False
        wasyncore.dispatcher.close(self.server)
        while self._busy() and time.monotonic() < self.until:
            self._turn()
        self.server.task_dispatcher.shutdown(cancel_pending=True, timeout=1)
        wasyncore.close_all(self.lines)

    def _turn(self) -> None:
        wasyncore.loop(timeout=0.5, use_poll=True, map=self.lines, count=1)
        now = time.monotonic()
        for line in self._open():
            if line.overdue(now):
                line.will_close = True

    def _busy(self) -> bool:
        """Whether an answer or a request is on its way; lines that only wait are closed, a new one after a second."""
        lines, now = self._open(), time.monotonic()
        for line in lines:
            waits = line.request is None and not line.requests and not line.total_outbufs_len
            if waits and (not line.silent or now - line.owes_since > FRESH):
                line.will_close = True
        return bool(lines)

    def _open(self) -> list[Line]:
        return [line for line in self.lines.values() if isinstance(line, Line)]


def made(application: Callable[..., Any], place: socket.socket, *, proxies: int = 0) -> Loop:
    """waitress around an application; forwarded headers count only behind so many proxies of our own."""
    trusted: dict[str, Any] = {}
    if proxies:
        trusted = {"trusted_proxy": "*", "trusted_proxy_count": proxies, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
    lines: dict[int, Any] = {}
    server = create_server(
        application,
        map=lines,
        sockets=[place],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=SILENCE,
        max_request_header_size=HEAD,
        max_request_body_size=UPLOAD,
        ident=None,
        clear_untrusted_proxy_headers=True,
        **trusted,
    )
    assert isinstance(server, TcpWSGIServer)
    server.channel_class = Line
    return Loop(server, lines)


def main(parent: int, fd: int) -> int:
    """Serve until TERM."""
    serve.with_parent(parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gabinet.config.settings")
    from django.conf import settings

    from gabinet.config.wsgi import application

    tempfile.tempdir = str(settings.VAR / "tmp")
    os.makedirs(tempfile.tempdir, mode=0o700, exist_ok=True)
    loop = made(application, socket.socket(fileno=fd), proxies=settings.TRUSTED_PROXIES)
    signal.signal(signal.SIGTERM, loop.end)
    loop.run()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
