# SPDX-License-Identifier: EUPL-1.2
"""Valid persons, accounts and deeds in one line each."""

from datetime import UTC, date, datetime
from types import MappingProxyType

from django.test import Client

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.rights import Powers, Role, RoleHeld
from gabinet.people.persons import actions
from gabinet.people.persons.models import Person
from gabinet.people.persons.rules import Card, Gender

NOW = datetime(2026, 10, 27, 8, 41, tzinfo=UTC)  # 9:41 in Warsaw, a Tuesday
TODAY = date(2026, 10, 27)
CLI = Act(at=NOW, door=Door.CLI)


def account(login: str = "m.olszan", name: str = "Marta Olszan") -> User:
    """An account."""
    found = User.objects.filter(login=login).first()
    return found or User.objects.create(login=login, name=name)


def deed(user: User, *rights: str, at: datetime = NOW) -> Act:
    """A page's deed of a user with these rights."""
    return Act(at=at, door=Door.PAGE, by=user.pk, rights=frozenset(rights))


def lent(user: User, absent: User, *rights: str, at: datetime = NOW) -> Act:
    """A page's deed of a deputy."""
    return Act(at=at, door=Door.PAGE, by=user.pk, rights=frozenset(), through=MappingProxyType(dict.fromkeys(rights, absent.pk)))


def powers(user: User | None, *rights: str) -> Powers:
    """A reader with these rights."""
    return Powers(user.pk if user else None, frozenset(rights))


def person(surname: str = "Grela", given: str = "Tymon", *emails: str, phones: tuple[str, ...] = ()) -> Person:
    """A person of the registry."""
    return actions.add(card=Card(surname, given, gender=Gender.MAN, emails=emails, phones=phones), act=CLI)


def signed_in(role: Role | None = Role.PRESS, login: str = "m.olszan", name: str = "Marta Olszan") -> Client:
    """A browser of somebody with a role."""
    user = account(login, name)
    if role is not None and not RoleHeld.objects.filter(user=user, role=role.value).exists():
        RoleHeld.objects.create(user=user, role=role.value, since=date(2020, 1, 1))
        rights.changed()
    client = Client()
    client.force_login(user)
    return client
