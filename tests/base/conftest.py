# SPDX-License-Identifier: EUPL-1.2
"""People and deeds of the ground's tests."""

from datetime import UTC, datetime

import pytest

from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door

NOW = datetime(2026, 10, 27, 9, 41, tzinfo=UTC)


@pytest.fixture
def ola(db: None) -> User:
    """Ola answers."""
    return User.objects.create(login="o.odpowiada", name="Ola Odpowiada")


@pytest.fixture
def jan(db: None) -> User:
    """Jan asks."""
    return User.objects.create(login="j.pyta", name="Jan Pyta")


@pytest.fixture
def cli() -> Act:
    """The machine itself."""
    return Act(at=NOW, door=Door.CLI)


def deed(user: User, *rights: str) -> Act:
    """A page's deed of a user with these rights."""
    return Act(at=NOW, door=Door.PAGE, by=user.pk, rights=frozenset(rights))
