# SPDX-License-Identifier: EUPL-1.2
"""The matrix of permissions: every address x every role x every verb x each thing behind it, against matrix.csv, which is written by hand.

A thing that a role may not see is a missing one, byte for byte; what is refused changes nothing; and each refusal has a
twin: the same call by somebody who may, which succeeds.
"""

import pytest
from django.conf import settings

from tests.house import grid, walking
from tests.house.world import World

pytestmark = pytest.mark.django_db
TABLE = grid.cells()
ADDRESSES = grid.addresses()
CALLS, REFUSALS, TWINS = 48_000, 10_000, 10_000  # at the least


def test_each_address_has_its_lines_and_each_line_its_address() -> None:  # trust: G2, S6
    said = {url.split(walking.UNSEEN)[0] for url in TABLE}
    assert said == set(ADDRESSES)
    lacking = {url: set(grid.WALKERS) - TABLE[url].keys() for url in ADDRESSES}
    assert {url: roles for url, roles in lacking.items() if roles} == {}


def test_each_address_with_a_token_is_a_quiet_one() -> None:  # trust: L2
    secret = {f"/{url}" for url in ADDRESSES if "token>" in url}
    assert len(secret) >= 8
    assert not {url for url in secret if not url.startswith(settings.TOKEN_PATHS)}


def test_the_table_is_as_large_as_the_house() -> None:  # trust: G2
    assert len(grid.WALKERS) == 18
    assert len(grid.rows()) >= len(ADDRESSES) * 18
    assert len(ADDRESSES) >= 187


def test_the_walk_is_as_long_as_the_house(world: World) -> None:  # trust: G2, G3
    planned = [call for url in ADDRESSES for call in walking.plan(world, url, TABLE)]
    done = {(call.method, call.path) for call in planned if call.succeeds}
    refused = [call for call in planned if call.is_refusal]
    twins = [call for call in refused if (call.method, call.path) in done or call.thing.twin]
    assert len(planned) >= CALLS
    assert len(refused) >= REFUSALS
    assert len(twins) >= TWINS
    named = {url: parts for url in ADDRESSES if "pk" in (parts := grid.parts_of(url))}
    without = [url for url in named if not any(call.url == url and not call.exists for call in planned)]
    assert without == []


@pytest.mark.parametrize("url", ADDRESSES, ids=lambda url: url or "/")
def test_walk(world: World, url: str) -> None:  # trust: G1, G2, G3, P6, S6
    walked = walking.walk(world, url, TABLE)
    assert walked.wrong == []
    assert [(call.method, call.path, call.walker) for call in walked.refused if not walking.has_twin(call, walked)] == []
    assert walked.calls >= 4 * len(grid.WALKERS)
