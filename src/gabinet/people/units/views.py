# SPDX-License-Identifier: EUPL-1.2
"""Pages of units. Who works in one is told by the desk of staff, through the facts of each person."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page
from gabinet.people import cards
from gabinet.people.cards import Conflict
from gabinet.people.facts import history
from gabinet.people.units import actions, forms, queries
from gabinet.people.units.models import Unit

SEES, EDITS = queries.SEES, "people.unit.edit"
CARD = ("people/units/card.html", "people/units/_card.html")


@page(needs=SEES)
def units(request: OfficeRequest) -> HttpResponse:
    """All units: some dozens, one page."""
    return draw(request, "people/units/units.html", {"rows": queries.listed(request.powers), "may_edit": EDITS in request.powers.all})


@page(needs=SEES)
def unit(request: OfficeRequest, pk: int) -> HttpResponse:
    """A unit: who leads it, where it is told, what changed."""
    found = _found(request, pk)
    context = {
        "unit": found,
        "ended": found.ended_on is not None,
        "history": history.of_thing(Ref.of(found), request.now, lang=lang()),
        "may_edit": EDITS in request.powers.all,
    }
    return draw(request, "people/units/unit.html", context)


@page(needs=EDITS, methods=("GET", "POST"))
def new(request: OfficeRequest) -> HttpResponse:
    """Enter a unit."""
    form = forms.NewForm(cards.posted(request), people=queries.accounts())
    context = cards.sheet(form, reverse("people:new_unit"), gettext("New unit"), reverse("people:units"))
    if request.method == "GET":
        return draw(request, CARD[0], context)
    done = attempt(form, partial(actions.add, act=request.act()))
    to = queries.url(done.thing.pk) if done.ok and isinstance(done.thing, (Unit, Ref)) else ""
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=to, toast=Toast(gettext("Saved")))


@page(needs=EDITS, methods=("GET", "POST"))
def card(request: OfficeRequest, pk: int) -> HttpResponse:
    """Change a unit."""
    found, people = _found(request, pk), queries.accounts()
    if request.method == "GET":
        return draw(request, CARD[0], _card(found, forms.CardForm(people=people, initial=forms.filled(found)), found.version))
    form = forms.CardForm(request.POST, people=people)
    done = attempt(form, partial(actions.amend, unit=found, act=request.act()))
    context = _late(request, pk, form) if done.status == 409 else _card(found, form, request.POST.get("version", ""))
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=queries.url(pk), toast=Toast(gettext("Saved")))


def _found(request: OfficeRequest, pk: int) -> Unit:
    related = ("head", "deputy", "account", "deputy_account", "superior")
    return get_object_or_404(queries.visible_to(request.powers).select_related(*related), pk=pk)


def _card(found: Unit, form: forms.NewForm, version: object, conflict: Conflict | None = None) -> dict[str, object]:
    return cards.sheet(form, reverse("people:unit_card", args=[found.pk]), str(found), queries.url(found.pk), version, conflict)


def _late(request: OfficeRequest, pk: int, form: forms.NewForm) -> dict[str, object]:
    found = _found(request, pk)
    return _card(found, form, found.version, cards.conflict(Ref.of(found), form, forms.filled(found), request.now, lang=lang()))
