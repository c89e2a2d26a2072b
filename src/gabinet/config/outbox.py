# SPDX-License-Identifier: EUPL-1.2
"""/outbox/: what left the demo office, each letter as it was sent, with its .eml. Where a relay is set there is no such page."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop

from gabinet.adapters.filled import outbox
from gabinet.adapters.outbox import Sent
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import nav
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, draw, page
from gabinet.polish import dates

NEEDS = "post.outgoing.send"
SIZE = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """One letter ready to be drawn."""

    name: str
    to: str
    subject: str
    when: str
    url: str


def declare() -> None:
    """Its place in the rail, beside the post."""
    if _here():
        nav.declare(nav.Item("outbox", gettext_noop("Outbox of the demo"), "outbox", 127, NEEDS))


def _opened(name: str) -> EmailMessage:
    raw = outbox().raw(name)
    if raw is None:
        raise Http404
    return email.message_from_bytes(raw, policy=email.policy.default)


def _shown(one: Sent, request: OfficeRequest) -> Shown:
    at = one.at.astimezone(WARSAW)
    when = f"{dates.short_date(at.date(), lang=lang())}, {dates.hour(at)}"
    return Shown(one.name, one.to, str(_opened(one.name)["Subject"] or ""), when, reverse("outbox-letter", args=[one.name]))


def _here() -> bool:
    return settings.DEMO and not settings.RELAY_URL


def _check_demo() -> None:
    if not _here():
        raise Http404


@page(needs=NEEDS)
def letters(request: OfficeRequest) -> HttpResponse:
    """The latest first, 50 a page."""
    _check_demo()
    found = outbox().sent(before=request.GET.get("before", "")[:80], size=SIZE + 1)
    rows = [_shown(one, request) for one in found[:SIZE]]
    more = f"{reverse('outbox')}?before={rows[-1].name}" if len(found) > SIZE else ""
    return draw(request, "config/outbox.html", {"rows": rows, "more": more, "back": reverse("outbox") if request.GET.get("before") else ""})


@page(needs=NEEDS)
def letter(request: OfficeRequest, name: str) -> HttpResponse:
    """One letter as it was sent: headers, text with its links, names of what is attached."""
    _check_demo()
    found = outbox().one(name)
    if found is None:
        raise Http404
    message = _opened(name)
    body = message.get_body(("plain",))
    context = {
        "letter": _shown(found, request),
        "headers": [(key, str(value)) for key, value in message.items()],
        "text": str(body.get_content()) if body else "",
        "attached": [part.get_filename() or "" for part in message.iter_attachments()],
        "eml": reverse("outbox-eml", args=[name]),
    }
    return draw(request, "config/letter.html", context)


@page(needs=NEEDS)
def eml(request: OfficeRequest, name: str) -> HttpResponse:
    """The bytes that left."""
    _check_demo()
    raw = outbox().raw(name)
    if raw is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}.eml"', "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(raw, content_type="message/rfc822", headers=headers)
