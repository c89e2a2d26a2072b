# SPDX-License-Identifier: EUPL-1.2
"""A letter leaves at most once, and what is not known is said."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from gabinet.adapters.relay import Patience, SmtpRelay, Wrap
from gabinet.post.ports import Later, Never, Sealed, Unknown
from tests.houses import free
from tests.relay import Relay, running

TO = "t.grela@kurier.example"
RAW = b"From: Biuro <bp@wrzosowiec.example>\r\nTo: t.grela@kurier.example\r\nMessage-ID: <1@wrzosowiec.example>\r\n\r\n.kropka\r\nko\xc5\x84\r\n"
LETTER = Sealed("1@wrzosowiec.example", TO, RAW)
QUICK = Patience(step=5.0, last=5.0)


@pytest.fixture
def relay() -> Iterator[Relay]:
    with running() as one:
        yield one


def to(port: int) -> SmtpRelay:
    return SmtpRelay("127.0.0.1", port, patience=QUICK)


def test_letter_leaves_as_it_is(relay: Relay) -> None:
    assert to(relay.port).hand_over(LETTER) == "250 taken"
    assert [(each.sender, each.to, each.raw) for each in relay.letters] == [("bp@wrzosowiec.example", (TO,), RAW)]


# trust: M9
def test_automatic_reply_leaves_in_nobodys_name(relay: Relay) -> None:
    to(relay.port).hand_over(Sealed("2@x", TO, b"Auto-Submitted: auto-replied\r\n" + RAW))
    to(relay.port).hand_over(Sealed("3@x", TO, b"Auto-Submitted: auto-generated\r\n" + RAW))
    assert [each.sender for each in relay.letters] == ["<>", "bp@wrzosowiec.example"]


# trust: K5, P4
@pytest.mark.parametrize(
    ("rcpt", "data", "outcome"),
    [
        ("550 5.1.1 no such person", "", Never),
        ("451 4.2.0 greylisted", "", Later),
        ("cut", "", Later),
        ("", "552 5.3.4 too large", Never),
        ("", "451 4.3.0 later", Later),
        ("", "cut", Unknown),
        ("", "999 what", Unknown),
        ("", "300 what", Unknown),
        ("", "what", Unknown),
    ],
)
def test_each_answer_has_its_outcome(relay: Relay, rcpt: str, data: str, outcome: type[Exception]) -> None:
    assert to(relay.port).hand_over(LETTER)
    relay.letters.clear()
    relay.rcpt[TO], relay.data[TO] = rcpt, data
    with pytest.raises(outcome) as said:
        to(relay.port).hand_over(LETTER)
    assert str(said.value)
    assert outcome is Unknown or not relay.letters


# trust: K6
def test_relay_that_is_down_or_silent_is_later(relay: Relay) -> None:
    with pytest.raises(Later):
        to(free()).hand_over(LETTER)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Later):
        SmtpRelay("127.0.0.1", silent.getsockname()[1], patience=Patience(step=0.3)).hand_over(LETTER)


# trust: K6
def test_silence_behind_the_dot_is_unknown(relay: Relay) -> None:
    relay.slow = 1.0
    try:
        with pytest.raises(Unknown):
            SmtpRelay("127.0.0.1", relay.port, patience=Patience(step=5.0, last=0.2)).hand_over(LETTER)
    finally:
        relay.slow = 0.0


# trust: M12
@pytest.mark.parametrize(
    "address", ["a@b.example\r\nRCPT TO:<x@evil.example>", "a@b.example>", "a b@c.example", "a@b.example\0", "", "nobody", "<a@b.example>"]
)
def test_address_that_is_more_than_one_is_refused(relay: Relay, address: str) -> None:
    assert to(relay.port).hand_over(LETTER)
    with pytest.raises(Never):
        to(relay.port).hand_over(Sealed("4@x", address, RAW))
    assert len(relay.letters) == 1


def test_letter_without_a_sender_is_refused(relay: Relay) -> None:
    with pytest.raises(Never):
        to(relay.port).hand_over(Sealed("5@x", TO, b"Subject: a\r\n\r\nb\r\n"))


class Cutter:
    """A line between us and the relay that is cut after so many octets in one direction (trust K5)."""

    def __init__(self, port: int, *, ours: int = -1, theirs: int = -1) -> None:
        self.port, self.left = port, {"ours": ours, "theirs": theirs}
        self.passed = 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        near, _ = self.door.accept()
        far = socket.create_connection(("127.0.0.1", self.port))
        ways = [threading.Thread(target=self._pass, args=(near, far, "ours")), threading.Thread(target=self._pass, args=(far, near, "theirs"))]
        for each in ways:
            each.start()
        for each in ways:
            each.join()
        near.close()
        far.close()

    def _pass(self, one: socket.socket, other: socket.socket, way: str) -> None:
        with suppress(OSError):
            while chunk := one.recv(4096):
                left = self.left[way]
                if 0 <= left < len(chunk):
                    other.sendall(chunk[:left])
                    break
                self.left[way] = left - len(chunk) if left >= 0 else left
                self.passed += len(chunk) if way == "ours" else 0
                other.sendall(chunk)
        for each in (one, other):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Cutter":
        return self

    def __exit__(self, *why: object) -> None:
        self.door.close()
        self.thread.join(10)


# trust: K5, P4
@pytest.mark.parametrize("way", ["ours", "theirs"])
def test_line_cut_at_any_octet_never_says_later_of_a_letter_that_left(relay: Relay, way: str) -> None:
    with Cutter(relay.port) as whole:
        to(whole.door.getsockname()[1]).hand_over(LETTER)
        passed = whole.passed
    outcomes = set()
    places = {*range(0, passed, 13), *range(passed - 12, passed + 1)} if way == "ours" else {*range(0, 260, 11), 1000}
    for place in sorted(places):
        relay.letters.clear()
        with Cutter(relay.port, **{way: place}) as line:
            try:
                to(line.door.getsockname()[1]).hand_over(LETTER)
                outcome = "sent"
            except (Later, Unknown) as error:
                outcome = type(error).__name__
        outcomes.add(outcome)
        assert outcome != "Later" or not relay.letters, place
        assert outcome != "sent" or len(relay.letters) == 1, place
    assert outcomes == {"sent", "Later", "Unknown"}


def test_address_of_the_relay() -> None:
    assert SmtpRelay.at("smtp://127.0.0.1:2526") == SmtpRelay("127.0.0.1", 2526)
    assert SmtpRelay.at("smtps://biuro:ha%40s%2Flo@relay.example") == SmtpRelay("relay.example", 465, Wrap.TLS, "biuro", "ha@s/lo")
    assert SmtpRelay.at("smtp://relay.example") == SmtpRelay("relay.example", 587, Wrap.STARTTLS)
    assert SmtpRelay.at("smtp+plain://10.0.0.5") == SmtpRelay("10.0.0.5", 25)
    for odd in ("", "http://relay.example", "smtp://", "relay.example:25"):
        with pytest.raises(ValueError, match="must look like"):
            SmtpRelay.at(odd)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate for 127.0.0.1, signed by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    ours = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    draft = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .add_extension(ours, critical=False)
    )
    draft = draft.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    made = draft.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2)).sign(key, hashes.SHA256())
    places = folder / "key.pem", folder / "cert.pem"
    places[0].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    places[1].write_bytes(made.public_bytes(Encoding.PEM))
    return places


@contextmanager
def encrypted(folder: Path, *, wrap: Wrap) -> Iterator[tuple[int, Relay, ssl.SSLContext]]:
    """A relay with a certificate of its own making and a login."""
    key, cert = _certificate(folder)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(cert, key)
    relay = Relay(port=free())
    options = {"ssl_context": server} if wrap == Wrap.TLS else {"server_kwargs": {"tls_context": server, "require_starttls": True}}
    controller = Controller(relay, hostname="127.0.0.1", port=relay.port, **options)
    controller.start()
    try:
        yield relay.port, relay, ssl.create_default_context(cafile=cert)
    finally:
        controller.stop()


# trust: K6
@pytest.mark.parametrize("wrap", [Wrap.TLS, Wrap.STARTTLS])
def test_certificate_is_looked_at(tmp_path: Path, wrap: Wrap) -> None:
    with encrypted(tmp_path, wrap=wrap) as (port, relay, trusted):
        assert SmtpRelay("127.0.0.1", port, wrap, context=trusted, patience=QUICK).hand_over(LETTER) == "250 taken"
        with pytest.raises(Later):
            SmtpRelay("127.0.0.1", port, wrap, patience=QUICK).hand_over(LETTER)
        assert len(relay.letters) == 1


def test_login_that_is_refused_is_later(relay: Relay) -> None:
    with pytest.raises(Later):
        SmtpRelay("127.0.0.1", relay.port, login="biuro", password="x", patience=QUICK).hand_over(LETTER)
    with pytest.raises(Later):
        SmtpRelay("127.0.0.1", relay.port, Wrap.STARTTLS, patience=QUICK).hand_over(LETTER)
