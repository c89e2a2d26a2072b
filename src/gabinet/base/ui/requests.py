# SPDX-License-Identifier: EUPL-1.2
"""The office's request: what every view may rely on, and the deed that is made of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, cast

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from gabinet.base import rights
from gabinet.base.act import Act, Door, Key
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers

_FRAME = frozenset({"csrfmiddlewaretoken", "once"})
NOBODY = Powers(None, frozenset())


class Person(Protocol):
    """What pages need to know of an account; `base.User` is one."""

    pk: int
    login: str
    name: str
    post: str
    email: str
    language: str
    theme: str
    shortcuts: bool
    rights_version: int
    is_authenticated: bool


class OfficeRequest(HttpRequest):
    """A request that went through `middleware.Office`. `powers` costs a statement only where rights have moved."""

    user: Person  # type: ignore[assignment]
    now: datetime
    powers: Powers
    htmx: HtmxDetails
    act: Callable[[], Act]


def powers_of(request: HttpRequest, now: datetime) -> Powers:
    """What the person behind a request may today; the public's cells where nobody is logged in."""
    user = cast("Person", request.user)
    if not user.is_authenticated:
        return rights.public()
    return rights.cached(user.pk, user.rights_version, now.astimezone(WARSAW).date())


def deed(request: OfficeRequest) -> Act:
    """The act of a page: who, when, by which rights; the key from the form, the digest from the rest of it and the path."""
    who = request.powers
    key = str(request.POST.get("once", "")) if request.method == "POST" else ""
    return Act(
        at=request.now,
        door=Door.PAGE if who.user is not None else Door.FORM,
        by=who.user,
        rights=who.own,
        through=who.through,
        once=Key.of(key[:80], _body(request)) if key else None,
    )


def _body(request: HttpRequest) -> list[object]:
    fields = {name: values for name, values in request.POST.lists() if name not in _FRAME}
    files = {name: [(one.name, one.size) for one in many] for name, many in request.FILES.lists()}
    return [request.path, fields, files]
