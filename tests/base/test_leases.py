# SPDX-License-Identifier: EUPL-1.2
"""A worker that was killed holds nobody up: the next one at its place frees what it had in hand."""

from datetime import UTC, datetime, timedelta

import pytest

from gabinet.base import jobs
from gabinet.base.act import Lease
from gabinet.base.errors import LeaseLost
from gabinet.base.jobs import Job
from gabinet.config import work

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 27, 9, 0, tzinfo=UTC)


def test_a_dead_workers_lane_is_open_at_once() -> None:  # trust: K1, P12
    for name in ("one", "two"):
        Job.objects.create(name=name, lane="reader", run_at=NOW)
    dead = jobs.lease(NOW, 2, work.holder(1))
    assert dead is not None and jobs.lease(NOW, 2, work.holder(2)) is None
    assert jobs.free(work.holder(2)) == 0 and jobs.lease(NOW, 2, work.holder(2)) is None
    assert jobs.free(work.holder(1)) == 1
    again = jobs.lease(NOW, 2, work.holder(1))
    assert again is not None and (again.pk, again.tries) == (dead.pk, 2)
    with pytest.raises(LeaseLost):
        jobs.hold(Lease(dead.pk, dead.tries))


def test_what_is_done_or_of_nobody_stays() -> None:
    done = Job.objects.create(name="done", run_at=NOW, holder=work.holder(1), leased_until=NOW + timedelta(minutes=1), done_at=NOW)
    nobodys = Job.objects.create(name="nobodys", run_at=NOW, leased_until=NOW + timedelta(minutes=1))
    assert jobs.free(work.holder(1)) == 0
    assert {row.leased_until for row in Job.objects.filter(pk__in=[done.pk, nobodys.pk])} == {NOW + timedelta(minutes=1)}


def test_a_place_is_of_one_machine_and_one_house(settings, tmp_path) -> None:
    first = work.holder(1)
    assert work.holder(0) == "" and first == work.holder(1) != work.holder(2)
    settings.VAR = tmp_path
    assert work.holder(1) != first
