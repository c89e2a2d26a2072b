# SPDX-License-Identifier: EUPL-1.2
"""A paper, a call, a visit is registered; what hangs on a thing is fetched."""

import uuid
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from gabinet.base import files, unsaved
from gabinet.base.act import Act, Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import drafts
from gabinet.base.ui.pages import SIGNED_IN, OfficeRequest, Toast, attempt, draw, lead, page
from gabinet.post import serving
from gabinet.post.incoming import actions, forms, queries, rules
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import Channel
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.ports import Part, Read

NEW = "post/items/new.html"


@page(needs="post.incoming.register", methods=("GET", "POST"))
def new(request: OfficeRequest) -> HttpResponse:
    """Paper, telephone, in person: the same register as mail."""
    boxes = _boxes(request)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    local = request.now.astimezone(WARSAW)
    form = forms.Paper(boxes, *given, initial={"received_at": f"{local:%Y-%m-%dT%H:%M}", "channel": request.GET.get("channel", "paper")})
    mine = Ref("base.user", request.act().person())
    kept = drafts.kept(request, "paper", mine, "")
    if request.method != "POST":
        return draw(request, NEW, {"form": form, "kept": kept, "begun": kept.begun})
    done = attempt(form, partial(_register, boxes, request.act()))
    if done.ok:
        unsaved.drop(mine.pk, "paper", mine)
    made = done.thing.pk if isinstance(done.thing, (Incoming, Ref)) else 0
    context = {"form": form, "kept": kept, "begun": request.POST.get("text", "")}
    return lead(request, done, page=NEW, fragment="post/items/_new.html", context=context, to=queries.url(made), toast=_registered(done.thing))


def _boxes(request: OfficeRequest) -> list[Mailbox]:
    """One mailbox of each line that the person reads."""
    found = [mailboxes.of_line(line) for line in mailboxes.lines(request.powers)]
    return [box for box in found if box is not None]


def _registered(made: object) -> Toast | None:
    return Toast(gettext("Registered under number %(number)s.") % {"number": str(made)}) if isinstance(made, Incoming) else None


def _register(boxes: list[Mailbox], act: Act, **told: Any) -> Incoming:
    parts = [_part(one, act.at) for one in told["scans"]]
    read = Read(
        subject=told["subject"],
        sender=told["sender"] or None,
        from_name=told["from_name"] or (gettext("sender unknown") if told["unknown"] else None),
        reply_to=None,
        message_id=None,
        references=(),
        machine=False,
        text=told["text"],
        new_text=told["text"],
        kind=None,
        attachments=tuple(parts),
        date=datetime.combine(told["written_on"], datetime.min.time(), WARSAW) if told["written_on"] else None,
    )
    box = next(one for one in boxes if one.pk == told["mailbox"])
    more = {"ezd": told["ezd"], "their_sign": told["their_sign"]}
    return actions.register_other(channel=Channel(told["channel"]), mailbox=box, read=read, received_at=told["received_at"], act=act, **more)


def _part(upload: "UploadedFile[Any]", at: datetime) -> Part:
    """Bytes on disk first, known by their hash; the type is told by the content, the name is only text (trust A3)."""
    kept = files.keep(upload.chunks(), limit=forms.LARGEST, at=at)
    name = (upload.name or "").replace("\\", "/").rpartition("/")[2] or gettext("file")
    return Part(
        name=name[:255],
        size=kept.size,
        sha256=kept.sha256,
        sniffed=kept.sniffed,
        declared=(upload.content_type or "")[:100],
        mismatch=rules.is_mismatch(name, kept.sniffed),
    )


@page(needs=SIGNED_IN)
def attachment(request: OfficeRequest, place: uuid.UUID) -> HttpResponseBase:
    """What hangs on a thing, if the thing may be seen: asked each time (trust A1, A2)."""
    found = files.reach(place, request.powers)
    if found is None:
        raise Http404
    return serving.attached(found)
