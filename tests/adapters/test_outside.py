# SPDX-License-Identifier: EUPL-1.2
"""The way out leads to public addresses only, and ends in time."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address

import pytest

from gabinet.adapters.networks import is_public
from gabinet.adapters.outside import Caps, Failed, Found, Guard, Refused, fetch

PUBLIC = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::1"]
INSIDE = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255"),
    *("192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
    *("255.255.255.255", "192.31.196.1", "192.175.48.1"),
    *(
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "::a00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
    ),
    *("2002:a00:1::1", "2001::1", "2001:db8::1", "2001:10::1", "fc00::1", "fd00::1", "fe80::1", "fec0::1", "ff02::1", "100::1", "3fff::1", "5f00::1"),
    *("4000::1", "::ffff:0:127.0.0.1", "2620:4f:8000::1"),
]


# trust: O1, O2
def test_addresses_that_lead_inside_are_known() -> None:
    assert [each for each in PUBLIC if not is_public(ipaddress.ip_address(each))] == []
    assert [each for each in INSIDE if is_public(ipaddress.ip_address(each))] == []


# trust: O1, O3
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1\\@example.com/",
        "http://example.com\\.evil.example/",
        "http://user@example.com/",
        "http://user:pass@example.com/",
        "http://example.com:8080/",
        "http://example.com:22/",
        "https://example.com:80/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "javascript:alert(1)",
        "http:///path",
        "//example.com/",
        "example.com",
        "",
        "http://exa mple.com/",
        "http://example.com/\r\nX: y",
        "http://example.com/\0",
        "http://①②⑦.⓪.⓪.①/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://" + "a" * 3000,
    ],
)
def test_spelling_that_could_mean_two_things_is_refused(url: str) -> None:
    assert Guard().parsed("https://example.com:443/a?b=c#d").host == "example.com"
    with pytest.raises(Refused):
        Guard().parsed(url)


# trust: O1
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://017700000001/",
        "http://127.1/",
        "http://0/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
    ],
)
def test_inside_is_never_connected_to(url: str) -> None:
    with pytest.raises(Refused):
        fetch(url, accept="*/*", caps=Caps(seconds=5))


@dataclass
class Server:
    """Answers each path as a test says; counts who came."""

    port: int = 0
    answers: dict[str, Callable[[socket.socket], None]] = field(default_factory=dict)
    asked: list[bytes] = field(default_factory=list)

    def says(self, path: str, *pieces: bytes, pause: float = 0.0) -> None:
        def answer(line: socket.socket) -> None:
            for each in pieces:
                line.sendall(each)
                time.sleep(pause)

        self.answers[path] = answer

    def has(self, path: str, body: bytes, head: bytes = b"") -> None:
        self.says(path, b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n" % len(body) + head + b"\r\n" + body)

    def moves(self, path: str, to: str) -> None:
        self.says(path, f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())

    def talk(self, line: socket.socket) -> None:
        with suppress(OSError), line:
            head = b""
            while b"\r\n\r\n" not in head:
                chunk = line.recv(4096)
                if not chunk:
                    return
                head += chunk
            self.asked.append(head)
            self.answers[head.split(b" ")[1].decode()](line)


@pytest.fixture
def server() -> Iterator[Server]:
    door = socket.create_server(("127.0.0.1", 0))
    one = Server(door.getsockname()[1])

    def run() -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            threading.Thread(target=one.talk, args=(line,), daemon=True).start()

    threading.Thread(target=run, daemon=True).start()
    yield one
    door.shutdown(socket.SHUT_RDWR)
    door.close()


def here(address: IPv4Address | IPv6Address) -> bool:
    """The test's own idea of the world: this machine's first address is public, all others lie inside."""
    return str(address) == "127.0.0.1"


def get(server: Server, url: str, guard: Guard | None = None, **caps: float) -> Found:
    names: Callable[[str, int], list[IPv4Address | IPv6Address]] = lambda host, port: [  # noqa: E731
        ipaddress.ip_address("127.0.0.1" if host.endswith("example") else host)
    ]
    rules = guard or Guard(is_public=here, ports={"http": server.port}, resolve=names)
    return fetch(url.replace("PORT", str(server.port)), accept="image/png", caps=Caps(**{"seconds": 5.0, **caps}), guard=rules)  # type: ignore[arg-type]


def test_what_lies_there_comes_and_nothing_of_ours_goes(server: Server) -> None:
    server.has("/a", b"obraz", b"Content-Type: image/png\r\nSet-Cookie: a=b\r\n")
    found = get(server, "http://obrazy.example:PORT/a")
    assert (found.body, found.declared) == (b"obraz", "image/png")
    head = server.asked[0].lower()
    assert f"host: obrazy.example:{server.port}".encode() in head
    assert not any(each in head for each in (b"cookie", b"referer", b"authorization", b"x-forwarded"))


# trust: O1
def test_redirects_are_looked_at_anew_and_end(server: Server) -> None:
    server.has("/a", b"obraz")
    for number in range(5):
        server.moves(f"/{number}", f"/{number - 1}" if number else "/a")
    assert get(server, "http://obrazy.example:PORT/2").url.endswith("/a")
    with pytest.raises(Failed):
        get(server, "http://obrazy.example:PORT/4")
    for odd in (
        f"http://127.0.0.2:{server.port}/a",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "//user@obrazy.example/",
        "http://[::1]/",
        "http://obrazy.example:1/a",
    ):
        server.moves("/odd", odd)
        with pytest.raises(Refused):
            get(server, "http://obrazy.example:PORT/odd")


# trust: O1
def test_name_is_asked_once_and_that_address_is_used(server: Server) -> None:
    """A name that leads outside when it is looked at and inside when it is connected to."""
    server.has("/a", b"obraz")
    turns = iter(["127.0.0.1", "127.0.0.2"])
    guard = Guard(is_public=here, ports={"http": server.port}, resolve=lambda host, port: [ipaddress.ip_address(next(turns))])
    assert get(server, "http://zmienny.example:PORT/a", guard).body == b"obraz"
    assert next(turns) == "127.0.0.2"


# trust: O1
def test_name_with_one_address_inside_is_refused(server: Server) -> None:
    server.has("/a", b"obraz")
    both = [ipaddress.ip_address("127.0.0.1"), ipaddress.ip_address("10.0.0.1")]
    one = Guard(is_public=here, ports={"http": server.port}, resolve=lambda host, port: both[:1])
    assert get(server, "http://dwa.example:PORT/a", one).body == b"obraz"
    with pytest.raises(Refused):
        get(server, "http://dwa.example:PORT/a", Guard(is_public=here, ports={"http": server.port}, resolve=lambda host, port: both))


def test_environment_names_no_proxy(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.has("/a", b"obraz")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get(server, "http://obrazy.example:PORT/a").body == b"obraz"


# trust: O4
def test_size_on_the_line_and_unpacked_is_capped(server: Server) -> None:
    small, large = gzip.compress(b"x" * 1000), gzip.compress(b"\0" * 5_000_000)
    server.has("/small", small, b"Content-Encoding: gzip\r\n")
    server.has("/bomb", large, b"Content-Encoding: gzip\r\n")
    server.has("/big", b"x" * 300_000)
    server.has("/odd", b"x", b"Content-Encoding: br\r\n")
    server.has("/broken", b"no gzip", b"Content-Encoding: gzip\r\n")
    assert get(server, "http://a.example:PORT/small", unpacked=1000).body == b"x" * 1000
    assert len(get(server, "http://a.example:PORT/bomb", unpacked=6_000_000).body) == 5_000_000
    assert len(get(server, "http://a.example:PORT/big", wire=400_000).body) == 300_000
    for path, caps in (("bomb", {"unpacked": 1_000_000}), ("big", {"wire": 200_000}), ("big", {"unpacked": 200_000}), ("odd", {}), ("broken", {})):
        with pytest.raises(Failed):
            get(server, f"http://a.example:PORT/{path}", **caps)


# trust: O4, P12
@pytest.mark.parametrize(
    "pieces", [(b"HTTP/1.1 200 OK\r\n\r\n", *[b"x"] * 400), tuple(b"%c" % each for each in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 400), ()]
)
def test_server_that_drips_or_is_silent_ends_in_time(server: Server, pieces: tuple[bytes, ...]) -> None:
    server.says("/slow", *pieces, *([b""] * 400 if not pieces else []), pause=0.05)
    began = time.monotonic()
    with pytest.raises(Failed):
        get(server, "http://a.example:PORT/slow", seconds=0.6)
    assert time.monotonic() - began < 2.0


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx",
        b"nonsense\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n",
        b"HTTP/1.1 302 Found\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50000 + b"\r\n",
    ],
)
def test_other_peoples_faults_are_one_fault(server: Server, answer: bytes) -> None:
    server.says("/a", answer)
    with pytest.raises((Failed, Refused)):
        get(server, "http://a.example:PORT/a")


def test_name_that_does_not_exist_is_a_failure(server: Server) -> None:
    def nowhere(host: str, port: int) -> list[IPv4Address | IPv6Address]:
        raise socket.gaierror

    with pytest.raises(Failed):
        get(server, "http://a.example:PORT/a", Guard(is_public=here, ports={"http": server.port}, resolve=nowhere))
