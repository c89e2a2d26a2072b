# SPDX-License-Identifier: EUPL-1.2
"""Pages of figures: the list, one figure with its history and the texts that use it, confirming and correcting."""

from collections.abc import Callable
from datetime import date
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
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page
from gabinet.matters.figures import actions, forms, queries
from gabinet.matters.figures.models import Figure
from gabinet.matters.figures.rules import Status
from gabinet.people import cards
from gabinet.people.facts import history
from gabinet.people.units import queries as units
from gabinet.polish import dates

SEES = (queries.WRITES, queries.CONFIRMS)
NEW = ("matters/figures/new.html", "matters/figures/_new.html")


@page(needs=SEES)
def figures(request: OfficeRequest) -> HttpResponse:
    """Figures that hold now; ?which=proposed waits for its owner."""
    proposed = request.GET.get("which") == "proposed"
    rows = paging.page(
        request,
        lambda last: queries.page(request.powers, last, lang=lang(), proposed=proposed),
        keeps={"which": "proposed"} if proposed else {},
    )
    tabs = ((gettext("All"), "", not proposed), (gettext("Not confirmed"), "?which=proposed", proposed))
    here = reverse("matters:figures")
    context = {"page": rows, "tabs": [(label, here + query, on, 0) for label, query, on in tabs], "can": request.powers.all}
    return draw(request, "matters/figures/figures.html", context)


@page(needs=SEES)
def figure(request: OfficeRequest, pk: int) -> HttpResponse:
    """A figure: value, owner, source, history, the texts that use it."""
    return draw(request, "matters/figures/figure.html", _context(request, _found(request, pk)))


@page(needs=queries.WRITES, methods=("GET", "POST"))
def new(request: OfficeRequest) -> HttpResponse:
    """Put a figure on record; it waits for its owner."""
    today = _today(request)
    choices = [(one.pk, f"{one.code} {one.name}") for one in units.choices(today)]
    form = forms.NewForm(cards.posted(request), units=choices, initial={"as_of": today.isoformat()})
    if request.method == "GET":
        return draw(request, NEW[0], {"form": form})
    done = attempt(form, partial(actions.figure, act=request.act()))
    to = queries.url(done.thing.pk) if done.ok and isinstance(done.thing, (Figure, Ref)) else ""
    return lead(request, done, page=NEW[0], fragment=NEW[1], context={"form": form}, to=to, toast=Toast(gettext("Saved")))


@page(needs=SEES, methods=("GET", "POST"))
def confirmation(request: OfficeRequest, pk: int) -> HttpResponse:
    """The owner stands by the figure."""
    return _posted(request, pk, django_forms.Form(cards.posted(request)), actions.confirm)


@page(needs=SEES, methods=("GET", "POST"))
def correction(request: OfficeRequest, pk: int) -> HttpResponse:
    """Another number: texts that use the old one are flagged."""
    return _posted(request, pk, forms.CorrectForm(cards.posted(request)), actions.correct)


@page(needs=SEES, methods=("GET", "POST"))
def asking(request: OfficeRequest, pk: int) -> HttpResponse:
    """Ask the owner to confirm, by link."""
    return _posted(request, pk, django_forms.Form(cards.posted(request)), actions.ask_owner)


def _posted(request: OfficeRequest, pk: int, form: django_forms.Form, do: Callable[..., object]) -> HttpResponse:
    found = _found(request, pk)
    if request.method == "GET":
        return HttpResponseRedirect(f"{queries.url(pk)}#figure-state")
    done = attempt(form, partial(do, figure=found, act=request.act()))
    made = done.thing.pk if done.ok and isinstance(done.thing, (Figure, Ref)) else pk
    context = {**_context(request, _found(request, made)), "refused": form.non_field_errors()}
    if not done.ok and "value" in form.fields:
        context["state_form"] = form
    page_, fragment = "matters/figures/figure.html", "matters/figures/_state.html"
    return lead(request, done, page=page_, fragment=fragment, context=context, to=queries.url(made), toast=Toast(gettext("Saved")))


def _found(request: OfficeRequest, pk: int) -> Figure:
    return get_object_or_404(queries.visible_to(request.powers).select_related("owner", "confirmation__by"), pk=pk)


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _context(request: OfficeRequest, found: Figure) -> dict[str, object]:
    line, who = queries.history(found), request.powers
    confirmed = getattr(found, "confirmation", None)
    return {
        "figure": found,
        "value": queries.said(found, lang()),
        "as_of": dates.long_date(found.as_of, lang=lang()),
        "newer": queries.url(line[0].pk) if line[0].pk != found.pk else "",
        "confirmed": found.status == Status.CONFIRMED,
        "confirmed_by": (confirmed.name or (confirmed.by.name if confirmed.by else "")) if confirmed else "",
        "line": [(queries.said(one, lang()), dates.long_date(one.as_of, lang=lang()), one.source) for one in line],
        "texts": queries.texts(line, who, lang=lang()),
        "history": history.of_thing(Ref.of(found), request.now, lang=lang()),
        "owns": queries.owns(found, who),
        "writes": queries.WRITES in who.all,
        "refused": [],
        "state_form": forms.CorrectForm(initial={"as_of": _today(request).isoformat()}),
    }
