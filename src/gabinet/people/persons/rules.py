# SPDX-License-Identifier: EUPL-1.2
"""What a card of a person must hold."""

from dataclasses import dataclass
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop

GONE = "[usunięto]"


class Gender(StrEnum):
    """As the person gave it; "" where nobody asked."""

    WOMAN = "f"
    MAN = "m"
    UNKNOWN = ""


class AddressTaken(Refused):
    """An e-mail address recognises one person only (trust M6)."""

    message = gettext_noop("The address %(address)s already belongs to another person or outlet.")


class AlreadyErased(Refused):
    """The person's data were erased."""

    message = gettext_noop("The data of this person were erased. Enter the person anew.")


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a person when the card is saved: the form as a whole."""

    surname: str
    given: str = ""
    title: str = ""
    gender: Gender = Gender.UNKNOWN
    salutation: str = ""
    function: str = ""
    note: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


def full_name(card: Card) -> str:
    """Title, given names, surname."""
    return " ".join(part for part in (card.title, card.given, card.surname) if part)
