# SPDX-License-Identifier: EUPL-1.2
"""Sweeping of what has ended: sessions, and who had a page open."""

from gabinet.base import schedules
from gabinet.base.accounts.models import Session
from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.base.ui import presence


@job("accounts.sweep")
def sweep(*, act: Act) -> None:
    """Sessions that have ended and heartbeats that have stopped are forgotten."""
    Session.objects.filter(idle_until__lt=act.at).delete()
    Session.objects.filter(expire_date__lt=act.at).delete()
    presence.sweep(act.at)


def schedule() -> None:
    """When it runs."""
    schedules.declare("accounts.sweep", "day 03:20")
