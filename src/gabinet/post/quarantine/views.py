# SPDX-License-Identifier: EUPL-1.2
"""What lies aside: looked at, released, called spam, tried again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from gabinet.base import files, lists
from gabinet.base.act import Act
from gabinet.base.ui.pages import Done, OfficeRequest, Toast, attempt, draw, lead, page
from gabinet.post import serving
from gabinet.post.incoming import actions, history
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming.models import Incoming, Intake, Quarantine
from gabinet.post.ports import Read
from gabinet.post.quarantine import forms, queries, rules

SEE = "post.quarantine.see"
PAGE, FRAGMENT = "post/quarantine/message.html", "post/quarantine/_message.html"
ORIGINAL = 20_000  # bytes that a page shows


@page(needs=SEE)
def quarantine(request: OfficeRequest) -> HttpResponse:
    """All of the lines that the person reads."""
    after, spam = request.GET.get("after", ""), request.GET.get("spam") == "1"
    rows = queries.page(request.powers, lists.marked(after) if after else None, request.now, spam=spam)
    here = reverse("post:quarantine")
    mark = rows[lists.SIZE - 1].mark if len(rows) > lists.SIZE else ""
    more = f"{here}?{urlencode({'after': mark, 'spam': str(int(spam))})}" if mark else ""
    context = {"rows": rows[: lists.SIZE], "spam": spam, "more": more, "back": here if after else ""}
    return draw(request, "post/quarantine/quarantine.html", context)


def _seen(request: OfficeRequest, pk: int) -> Quarantine:
    found = incoming.quarantined(request.powers).select_related("intake", "intake__mailbox", "intake__file").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _context(request: OfficeRequest, found: Quarantine, form: forms.Release | None = None) -> dict[str, Any]:
    with files.bytes_of(found.intake.file_id) as content:
        start = history.legible(content.read(ORIGINAL))
    form = form or forms.Release(initial=rules.proposed(start))
    told: dict[str, Any] = {
        "pk": found.pk,
        "sent_by": queries.envelope(found.intake.sent_by),
        "box": found.intake.mailbox.address,
        "size": found.intake.file.size,
    }
    told |= {"may": "post.quarantine.release" in request.powers.all, "refused": [], "form": form}
    return {**told, "reason": queries.sentence(found.reason), "spam": found.spam_at is not None, "start": start}


@page(needs=SEE)
def message(request: OfficeRequest, pk: int) -> HttpResponse:
    """The beginning of the bytes, as text; nothing is opened."""
    return draw(request, PAGE, _context(request, _seen(request, pk)))


@page(needs=SEE)
def letter(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """The message as received, byte for byte."""
    found = _seen(request, pk)
    return serving.download(files.bytes_of(found.intake.file_id), f"quarantine-{found.pk}.eml")


@page(needs=SEE, methods=("GET", "POST"))
def release(request: OfficeRequest, pk: int) -> HttpResponse:
    """Into the register, with what the person could read."""
    found = _seen(request, pk)
    if request.method != "POST":
        return redirect(f"{reverse('post:quarantined', args=[pk])}#release")
    form = forms.Release(request.POST)
    done = attempt(form, partial(_release, found.intake, request.act()))
    to = incoming.url(done.thing.pk) if isinstance(done.thing, Incoming) else reverse("post:quarantine")
    return _answered(request, done, found, form, to, gettext("Released into the register."))


def _release(intake: Intake, act: Act, **told: str) -> Incoming:
    read = Read(
        subject=told["subject"] or None,
        sender=told["sender"] or None,
        from_name=told["from_name"] or None,
        reply_to=None,
        message_id=None,
        references=(),
        machine=False,
        text=told["text"],
        new_text=told["text"],
        kind=None,
    )
    return actions.release(intake=intake, read=read, act=act)


@page(needs=SEE, methods=("GET", "POST"))
def spam(request: OfficeRequest, pk: int) -> HttpResponse:
    """Unwanted; it stays here and leaves the count."""
    return _one(request, pk, actions.call_spam, gettext("Called spam. It is kept for 90 days."))


@page(needs=SEE, methods=("GET", "POST"))
def reading(request: OfficeRequest, pk: int) -> HttpResponse:
    """The machine tries once more."""
    return _one(request, pk, actions.read_again, gettext("It is being read once more. What can be read moves into the register."))


def _one(request: OfficeRequest, pk: int, action: Callable[..., object], said: str) -> HttpResponse:
    found = _seen(request, pk)
    if request.method != "POST":
        return redirect("post:quarantined", pk)
    form = forms.Nothing(request.POST)
    done = attempt(form, partial(action, intake=found.intake, act=request.act()))
    return _answered(request, done, found, form, reverse("post:quarantine"), said)


def _answered(request: OfficeRequest, done: Done, found: Quarantine, form: Any, to: str, said: str) -> HttpResponse:
    shown = form if isinstance(form, forms.Release) else None
    context = {**_context(request, found, shown), "refused": form.non_field_errors()}
    return lead(request, done, page=PAGE, fragment=FRAGMENT, context=context, to=to, toast=Toast(said) if done.ok else None)
