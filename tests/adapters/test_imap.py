# SPDX-License-Identifier: EUPL-1.2
"""A mailbox on a real server: what is there is taken in, once in effect, whatever falls in between."""

import hashlib
import imaplib
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from gabinet.adapters.fetching import Fetcher, Rhythm
from gabinet.adapters.imap import Account, Security
from gabinet.post.ports import Where
from tests.dovecot import PASSWORD, Dovecot
from tests.hostile.families import corpus
from tests.houses import free, until

pytestmark = pytest.mark.integration

USER = "sekretariat@wrzosowiec.example"
OTHER = "bp@wrzosowiec.example"
ROOT = Path(__file__).resolve().parents[2]


class Folder:
    """A keeper that writes to a folder, each message under its sha256, and each call to a list; also from another process."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.refuse = False
        self.beats: list[str] = []
        self.faults: list[str] = []
        place.mkdir(exist_ok=True)

    def receives(self, address: str) -> str | None:
        return address

    def keep(self, *, mailbox: str, raw: Iterable[bytes], limit: int, sent_by: str, where: Where | None = None) -> None:
        whole = b"".join(raw)
        if self.refuse:
            raise OSError("No space left on device")
        assert where is not None and len(whole) <= limit
        (self.place / hashlib.sha256(whole).hexdigest()).write_bytes(whole)
        with (self.place / "calls").open("a") as calls:
            calls.write(f"{where.uidvalidity} {where.uid}\n")

    def beat(self, mailbox: str) -> None:
        self.beats.append(mailbox)

    def silent(self, mailbox: str, why: str) -> None:
        self.faults.append(why)

    def kept(self) -> set[str]:
        return {each.name for each in self.place.iterdir()} - {"calls"}

    def calls(self) -> list[str]:
        return (self.place / "calls").read_text().splitlines() if (self.place / "calls").exists() else []


def account(server: Dovecot, user: str = USER, **told: object) -> Account:
    return Account(**{"host": "127.0.0.1", "port": server.imap, "login": user, "password": PASSWORD, "security": Security.NONE, **told})  # type: ignore[arg-type]


@contextmanager
def fetching(where: Account, folder: Folder, **rhythm: float) -> Iterator[Fetcher]:
    fetcher = Fetcher(where, where.login, folder, folder, rhythm=Rhythm(**{"first": 0.1, "last": 0.5, **rhythm}))
    thread = threading.Thread(target=fetcher.run)
    thread.start()
    try:
        yield fetcher
    finally:
        fetcher.stop()
        thread.join(20)
        assert not thread.is_alive()


@contextmanager
def client(server: Dovecot, user: str = USER, folder: str = "INBOX") -> Iterator[imaplib.IMAP4]:
    line = imaplib.IMAP4("127.0.0.1", server.imap)
    line.login(user, PASSWORD)
    line.select(folder)
    yield line
    line.logout()


def on_server(server: Dovecot, user: str = USER, folder: str = "INBOX") -> list[str]:
    """The sha256 of what lies there, in order, read without our fetcher."""
    with client(server, user, folder) as line:
        found: list[str] = []
        for number in line.search(None, "ALL")[1][0].split():
            data = line.fetch(number.decode(), "(BODY.PEEK[])")[1][0]
            assert isinstance(data, tuple)
            found.append(hashlib.sha256(data[1]).hexdigest())
    return found


def put(server: Dovecot, *letters: bytes, user: str = USER) -> None:
    with client(server, user) as line:
        for raw in letters:
            assert line.append("INBOX", None, None, raw)[0] == "OK"  # type: ignore[arg-type]


def letter(number: int) -> bytes:
    return f"From: a@b.example\r\nSubject: {number}\r\n\r\nlist {number}\r\n".encode()


@pytest.fixture
def server(imap_server: Callable[..., Dovecot]) -> Dovecot:
    return imap_server(USER, OTHER)


# trust: M1
def test_what_lies_there_and_what_comes_is_taken_in(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1), letter(2))
    folder = Folder(tmp_path / "kept")
    with fetching(account(server), folder):
        until(lambda: len(folder.kept()) == 2, 20)
        server.deliver(letter(3), USER)
        until(lambda: len(folder.kept()) == 3, 20)
    assert folder.kept() == set(on_server(server))
    assert folder.beats and not folder.faults


# trust: M1
def test_what_people_have_read_is_taken_in_all_the_same(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1))
    with client(server) as line:
        line.store("1", "+FLAGS", "\\Seen")
    folder = Folder(tmp_path / "kept")
    with fetching(account(server), folder):
        until(lambda: len(folder.kept()) == 1, 20)
    with client(server) as line:
        assert line.search(None, "SEEN")[1] == [b"1"]


def test_each_mailbox_is_its_own(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1))
    put(server, letter(2), user=OTHER)
    one, two = Folder(tmp_path / "one"), Folder(tmp_path / "two")
    with fetching(account(server), one), fetching(account(server, OTHER), two):
        until(lambda: bool(one.kept()) and bool(two.kept()), 20)
    assert one.kept() == {hashlib.sha256(letter(1)).hexdigest()}
    assert two.kept() == {hashlib.sha256(letter(2)).hexdigest()}


def test_what_was_kept_is_moved_where_that_is_wished(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1), letter(2))
    folder = Folder(tmp_path / "kept")
    with fetching(account(server, done_folder="Zalatwione"), folder):
        until(lambda: len(on_server(server, folder="Zalatwione")) == 2, 20)
    assert on_server(server) == []
    assert folder.kept() == set(on_server(server, folder="Zalatwione"))


# trust: M2
def test_mailbox_made_anew_brings_the_same_bytes_and_nothing_else(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1), letter(2))
    folder = Folder(tmp_path / "kept")
    with fetching(account(server), folder):
        until(lambda: len(folder.calls()) == 2, 20)
    before = on_server(server)
    server.forget_uids(USER)
    with fetching(account(server), folder):
        until(lambda: len(folder.calls()) >= 4, 20)
    assert len({each.split()[0] for each in folder.calls()}) == 2, "the server did not give another UIDVALIDITY"
    assert folder.kept() == set(on_server(server)) == set(before)


# trust: M1, K4
def test_what_was_not_stored_is_not_marked(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1))
    folder = Folder(tmp_path / "kept")
    folder.refuse = True
    with fetching(account(server), folder):
        until(lambda: "not stored" in folder.faults, 20)
        assert not folder.beats
        folder.refuse = False
        until(lambda: len(folder.kept()) == 1, 20)


# trust: K6
def test_server_that_is_away_or_refuses_is_said_and_tried_again(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1))
    folder = Folder(tmp_path / "kept")
    with fetching(account(server, port=free()), folder):
        until(lambda: folder.faults[:2] == ["no answer", "no answer"], 20)
    with fetching(account(server, password="falsch"), folder):
        until(lambda: folder.faults[-1] == "login refused", 20)
    with fetching(account(server, folder="Nie ma"), folder):
        until(lambda: folder.faults[-1] == "no such folder", 20)
    with fetching(account(server), folder):
        until(lambda: bool(folder.beats), 20)
    assert len(folder.kept()) == 1


class Breaker:
    """A line to the server that can be cut."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.door = socket.create_server(("127.0.0.1", 0))
        self.lines: list[socket.socket] = []
        self.accepted = 0
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                near, _ = self.door.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.port))
            self.lines += [near, far]
            self.accepted += 1
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while chunk := one.recv(65536):
                other.sendall(chunk)

    def cut(self) -> None:
        for each in self.lines:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self.lines.clear()


# trust: K5
def test_line_that_breaks_is_taken_up_again(server: Dovecot, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "kept")
    line = Breaker(server.imap)
    with fetching(account(server, port=line.door.getsockname()[1]), folder):
        until(lambda: bool(folder.beats), 20)
        for number in range(1, 4):
            line.cut()
            server.deliver(letter(number), USER)
            until(lambda number=number: len(folder.kept()) == number, 20)
    line.cut()
    line.door.close()
    assert folder.kept() == set(on_server(server))
    assert line.accepted >= 4


# trust: M5
def test_large_message_comes_whole_and_what_is_too_large_is_said(server: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = b"Subject: a\r\n\r\n" + b"\r\n".join([b"x" * 998] * 20_000) + b"\r\n"
    put(server, letter(1), big, letter(2))
    folder = Folder(tmp_path / "kept")
    with fetching(account(server), folder):
        until(lambda: len(folder.kept()) == 3, 30)
    assert folder.kept() == set(on_server(server))
    monkeypatch.setattr("gabinet.adapters.fetching.LARGEST", 1_000_000)
    put(server, big + b"x\r\n", letter(3))
    with fetching(account(server), folder):
        until(lambda: len(folder.kept()) == 4 and "a message is too large" in folder.faults, 20)


# trust: G11
def test_end_does_not_wait_for_mail(server: Dovecot, tmp_path: Path) -> None:
    put(server, letter(1))
    process = _process(server, tmp_path / "kept", 0)
    until(lambda: (tmp_path / "kept" / "calls").exists(), 20)
    process.terminate()
    assert process.wait(5) == 0


FETCH = """
import os, signal, sys
from pathlib import Path
from gabinet.adapters import fetching
from gabinet.adapters.imap import Account, ImapMailbox, Security
from tests.adapters.test_imap import Folder, PASSWORD, USER
place, port, fall = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
settle, count = ImapMailbox.settle, 0
def falling(self, letter):
    global count
    count += 1
    if count == fall:
        os.kill(os.getpid(), signal.SIGKILL)
    settle(self, letter)
ImapMailbox.settle = falling
folder = Folder(place)
sys.exit(fetching.run(Account("127.0.0.1", port, USER, PASSWORD, Security.NONE), USER, folder, folder))
"""


def _process(server: Dovecot, place: Path, fall: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", FETCH, str(place), str(server.imap), str(fall)], cwd=ROOT)


# trust: M1, K1, P3
def test_thousand_messages_with_falls_between_keeping_and_marking(server: Dovecot, tmp_path: Path) -> None:
    sent = [each.sample.raw for each in corpus(1000, 11)]
    put(server, *[storable(each) for each in sent])
    there = on_server(server)
    assert len(there) == 1000
    folder = Folder(tmp_path / "kept")
    rng = random.Random(3)
    for fall in (1, rng.randrange(2, 50), rng.randrange(50, 300)):
        assert _process(server, folder.place, fall).wait(60) == -signal.SIGKILL
    last = _process(server, folder.place, 0)
    try:
        until(lambda: len(folder.calls()) >= 1003, 90)
    finally:
        last.terminate()
    assert last.wait(20) == 0
    assert folder.kept() == set(there)
    assert len(folder.calls()) == 1003  # each fall made one message come twice, and nothing else did


def storable(raw: bytes) -> bytes:
    """As a mail server keeps it: lines end with CR LF, NUL is no letter of mail."""
    return b"\r\n".join(each.rstrip(b"\r") for each in raw.replace(b"\0", b"0").split(b"\n")) if raw else b"\r\n"
