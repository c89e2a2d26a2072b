# SPDX-License-Identifier: EUPL-1.2
"""/health/live and /health/ready: what `gabinet doctor` says, in JSON, for whoever watches the house (trust G11, P11).

Live: this process answers, 200. Ready: it can take work, else 503. Sentences are for this machine only; others see codes.
"""

import time
from datetime import datetime

from django.http import HttpResponse, JsonResponse

from gabinet.base import health
from gabinet.base.ui.pages import PUBLIC, OfficeRequest, page

KEPT = 5.0  # seconds for which a look is kept, so that nobody can make the house look at itself all day
HERE = frozenset({"127.0.0.1", "::1"})


class _Last:
    """The last look of this process."""

    at = float("-inf")
    seen: tuple[health.Seen, ...] = ()


def look(now: datetime) -> tuple[health.Seen, ...]:
    """At most one look in 5 s."""
    if time.monotonic() - _Last.at > KEPT:
        _Last.seen, _Last.at = tuple(health.look(now)), time.monotonic()
    return _Last.seen


@page(needs=PUBLIC)
def live(request: OfficeRequest) -> HttpResponse:
    """200 as long as this process answers."""
    return _told(request, 200)


@page(needs=PUBLIC)
def ready(request: OfficeRequest) -> HttpResponse:
    """503 where a fault means that no work can be taken."""
    stops = any(one.fault and one.ready for one in look(request.now))
    return _told(request, 503 if stops else 200)


def _told(request: OfficeRequest, status: int) -> HttpResponse:
    seen = look(request.now)
    near = request.META.get("REMOTE_ADDR") in HERE
    checks = [{"code": one.code, "ok": not one.fault, "fault": (one.fault or None) if near else None} for one in seen]
    body = {"ok": not any(one.fault for one in seen), "checks": checks}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
