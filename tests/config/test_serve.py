# SPDX-License-Identifier: EUPL-1.2
"""The house as processes: kills, ends, limits and dawdlers, with real processes on real sockets."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gabinet.config import serve, web
from tests.houses import alive, free, until

pytestmark = pytest.mark.processes


def ask(port: int, path: str = "/", seconds: float = 10) -> str:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        line.request("GET", path)
        return line.getresponse().read().decode()
    finally:
        line.close()


def answers(port: int) -> str:
    try:
        return ask(port)
    except OSError:
        return ""


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class House:
    def __init__(self, name: str, place: Path) -> None:
        self.port, self.place = free(), place
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.config.parts", name, str(self.port), str(place)], stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def pids(self) -> set[int]:
        """The web processes that answer."""
        return {int(ask(self.port).split()[0]) for _ in range(12)}

    def sleeper(self) -> int:
        place = self.place / "sleeper"
        return int(until(lambda: place.exists() and place.read_text()))

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(25)


@contextmanager
def running(name: str, place: Path) -> Iterator[House]:
    house = House(name, place)
    try:
        yield house
    finally:
        if house.process.poll() is None:
            os.killpg(house.process.pid, signal.SIGKILL)
        house.process.wait()
        if house.process.stderr:
            house.process.stderr.close()


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[House]:
    with running("pair", tmp_path) as house:
        until(lambda: answers(house.port))
        house.sleeper()
        until(lambda: len(children(house.process.pid)) == 3)
        yield house


def test_a_killed_child_is_back(pair: House) -> None:  # trust: K1
    for killed in [int(ask(pair.port).split()[0]), pair.sleeper()]:
        before = set(children(pair.process.pid))
        os.kill(killed, signal.SIGKILL)
        until(partial(_replaced, pair, before, killed), 5)
        assert answers(pair.port)
    assert pair.end() == 0


def _replaced(house: House, before: set[int], killed: int) -> bool:
    now = set(children(house.process.pid))
    return killed not in now and len(now - before) == 1


def test_a_killed_parent_leaves_nothing(pair: House) -> None:  # trust: K1
    left = children(pair.process.pid)
    assert len(left) == 3
    os.kill(pair.process.pid, signal.SIGKILL)
    pair.process.wait()
    until(lambda: not any(map(alive, left)), 5)
    serve.listen("127.0.0.1", pair.port).close()


def test_all_children_stay_in_the_group_and_session(pair: House) -> None:  # trust: G11
    for pid in children(pair.process.pid):
        assert os.getpgid(pid) == pair.process.pid
        assert os.getsid(pid) == pair.process.pid


def test_term_ends_what_is_in_flight(pair: House) -> None:  # trust: G11
    said: list[str] = []
    busy = [threading.Thread(target=lambda: said.append(ask(pair.port, "/slow", 15))) for _ in range(6)]
    for thread in busy:
        thread.start()
    until(lambda: sum(map(connections, children(pair.process.pid))) >= 6, 5)
    began = time.monotonic()
    assert pair.end() == 0
    for thread in busy:
        thread.join()
    assert len(said) == 6
    assert all(said)
    assert time.monotonic() - began < 15


def connections(pid: int) -> int:
    """Open sockets of a process beyond the inherited one."""
    try:
        sockets = sum(os.readlink(f"/proc/{pid}/fd/{fd}").startswith("socket:") for fd in os.listdir(f"/proc/{pid}/fd"))
        return max(0, sockets - 1)
    except OSError:
        return 0


def test_a_second_start_is_refused_in_words(pair: House) -> None:
    with pytest.raises(serve.CannotListen, match="already running"):
        serve.listen("127.0.0.1", pair.port)
    assert answers(pair.port)


def test_a_hopeless_part_stops_the_house_with_a_sentence(tmp_path: Path) -> None:  # trust: G11
    with running("broken", tmp_path) as house:
        sleeper = house.sleeper()
        _, said = house.process.communicate(timeout=30)
        assert house.process.returncode == 1
        assert "“broken” ended 5 times in a row" in said
        assert not alive(sleeper)


def test_a_part_that_hears_no_term_is_killed_after_the_grace(tmp_path: Path) -> None:
    with running("deaf", tmp_path) as house:
        deaf = house.sleeper()
        assert house.end() == 0
        assert not alive(deaf)


def test_parts_come_and_go_as_they_are_wanted(tmp_path: Path) -> None:
    (tmp_path / "wanted").write_text("one two")
    with running("changing", tmp_path) as house:
        until(lambda: (tmp_path / "one").exists() and (tmp_path / "two").exists())
        one = int(until(lambda: (tmp_path / "one").read_text()))
        two = int(until(lambda: (tmp_path / "two").read_text()))
        (tmp_path / "wanted").write_text("two three")
        until(lambda: not alive(one) and (tmp_path / "three").exists())
        assert alive(two)
        assert len(children(house.process.pid)) == 2
        assert house.end() == 0


def test_a_part_above_its_memory_is_replaced_and_no_page_fails(tmp_path: Path) -> None:  # trust: K15
    with running("limited", tmp_path) as house:
        until(lambda: answers(house.port))
        before = until(lambda: len(found := house.pids()) == 2 and found)
        for _ in range(8):
            ask(house.port, "/eat")
        until(lambda: _both_new(house, before), 25)
        assert house.end() == 0


def _both_new(house: House, before: set[int]) -> bool:
    """Every page answers meanwhile; true when both processes are others."""
    now = house.pids()
    if not now & before:
        return True
    ask(house.port, "/eat")
    return False


class Drip:
    """A client that sends a byte of its request now and then."""

    def __init__(self, port: int, head: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.sendall(head)

    def drop(self) -> bool:
        """Send one more byte; false when the line was cut."""
        try:
            self.socket.setblocking(False)
            try:
                if self.socket.recv(100) == b"":
                    return False
            except BlockingIOError:
                pass
            self.socket.send(b"x")
        except OSError:
            return False
        return True


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server in a thread whose patience is short."""
    monkeypatch.setattr(web, "HEADERS", 1.0)
    monkeypatch.setattr(web, "BODY", 2.0)
    door = serve.listen("127.0.0.1", 0)
    port = int(door.getsockname()[1])

    def plain(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    loop = web.made(plain, door)
    thread = threading.Thread(target=loop.run)
    thread.start()
    yield port
    loop.end(signal.SIGTERM, None)
    thread.join(15)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("head", "patience"),
    [(b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: ", 1.0), (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n", 2.0), (b"", 1.0)],
    ids=["head", "body", "silent"],
)
def test_a_drip_is_cut_off_however_steady(short: int, head: bytes, patience: float) -> None:  # trust: H5
    assert ask(short) == "ok"
    began = time.monotonic()
    drips = [Drip(short, head) for _ in range(60)]
    cut = until(lambda: ask(short, seconds=3) == "ok" and not any(drip.drop() if head else _open(drip) for drip in drips), 10)
    assert cut
    assert time.monotonic() - began >= patience
    for drip in drips:
        drip.socket.close()


def _open(drip: Drip) -> bool:
    """For a client that says nothing at all."""
    drip.socket.setblocking(False)
    try:
        return drip.socket.recv(10) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
