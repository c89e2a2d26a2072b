# SPDX-License-Identifier: EUPL-1.2
"""The code of a receipt, and who gets an automatic letter at all."""

import hashlib
import secrets
from collections.abc import Collection

from gabinet.base.errors import Refused, gettext_noop

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS, GROUP = 4, 4


class NothingToReach(Refused):
    """No address is known, or it is one that is never written to by a machine."""

    message = gettext_noop("There is no address that may get an acknowledgement.")


class Acknowledged(Refused):
    """An acknowledgement has already left."""

    message = gettext_noop("The acknowledgement has already been sent.")


def new_code() -> str:
    """80 random bits in four groups: "K7QD-2M9X-H4TR-PB6W"; letters that are easily mistaken do not occur (trust L5)."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


def digest(code: str) -> str:
    """What is kept of a code; case, blanks and dashes do not matter."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def check_reachable(*, address: str, machine: bool, own: Collection[str]) -> None:
    """Raise NothingToReach for no address, a machine's letter or one of our own mailboxes (trust M9)."""
    if not address or machine or address.lower() in own:
        raise NothingToReach
