# SPDX-License-Identifier: EUPL-1.2
"""People and partners of the post room's tests."""

from collections.abc import Iterator

import pytest

from gabinet.base.accounts.models import User
from gabinet.post.incoming.tests.factories import FakeReader


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
    FakeReader.ANSWERS.clear()
    yield
