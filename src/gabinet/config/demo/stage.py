# SPDX-License-Identifier: EUPL-1.2
"""The stage of the demo: scenes work through the listener, the views and the actions, in process, on their own clock."""

import re
import secrets
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any, cast
from urllib.parse import urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.urls import resolve
from django.utils import translation
from django_htmx.middleware import HtmxDetails

from gabinet.adapters.filled import OUTBOX
from gabinet.adapters.outbox import Outbox
from gabinet.base import jobs, rights
from gabinet.base.accounts.backends import Backend
from gabinet.base.accounts.models import User
from gabinet.base.accounts.sessions import SessionStore
from gabinet.base.act import Act, Door
from gabinet.base.numbers import WARSAW
from gabinet.base.scenes import Answered, MainDay
from gabinet.base.ui import requests
from gabinet.base.ui.requests import OfficeRequest
from gabinet.post.incoming import actions as incoming
from gabinet.post.mailboxes import queries as mailboxes

Fields = Mapping[str, str | Sequence[str]]
LIMIT = 50_000_000
RELAY = "gabinet.config.demo.stage.relay"
_hour: ContextVar[datetime] = ContextVar("hour")


def relay() -> Outbox:
    """The Outbox by the clock of the stage: a letter of last week left last week."""
    return Outbox(settings.VAR / OUTBOX, clock=_hour.get)


class Stage:
    """base.scenes.Stage over this process."""

    def __init__(self, day: MainDay) -> None:
        self.day = day
        settings.POST_RELAY = RELAY

    def user(self, login: str) -> int:
        """The id of a demo account."""
        return User.objects.only("pk").get(login=login).pk

    def act(self, login: str, at: datetime) -> Act:
        """The deed of a named user with all the rights of that day."""
        who = rights.powers(self.user(login), at.astimezone(WARSAW).date())
        return Act(at=at, door=Door.PAGE, by=who.user, rights=who.own, through=who.through)

    def mail(self, mailbox: str, raw: bytes, at: datetime) -> None:
        """Through the function that the listener calls after DATA; then the jobs that wait."""
        box = mailboxes.receiving(mailbox)
        if box is None:
            raise ValueError(mailbox)
        act = Act(at=at, door=Door.MAIL, rights=frozenset({incoming.KEEP}))
        incoming.keep(mailbox=box, raw=[raw], limit=LIMIT, sent_by=_sender(raw), where=None, act=act)
        self.work(at)

    def page(self, login: str, path: str, at: datetime, fields: Fields | None = None) -> Answered:
        """A view as that user, or as nobody: GET, or POST with these fields. ValueError on 4xx and 5xx."""
        request = _request(path, fields)
        _entered(request, Backend().get_user(self.user(login)) if login else None, at)
        view = resolve(urlsplit(path).path)
        with translation.override("pl"):
            response: HttpResponse = view.func(request, *view.args, **view.kwargs)
        if response.status_code >= 400:
            raise ValueError(f"{path} as {login or 'nobody'}: {response.status_code}")
        self.work(at)
        return Answered(response.status_code, response.text, response.headers.get("Location", ""))

    def work(self, at: datetime) -> None:
        """Run what waits at this hour; the schedules stand still on the stage."""
        _hour.set(at)
        while (row := jobs.lease(at)) is not None:
            jobs.run(row, lambda: at)


def _sender(raw: bytes) -> str:
    """The envelope of a scene's letter: whoever its From names."""
    found = re.search(rb"^From: [^\r\n]*<([^<>\r\n]+)>", raw, re.MULTILINE)
    return found[1].decode("ascii", "replace") if found else ""


def _request(path: str, fields: Fields | None) -> WSGIRequest:
    asked = urlsplit(path)
    body = urlencode({**fields, "once": secrets.token_hex(16)}, doseq=True).encode() if fields is not None else b""
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    environ |= {
        "REQUEST_METHOD": "GET" if fields is None else "POST",
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(body),
    }
    return WSGIRequest(environ)


def _entered(request: WSGIRequest, user: User | None, at: datetime) -> None:
    """What the middleware gives every request, with the scene's hour as its clock."""
    office = cast("OfficeRequest", request)
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    request.user = user or AnonymousUser()
    office.htmx = HtmxDetails(request)
    office.now = at
    office.powers = requests.powers_of(request, at)
    office.act = partial(requests.deed, office)
