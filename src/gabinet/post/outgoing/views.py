# SPDX-License-Identifier: EUPL-1.2
"""Sent letters: trays, one letter as sent, taking back, saying what became of it, sending again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from gabinet.base import lists
from gabinet.base.act import Ref
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, page, reply
from gabinet.post import serving
from gabinet.post.incoming import history
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import LABELS, SEES, Line
from gabinet.post.outgoing import actions, forms, listing, queries
from gabinet.post.outgoing.models import Dispatch, Outgoing
from gabinet.post.outgoing.rules import State, Tray

READ = tuple(SEES.values())
PAGE, FRAGMENT = "post/letters/letter.html", "post/letters/_letter.html"
WAYS = ("GET", "POST")


@page(needs=READ)
def letters(request: OfficeRequest) -> HttpResponse:
    """One tray of one line."""
    known = mailboxes.lines(request.powers)
    line = next((one for one in known if one == request.GET.get("line")), known[0])
    tray = next((one for one in Tray if one == request.GET.get("tray")), Tray.SENT)
    after = request.GET.get("after", "")
    rows = listing.page(request.powers, line, tray, lists.marked(after) if after else None, request.now)
    context = {
        "rows": rows[: lists.SIZE],
        "more": _url(line, tray, after=rows[lists.SIZE - 1].mark) if len(rows) > lists.SIZE else "",
        "back": _url(line, tray) if after else "",
        "lines": [(LABELS[one], _url(one, tray), one is line) for one in known],
        "trays": [(one.value, _url(line, one), one is tray) for one in Tray],
        "tray": tray.value,
    }
    return draw(request, "post/letters/letters.html", context)


def _url(line: Line, tray: Tray, **more: str) -> str:
    return f"{reverse('post:letters')}?{urlencode({'line': line.value, 'tray': tray.value, **more})}"


def _seen(request: OfficeRequest, pk: int) -> Outgoing:
    found = queries.visible_to(request.powers).defer(None).select_related("mailbox", "answers", "matter").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _context(request: OfficeRequest, found: Outgoing, form: django_forms.Form | None = None) -> dict[str, Any]:
    shown = listing.of(found, request.now)
    who = request.powers.all
    open_try = shown.tries[0].pk if shown.tries and shown.state in {State.UNKNOWN, State.LEAVING, State.FAILED} else 0
    settle = form if isinstance(form, forms.Settle) else forms.Settle()
    refused = form.non_field_errors() if form is not None and form is not settle else []
    may = {"withdraw": "post.outgoing.withdraw" in who and shown.state == State.WAITING, "settle": "post.outgoing.settle" in who}
    return {"letter": shown, "open_try": open_try, "form": settle, "refused": refused, "may": may, "history": history.of(Ref.of(found), request.now)}


@page(needs=READ)
def letter(request: OfficeRequest, pk: int) -> HttpResponse:
    """The letter as sent, its tries, its history."""
    return draw(request, PAGE, _context(request, _seen(request, pk)))


@page(needs=READ)
def sent(request: OfficeRequest, pk: int) -> HttpResponse:
    """The bytes as they left."""
    found = _seen(request, pk)
    return serving.own(bytes(found.raw), f"{found.number}-{found.year}-out.eml")


def _turn(request: OfficeRequest, pk: int, form: django_forms.Form, do: Callable[..., object], said: str) -> HttpResponse:
    done = attempt(form, do)
    context = _context(request, _seen(request, pk), None if done.ok else form)
    return reply(request, done, page=PAGE, fragment=FRAGMENT, context=context, to=queries.url(pk), toast=Toast(said) if done.ok else None)


@page(needs=READ, methods=WAYS)
def withdrawal(request: OfficeRequest, pk: int) -> HttpResponse:
    """Taken back while it waits."""
    found = _seen(request, pk)
    if request.method != "POST":
        return redirect("post:letter-out", pk)
    do = partial(actions.withdraw, outgoing=found, act=request.act())
    return _turn(request, pk, forms.Nothing(request.POST), do, gettext("Taken back. Its number stays in the register."))


@page(needs=READ, methods=WAYS)
def outcome(request: OfficeRequest, pk: int) -> HttpResponse:
    """A person says what became of it."""
    found = _seen(request, pk)
    if request.method != "POST":
        return redirect(f"{queries.url(pk)}#outcome")
    do = partial(actions.settle, dispatch=_last(found), act=request.act())
    return _turn(request, pk, forms.Settle(request.POST), do, gettext("Written down."))


@page(needs=READ, methods=WAYS)
def second_sending(request: OfficeRequest, pk: int) -> HttpResponse:
    """Once more, under the same Message-ID."""
    found = _seen(request, pk)
    if request.method != "POST":
        return redirect(f"{queries.url(pk)}#outcome")
    do = partial(actions.send_again, dispatch=_last(found), act=request.act())
    return _turn(request, pk, forms.Nothing(request.POST), do, gettext("It is being sent once more."))


def _last(found: Outgoing) -> Dispatch:
    last = queries.tries(found).first()
    if last is None:
        raise Http404
    return last
