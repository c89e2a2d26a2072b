# SPDX-License-Identifier: EUPL-1.2
"""Pages of organisations."""

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
from gabinet.people.organisations import actions, forms, queries, rules
from gabinet.people.organisations.models import Organisation, OrganisationPost
from gabinet.people.persons import queries as persons

SEES, EDITS = queries.SEES, "people.person.edit"
CARD = ("people/organisations/card.html", "people/organisations/_card.html")


@page(needs=SEES)
def organisations(request: OfficeRequest) -> HttpResponse:
    """The list in Polish order."""
    found = paging.page(request, lambda last: queries.page(request.powers, last))
    return draw(request, "people/organisations/organisations.html", {"page": found, "may_edit": EDITS in request.powers.all})


@page(needs=SEES)
def organisation(request: OfficeRequest, pk: int) -> HttpResponse:
    """An organisation with who holds its posts and its history."""
    return draw(request, "people/organisations/organisation.html", _context(request, _found(request, pk), _post_form(request)))


@page(needs=EDITS, methods=("GET", "POST"))
def new(request: OfficeRequest) -> HttpResponse:
    """Enter an organisation."""
    form = forms.NewForm(cards.posted(request))
    context = cards.sheet(form, reverse("people:new_organisation"), gettext("New organisation"), reverse("people:organisations"))
    if request.method == "GET":
        return draw(request, CARD[0], context)
    done = attempt(form, partial(actions.add, act=request.act()))
    to = queries.url(done.thing.pk) if done.ok and isinstance(done.thing, (Organisation, Ref)) else ""
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=to, toast=Toast(gettext("Saved")))


@page(needs=EDITS, methods=("GET", "POST"))
def card(request: OfficeRequest, pk: int) -> HttpResponse:
    """Change an organisation."""
    found = _found(request, pk)
    if request.method == "GET":
        return draw(request, CARD[0], _card(found, forms.CardForm(initial=forms.filled(found)), found.version))
    form = forms.CardForm(request.POST)
    done = attempt(form, partial(actions.amend, organisation=found, act=request.act()))
    context = _late(request, pk, form) if done.status == 409 else _card(found, form, request.POST.get("version", ""))
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=queries.url(pk), toast=Toast(gettext("Saved")))


@page(needs=SEES, methods=("GET", "POST"))
def posts(request: OfficeRequest, pk: int) -> HttpResponse:
    """A person holds a post here."""
    found, to = _found(request, pk), f"{queries.url(pk)}#posts"
    if request.method == "GET":
        return HttpResponseRedirect(to)
    form = forms.PostForm(request.POST)
    done = attempt(form, partial(_holds, found, request.act()))
    context = _context(request, found, _post_form(request) if done.ok else form)
    return reply(request, done, page="people/organisations/organisation.html", fragment="people/organisations/_posts.html", context=context, to=to)


@page(needs=SEES, methods=("GET", "POST"))
def departure(request: OfficeRequest, pk: int, post: int) -> HttpResponse:
    """A post ends, from today on."""
    found = _found(request, pk)
    if request.method == "POST":
        row = get_object_or_404(OrganisationPost, pk=post, organisation=found, until=None)
        actions.leave_post(post=row, until=max(_today(request), row.since + date.resolution), act=request.act())
    return HttpResponseRedirect(f"{queries.url(pk)}#posts")


def _holds(organisation: Organisation, act: Act, *, email: str, post: str, since: date) -> OrganisationPost:
    """The person is named by an exact address. Raises NoSuchPerson."""
    person = persons.by_email(email)
    if person is None:
        raise rules.NoSuchPerson({"address": email})
    return actions.hold_post(person=person, organisation=organisation, post=post, since=since, act=act)


def _found(request: OfficeRequest, pk: int) -> Organisation:
    return get_object_or_404(queries.visible_to(request.powers), pk=pk)


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _post_form(request: OfficeRequest) -> forms.PostForm:
    return forms.PostForm(initial={"since": _today(request).isoformat()})


def _context(request: OfficeRequest, found: Organisation, form: forms.PostForm) -> dict[str, object]:
    return {
        "organisation": found,
        "sort": gettext(rules.LABELS[rules.Sort(found.sort_of)]),
        "officers": queries.officers(found, _today(request), lang=lang()),
        "history": history.about(Ref.of(found), request.powers, request.now, lang=lang()),
        "may_edit": EDITS in request.powers.all,
        "form": form,
    }


def _card(found: Organisation, form: forms.NewForm, version: object, conflict: Conflict | None = None) -> dict[str, object]:
    return cards.sheet(form, reverse("people:organisation_card", args=[found.pk]), found.name, queries.url(found.pk), version, conflict)


def _late(request: OfficeRequest, pk: int, form: forms.NewForm) -> dict[str, object]:
    found = _found(request, pk)
    return _card(found, form, found.version, cards.conflict(Ref.of(found), form, forms.filled(found), request.now, lang=lang()))
