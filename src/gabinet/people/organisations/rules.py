# SPDX-License-Identifier: EUPL-1.2
"""Sorts of organisations and what their card holds."""

from dataclasses import dataclass
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop


class Sort(StrEnum):
    """What an organisation is."""

    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    CLUB = "club"
    SCHOOL = "school"
    COMPANY = "company"
    BODY = "body"
    CHURCH = "church"
    TWIN = "twin"
    OTHER = "other"


LABELS = {
    Sort.ASSOCIATION: gettext_noop("Association"),
    Sort.FOUNDATION: gettext_noop("Foundation"),
    Sort.CLUB: gettext_noop("Club"),
    Sort.SCHOOL: gettext_noop("School"),
    Sort.COMPANY: gettext_noop("Company"),
    Sort.BODY: gettext_noop("Public body"),
    Sort.CHURCH: gettext_noop("Church or parish"),
    Sort.TWIN: gettext_noop("Twin town"),
    Sort.OTHER: gettext_noop("Other"),
}


class NoSuchPerson(Refused):
    """A post is held by a person of the registry."""

    message = gettext_noop("Nobody in the registry has the address %(address)s. Enter the person first.")


@dataclass(frozen=True, slots=True)
class Card:
    """An organisation as its form gives it."""

    name: str
    sort: Sort = Sort.OTHER
    email: str = ""
    phone: str = ""
    postal: str = ""
    note: str = ""
