# SPDX-License-Identifier: EUPL-1.2
"""Names in Polish order and as they are looked for; addresses as they are compared."""

from typing import NewType

from gabinet.polish import words
from gabinet.polish.collation import sort_key

EmailAddress = NewType("EmailAddress", str)
PhoneNumber = NewType("PhoneNumber", str)
LONGEST = 200


def sorted_by(*parts: str) -> str:
    """What a list is ordered by: Polish letters in their own places (ł after l), the parts one after another."""
    return sort_key(" ".join(part for part in parts if part))


def anchor(letter: str) -> str:
    """Where the names that begin with a letter begin in the order."""
    return sort_key(letter[:1])[:4]


def folded(*parts: str) -> str:
    """Small letters without marks, for a beginning typed by hand."""
    return words.folded(" ".join(part for part in parts if part))[:LONGEST]


def email(written: str) -> EmailAddress:
    """The bare address as it is compared: trimmed, lower case."""
    return EmailAddress(written.strip().lower())


def phone(written: str) -> PhoneNumber:
    """Digits with a leading plus where it was written; the Polish prefix is dropped, so that "+48 99" meets "99"."""
    digits = "".join(sign for sign in written if sign.isdigit())
    if written.strip().startswith("+") and not digits.startswith("48"):
        return PhoneNumber("+" + digits)
    return PhoneNumber(digits[2:] if len(digits) == 11 and digits.startswith("48") else digits)
