# SPDX-License-Identifier: EUPL-1.2
"""The code of a receipt, and who gets an automatic letter at all."""

import hashlib

from gabinet.base.errors import Refused, gettext_noop

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUP = 4


class Acknowledged(Refused):
    """An acknowledgement has already left."""

    message = gettext_noop("The acknowledgement has already been sent.")


def code(seal: bytes) -> str:
    """The first 80 bits of a seal in four groups: "K7QD-2M9X-H4TR-PB6W"; letters that are easily mistaken do not occur (trust L5)."""
    bits = int.from_bytes(seal[:10], "big")
    signs = [ALPHABET[bits >> shift & 31] for shift in range(75, -1, -5)]
    return "-".join("".join(signs[at : at + GROUP]) for at in range(0, len(signs), GROUP))


def digest(code: str) -> str:
    """What is kept of a code; case, blanks and dashes do not matter."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def check_new(*, acknowledged: bool) -> None:
    """Raise Acknowledged: one automatic letter a matter."""
    if acknowledged:
        raise Acknowledged
