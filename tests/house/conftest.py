# SPDX-License-Identifier: EUPL-1.2
"""The whole office, built once for a module of tests and gone after it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import override_settings

from tests.house.world import OFFICIAL, World, open_office

PARTNERS = {
    "POST_READER": "gabinet.post.incoming.tests.factories.FakeReader",
    "POST_RELAY": "gabinet.post.outgoing.tests.factories.FakeRelay",
    "POST_PICTURES": "gabinet.post.pictures.tests.factories.FakePictures",
    "PUBLIC_URL": OFFICIAL,
}


@contextmanager
def quiet_office(*, furnished: bool = True) -> Iterator[World]:
    """With fakes for partners. The refusals of a walk, some ten thousand, are not worth a line of the log each."""
    log = logging.getLogger("django.request")
    with pytest.MonkeyPatch.context() as patch, override_settings(**PARTNERS), open_office(furnished=furnished) as made:
        patch.setattr(log, "disabled", True)
        yield made


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Every test leaves it as it was."""
    with django_db_blocker.unblock(), quiet_office() as made:  # type: ignore[attr-defined]
        yield made
