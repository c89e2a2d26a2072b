# SPDX-License-Identifier: EUPL-1.2
"""`gabinet run` as people start it: on its ports, in its home, killed and started again."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests import houses
from tests.houses import Office, alive, children, environment, until

pytestmark = pytest.mark.processes
BACK = 20  # seconds within which a part is back (trust K1)


def status(port: int, path: str = "/login/", seconds: float = 5) -> int:
    """Of a page; 0 where nobody answers."""
    line = HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        line.request("GET", path)
        return line.getresponse().status
    except OSError:
        return 0
    finally:
        line.close()


def greeting(port: int) -> bytes:
    """What the mail listener says first."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as line:
            return line.recv(100)
    except OSError:
        return b""


@pytest.fixture(scope="module")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that was started once without the demo."""
    home = tmp_path_factory.mktemp("home")
    office = houses.start(home, options=("--no-demo",))
    assert office.end() == 0
    houses.close(office)
    return home


@pytest.fixture
def house(empty_home: Path) -> Iterator[Office]:
    """For whoever kills or ends it."""
    with _up(empty_home) as office:
        yield office


@pytest.fixture(scope="module")
def standing(empty_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """For whoever leaves it standing; over a copy, for two houses do not share a place."""
    home = tmp_path_factory.mktemp("standing")
    shutil.copytree(empty_home / "var", home / "var")
    with _up(home) as office:
        yield office


@contextmanager
def _up(home: Path) -> Iterator[Office]:
    office = houses.start(home, options=("--no-demo",))
    try:
        until(lambda: status(office.port) == 200 and greeting(office.smtp_port).startswith(b"220"), 120)
        yield office
    finally:
        houses.close(office)


def test_each_kind_of_part_is_back_after_a_kill(standing: Office) -> None:  # trust: K1
    for word, well in [("config.web", _page), ("config.work", _page), ("config.listen", _mail)]:
        before = standing.parts(word)
        os.kill(before[0], signal.SIGKILL)
        began = time.monotonic()
        until(lambda before=before, word=word: len(standing.parts(word)) == len(before) and before[0] not in standing.parts(word), BACK)
        until(lambda well=well: well(standing), BACK)
        assert time.monotonic() - began < BACK


def _page(house: Office) -> bool:
    return status(house.port) == 200


def _mail(house: Office) -> bool:
    return greeting(house.smtp_port).startswith(b"220")


def test_a_page_is_answered_while_a_web_process_is_dead(standing: Office) -> None:  # trust: K1
    os.kill(standing.parts("config.web")[0], signal.SIGKILL)
    answers = [status(standing.port) for _ in range(20)]
    assert answers.count(200) >= 19


def test_all_stay_in_one_group_and_session(standing: Office) -> None:  # trust: G11
    parts = children(standing.process.pid)
    assert len(parts) >= 5
    for pid in parts:
        assert os.getpgid(pid) == os.getpgid(standing.process.pid)
        assert os.getsid(pid) == os.getsid(standing.process.pid)


def test_a_second_start_is_refused_in_words(standing: Office) -> None:  # trust: G11
    same_port = standing.command("run", "--no-demo", "--port", str(standing.port), "--smtp-port", str(houses.free()), check=False)
    assert same_port.returncode == 1
    assert "already running" in same_port.stderr
    assert "Traceback" not in same_port.stderr
    same_place = standing.command("run", "--no-demo", "--port", str(houses.free()), "--smtp-port", str(houses.free()), check=False)
    assert same_place.returncode == 1
    assert f"process {standing.process.pid}" in same_place.stderr
    assert status(standing.port) == 200


def test_after_a_kill_of_all_the_next_start_works_and_keeps_the_data(house: Office, empty_home: Path) -> None:  # trust: K1
    before = house.command("audit", "head").stdout
    house.kill()
    again = houses.start(empty_home, options=("--no-demo",))
    try:
        until(lambda: status(again.port) == 200)
        assert again.command("audit", "head").stdout == before
        assert again.command("audit", "verify").stdout.endswith("chain holds\n")
    finally:
        houses.close(again)


def test_a_killed_parent_leaves_nothing(house: Office) -> None:  # trust: K1
    parts = list(children(house.process.pid))
    os.kill(house.process.pid, signal.SIGKILL)
    house.process.wait()
    until(lambda: not any(map(alive, parts)), 5)
    assert not houses.listening(house.port)
    assert not houses.listening(house.smtp_port)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(house: Office, number: signal.Signals) -> None:  # trust: G11
    parts = list(children(house.process.pid))
    house.process.send_signal(number)
    assert house.process.wait(20) == 0
    assert not any(map(alive, parts))
    assert "Traceback" not in house.errors()


def test_a_kill_while_the_first_database_is_made_leaves_nothing_half(tmp_path: Path) -> None:  # trust: K1
    command = [str(houses.GABINET), "run", "--no-demo", "--port", str(houses.free()), "--smtp-port", str(houses.free())]
    process = subprocess.Popen(
        command, env=environment(tmp_path), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    until(lambda: (tmp_path / "var" / "gabinet.sqlite3.making").exists())
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "var" / "gabinet.sqlite3").exists()
    with houses.running(tmp_path, options=("--no-demo",)) as office:
        until(lambda: status(office.port) == 200)
    assert not list((tmp_path / "var").glob("*.making*"))


def test_dawdlers_hold_nobody_up(standing: Office) -> None:  # trust: H5 P12
    """120 clients that drip a POST into the log-in form, all the time; pages answer within 3 s."""
    head = b"POST /login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n"
    lines = [socket.create_connection(("127.0.0.1", standing.port)) for _ in range(120)]
    stop = threading.Event()
    for line in lines:
        line.sendall(head)
    thread = threading.Thread(target=_drip, args=(lines, stop))
    thread.start()
    try:
        worst = max(_timed(standing.port) for _ in range(25))
    finally:
        stop.set()
        thread.join()
        for line in lines:
            line.close()
    assert worst < 3


def _drip(lines: list[socket.socket], stop: threading.Event) -> None:
    while not stop.wait(0.2):
        for line in lines:
            with suppress(OSError):
                line.send(b"x")


def _timed(port: int) -> float:
    began = time.monotonic()
    assert status(port) == 200
    return time.monotonic() - began


@pytest.mark.parametrize("wait", [0.0, 0.3, 1.0])
def test_a_term_while_it_starts_ends_it_cleanly(empty_home: Path, wait: float) -> None:
    """The moment is drawn over the start; whatever it meets, nothing is left and the status is 0."""
    command = [str(houses.GABINET), "run", "--no-demo", "--port", str(houses.free()), "--smtp-port", str(houses.free())]
    process = subprocess.Popen(command, env=environment(empty_home), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    until(lambda: houses.children(process.pid))
    time.sleep(wait)
    process.terminate()
    _, said = process.communicate(timeout=25)
    assert process.returncode == 0
    assert "Traceback" not in said
