# SPDX-License-Identifier: EUPL-1.2
"""Units as they are listed and told; which unit a thing was put to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from gabinet.base import rights
from gabinet.base.accounts.models import User as Account
from gabinet.base.act import Ref, User
from gabinet.base.ladder import Address
from gabinet.base.rights import Powers
from gabinet.people.units.models import Unit

SEES = "people.person.see"
ASKED: dict[str, Callable[[int], int | None]] = {}


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit in a list of choices."""

    pk: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in the list of units, ready to be drawn; at most some dozens, so the list is one page."""

    pk: int
    url: str
    code: str
    name: str
    head: str
    deputy: str
    address: str
    account: str
    company: bool


def visible_to(who: Powers) -> QuerySet[Unit]:
    """Units by right."""
    return rights.seen(Unit.objects.all(), who, SEES)


def standing(on: date) -> QuerySet[Unit]:
    """Units that exist on a day, by code."""
    return Unit.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on)).order_by("code")


def choices(on: date) -> list[Choice]:
    """For a form that asks a unit."""
    return [Choice(*row) for row in standing(on).values_list("pk", "code", "name")]


def listed(who: Powers) -> list[Row]:
    """All units with who stands for them: one statement."""
    found = visible_to(who).filter(ended_on=None).select_related("head", "deputy", "account").order_by("sort", "id")
    return [
        Row(
            one.pk,
            url(one.pk),
            one.code,
            one.name,
            str(one.head or ""),
            str(one.deputy or ""),
            one.address,
            one.account.login if one.account else "",
            one.company,
        )
        for one in found
    ]


def accounts() -> list[tuple[int, str]]:
    """Active accounts by name, for a form that names one."""
    return list(Account.objects.filter(is_active=True).order_by("name", "pk").values_list("pk", "name"))


def heading(user: int) -> QuerySet[Unit]:
    """Units whose head or deputy has this account, for use inside another query."""
    return Unit.objects.filter(Q(account_id=user) | Q(deputy_account_id=user))


def headed_by(user: int) -> list[int]:
    """Units whose head or deputy has this account."""
    return list(heading(user).order_by("pk").values_list("pk", flat=True))


def url(pk: int) -> str:
    """The page of a unit."""
    return f"/people/units/{pk}/"


def declare_asked(kind: str, unit_of: Callable[[int], int | None]) -> None:
    """In `ready()` of the room that asks units: how a thing of this kind names the unit it was put to."""
    if kind in ASKED:
        raise ValueError(kind)
    ASKED[kind] = unit_of


def owner(ref: Ref, now: datetime) -> Sequence[User | Address]:
    """Who is reminded first (rung "owner"): the head's account, or the unit's address where there is none."""
    unit = _asked(ref)
    if unit is None:
        return []
    return [User(unit.account_id)] if unit.account_id else [Address(unit.address)]


def head(ref: Ref, now: datetime) -> Sequence[User | Address]:
    """Who is told when the term has passed (rung "head"): the head, and whoever the head answers to."""
    unit = _asked(ref)
    if unit is None:
        return []
    told: list[User | Address] = [User(unit.account_id)] if unit.account_id else [Address(unit.address)]
    return [*told, User(unit.superior_id)] if unit.superior_id else told


def _asked(ref: Ref) -> Unit | None:
    find = ASKED.get(ref.kind)
    pk = find(ref.pk) if find else None
    return Unit.objects.filter(pk=pk).first() if pk else None
