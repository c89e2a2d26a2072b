# SPDX-License-Identifier: EUPL-1.2
"""What heads with an account are asked: the list, and a question with its answers. All others answer by link."""

from collections.abc import Callable
from functools import partial

from django import forms as django_forms
from django.core.files import File as Upload
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from gabinet.base import files as filing
from gabinet.base.act import Act
from gabinet.base.files import File
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import paging
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, page, reply
from gabinet.matters.contributions import actions, forms, queries
from gabinet.matters.contributions.models import Contribution
from gabinet.matters.terms import queries as terms
from gabinet.people import cards
from gabinet.people.units import queries as units

SEES, GIVES = queries.SEES, queries.GIVES
PAGE, FRAGMENT = "matters/contributions/contribution.html", "matters/contributions/_contribution.html"


@page(needs=SEES)
def contributions(request: OfficeRequest) -> HttpResponse:
    """What the reader's units have not answered yet, the nearest first."""
    off = terms.days_off()
    rows = paging.page(request, lambda last: queries.page(request.powers, last, request.now, lang=lang(), off=off))
    return draw(request, "matters/contributions/contributions.html", {"page": rows})


@page(needs=SEES)
def contribution(request: OfficeRequest, pk: int) -> HttpResponse:
    """A question to the reader's unit."""
    return draw(request, PAGE, _context(request, _found(request, pk)))


@page(needs=SEES, methods=("GET", "POST"))
def acceptance(request: OfficeRequest, pk: int) -> HttpResponse:
    """We will answer."""
    return _posted(request, pk, django_forms.Form(cards.posted(request)), actions.accept, "")


@page(needs=SEES, methods=("GET", "POST"))
def answer(request: OfficeRequest, pk: int) -> HttpResponse:
    """Text and files."""
    return _posted(request, pk, forms.ReplyForm(cards.posted(request), request.FILES or None), _give, "reply_form")


@page(needs=SEES, methods=("GET", "POST"))
def passing(request: OfficeRequest, pk: int) -> HttpResponse:
    """Not ours, theirs."""
    return _posted(request, pk, forms.PassForm(cards.posted(request), units=_units(request)), actions.not_ours, "pass_form")


@page(needs=SEES, methods=("GET", "POST"))
def deferral(request: OfficeRequest, pk: int) -> HttpResponse:
    """Need until."""
    return _posted(request, pk, forms.DeferForm(cards.posted(request)), actions.need_until, "defer_form")


def _give(*, contribution: Contribution, text: str, attached: list["Upload[bytes]"], name: str, act: Act) -> object:
    """The bytes are kept before the answer is written."""
    kept: list[tuple[str, File]] = [(one.name or "", filing.keep(one.chunks(), limit=forms.MOST_BYTES, at=act.at)) for one in attached]
    return actions.give(contribution=contribution, text=text, files=kept, name=name, act=act)


def _posted(request: OfficeRequest, pk: int, form: django_forms.Form, do: Callable[..., object], name: str) -> HttpResponse:
    found = _found(request, pk)
    if request.method == "GET":
        return HttpResponseRedirect(queries.url(pk))
    done = attempt(form, partial(do, contribution=found, name="", act=request.act()))
    context = {**_context(request, _found(request, pk)), **({} if done.ok or not name else {name: form})}
    if not done.ok and not name:
        context["refused"] = form.non_field_errors()
    return reply(request, done, page=PAGE, fragment=FRAGMENT, context=context, to=queries.url(pk), toast=Toast(gettext("Saved")))


def _found(request: OfficeRequest, pk: int) -> Contribution:
    mine = units.heading(queries.head_of(request.powers))
    return get_object_or_404(Contribution.objects.filter(unit__in=mine).select_related("unit"), pk=pk)


def _units(request: OfficeRequest) -> list[tuple[int, str]]:
    return [(one.pk, f"{one.code} {one.name}") for one in units.choices(request.now.astimezone(WARSAW).date())]


def _context(request: OfficeRequest, found: Contribution) -> dict[str, object]:
    shown = queries.items(Contribution.objects.filter(pk=found.pk), request.now, lang=lang(), off=terms.days_off())[0]
    return {
        "item": shown,
        "reply_form": forms.ReplyForm(),
        "pass_form": forms.PassForm(units=_units(request)),
        "defer_form": forms.DeferForm(),
        "refused": [],
        "may": GIVES in request.powers.all,
    }
