# SPDX-License-Identifier: EUPL-1.2
"""The door of mail, spoken to word by word."""

import asyncio
import hashlib
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gabinet.adapters.keeping import MEBI, TooLarge
from gabinet.adapters.smtp import Listener, Manners
from gabinet.post.ports import Where
from tests.hostile.families import FAMILIES
from tests.mail import Line, send

BP, SEKRETARIAT = "bp@wrzosowiec.example", "sekretariat@wrzosowiec.example"
HALF = b"Subject: a\r\n\r\nnie wszystko\r\n"
RAW = b"Subject: a\r\n\r\nkropka\r\n.\r\n..dwie\r\nkoniec\r\n"


@dataclass
class Shelf:
    """A keeper in memory; `refuse` makes it fail for that mailbox, `gate` holds it until it is set."""

    kept: list[tuple[str, bytes, str]] = field(default_factory=list)
    refuse: str = ""
    gate: threading.Event | None = None
    waiting: threading.Event = field(default_factory=threading.Event)

    def receives(self, address: str) -> str | None:
        address.encode()  # as a database would have it
        return address.lower() if address.lower() in (BP, SEKRETARIAT) else None

    def keep(self, *, mailbox: str, raw: Iterable[bytes], limit: int, sent_by: str, where: Where | None = None) -> None:
        whole = b"".join(raw)
        if self.gate is not None:
            self.waiting.set()
            assert self.gate.wait(30)
        if mailbox == self.refuse:
            raise OSError("No space left on device")
        if len(whole) > limit:
            raise TooLarge
        sent_by.encode()
        self.kept.append((mailbox, whole, sent_by))


@contextmanager
def listening(shelf: Shelf, manners: Manners | None = None) -> Iterator[int]:
    """A door on a free port."""
    door = socket.create_server(("127.0.0.1", 0), backlog=1024)
    listener = Listener(door, shelf, manners=manners)
    ready = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(listener.serve(ready.set)))
    thread.start()
    assert ready.wait(10)
    try:
        yield door.getsockname()[1]
    finally:
        listener.stop()
        thread.join(30)
        assert not thread.is_alive()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def port(shelf: Shelf) -> Iterator[int]:
    with listening(shelf) as at:
        yield at


# trust: M13
def test_message_is_kept_as_it_was_sent(shelf: Shelf, port: int) -> None:
    assert send(port, BP, RAW).startswith("250")
    assert shelf.kept == [(BP, RAW, "jan@nadawca.example")]


# trust: M13
def test_empty_message_and_nobodys_envelope_are_taken(shelf: Shelf, port: int) -> None:
    assert send(port, BP, b"", sender="").startswith("250")
    assert shelf.kept == [(BP, b"\r\n", "")]
    with Line(port) as line:
        for words in ("EHLO x", "MAIL FROM:<>", f"RCPT TO:<{BP}>"):
            assert line.say(words).startswith("250")
        assert line.say("DATA").startswith("354")
        assert line.say(".").startswith("250")
    assert shelf.kept[1] == (BP, b"", "")


# trust: M13
def test_only_our_mailboxes_and_only_by_their_name(port: int) -> None:
    with Line(port) as line:
        line.say("EHLO x")
        line.say("MAIL FROM:<a@b.example>")
        for ours in (f"<{BP}>", "<BP@Wrzosowiec.Example>", f" <{SEKRETARIAT}>", BP):
            assert line.say(f"RCPT TO:{ours}").startswith("250"), ours
        for odd in (
            "<nobody@wrzosowiec.example>",
            "<bp@elsewhere.example>",
            '<"bp"@wrzosowiec.example>',
            '<"b p"@wrzosowiec.example>',
            "<@evil.example:bp@wrzosowiec.example>",
            "<bp%wrzosowiec.example@evil.example>",
            "<bp@wrzosowiec.example@evil.example>",
            "<evil.example!bp>",
            "<bp@wrzosowiec.example.>",
            "<bp+x@wrzosowiec.example>",
            "<bp>",
            "<>",
            "<bp@[127.0.0.1]>",
            "<(bp@wrzosowiec.example>",
            "<bp@wrzosowiec.example[>",
            "<żółw@wrzosowiec.example>",
            "<postmaster>",
        ):
            assert line.say(f"RCPT TO:{odd}").startswith("550"), odd
        assert line.say("RCPT TO:").startswith("553")
        assert line.say("NOOP").startswith("250")


# trust: M3, M13
@pytest.mark.parametrize(
    ("sender", "kept"), [(b"a@b.example", "a@b.example"), (b"\xff\xfe@x.example", "@x.example"), (b"\xed\xa0\x80", "?"), (b"a\0b@x", "ab@x")]
)
def test_an_envelope_of_any_octets_is_taken(shelf: Shelf, port: int, sender: bytes, kept: str) -> None:
    """What no database holds is left out of the sender's address; as a recipient it is none of ours."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw, raw.makefile("rb") as answers:
        said = [answers.readline()]
        for word in (b"HELO x", b"MAIL FROM:<" + sender + b">", b"RCPT TO:<" + sender + b">", f"RCPT TO:<{BP}>".encode(), b"DATA"):
            raw.sendall(word + b"\r\n")
            said.append(answers.readline())
        raw.sendall(HALF + b".\r\n")
        said.append(answers.readline())
    assert [line[:3] for line in said] == [b"220", b"250", b"250", b"550", b"250", b"354", b"250"]
    assert shelf.kept == [(BP, HALF, kept)]


# trust: M2, M13
def test_one_mail_to_two_mailboxes_is_kept_twice(shelf: Shelf, port: int) -> None:
    assert send(port, [BP, SEKRETARIAT, BP], RAW).startswith("250")
    assert [each[0] for each in shelf.kept] == [BP, SEKRETARIAT]
    assert {each[1] for each in shelf.kept} == {RAW}


# trust: M1, K4, M13
def test_what_is_not_kept_is_not_ours(shelf: Shelf, port: int) -> None:
    assert send(port, [BP, SEKRETARIAT], RAW).startswith("250")
    shelf.refuse = SEKRETARIAT
    assert send(port, [BP, SEKRETARIAT], RAW).startswith("452")
    shelf.refuse = ""
    assert send(port, [BP, SEKRETARIAT], RAW).startswith("250")


# trust: M5, M13
def test_25_megabytes_are_taken_and_beyond_the_limit_552(shelf: Shelf) -> None:
    raw = b"Subject: a\r\n\r\n" + random.Random(1).randbytes(26 * MEBI).replace(b"\r", b"").replace(b"\n", b"") + b"\r\n"
    with listening(shelf, Manners(largest=30 * MEBI)) as port:
        assert send(port, BP, raw).startswith("250")
        assert hashlib.sha256(shelf.kept[0][1]).digest() == hashlib.sha256(raw).digest()
        answer = send(port, BP, raw + b"x" * 5 * MEBI + b"\r\n")
        assert answer.startswith("552") and "30 MB" in answer
        assert send(port, BP, RAW).startswith("250")
        with Line(port) as line:
            assert f"SIZE {30 * MEBI}" in line.say("EHLO x")
            assert line.say(f"MAIL FROM:<a@b.example> SIZE={31 * MEBI}").startswith("552")
            assert line.say("MAIL FROM:<a@b.example> SIZE=1000 BODY=8BITMIME SMTPUTF8").startswith("250")


# trust: M3, M13
def test_long_lines_and_eight_bits_stay_as_they_are(shelf: Shelf, port: int) -> None:
    raw = b"Subject: a\r\n\r\n" + b"\xff\0" * 500_000 + b"\r\n" + b"x\ny\n" * 10 + b"\r\n"
    assert send(port, BP, raw).startswith("250")
    assert shelf.kept[0][1] == raw


# trust: M13
@pytest.mark.parametrize("half", [HALF, HALF + b".\r", HALF + b".\n", b"", b"Subject: x"])
def test_half_a_message_is_not_ours(shelf: Shelf, port: int, half: bytes) -> None:
    with Line(port) as line:
        for words in ("EHLO x", "MAIL FROM:<a@b.example>", f"RCPT TO:<{BP}>"):
            line.say(words)
        assert line.say("DATA").startswith("354")
        line.socket.sendall(half)
    assert send(port, BP, RAW).startswith("250")
    assert len(shelf.kept) == 1


# trust: M13
def test_idle_line_ends_and_says_so(shelf: Shelf) -> None:
    with listening(shelf, Manners(silence=0.3)) as port, Line(port) as line:
        assert line.say("EHLO x").startswith("250")
        assert line.answer().startswith("421")
        assert line.answer() == ""


# trust: M13
def test_message_that_drips_for_ever_ends(shelf: Shelf) -> None:
    with listening(shelf, Manners(message=0.3)) as port, Line(port) as line:
        for words in ("EHLO x", "MAIL FROM:<a@b.example>", f"RCPT TO:<{BP}>"):
            line.say(words)
        assert line.say("DATA").startswith("354")
        line.socket.sendall(b"Subject: a\r\n")
        assert line.answer().startswith("421")
        assert send(port, BP, RAW).startswith("250")


# trust: M13, P12
def test_idle_lines_keep_nobody_out(shelf: Shelf, port: int) -> None:
    idle = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(150)]
    try:
        assert send(port, BP, RAW).startswith("250")
    finally:
        for each in idle:
            each.close()


# trust: M13
def test_too_many_lines_close_the_one_that_is_silent_longest(shelf: Shelf) -> None:
    with listening(shelf, Manners(lines=3)) as port, Line(port) as first, Line(port) as second, Line(port) as third:
        assert first.say("NOOP").startswith("250")
        with Line(port) as fourth:
            assert fourth.greeting.startswith("220")
            assert second.answer().startswith("421")
            assert first.say("NOOP").startswith("250") and third.say("NOOP").startswith("250")


def test_whole_conversation_at_once_is_understood(shelf: Shelf, port: int) -> None:
    with Line(port) as line:
        words = (
            b"EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<"
            + BP.encode()
            + b">\r\nDATA\r\nSubject: a\r\n\r\nx\r\n.\r\nMAIL FROM:<c@d.example>\r\nQUIT\r\n"
        )
        line.socket.sendall(words)
        answers = [line.answer()[:3] for _ in range(7)]
    assert answers == ["250", "250", "250", "354", "250", "250", "221"]
    assert shelf.kept == [(BP, b"Subject: a\r\n\r\nx\r\n", "a@b.example")]


@pytest.mark.parametrize(
    "word", [b"FOO", b"\xff\xfe", b"MAIL", b"MAIL FROM:<a@[>", b"MAIL FROM:<" + b"a" * 300 + b">", b"VRFY x", b"EXPN x", b"A" * 200_000, b"DATA"]
)
def test_nonsense_ends_nothing(shelf: Shelf, port: int, word: bytes) -> None:
    with Line(port) as line:
        line.say("EHLO x")
        assert line.say(word)[:1] in "25"
        line.say("RSET")
        assert line.say("MAIL FROM:<a@b.example>").startswith("250")
        assert line.say(f"RCPT TO:<{BP}>").startswith("250")
        assert line.data(RAW).startswith("250")
    assert len(shelf.kept) == 1


# trust: G11
def test_end_waits_for_the_message_in_hand_and_closes_the_rest(shelf: Shelf) -> None:
    shelf.gate = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        with listening(shelf) as port:
            idle = Line(port)
            idle.__enter__()
            sent = pool.submit(send, port, BP, RAW)
            assert shelf.waiting.wait(10)
            threading.Timer(0.2, shelf.gate.set).start()
        assert sent.result(10).startswith("250")
        assert idle.answer().startswith("421")
        idle.__exit__()
    assert len(shelf.kept) == 1


# trust: M1, M3, M5
def test_all_families_come_through_the_door_as_they_are(shelf: Shelf, port: int) -> None:
    sent = [sample for family in FAMILIES for sample in family.build(random.Random(9))]
    for sample in sent:
        raw = sample.raw if sample.raw.endswith(b"\r\n") else sample.raw + b"\r\n"
        assert send(port, sample.mailbox, raw, sender="a@b.example").startswith("250")
    wanted = [(each.mailbox, hashlib.sha256(each.raw if each.raw.endswith(b"\r\n") else each.raw + b"\r\n").hexdigest()) for each in sent]
    assert [(mailbox, hashlib.sha256(raw).hexdigest()) for mailbox, raw, _ in shelf.kept] == wanted


PROCESS = """
import socket, sys
from gabinet.adapters import smtp
from tests.adapters.test_smtp import Shelf
sys.exit(smtp.run(socket.socket(fileno=int(sys.argv[1])), Shelf()))
"""


# trust: G11
def test_process_serves_an_inherited_socket_and_ends_at_term() -> None:
    root = Path(__file__).resolve().parents[2]
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        process = subprocess.Popen([sys.executable, "-c", PROCESS, str(door.fileno())], cwd=root, pass_fds=(door.fileno(),))
    try:
        assert send(port, BP, RAW).startswith("250")
    finally:
        process.terminate()
    assert process.wait(20) == 0
