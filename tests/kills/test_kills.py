# SPDX-License-Identifier: EUPL-1.2
"""Twelve kills in the suite, a hundred in `make bench`: nothing acknowledged is lost, doubled, or sent twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests import relay as relays
from tests.kills import rig as rigs
from tests.kills.rig import POINTS, Rig

pytestmark = pytest.mark.processes
SEED = 12


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with relays.running() as relay:
        one = Rig(tmp_path, relay)
        yield one
        one.close()


def test_twelve_kills_lose_and_double_nothing(rig: Rig) -> None:  # trust: P1 P2 P3 P4 M1 K1 K9
    found = rigs.fire(rig, 12, SEED)
    assert not {what: offenders for what, offenders in found.items() if offenders}
    assert rig.sent >= 12


@pytest.mark.integration
def test_kills_on_postgres(tmp_path: Path) -> None:  # trust: P1 P2 P4 K1
    with postgres.cluster(fsync=True) as cluster, relays.running() as relay:
        cluster.sql("CREATE DATABASE kills")
        rig = Rig(tmp_path, relay, cluster.url("kills"))
        found = rigs.fire(rig, len(POINTS), SEED)
        rig.close()
    assert not {what: offenders for what, offenders in found.items() if offenders}


def test_a_kill_after_the_letter_was_handed_over(rig: Rig) -> None:  # trust: P4 K5
    """The point at which a letter could leave twice; alone, so that a guard that is switched off is seen quickly."""
    rig.shoot("post.dispatch.after_data")
    assert not _met(rig)


def test_a_kill_before_the_bytes_are_durable(rig: Rig) -> None:  # trust: P1 M1
    """The point at which an early 250 would lose a letter."""
    rig.shoot("post.keep.before_row")
    assert not _met(rig)


def _met(rig: Rig) -> dict[str, object]:
    return {what: offenders for what, offenders in rigs.verdict(rig).items() if offenders and what != "points not met"}


def test_the_draw_meets_each_point() -> None:
    assert set(rigs.shots(12, SEED)) == set(POINTS)
    assert len(rigs.shots(100, SEED)) == 100
    assert rigs.shots(100, SEED) != rigs.shots(100, SEED + 1)
