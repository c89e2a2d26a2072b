# SPDX-License-Identifier: EUPL-1.2
"""People and partners of the post room's tests."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.models import RoleHeld
from gabinet.post.incoming.tests.factories import NOW, FakeReader


@pytest.fixture
def ola(db: None) -> User:
    """Ola answers."""
    return User.objects.create(login="o.odpowiada", name="Ola Odpowiada")


@pytest.fixture
def jan(db: None) -> User:
    """Jan asks."""
    return User.objects.create(login="j.pyta", name="Jan Pyta")


@pytest.fixture(autouse=True)
def partners(settings: object) -> Iterator[None]:
    """Fakes fill the ports."""
    settings.POST_READER = "gabinet.post.incoming.tests.factories.FakeReader"  # type: ignore[attr-defined]
    settings.POST_RELAY = "gabinet.post.outgoing.tests.factories.FakeRelay"  # type: ignore[attr-defined]
    settings.POST_PICTURES = "gabinet.post.pictures.tests.factories.FakePictures"  # type: ignore[attr-defined]
    settings.POST_DOCUMENTS = "gabinet.post.incoming.tests.factories.FakeDocuments"  # type: ignore[attr-defined]
    FakeReader.ANSWERS.clear()
    yield


@pytest.fixture
def at_ten() -> Iterator[None]:
    """The pages' clock stands at the hour of the factories."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def desk(db: None, at_ten: None) -> Callable[..., Client]:
    """`desk("press")`: a browser in which somebody with these roles is logged in; `.user` is who."""

    def made(*roles: str, login: str = "") -> Client:
        name = login or "-".join(roles) or "nobody"
        user = User.objects.create(login=name, name=f"Osoba {name}")
        for role in roles:
            RoleHeld.objects.create(user=user, role=role, since=date(2026, 1, 1))
        rights.changed()
        client = Client()
        client.force_login(user)
        client.user = user  # type: ignore[attr-defined]
        return client

    return made
