# SPDX-License-Identifier: EUPL-1.2
"""The nursery: a process with the readers loaded that forks one limited child for each question.

A question may name several things to read; the child answers each as soon as it has read it, a line of JSON each.

`python -m gabinet.adapters.nursery PARENT FD READERS`. It has one thread, ignores the signals of the terminal and ends when
its owner's end of the line closes or its owner dies. It stays in the owner's process group. The children have no
network where the machine lets a process give its own up (root, or user namespaces); without that nothing of the
readers opens a connection, and there is no secret in their environment.
"""

import contextlib
import ctypes
import errno
import gc
import importlib
import json
import logging
import os
import resource
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from gabinet.adapters.reading.refusal import Refused

MOST_QUESTION: Final = 65536
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CLONE_NEWNET, _CLONE_NEWUSER = 0x40000000, 0x10000000

Reader = Callable[[dict[str, Any]], dict[str, object]]


@dataclass(slots=True)
class _Running:
    """A child: where its end is reported, and when its time is over (monotonic seconds)."""

    status: int
    until: float
    late: bool = False


class _Nursery:
    def __init__(self, line: socket.socket, readers: dict[str, str]) -> None:
        self.line, self.readers = line, readers
        self.running: dict[int, _Running] = {}
        self.selector = selectors.DefaultSelector()
        self.selector.register(line, selectors.EVENT_READ)
        self.bell, ringer = os.pipe()
        os.set_blocking(self.bell, False)
        os.set_blocking(ringer, False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(ringer)
        self.selector.register(self.bell, selectors.EVENT_READ)

    def serve(self) -> None:
        """Until the owner's end of the line is closed."""
        while True:
            ready = {key.fd for key, _ in self.selector.select(self._patience())}
            if self.bell in ready:
                os.read(self.bell, MOST_QUESTION)
            self._reap()
            self._end_late()
            if self.line.fileno() in ready and not self._question():
                return

    def _patience(self) -> float | None:
        pending = [each.until for each in self.running.values() if not each.late]
        return max(0.0, min(pending) - time.monotonic()) if pending else None

    def _question(self) -> bool:
        body, ends, _, _ = socket.recv_fds(self.line, MOST_QUESTION, 2)
        if not body:
            return False
        answer, status = ends
        asked = json.loads(body)
        try:
            pid = os.fork()
        except OSError:
            _report(status, {"error": "fork"})
            os.close(answer)
            return True
        if pid == 0:
            _child(asked, self.readers, answer)
        os.close(answer)
        self.running[pid] = _Running(status, time.monotonic() + float(asked["limits"]["wall"]))
        return True

    def _reap(self) -> None:
        while self.running:
            pid, how, used = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            ended = self.running.pop(pid)
            told = {"signal": os.WTERMSIG(how) if os.WIFSIGNALED(how) else 0, "late": ended.late}
            _report(ended.status, {**told, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * 1024})

    def _end_late(self) -> None:
        now = time.monotonic()
        for pid, each in self.running.items():
            if each.until <= now and not each.late:
                each.late = True
                os.kill(pid, signal.SIGKILL)


def _report(status: int, told: dict[str, object]) -> None:
    with contextlib.suppress(OSError):  # the owner may have stopped listening
        os.write(status, json.dumps(told).encode())
    os.close(status)


def _child(asked: dict[str, Any], readers: dict[str, str], answer: int) -> NoReturn:
    """Never returns: whatever happens, this process ends here."""
    code = 1
    try:
        _settle_in(answer)
        _limit(asked["limits"])
        until = time.monotonic() + asked["patience"]
        for n, told in enumerate(asked["told"]):
            if n == 0 or time.monotonic() < until:
                _write(answer, _read(asked["task"], told, readers))
        code = 0
    finally:
        os._exit(code)


def _settle_in(answer: int) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    _libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    os.closerange(3, answer)
    os.closerange(answer + 1, 65536 if answer < 65536 else answer + 2)


def _limit(limits: dict[str, Any]) -> None:
    cpu = int(limits["cpu"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (int(limits["memory"]),) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limits["written"]),) * 2)
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))


def _read(task: str, told: dict[str, Any], readers: dict[str, str]) -> list[object]:
    try:
        reader: Reader = importlib.import_module(readers[task]).read
        return ["ok", reader(told)]
    except Refused as error:
        return ["refused", str(error.args[0])]
    except MemoryError:
        return ["memory", ""]
    except OSError as error:
        # With a number it is the disk's word or the kernel's; libraries raise it without one for odd contents.
        return ["machine" if error.errno not in (None, errno.EFBIG) else "broke", str(error.errno)]
    except Exception as error:
        return ["broke", type(error).__name__]


def _write(answer: int, said: list[object]) -> None:
    left = memoryview(json.dumps(said).encode() + b"\n")
    while left:
        left = left[os.write(answer, left) :]


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _isolate() -> bool:
    """Give the network up, for this process and all its children."""
    libc = _libc()
    return bool(libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def main(parent: int, fd: int, telling: str) -> None:
    """Serve until the owner is gone."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    logging.disable()  # the libraries' own words could hold what was written to us
    isolated = _isolate()
    _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        return
    told = json.loads(telling)
    for name in told["loaded"]:
        importlib.import_module(told["readers"][name]).warm()
    gc.collect()
    gc.freeze()
    line = socket.socket(fileno=fd)
    line.send(b"isolated" if isolated else b"open")
    _Nursery(line, told["readers"]).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
