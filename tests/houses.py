# SPDX-License-Identifier: EUPL-1.2
"""The office as it is started by people: `gabinet run` on free ports in a home of its own."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
GABINET = Path(sys.executable).with_name("gabinet")
_ACCOUNT = re.compile(r"account login=(\S+) password=(\S+) role=(\S+)(?: totp=(\S+))?")


@dataclass(frozen=True)
class Account:
    """A printed account."""

    login: str
    password: str
    roles: tuple[str, ...]
    totp: str = ""


def until(seen: Callable[[], T], seconds: float = 60) -> T:
    """What `seen` gives as soon as it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = seen()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s")


def free() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def listening(port: int) -> bool:
    """Whether somebody takes connections there."""
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def children(pid: int) -> dict[int, str]:
    """The parts of a house: process id and command line."""
    found = {}
    for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        try:
            found[int(one)] = Path(f"/proc/{one}/cmdline").read_text().replace("\0", " ")
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


@dataclass
class Office:
    """A running `gabinet run`."""

    home: Path
    port: int
    smtp_port: int
    process: "subprocess.Popen[str]"
    accounts: dict[str, Account] = field(default_factory=dict)
    mailboxes: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    sessions: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Of the pages."""
        return f"http://127.0.0.1:{self.port}"

    def parts(self, word: str) -> list[int]:
        """Process ids of the parts whose command has this word."""
        return [pid for pid, command in children(self.process.pid).items() if word in command]

    def read(self, seconds: float) -> None:
        """The printed lines, until the address is printed."""
        assert self.process.stdout is not None
        watch = _Alarm(self.process, seconds)
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            self._take(self.lines[-1])
            if line.startswith("Gabinet: http"):
                watch.off()
                return
        watch.off()
        raise AssertionError("the office did not start:\n" + "\n".join(self.lines[-20:]) + "\n" + self.errors())

    def _take(self, line: str) -> None:
        found = _ACCOUNT.fullmatch(line)
        if found:
            self.accounts[found[1]] = Account(found[1], found[2], tuple(found[3].split(",")), found[4] or "")
        elif line.startswith("mailbox "):
            self.mailboxes.append(line.split()[1])

    def errors(self) -> str:
        """What it wrote on standard error."""
        place = self.home / "stderr"
        return place.read_text(errors="replace")[-8000:] if place.exists() else ""

    def end(self, seconds: float = 25) -> int:
        """TERM, and its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def kill(self) -> None:
        """KILL to the whole group, as a power cut would."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        until(lambda: not listening(self.port), 10)

    def command(self, *words: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """`gabinet ...` in this home, from another folder."""
        done = subprocess.run([GABINET, *words], env=environment(self.home), cwd="/", capture_output=True, text=True, timeout=120)
        if check:
            assert done.returncode == 0, done.stderr
        return done


class _Alarm:
    """Ends a process that takes too long, so that reading its lines ends."""

    def __init__(self, process: "subprocess.Popen[str]", seconds: float) -> None:
        import threading

        self._timer = threading.Timer(seconds, process.kill)
        self._timer.daemon = True
        self._timer.start()

    def off(self) -> None:
        self._timer.cancel()


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a `gabinet` of this home sees: nothing of the tests' own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GABINET_", "DJANGO_", "PYTEST_"))}
    return {**kept, "GABINET_HOME": str(home), **(more or {})}


def furnish(home: Path) -> None:
    """The fonts that `make setup` has cut, so that not every home cuts its own."""
    cut, own = Path(__file__).resolve().parents[1] / "var" / "fonts", home / "var" / "fonts"
    if (cut / "made-of").exists() and not own.exists():
        shutil.copytree(cut, own)


def start(
    home: Path, *, options: tuple[str, ...] = (), more: Mapping[str, str] | None = None, port: int = 0, smtp_port: int = 0, seconds: float = 240
) -> Office:
    """Start an office and wait for its lines."""
    home.mkdir(parents=True, exist_ok=True)
    furnish(home)
    port, smtp_port = port or free(), smtp_port or free()
    command = [str(GABINET), "run", "--port", str(port), "--smtp-port", str(smtp_port), *options]
    seen = environment(home, more)
    with open(home / "stderr", "a") as errors:
        process = subprocess.Popen(
            command, env=seen, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True
        )
    office = Office(home, port, smtp_port, process)
    try:
        office.read(seconds)
    except BaseException:
        close(office)
        raise
    return office


def close(office: Office) -> None:
    """Whatever is left of it."""
    if office.process.poll() is None:
        try:
            os.killpg(office.process.pid, signal.SIGTERM)
            office.process.wait(20)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(office.process.pid, signal.SIGKILL)
            office.process.wait()
    if office.process.stdout is not None:
        office.process.stdout.close()


@contextmanager
def running(home: Path, *, options: tuple[str, ...] = (), more: Mapping[str, str] | None = None) -> Iterator[Office]:
    """An office for the length of a block."""
    office = start(home, options=options, more=more)
    try:
        yield office
    finally:
        close(office)
