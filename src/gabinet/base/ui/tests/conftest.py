# SPDX-License-Identifier: EUPL-1.2
"""One person with every role of the ground, one with none, and the small room of `places`."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.template import engines
from django.test import Client
from jinja2 import ChoiceLoader, FileSystemLoader

from gabinet.base import rights
from gabinet.base.office import Setting
from gabinet.base.ui.requests import Person


@pytest.fixture
def head(db: None) -> Person:
    user = get_user_model().objects.create(login="d.celinska", name="Dorota Celińska", post="kierownik biura")
    for role in (rights.Role.HEAD, rights.Role.ADMIN):
        rights.RoleHeld.objects.create(user=user, role=role, since=date(2026, 1, 1))
    rights.changed()
    return user


@pytest.fixture
def stranger(db: None) -> Person:
    return get_user_model().objects.create(login="i.matlak", name="Igor Matlak")


@pytest.fixture
def desk(head: Person) -> Client:
    client = Client()
    client.force_login(head)
    return client


@pytest.fixture
def setting(db: None) -> Setting:
    return Setting.objects.create(key="note", value="first", valid_from=date(2026, 1, 1))


@pytest.fixture
def places(settings: object) -> Iterator[None]:
    settings.ROOT_URLCONF = "gabinet.base.ui.tests.places"  # type: ignore[attr-defined]
    env = engines["jinja2"].env
    kept = env.loader
    env.loader = ChoiceLoader([kept, FileSystemLoader(Path(__file__).parent / "templates")])
    yield
    env.loader = kept
