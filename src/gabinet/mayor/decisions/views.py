# SPDX-License-Identifier: EUPL-1.2
"""What waits for the Mayor; a text is opened before it is decided on."""

from functools import partial

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.act import Act
from gabinet.base.ui import nav
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page
from gabinet.matters.models import Draft, Version
from gabinet.mayor.decisions import forms, queries
from gabinet.mayor.decisions.queries import Opened
from gabinet.press.clearance import actions as clearance

NEEDS = "mayor.clear"
PAGE = "mayor/decisions/decision.html"


@page(needs=NEEDS)
def decisions(request: OfficeRequest) -> HttpResponse:
    """The list: each text can be opened, none approved from here."""
    nav.anew(request.powers)
    return draw(request, "mayor/decisions/decisions.html", {"cards": queries.cards(request.powers, request.now)})


@page(needs=NEEDS)
def decision(request: OfficeRequest, pk: int) -> HttpResponse:
    """A text, opened."""
    found = _opened(request, get_object_or_404(queries.waiting(request.powers), pk=pk))
    return draw(request, PAGE, {"opened": found, "form": forms.VerdictForm()})


@page(needs=NEEDS, methods=("GET", "POST"))
def verdict(request: OfficeRequest, pk: int) -> HttpResponse:
    """Approve, approve with a change, or return with a word."""
    draft = get_object_or_404(queries.waiting(request.powers), pk=pk) if request.method != "POST" else _decided_on(request, pk)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("mayor:decision", args=[pk]))
    form = forms.VerdictForm(request.POST)
    done = attempt(form, partial(_said, draft, request.act()))
    texts = {"approve": gettext("Approved."), "amend": gettext("Approved with your change."), "return": gettext("Returned.")}
    toast = Toast(texts.get(str(form.data.get("says")), ""))
    context = {} if done.ok else {"opened": _opened(request, draft), "form": form}
    return lead(request, done, page=PAGE, fragment=PAGE, context=context, to=reverse("mayor:decisions"), toast=toast)


def _decided_on(request: OfficeRequest, pk: int) -> Draft:
    """A text that waits, or one that this form has already decided on: a second click is answered as the first."""
    return get_object_or_404(queries.shown(request.powers), pk=pk)


def _said(draft: Draft, act: Act, *, version: int, seen: str, says: str, word: str, body: str) -> object:
    text = get_object_or_404(Version.objects.select_related("draft"), pk=version, draft=draft)
    if says == "approve":
        return clearance.approve(version=text, seen=seen, word=word, act=act)
    if says == "return":
        return clearance.hand_back(version=text, word=word, act=act)
    return clearance.amend(version=text, body=body, word=word, act=act)


def _opened(request: OfficeRequest, draft: Draft) -> Opened:
    found = queries.opened(draft, request.powers, request.now)
    if found is None:
        raise Http404
    return found
