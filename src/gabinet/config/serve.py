# SPDX-License-Identifier: EUPL-1.2
"""The house as one group of processes: started, watched, replaced, ended together (trust G11, K1, K15).

The parent opens the sockets before anything starts, so a second start is refused in words and no orphan serves. It
loads neither Django nor a database: it must outlive both. Children are started from its main thread only, because the
signal of a dead parent follows the thread.
"""

import contextlib
import ctypes
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

PR_SET_PDEATHSIG = 1
QUICK = 5.0  # a start that ends within these seconds is a quick death
HOPELESS = 5  # so many in a row stop the house
FIRST_WAIT = 0.25  # seconds, doubled with each quick death
LOOK = 2.0  # seconds between two looks at the memory of the parts
RENEW = 10.0  # seconds between two looks at which parts are wanted
PAGE = os.sysconf("SC_PAGE_SIZE")


class CannotListen(Exception):
    """The address is taken or not ours; the text is a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Part:
    """One process of the house. `fds` it inherits; above `most` bytes of memory it is ended gently and replaced (0 = no limit)."""

    name: str
    command: Sequence[str]
    fds: Sequence[int] = ()
    most: int = 0


def listen(host: str, port: int) -> socket.socket:
    """A socket that already takes connections. Raises CannotListen."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(1024)
    except OSError as error:
        made.close()
        raise CannotListen(
            f"Port {port} on {host} is taken: Gabinet or another program is already running there ({error.strerror}). "
            "Stop it first, or choose another port with --port and --smtp-port."
        ) from error
    return made


def module(name: str, *arguments: object) -> list[str]:
    """The command of a part that is one of our modules; its first argument is the parent it must not outlive."""
    return [sys.executable, "-P", "-m", name, str(os.getpid()), *map(str, arguments)]


def with_parent(parent: int) -> None:
    """The first line of every child: gone with its parent, even where that is killed; a Ctrl-C is the parent's to pass on."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


@dataclass(slots=True)
class _Running:
    """A part and what became of its last start; times are monotonic seconds."""

    part: Part
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    quick: int = 0
    due: float = 0.0
    ending: float = 0.0
    wanted: bool = True


@dataclass(slots=True)
class _House:
    parts: list[_Running]
    grace: float
    wanted: bool = True
    looked: float = 0.0
    renewed: Callable[[], Sequence[Part]] | None = None
    asked: float = 0.0
    wake: tuple[int, int] = field(default_factory=os.pipe)

    def signalled(self, number: int, frame: FrameType | None) -> None:
        if number != signal.SIGCHLD:
            self.wanted = False

    def sleep(self, seconds: float) -> None:
        if select.select([self.wake[0]], [], [], max(0.0, seconds))[0]:
            os.read(self.wake[0], 4096)


def serve(
    parts: Sequence[Part],
    grace: float = 15,
    *,
    first: Part | None = None,
    ready: Callable[[], None] = lambda: None,
    renewed: Callable[[], Sequence[Part]] | None = None,
) -> int:
    """Run all parts until a signal ends them (0) or one of them proves hopeless (1); no child is left in either case.

    `first` is run to its end before them, and where it fails they are not started (1); then `ready` is called.
    `renewed` is asked every 10 s which parts are wanted now: a new name is started, a missing one ended gently.
    """
    house = _House([_Running(part) for part in parts], grace, renewed=renewed)
    with _signals(house):
        if first is not None and _first(house, first) != 0:
            return 1 if house.wanted else 0
        ready()
        hopeless = ""
        try:
            while house.wanted and not hopeless:
                hopeless = _round(house)
        finally:
            _end(house)
    if hopeless:
        _say(f"The part “{hopeless}” ended {HOPELESS} times in a row within {QUICK:.0f} s of its start. Gabinet has stopped; read the words above.")
    return 1 if hopeless else 0


def once(part: Part, grace: float = 15) -> int:
    """Run a part that ends by itself; its exit status, 1 where a signal ended it."""
    house = _House([], grace)
    with _signals(house):
        status = _first(house, part)
    return status if house.wanted else 1


def _first(house: _House, part: Part) -> int:
    """A part's own exit status; a signal meanwhile is passed on to it and ends the house."""
    alone = _House([_Running(part)], house.grace, wake=house.wake)
    running = alone.parts[0]
    _start(running)
    process = running.process
    assert process is not None
    while house.wanted and process.poll() is None:
        house.sleep(1.0)
    _end(alone)
    return process.returncode if house.wanted else 1


@contextlib.contextmanager
def _signals(house: _House) -> Iterator[None]:
    numbers = [signal.SIGTERM, signal.SIGINT, signal.SIGCHLD]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    for end in house.wake:
        os.set_blocking(end, False)
    before = {number: signal.signal(number, house.signalled) for number in numbers}
    woken = signal.set_wakeup_fd(house.wake[1], warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        for number, handler in before.items():
            signal.signal(number, handler)
        for end in house.wake:
            os.close(end)


def _round(house: _House) -> str:
    """One look at every part; the name of a hopeless one."""
    now = time.monotonic()
    if house.renewed is not None and now - house.asked >= RENEW:
        house.asked = now
        _renew(house, house.renewed(), now)
    for running in house.parts:
        _look(running, now)
    house.parts = [running for running in house.parts if running.wanted or running.process is not None]
    if now - house.looked >= LOOK:
        house.looked = now
        _weigh(house, now)
    hopeless = next((running.part.name for running in house.parts if running.quick >= HOPELESS), "")
    waits = [running.due - now for running in house.parts if running.process is None]
    house.sleep(0 if hopeless else min([LOOK, *waits]))
    return hopeless


def _renew(house: _House, parts: Sequence[Part], now: float) -> None:
    names = {part.name for part in parts}
    known = {running.part.name for running in house.parts if running.wanted}
    for running in house.parts:
        if running.wanted and running.part.name not in names:
            running.wanted, running.ending = False, now + house.grace
            _send(running, signal.SIGTERM)
    house.parts += [_Running(part) for part in parts if part.name not in known]


def _look(running: _Running, now: float) -> None:
    if running.process is None:
        if running.wanted and now >= running.due:
            _start(running)
    elif running.process.poll() is not None:
        _died(running, now)
    elif running.ending and now >= running.ending:
        _send(running, signal.SIGKILL)


def _start(running: _Running) -> None:
    part = running.part
    running.process = subprocess.Popen(part.command, pass_fds=part.fds, stdin=subprocess.DEVNULL)
    running.started, running.ending = time.monotonic(), 0.0


def _died(running: _Running, now: float) -> None:
    assert running.process is not None
    status = running.process.returncode
    running.process = None
    running.quick = running.quick + 1 if now - running.started < QUICK else 0
    running.due = now + FIRST_WAIT * 2**running.quick
    if running.wanted:
        _say(f"The part “{running.part.name}” ended ({_how(status)}); it is started again.")


def _how(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"status {status}"


def _weigh(house: _House, now: float) -> None:
    """End a part above its memory limit gently; what follows is a replacement like any other."""
    for running in house.parts:
        if not running.part.most or running.process is None or running.ending:
            continue
        if resident(running.process.pid) > running.part.most:
            _say(f"The part “{running.part.name}” uses more than {running.part.most // 1_000_000} MB; it is replaced.")
            running.ending = now + house.grace
            _send(running, signal.SIGTERM)


def resident(pid: int) -> int:
    """Bytes of memory that a process holds; 0 where this cannot be told."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    return 0


def _send(running: _Running, number: int) -> None:
    if running.process is not None:
        with contextlib.suppress(ProcessLookupError):
            running.process.send_signal(number)


def _end(house: _House) -> None:
    """TERM to all, KILL for those that are still there after the grace."""
    _all(house, lambda running: _send(running, signal.SIGTERM))
    until = time.monotonic() + house.grace
    while _alive(house) and time.monotonic() < until:
        house.sleep(min(0.5, until - time.monotonic()))
    _all(house, lambda running: _send(running, signal.SIGKILL))
    for running in house.parts:
        if running.process is not None:
            running.process.wait()


def _all(house: _House, do: Callable[[_Running], None]) -> None:
    for running in house.parts:
        do(running)


def _alive(house: _House) -> bool:
    return any(running.process is not None and running.process.poll() is None for running in house.parts)


def _say(sentence: str) -> None:
    print(f"gabinet: {sentence}", file=sys.stderr, flush=True)
