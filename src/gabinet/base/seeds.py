# SPDX-License-Identifier: EUPL-1.2
"""Rows without which nothing runs: head of the chain, cells of new rights, version of rights, schedules. Idempotent."""

from typing import Any

from django.utils import timezone

from gabinet.base import rights, schedules, trace


def plant(sender: object, using: str = "default", **rest: Any) -> None:
    """At the end of every migrate (and flush, in transactional tests)."""
    trace.Head.objects.using(using).get_or_create(pk=1)
    rights.RightsVersion.objects.using(using).get_or_create(pk=1)
    rights.plant(rights.DECLARED.values())
    schedules.plant(timezone.now())
