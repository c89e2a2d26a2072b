# SPDX-License-Identifier: EUPL-1.2
"""The whole office, built once for a module of tests and gone after it."""

import logging
from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.house.world import OFFICIAL, World, open_office

PARTNERS = {
    "POST_READER": "gabinet.post.incoming.tests.factories.FakeReader",
    "POST_RELAY": "gabinet.post.outgoing.tests.factories.FakeRelay",
    "POST_PICTURES": "gabinet.post.pictures.tests.factories.FakePictures",
    "PUBLIC_URL": OFFICIAL,
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Every test leaves it as it was. The refusals of the walk, some ten thousand, are not worth a line of the log each."""
    quiet = logging.getLogger("django.request")
    with pytest.MonkeyPatch.context() as patch, override_settings(**PARTNERS), django_db_blocker.unblock(), open_office() as made:  # type: ignore[attr-defined]
        patch.setattr(quiet, "disabled", True)
        yield made
