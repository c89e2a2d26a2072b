# SPDX-License-Identifier: EUPL-1.2
"""Take foreign bytes apart in a child process with limits of time, memory and without a network.

One nursery a process: a small process of its own (`adapters/nursery.py`) that has all readers loaded and forks one
child for each question. It is started at the first question, again whenever it is gone, and ends with its owner.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NoReturn

Json = Mapping[str, object]
Answer = dict[str, object] | None

MEBI: Final = 1024 * 1024
PACKAGE: Final = Path(__file__).resolve().parents[2]
READERS: Final = {
    "mail": "gabinet.adapters.reading.message",
    "picture": "gabinet.adapters.reading.picture",
    "document": "gabinet.adapters.reading.document",
}
LOADED: Final = ("mail",)
MOST_ANSWER: Final = 64 * MEBI
TRIES: Final = 3
_STATUS_WAIT: Final = 10.0
_GREETING_WAIT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use: seconds of processor time, bytes of address space, seconds of wall time, bytes written to one file."""

    cpu: int = 2
    memory: int = 512 * MEBI
    wall: float = 30.0
    written: int = 256 * MEBI


class Why(StrEnum):
    """Why there is no answer."""

    REFUSED = "refused"
    TIME = "time"
    MEMORY = "memory"
    BROKE = "broke"


class Failed(Exception):
    """The bytes could not be read within the limits; `word` is the reader's own word where it refused."""

    def __init__(self, why: Why, word: str = "") -> None:
        super().__init__(why.value, word)
        self.why, self.word = why, word


class NurseryGone(OSError):
    """No child could be started, again and again: the machine's trouble, not the message's; ask later."""


class _Lost(Exception):
    """The child was ended by somebody else, or its nursery was."""


@dataclass(frozen=True, slots=True)
class _Home:
    """A running nursery and this side of its line."""

    process: "subprocess.Popen[bytes]"
    line: socket.socket


class Nursery:
    """Questions may come from several threads. `readers`: their names and the modules that have `read` (those of `loaded`
    also `warm`); `path`: where they lie. `isolated`: whether the children have no network, None before the first
    question. `peak`: the most memory that a child has used so far, in bytes."""

    def __init__(self, readers: Json = READERS, loaded: Sequence[str] = LOADED, path: Sequence[Path] = (PACKAGE,)) -> None:
        self._telling = (json.dumps({"readers": dict(readers), "loaded": list(loaded)}), os.pathsep.join(map(str, path)))
        self.isolated: bool | None = None
        self.peak = 0
        self._home: _Home | None = None
        self._owner = 0
        self._lock = threading.Lock()
        self._starter = ThreadPoolExecutor(1, "nursery")

    def ask(self, task: str, told: Json, limits: Limits) -> dict[str, object]:
        """What the reader named `task` makes of `told`. Raises Failed; NurseryGone and other OSErrors are the machine's trouble."""
        return self.ask_along(task, told, (), limits, 0.0)[0]

    def ask_along(self, task: str, told: Json, others: Sequence[Json], limits: Limits, patience: float) -> tuple[dict[str, object], list[Answer]]:
        """As `ask`, and in the same child, within the same limits, what can be read of `others`; none is begun after `patience` seconds.

        None for each that failed or was not reached: why, it is only asked alone.
        """
        question = {"task": task, "told": [told, *others], "limits": asdict(limits), "patience": patience}
        for _ in range(TRIES):
            try:
                first, *more = self._once(question, limits)
            except _Lost:
                continue
            assert first is not None
            return first, more + [None] * (len(others) - len(more))
        raise NurseryGone(f"no child process for {task}")

    @property
    def pid(self) -> int | None:
        """The nursery's process, None before the first question."""
        return self._home.process.pid if self._home else None

    def close(self) -> None:
        """End the nursery; it ends by itself with its owner."""
        with self._lock:
            self._drop()

    def _once(self, question: Json, limits: Limits) -> list[Answer]:
        answer, answer_in = os.pipe()
        status, status_in = os.pipe()
        try:
            try:
                self._send(json.dumps(question).encode(), [answer_in, status_in])
            finally:
                os.close(answer_in)
                os.close(status_in)
            body, end = _listen(answer, status, limits.wall + _STATUS_WAIT)
        finally:
            os.close(answer)
            os.close(status)
        if end is None:
            self._give_up()
            raise _Lost
        how = json.loads(end)
        self.peak = max(self.peak, int(how.get("memory", 0)))
        *lines, _ = body.split(b"\n")
        if not lines:
            _judge(how, limits)
        return [_answer(lines[0]), *(_other(line) for line in lines[1:])]

    def _send(self, question: bytes, ends: list[int]) -> None:
        with self._lock:
            home = self._running()
            try:
                socket.send_fds(home.line, [question], ends)
            except OSError as error:
                self._drop()
                raise _Lost from error

    def _running(self) -> _Home:
        if self._owner != os.getpid():
            self._home, self._owner, self._starter = None, os.getpid(), ThreadPoolExecutor(1, "nursery")
            atexit.register(self.close)
        if self._home is None or self._home.process.poll() is not None:
            self._drop()
            # The kernel ends the nursery with the thread that started it: one thread of its own, as old as this process.
            self._home = self._starter.submit(_start, *self._telling).result()
            self.isolated = _greeting(self._home)
        return self._home

    def _give_up(self) -> None:
        """After a child without an answer: a nursery that still lives is left alone, it may serve others."""
        with self._lock:
            if self._home is not None and self._home.process.poll() is not None:
                self._drop()

    def _drop(self) -> None:
        if self._home is None:
            return
        home, self._home = self._home, None
        home.line.close()
        try:
            home.process.wait(_STATUS_WAIT)
        except subprocess.TimeoutExpired:
            home.process.kill()
            home.process.wait()


def _start(readers: str, path: str) -> _Home:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        # Nothing of our environment goes along: no key, no password, no database.
        environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONPATH": path, "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "gabinet.adapters.nursery", str(os.getpid()), str(theirs.fileno()), readers]
        process = subprocess.Popen(command, pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, env=environment)
    return _Home(process, ours)


def _greeting(home: _Home) -> bool:
    home.line.settimeout(_GREETING_WAIT)
    try:
        word = home.line.recv(100)
    except OSError:
        word = b""
    home.line.settimeout(None)
    if not word:
        home.process.kill()
        raise _Lost
    return word == b"isolated"


def _listen(answer: int, status: int, seconds: float) -> tuple[bytes, bytes | None]:
    """All that the child said, and the nursery's word on how it ended, None where that never came."""
    until = time.monotonic() + seconds
    body, end = bytearray(), b""
    waiting = select.poll()
    for each in (answer, status):
        waiting.register(each, select.POLLIN)
    open_ends = {answer, status}
    while status in open_ends and (left := until - time.monotonic()) > 0:
        for ready, _ in waiting.poll(left * 1000):
            chunk = os.read(ready, MEBI)
            if not chunk:
                waiting.unregister(ready)
                open_ends.discard(ready)
            elif ready == status:
                end += chunk
            elif len(body) <= MOST_ANSWER:
                body += chunk
    if answer in open_ends and end:
        body += _rest(answer)
    return bytes(body), end or None


def _rest(answer: int) -> bytes:
    """What is still in the pipe of a child that has ended."""
    os.set_blocking(answer, False)
    found = bytearray()
    try:
        while chunk := os.read(answer, MEBI):
            found += chunk
    except BlockingIOError:
        pass
    return bytes(found)


def _judge(told: Mapping[str, Any], limits: Limits) -> NoReturn:
    """Why a child ended without an answer."""
    if "error" in told:
        raise _Lost
    if told["late"] or told["signal"] == signal.SIGXCPU or (told["signal"] and told["cpu"] >= limits.cpu):
        raise Failed(Why.TIME)
    if told["signal"] == signal.SIGKILL:
        raise _Lost
    raise Failed(Why.BROKE)


def _other(line: bytes) -> Answer:
    try:
        return _answer(line)
    except (Failed, OSError):
        return None


def _answer(body: bytes) -> dict[str, object]:
    try:
        word, said = json.loads(body)
    except ValueError as error:
        raise Failed(Why.BROKE) from error
    if word == "ok":
        assert isinstance(said, dict)
        return said
    if word == "machine":
        raise OSError(int(said), os.strerror(int(said)))
    raise Failed(Why(word), str(said))


_ours = Nursery()


def ask(task: str, told: Json, limits: Limits | None = None) -> dict[str, object]:
    """As Nursery.ask, of the one nursery of this process."""
    return _ours.ask(task, told, limits or Limits())


def ask_along(task: str, told: Json, others: Sequence[Json], patience: float, limits: Limits | None = None) -> tuple[dict[str, object], list[Answer]]:
    """As Nursery.ask_along, of the one nursery of this process."""
    return _ours.ask_along(task, told, others, limits or Limits(), patience)


def nursery() -> Nursery:
    """The one nursery of this process, for its state."""
    return _ours
