# SPDX-License-Identifier: EUPL-1.2
"""Mails that no family has thought of: the families' own, with bytes lost, doubled, changed and put together anew."""

import random
from collections.abc import Iterator

from tests.hostile.families import FAMILIES

HEAVY = {"25 MB attachment", "header block of 1 MB", "100,000 parts", "2,000 nested parts", "picture bomb", "office bomb", "lines over 998"}
SALT = tuple(
    each.encode("latin-1")
    for each in (
        *("\0", "\r", "\n", "\r\n", '"', "<", ">", "(", ")", "@", "[", "=?", "?=", "=?utf-8?b?", "=?x?q?=ZZ?=", ";", "=", "*0*=", "%", "--"),
        *("\xff", "\xc5", "\x9f", " " * 300, "\xed\xa0\x80", "99999999999999999999"),
        *("charset=utf-16", "charset=unicode_escape", "charset=hex", "charset=utf-7", "Content-Disposition: attachment; filename*=x'y'%"),
        *("Content-Type: multipart/mixed; boundary=", "Content-Type: message/rfc822\r\n\r\n"),
        "Content-Transfer-Encoding: uuencode\r\n\r\nbegin 644 x\r\n",
    )
)


def mutants(seed: int) -> Iterator[bytes]:
    """Without end."""
    rng = random.Random(seed)
    light = [each for each in FAMILIES if each.name not in HEAVY]
    while True:
        raw = bytearray(rng.choice(light).build(rng)[0].raw)
        for _ in range(rng.randrange(1, 12)):
            _change(raw, rng)
        yield bytes(raw)


def _change(raw: bytearray, rng: random.Random) -> None:
    # Most of what can go wrong goes wrong in the head.
    at = rng.randrange(len(raw) + 1) if rng.random() < 0.4 else rng.randrange(min(len(raw), 700) + 1)
    how = rng.randrange(5)
    if how == 0:
        raw[at:at] = rng.choice(SALT)
    elif how == 1:
        del raw[at : at + rng.randrange(1, 40)]
    elif how == 2:
        raw[at : at + 1] = bytes((rng.randrange(256),))
    elif how == 3:
        other = rng.randrange(len(raw) + 1)
        raw[at:at] = raw[other : other + rng.randrange(1, 200)]
    else:
        del raw[rng.randrange(len(raw) // 2, len(raw) + 1) :]
