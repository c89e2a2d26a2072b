# SPDX-License-Identifier: EUPL-1.2
"""Jobs of the ground: words for search, ladders, sweeping."""

from datetime import timedelta

from gabinet.base import ladder, rates, schedules, search
from gabinet.base.act import Act
from gabinet.base.action import Once
from gabinet.base.jobs import Job, job


@job("search.words")
def read_words(*, act: Act) -> None:
    """Bring waiting texts into the index."""
    search.read()


@job("ladder.climb")
def climb(*, act: Act) -> None:
    """Tell everybody whose rung has come."""
    ladder.climb(act.at)


@job("base.sweep")
def sweep(*, act: Act) -> None:
    """Keys of forms live 30 days, done jobs too; windows of rates go when they have ended."""
    old = act.at - timedelta(days=30)
    Once.objects.filter(at__lt=old).delete()
    Job.objects.filter(done_at__lt=old).delete()
    rates.sweep(act.at)


def schedule() -> None:
    """When they run."""
    schedules.declare("search.words", "minute")
    schedules.declare("ladder.climb", "minute")
    schedules.declare("base.sweep", "day 03:10")
