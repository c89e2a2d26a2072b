# SPDX-License-Identifier: EUPL-1.2
"""Two administrators, a secretary, and the deeds of an administrator."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.rights import Role

NOW = datetime(2026, 10, 27, 9, 42, tzinfo=UTC)
DAY = date(2026, 10, 27)


def made(login: str, name: str, *roles: Role) -> User:
    """An account with its roles since the beginning of the year."""
    user = User.objects.create(login=login, name=name, email=f"{login}@wrzosowiec.example")
    for role in roles:
        rights.RoleHeld.objects.create(user=user, role=role.value, since=date(2026, 1, 1))
    return user


@pytest.fixture
def celinska(db: None) -> User:
    return made("d.celinska", "Dorota Celińska", Role.HEAD, Role.ADMIN)


@pytest.fixture
def lasota(db: None) -> User:
    return made("h.lasota", "Hubert Lasota", Role.ADMIN)


@pytest.fixture
def jaworek(db: None) -> User:
    return made("k.jaworek", "Kinga Jaworek", Role.SECRETARIAT)


@pytest.fixture
def act_of() -> Callable[[User], Act]:
    """What this person may do today."""

    def act(user: User) -> Act:
        powers = rights.powers(user.pk, DAY)
        return Act(at=NOW, door=Door.PAGE, by=user.pk, rights=powers.own, through=powers.through)

    return act
