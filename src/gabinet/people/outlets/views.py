# SPDX-License-Identifier: EUPL-1.2
"""Pages of outlets."""

from datetime import date
from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.act import Act, Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import paging
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page, reply
from gabinet.people import cards
from gabinet.people.cards import Conflict
from gabinet.people.facts import history
from gabinet.people.outlets import actions, forms, queries, rules
from gabinet.people.outlets.models import Journalist, Outlet
from gabinet.people.persons import queries as persons
from gabinet.people.units import queries as units

SEES, EDITS = queries.SEES, "people.person.edit"
CARD = ("people/outlets/card.html", "people/outlets/_card.html")


@page(needs=SEES)
def outlets(request: OfficeRequest) -> HttpResponse:
    """The list in Polish order; a missing owner is seen (B.7)."""
    found = paging.page(request, lambda last: queries.page(request.powers, last))
    return draw(request, "people/outlets/outlets.html", {"page": found, "may_edit": EDITS in request.powers.all})


@page(needs=SEES)
def outlet(request: OfficeRequest, pk: int) -> HttpResponse:
    """An outlet with its journalists and its history."""
    return draw(request, "people/outlets/outlet.html", _context(request, _found(request, pk), _journalist_form(request)))


@page(needs=EDITS, methods=("GET", "POST"))
def new(request: OfficeRequest) -> HttpResponse:
    """Enter an outlet."""
    form = forms.NewForm(cards.posted(request), people=units.accounts())
    context = cards.sheet(form, reverse("people:new_outlet"), gettext("New outlet"), reverse("people:outlets"))
    if request.method == "GET":
        return draw(request, CARD[0], context)
    done = attempt(form, partial(actions.add, act=request.act()))
    to = queries.url(done.thing.pk) if done.ok and isinstance(done.thing, (Outlet, Ref)) else ""
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=to, toast=Toast(gettext("Saved")))


@page(needs=EDITS, methods=("GET", "POST"))
def card(request: OfficeRequest, pk: int) -> HttpResponse:
    """Change an outlet."""
    found, people = _found(request, pk), units.accounts()
    if request.method == "GET":
        return draw(request, CARD[0], _card(found, forms.CardForm(people=people, initial=forms.filled(found)), found.version))
    form = forms.CardForm(request.POST, people=people)
    done = attempt(form, partial(actions.amend, outlet=found, act=request.act()))
    context = _late(request, pk, form) if done.status == 409 else _card(found, form, request.POST.get("version", ""))
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=queries.url(pk), toast=Toast(gettext("Saved")))


@page(needs=SEES, methods=("GET", "POST"))
def journalists(request: OfficeRequest, pk: int) -> HttpResponse:
    """A person writes for this outlet."""
    found, to = _found(request, pk), f"{queries.url(pk)}#journalists"
    if request.method == "GET":
        return HttpResponseRedirect(to)
    form = forms.JournalistForm(request.POST)
    done = attempt(form, partial(_writes, found, request.act()))
    context = _context(request, found, _journalist_form(request) if done.ok else form)
    return reply(request, done, page="people/outlets/outlet.html", fragment="people/outlets/_journalists.html", context=context, to=to)


@page(needs=SEES, methods=("GET", "POST"))
def departure(request: OfficeRequest, pk: int, journalist: int) -> HttpResponse:
    """A person no longer writes for this outlet, from today on."""
    found = _found(request, pk)
    if request.method == "POST":
        row = get_object_or_404(Journalist, pk=journalist, outlet=found, until=None)
        actions.left(journalist=row, until=max(_today(request), row.since + date.resolution), act=request.act())
    return HttpResponseRedirect(f"{queries.url(pk)}#journalists")


def _writes(outlet: Outlet, act: Act, *, email: str, post: str, beat: str, since: date) -> Journalist:
    """The person is named by an exact address. Raises NoSuchPerson."""
    person = persons.by_email(email)
    if person is None:
        raise rules.NoSuchPerson({"address": email})
    return actions.writes_for(person=person, outlet=outlet, post=post, beat=beat, since=since, act=act)


def _found(request: OfficeRequest, pk: int) -> Outlet:
    return get_object_or_404(queries.visible_to(request.powers).select_related("owner"), pk=pk)


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _journalist_form(request: OfficeRequest) -> forms.JournalistForm:
    return forms.JournalistForm(initial={"since": _today(request).isoformat()})


def _context(request: OfficeRequest, found: Outlet, form: forms.JournalistForm) -> dict[str, object]:
    ref = Ref.of(found)
    return {
        "outlet": found,
        "medium": gettext(rules.LABELS[rules.Medium(found.medium)]),
        "owner": found.owner.name if found.owner else "",
        "emails": list(found.emails.order_by("address").values_list("address", flat=True)),
        "domains": list(found.domains.order_by("name").values_list("name", flat=True)),
        "journalists": queries.writers(found, _today(request), lang=lang()),
        "history": history.about(ref, request.powers, request.now, lang=lang()),
        "may_edit": EDITS in request.powers.all,
        "form": form,
    }


def _card(found: Outlet, form: forms.NewForm, version: object, conflict: Conflict | None = None) -> dict[str, object]:
    return cards.sheet(form, reverse("people:outlet_card", args=[found.pk]), found.name, queries.url(found.pk), version, conflict)


def _late(request: OfficeRequest, pk: int, form: forms.NewForm) -> dict[str, object]:
    found = _found(request, pk)
    return _card(found, form, found.version, cards.conflict(Ref.of(found), form, forms.filled(found), request.now, lang=lang()))
