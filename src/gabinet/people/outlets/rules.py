# SPDX-License-Identifier: EUPL-1.2
"""Kinds of media and what follows from them."""

from dataclasses import dataclass
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop


class Medium(StrEnum):
    """What an outlet is; `OWN` is the city's own bulletin."""

    DAILY = "daily"
    PERIODICAL = "periodical"
    ONLINE = "online"
    RADIO = "radio"
    TV = "tv"
    OWN = "own"


LABELS = {
    Medium.DAILY: gettext_noop("Daily"),
    Medium.PERIODICAL: gettext_noop("Periodical"),
    Medium.ONLINE: gettext_noop("Online outlet"),
    Medium.RADIO: gettext_noop("Radio"),
    Medium.TV: gettext_noop("Television"),
    Medium.OWN: gettext_noop("The city's own bulletin"),
}
HOURS = (6, 24)


class AddressTaken(Refused):
    """An e-mail address recognises one person or outlet only (trust M6)."""

    message = gettext_noop("The address %(address)s already belongs to another person or outlet.")


class DomainTaken(Refused):
    """The domain hints at another outlet."""

    message = gettext_noop("The domain %(domain)s already belongs to another outlet.")


class NoSuchPerson(Refused):
    """A journalist is a person of the registry."""

    message = gettext_noop("Nobody in the registry has the address %(address)s. Enter the person first.")


@dataclass(frozen=True, slots=True)
class Card:
    """An outlet as its form gives it; `hours` 0 takes what is usual for the medium; `owner` is an account."""

    name: str
    medium: Medium
    hours: int = 0
    owner: int | None = None
    phone: str = ""
    beat: str = ""
    note: str = ""
    emails: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


def usual_hours(medium: Medium) -> int:
    """Hours in which quotes are authorised: 6 for a daily, 24 for all others (Prawo prasowe art. 14a ust. 4-5; portals, radio, TV: convention)."""
    return 6 if medium is Medium.DAILY else 24


def domain_of(address: str) -> str:
    """What stands after the last @, lower case; "" where there is none."""
    return address.rpartition("@")[2].strip().lower() if "@" in address else ""
