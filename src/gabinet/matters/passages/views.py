# SPDX-License-Identifier: EUPL-1.2
"""Pages of standard passages."""

from collections.abc import Callable
from functools import partial

from django import forms as django_forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import paging
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page, reply
from gabinet.matters.passages import actions, forms, queries
from gabinet.matters.passages.models import Passage
from gabinet.people import cards
from gabinet.people.facts import history

WRITES = queries.WRITES
NEW = ("matters/passages/new.html", "matters/passages/_card.html")
ONE = ("matters/passages/passage.html", "matters/passages/_card.html")


@page(needs=WRITES)
def passages(request: OfficeRequest) -> HttpResponse:
    """All passages with their state, the newest first."""
    today = request.now.astimezone(WARSAW).date()
    rows = paging.page(request, lambda last: queries.page(request.powers, last, today, lang=lang()))
    return draw(request, "matters/passages/passages.html", {"page": rows})


@page(needs=WRITES, methods=("GET", "POST"))
def new(request: OfficeRequest) -> HttpResponse:
    """Write a passage; it waits for approval."""
    form = forms.NewForm(cards.posted(request))
    context = cards.sheet(form, reverse("matters:new_passage"), gettext("New passage"), reverse("matters:passages"))
    if request.method == "GET":
        return draw(request, NEW[0], context)
    done = attempt(form, partial(actions.add, act=request.act()))
    to = queries.url(done.thing.pk) if done.ok and isinstance(done.thing, (Passage, Ref)) else ""
    return lead(request, done, page=NEW[0], fragment=NEW[1], context=context, to=to, toast=Toast(gettext("Saved")))


@page(needs=WRITES, methods=("GET", "POST"))
def passage(request: OfficeRequest, pk: int) -> HttpResponse:
    """A passage: its text, its state, its history; saving makes a new version."""
    found = _found(request, pk)
    if request.method == "GET":
        return draw(request, ONE[0], _context(request, found, forms.CardForm(initial=forms.filled(found)), found.version))
    form = forms.CardForm(request.POST)
    done = attempt(form, partial(actions.amend, passage=found, act=request.act()))
    context = _late(request, pk, form) if done.status == 409 else _context(request, found, form, request.POST.get("version", ""))
    return lead(request, done, page=ONE[0], fragment=ONE[1], context=context, to=queries.url(pk), toast=Toast(gettext("Saved")))


@page(needs=WRITES, methods=("GET", "POST"))
def approval(request: OfficeRequest, pk: int) -> HttpResponse:
    """The spokesperson stands by this version."""
    return _ruled(request, pk, forms.VersionForm(cards.posted(request)), actions.approve)


@page(needs=WRITES, methods=("GET", "POST"))
def withdrawal(request: OfficeRequest, pk: int) -> HttpResponse:
    """No longer offered."""
    return _ruled(request, pk, django_forms.Form(cards.posted(request)), actions.withdraw)


def _ruled(request: OfficeRequest, pk: int, form: django_forms.Form, do: Callable[..., object]) -> HttpResponse:
    found = _found(request, pk)
    if request.method == "GET":
        return HttpResponseRedirect(queries.url(pk))
    done = attempt(form, partial(do, passage=found, act=request.act()))
    after = _found(request, pk)
    shown = forms.CardForm(initial=forms.filled(after))
    context = {**_context(request, after, shown, after.version), "refused": form.non_field_errors()}
    fragment = "matters/passages/_state.html"
    return reply(request, done, page=ONE[0], fragment=fragment, context=context, to=queries.url(pk), toast=Toast(gettext("Saved")))


def _found(request: OfficeRequest, pk: int) -> Passage:
    return get_object_or_404(queries.visible_to(request.powers), pk=pk)


def _context(request: OfficeRequest, found: Passage, form: django_forms.Form, version: object) -> dict[str, object]:
    today = request.now.astimezone(WARSAW).date()
    return {
        **cards.sheet(form, queries.url(found.pk), found.title, reverse("matters:passages"), version),
        "passage": queries.shown(found, today, lang=lang()),
        "history": history.of_thing(Ref.of(found), request.now, lang=lang()),
        "clears": actions.CLEARS in request.powers.all,
        "refused": [],
    }


def _late(request: OfficeRequest, pk: int, form: django_forms.Form) -> dict[str, object]:
    """For whoever came too late: both texts."""
    found = _found(request, pk)
    conflict = cards.conflict(Ref.of(found), form, forms.filled(found), request.now, lang=lang())
    return {**_context(request, found, form, found.version), "conflict": conflict}
