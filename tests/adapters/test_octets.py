# SPDX-License-Identifier: EUPL-1.2
"""The octets of DATA, whatever pieces they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.adapters.octets import Octets

PIECES = (b"\r\n", b".", b"\r", b"\n", b"a", b"..", b"\r\n.", b"\n.\n", b"\n.\r\n", b"\r.\r\n", b"\xff" * 9)


def stuffed(raw: bytes) -> bytes:
    """As a client sends it: `raw` ends with CR LF or is empty."""
    lines = raw.split(b"\r\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b".\r\n"


def fed(stream: bytes, size: int) -> tuple[bytes, bytes | None]:
    octets, found = Octets(), bytearray()
    for at in range(0, len(stream), size):
        if octets.complete:
            return bytes(found), (octets.rest or b"") + stream[at:]
        found += octets.feed(stream[at : at + size])
    return bytes(found), octets.rest


# trust: M13
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(1, 7))
def test_message_comes_out_as_it_went_in(pieces: list[bytes], size: int) -> None:
    raw = b"".join((*pieces, b"\r\n")) if pieces else b""
    assert fed(stuffed(raw) + b"QUIT\r\n", size) == (raw, b"QUIT\r\n")


# trust: M13
@pytest.mark.parametrize("end", [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n.\r"])
def test_nothing_else_ends_a_message(end: bytes) -> None:
    """What smuggles a second message in by a dot that only one of two servers takes for the end."""
    assert fed(b"a\r\n.\r\n", 100) == (b"a\r\n", b"")
    found, rest = fed(b"a" + end + b"MAIL FROM:<x@evil.example>", 100)
    assert rest is None and b"MAIL FROM" in found


def test_unfinished_message_is_not_complete() -> None:
    octets = Octets()
    octets.feed(b"a\r\n.\r")
    assert not octets.complete
    octets.feed(b"\n")
    assert octets.complete
