# SPDX-License-Identifier: EUPL-1.2
"""Mailboxes, for the administrator, who reads no letter."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.act import Act
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import menu
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page
from gabinet.polish import dates
from gabinet.post.mailboxes import actions, forms, queries, seal
from gabinet.post.mailboxes.actions import Server
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import HOWS, LABELS, How, Line, Security

EDIT = "post.mailbox.edit"
ONE, FRAGMENT = "post/mailboxes/mailbox.html", "post/mailboxes/_mailbox.html"
WAYS = ("GET", "POST")


@page(needs=EDIT)
def mailboxes(request: OfficeRequest) -> HttpResponse:
    """All of them, and whether each was read lately."""
    rows = [_row(request, box) for box in queries.visible_to(request.powers)]
    return draw(request, "post/mailboxes/mailboxes.html", {"rows": rows, "menu": menu.of(request.powers, request.path)})


def _row(request: OfficeRequest, box: Mailbox) -> tuple[object, ...]:
    line, href = gettext(LABELS[Line(box.line)]), reverse("post:mailbox", args=[box.pk])
    return href, box.address, line, gettext(HOWS[How(box.kind)]), _seen(request, box), box.last_error, box.active


def _seen(request: OfficeRequest, box: Mailbox) -> str:
    if box.last_seen_at is None:
        return ""
    at, today = box.last_seen_at.astimezone(WARSAW), request.now.astimezone(WARSAW).date()
    return f"{dates.relative(at.date(), today, lang=lang(), soon=0)}, {dates.hour(at)}"


@page(needs=EDIT, methods=WAYS)
def new(request: OfficeRequest) -> HttpResponse:
    """One more."""
    begun = {"kind": How.IMAP.value, "port": 993, "security": Security.TLS.value, "folder": "INBOX", "active": True}
    form = forms.SetUp(request.POST if request.method == "POST" else None, initial=begun)
    context = {"form": form, "here": reverse("post:mailbox-new"), "address": "", "new": True, "menu": menu.of(request.powers, request.path)}
    if request.method != "POST":
        return draw(request, ONE, context)
    done = attempt(form, partial(_set_up, request.act()))
    toast = Toast(gettext("The mailbox was set up.")) if done.ok else None
    return lead(request, done, page=ONE, fragment=FRAGMENT, context=context, to=reverse("post:mailboxes"), toast=toast)


def _set_up(act: Act, **told: Any) -> Mailbox:
    box = {"address": told["address"], "name": told["name"], "line": Line(told["line"]), "kind": How(told["kind"])}
    return actions.set_up(**box, server=_server(told), act=act)


@page(needs=EDIT, methods=WAYS)
def mailbox(request: OfficeRequest, pk: int) -> HttpResponse:
    """How one is read."""
    box = get_object_or_404(queries.visible_to(request.powers), pk=pk)
    columns = ("name", "kind", "host", "port", "security", "login", "folder", "done_folder", "active", "version")
    form = forms.Change(request.POST if request.method == "POST" else None, initial={name: getattr(box, name) for name in columns})
    context = {
        "form": form,
        "here": reverse("post:mailbox", args=[pk]),
        "address": box.address,
        "new": False,
        "menu": menu.of(request.powers, request.path),
    }
    if request.method != "POST":
        return draw(request, ONE, context)
    done = attempt(form, partial(_change, box, request.act()))
    toast = Toast(gettext("Saved.")) if done.ok else None
    return lead(request, done, page=ONE, fragment=FRAGMENT, context=context, to=reverse("post:mailboxes"), toast=toast)


def _change(box: Mailbox, act: Act, **told: Any) -> Mailbox:
    version = told["version"] or box.version
    kind, server = How(told["kind"]), _server(told)
    return actions.change(mailbox=box, name=told["name"], kind=kind, active=told["active"], version=version, server=server, act=act)


def _server(told: dict[str, Any]) -> Server:
    """The password is sealed here, with the key that lies outside the database; below, nobody sees it in the clear."""
    return Server(
        host=told["host"],
        port=told["port"] or 0,
        security=Security(told["security"]),
        login=told["login"],
        password=seal.sealed(told["password"], settings.SEALING_KEY),
        folder=told["folder"] or "INBOX",
        done_folder=told["done_folder"],
    )
