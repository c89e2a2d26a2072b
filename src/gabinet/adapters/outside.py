# SPDX-License-Identifier: EUPL-1.2
"""The one way out by HTTP: to public addresses only, each name asked once, with limits of time and size (trust O1-O4)."""

import ipaddress
import re
import socket
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as LateAnswer
from dataclasses import dataclass, field
from typing import Any, Final

import httpcore2
import httpx2

from gabinet.adapters import networks
from gabinet.adapters.networks import Address

MEBI: Final = 1024 * 1024
PORTS: Final = {"http": 80, "https": 443}
REDIRECTS: Final = 3
_ODD: Final = re.compile(r"[\s\\\x00-\x20\x7f]")
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_STEP: Final = 5.0
_GZIP_OR_ZLIB: Final = 47
_names = ThreadPoolExecutor(8, "names")


class Refused(Exception):
    """We do not go there; the text says why, for the log's event only."""


class Failed(Exception):
    """There was nothing to be had: no answer, a bad one, too much, too slow."""


@dataclass(frozen=True, slots=True)
class Caps:
    """Seconds of wall time in all; octets on the line, octets unpacked."""

    seconds: float = 20.0
    wire: int = 10 * MEBI
    unpacked: int = 20 * MEBI


def resolve(host: str, port: int) -> list[Address]:
    """All addresses of a name, as the system gives them."""
    return [ipaddress.ip_address(str(told[4][0]).partition("%")[0]) for told in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Guard:
    """What is allowed: which addresses, which ports by scheme, and who says where a name leads."""

    is_public: Callable[[Address], bool] = networks.is_public
    ports: dict[str, int] = field(default_factory=lambda: dict(PORTS))
    resolve: Callable[[str, int], list[Address]] = resolve

    def parsed(self, url: str) -> httpx2.URL:
        """The address in its parts, the name in ASCII; only these parts are used from here on. Raises Refused."""
        if len(url) > 2000 or _ODD.search(url):
            raise Refused("spelling")
        try:
            parts = httpx2.URL(url)
        except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
            raise Refused("spelling") from error
        if parts.scheme not in self.ports or parts.userinfo or not parts.raw_host or b"%" in parts.raw_host:
            raise Refused("scheme, user or host")
        if (parts.port or self.ports[parts.scheme]) != self.ports[parts.scheme]:
            raise Refused("port")
        return parts

    def address_of(self, host: str, port: int, seconds: float) -> Address:
        """The one address that is connected to; all that the name leads to must be public. Raises Refused, Failed."""
        try:
            found = _names.submit(self.resolve, host, port).result(max(0.0, seconds))
        except (OSError, UnicodeError, ValueError, LateAnswer) as error:
            raise Failed("name") from error
        if not found or not all(map(self.is_public, found)):
            raise Refused("address")
        return found[0]


@dataclass(frozen=True, slots=True)
class Found:
    """What lay there: the last address, its media type as the server says, its octets unpacked."""

    url: str
    declared: str
    body: bytes


def fetch(url: str, *, accept: str, caps: Caps | None = None, guard: Guard | None = None) -> Found:
    """GET without cookies, referrer or proxy; a redirect is looked at like a new address. Raises Refused, Failed."""
    limits, rules = caps or Caps(), guard or Guard()
    until = time.monotonic() + limits.seconds
    where = rules.parsed(url)
    for _ in range(REDIRECTS + 1):
        with httpx2.Client(transport=_Transport(rules, until, limits.wire), trust_env=False, timeout=_STEP) as client:
            found = _once(client, where, accept, limits)
        if isinstance(found, Found):
            return found
        where = rules.parsed(found)
    raise Failed("redirects")


def _once(client: httpx2.Client, where: httpx2.URL, accept: str, caps: Caps) -> Found | str:
    """What lay there, or where it has gone."""
    asked = {"Accept": accept, "Accept-Encoding": "gzip", "User-Agent": "Gabinet"}
    try:
        with client.stream("GET", where, headers=asked) as answer:
            location = answer.headers.get("location")
            if answer.status_code in _MOVED and location:
                return str(where.join(location))
            if answer.status_code != httpx2.codes.OK:
                raise Failed(str(answer.status_code))
            body = b"".join(_unpacked(answer.iter_raw(), answer.headers.get("content-encoding", ""), caps.unpacked))
            return Found(str(where), answer.headers.get("content-type", ""), body)
    except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, httpx2.CookieConflict, OSError, ValueError) as error:
        raise Failed(type(error).__name__) from error


def _unpacked(pieces: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """Never more than `most` octets, however small they were packed. Raises Failed."""
    if encoding.strip().lower() not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise Failed("encoding")
    packed = encoding.strip().lower() not in ("", "identity")
    opener = zlib.decompressobj(_GZIP_OR_ZLIB)
    left = most
    for piece in pieces:
        try:
            plain = opener.decompress(piece, left + 1) if packed else piece
        except zlib.error as error:
            raise Failed("packing") from error
        left -= len(plain)
        if left < 0:
            raise Failed("too large")
        yield plain


class _Transport(httpx2.HTTPTransport):
    """The library's own transport over a pool whose every connection goes through the guard."""

    def __init__(self, guard: Guard, until: float, wire: int) -> None:
        context = httpx2.create_ssl_context(trust_env=False)
        self._pool = httpcore2.ConnectionPool(ssl_context=context, max_connections=1, network_backend=_Backend(guard, until, wire))


class _Backend(httpcore2.NetworkBackend):
    """Resolves once and connects to that very address; the name stays in Host and in the certificate's check."""

    def __init__(self, guard: Guard, until: float, wire: int) -> None:
        self._guard, self._until, self._wire = guard, until, wire
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        address = self._guard.address_of(host, port, min(_STEP, self._until - time.monotonic()))
        stream = self._backend.connect_tcp(str(address), port, _left(self._until), local_address, socket_options)
        return _Stream(stream, self._until, self._wire)

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> httpcore2.NetworkStream:
        raise Refused("socket")


class _Stream(httpcore2.NetworkStream):
    """A connection that knows when its time is over and how much may come, whatever the steps in between are."""

    def __init__(self, stream: httpcore2.NetworkStream, until: float, wire: int) -> None:
        self._stream, self._until, self._wire = stream, until, wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        found = self._stream.read(max_bytes, _left(self._until))
        self._wire -= len(found)
        if self._wire < 0:
            raise httpcore2.ReadError("too much on the line")
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._until))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _left(self._until)), self._until, self._wire)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float) -> float:
    """Seconds for the next step. Raises ReadTimeout where the time is over."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time is over")
    return min(_STEP, left)
