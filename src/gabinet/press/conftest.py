# SPDX-License-Identifier: EUPL-1.2
"""People of the press office's tests, each with the rights of a role; partners are fakes."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from gabinet.base.accounts.models import User
from gabinet.base.rights import Role
from gabinet.people.models import Unit
from gabinet.people.units.tests.factories import unit
from gabinet.post.incoming.tests.factories import FakeReader, box
from gabinet.post.models import Mailbox
from gabinet.post.outgoing.tests.factories import FakeRelay
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests.factories import NOW, person
from gabinet.press.inquiries.tests.factories import inquiry as made
from tests.pages import signed_in


@pytest.fixture(autouse=True)
def partners(settings: object) -> Iterator[None]:
    """Fakes fill the ports."""
    settings.POST_READER = "gabinet.post.incoming.tests.factories.FakeReader"  # type: ignore[attr-defined]
    settings.POST_RELAY = "gabinet.post.outgoing.tests.factories.FakeRelay"  # type: ignore[attr-defined]
    FakeReader.ANSWERS.clear()
    FakeRelay.TOOK.clear()
    FakeRelay.WILL.clear()
    yield


@pytest.fixture
def press(db: None) -> Mailbox:
    """The mailbox of line B."""
    return box()


@pytest.fixture
def leon(db: None) -> User:
    """Leon speaks for the city."""
    return person("l.przybysz", "Leon Przybysz", Role.SPOKESPERSON, "rzecznik prasowy")


@pytest.fixture
def marta(db: None) -> User:
    """Marta writes."""
    return person("m.olszan", "Marta Olszan", Role.PRESS, "biuro prasowe")


@pytest.fixture
def kinga(db: None) -> User:
    """Kinga takes the calls."""
    return person("k.jaworek", "Kinga Jaworek", Role.SECRETARIAT)


@pytest.fixture
def aldona(db: None) -> User:
    """Aldona is the Mayor."""
    return person("a.wichrowska", "Aldona Wichrowska", Role.MAYOR)


@pytest.fixture
def klara(db: None) -> User:
    """Klara is a deputy."""
    return person("k.tyniec", "Klara Tyniec", Role.VICE_MAYOR)


@pytest.fixture
def lidia(db: None) -> User:
    """Lidia is counsel."""
    return person("l.kos", "Lidia Kos", Role.COUNSEL)


@pytest.fixture
def investment(db: None) -> Unit:
    """The department that knows the viaduct."""
    return unit("IN", "Wydział Inwestycji")


@pytest.fixture
def roads(db: None) -> Unit:
    """The unit that owns the roads."""
    return unit("ZDM", "Zarząd Dróg Miejskich")


@pytest.fixture
def inquiry(press: Mailbox, marta: User) -> Inquiry:
    """Tymon's two questions about the viaduct, with Marta."""
    return made(press, marta)


@pytest.fixture
def clock() -> Iterator[None]:
    """It is the morning of 27 October 2026 for the pages."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def as_leon(leon: User, clock: None) -> Client:
    """The spokesperson's browser."""
    return signed_in(leon)


@pytest.fixture
def as_marta(marta: User, clock: None) -> Client:
    """The press officer's browser."""
    return signed_in(marta)
