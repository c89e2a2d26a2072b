# SPDX-License-Identifier: EUPL-1.2
"""An office of 10 thousand items in a transaction that is rolled back after the last test of the folder."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.scenes import MainDay
from gabinet.config import demo
from gabinet.config.fill import YEARS, fill
from tests.pages import signed_in

ITEMS, SEED = 10_000, 1


@pytest.fixture(scope="package")
def filled(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[int]:
    """How many items there are. The tables' statistics are those of these rows."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        now = timezone.now()
        demo.furnish(MainDay.of(now), Act(at=now - YEARS, door=Door.CLI))
        fill(items=ITEMS, seed=SEED, at=now)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield ITEMS
        transaction.set_rollback(True)


@pytest.fixture
def desk(filled: int, db: None) -> Client:
    """d.celinska, who reads both lines."""
    return signed_in(User.objects.get(login="d.celinska"))
