# SPDX-License-Identifier: EUPL-1.2
"""Pages of persons."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django import forms as django_forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import erasure
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import paging
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page, reply
from gabinet.people import cards
from gabinet.people.cards import Conflict
from gabinet.people.facts import history, registry
from gabinet.people.persons import actions, forms, queries
from gabinet.people.persons.models import Consent, Person
from gabinet.people.persons.queries import Consented
from gabinet.polish import dates

SEES = queries.SEES
CARD = ("people/persons/card.html", "people/persons/_card.html")


@page(needs=SEES)
def persons(request: OfficeRequest) -> HttpResponse:
    """The list in Polish order; ?letter= jumps, ?starts= narrows, ?after= goes on."""
    letter, starts = request.GET.get("letter", "")[:1], request.GET.get("starts", "")[:60]
    begins = queries.anchor(letter) if letter else None
    keeps = {"starts": starts} if starts else {}
    context = {
        "page": paging.page(request, lambda last: queries.page(request.powers, last, starts), begins=begins, keeps=keeps),
        "letters": [(one, f"?letter={one}", one == letter, 0) for one in queries.ALPHABET],
        "starts": starts,
        "may_edit": "people.person.edit" in request.powers.all,
    }
    return draw(request, "people/persons/persons.html", context)


@page(needs=SEES)
def person(request: OfficeRequest, pk: int) -> HttpResponse:
    """The card of a person with what the house knows about them."""
    found = _found(request, pk)
    return draw(request, "people/persons/person.html", _context(request, found))


@page(needs="people.person.edit", methods=("GET", "POST"))
def new(request: OfficeRequest) -> HttpResponse:
    """Enter a person."""
    form = forms.NewForm(cards.posted(request), initial={"emails": request.GET.get("email", ""), "surname": request.GET.get("surname", "")})
    context = cards.sheet(form, reverse("people:new_person"), gettext("New person"), reverse("people:persons"))
    if request.method == "GET":
        return draw(request, CARD[0], context)
    done = attempt(form, partial(actions.add, act=request.act()))
    to = queries.url(_pk(done.thing)) if done.ok else ""
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=to, toast=Toast(gettext("Saved")))


@page(needs="people.person.edit", methods=("GET", "POST"))
def card(request: OfficeRequest, pk: int) -> HttpResponse:
    """Change a card; somebody else's change in between is shown beside (409)."""
    found = _found(request, pk)
    to = queries.url(pk)
    if request.method == "GET":
        reached = queries.reached(found)
        form = forms.CardForm(initial=forms.filled(found, reached.emails, reached.phones))
        return draw(request, CARD[0], _card(found, form, found.version))
    form = forms.CardForm(request.POST)
    done = attempt(form, partial(actions.amend, person=found, act=request.act()))
    context = _late(request, pk, form) if done.status == 409 else _card(found, form, request.POST.get("version", ""))
    return lead(request, done, page=CARD[0], fragment=CARD[1], context=context, to=to, toast=Toast(gettext("Saved")))


@page(needs=SEES, methods=("GET", "POST"))
def consents(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write a consent down."""
    return _added(request, pk, forms.ConsentForm(cards.posted(request)), actions.consent, "consent_form", "consents")


@page(needs=SEES, methods=("GET", "POST"))
def honours(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write a distinction down."""
    return _added(request, pk, forms.HonourForm(cards.posted(request)), actions.honour, "honour_form", "honours")


@page(needs=SEES, methods=("GET", "POST"))
def death(request: OfficeRequest, pk: int) -> HttpResponse:
    """A person has died."""
    form = forms.DeathForm(cards.posted(request), today=_today(request))
    return _added(request, pk, form, actions.mark_died, "death_form", "death")


@page(needs=SEES, methods=("GET", "POST"))
def withdrawal(request: OfficeRequest, pk: int, consent: int) -> HttpResponse:
    """A consent is taken back, from today on."""
    found = _found(request, pk)
    if request.method == "POST":
        row = get_object_or_404(Consent, pk=consent, person=found)
        actions.withdraw_consent(consent=row, withdrawn_on=_today(request), act=request.act())
    return HttpResponseRedirect(f"{queries.url(pk)}#consents")


@page(needs="people.person.erase", methods=("GET", "POST"))
def erased(request: OfficeRequest, pk: int) -> HttpResponse:
    """All that the house holds about a person, by kind, with what may be erased and what a law keeps (GDPR art. 17)."""
    found = _found(request, pk)
    ref = Ref.of(found)
    held = [(one, one.lines(ref, request.powers), one.kept(ref)) for one in erasure.HOLDS.values()]
    form = forms.ErasureForm(cards.posted(request), choices=[(one.code, gettext(one.label)) for one, _, why in held if not why])
    context = {
        "person": found,
        "name": str(found),
        "form": form,
        "held": [(gettext(one.label), rows, gettext(why) if why else "") for one, rows, why in held],
    }
    template = ("people/persons/erasure.html", "people/persons/_erasure.html")
    if request.method == "GET":
        return draw(request, template[0], context)
    done = attempt(form, partial(erasure.erase, of=ref, act=request.act()))
    return lead(request, done, page=template[0], fragment=template[1], context=context, to=reverse("people:persons"), toast=Toast(gettext("Erased")))


def _pk(thing: object) -> int:
    """Of a saved row, or of the first sending's reference."""
    return int(getattr(thing, "pk"))  # noqa: B009


def _found(request: OfficeRequest, pk: int) -> Person:
    return get_object_or_404(queries.visible_to(request.powers), pk=pk)


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _added(request: OfficeRequest, pk: int, form: django_forms.Form, do: Callable[..., object], name: str, place: str) -> HttpResponse:
    """A small form of the person's page: written, or shown with its error in its place."""
    found = _found(request, pk)
    to = f"{queries.url(pk)}#{place}"
    if request.method == "GET":
        return HttpResponseRedirect(to)
    done = attempt(form, partial(do, person=found, act=request.act()))
    context = {**_context(request, _found(request, pk)), **({} if done.ok else {name: form})}
    return reply(request, done, page="people/persons/person.html", fragment=f"people/persons/_{place}.html", context=context, to=to)


def _context(request: OfficeRequest, found: Person) -> dict[str, object]:
    ref, today, rights = Ref.of(found), _today(request), request.powers.all
    return {
        "person": found,
        "name": str(found),
        "died": dates.long_date(found.died_on, lang=lang()) if found.died_on else "",
        "reached": queries.reached(found),
        "agreed": [_shown(one) for one in queries.agreed(found)],
        "facts": registry.about(ref, request.powers, today),
        "history": history.about(ref, request.powers, request.now, lang=lang()),
        "may_edit": "people.person.edit" in rights,
        "may_erase": "people.person.erase" in rights,
        "consent_form": forms.ConsentForm(),
        "honour_form": forms.HonourForm(),
        "death_form": forms.DeathForm(today=today),
    }


def _shown(one: Consented) -> dict[str, object]:
    """A consent or distinction with its days in words."""
    day = {name: dates.long_date(value, lang=lang()) if value else "" for name, value in _days(one)}
    return {"kind": one.kind, "pk": one.pk, "text": one.text, **day}


def _days(one: Consented) -> list[tuple[str, date | None]]:
    return [("given_on", one.given_on), ("until", one.until), ("withdrawn_on", one.withdrawn_on)]


def _card(found: Person, form: django_forms.Form, version: object, conflict: Conflict | None = None) -> dict[str, object]:
    return cards.sheet(form, reverse("people:card", args=[found.pk]), str(found), queries.url(found.pk), version, conflict)


def _late(request: OfficeRequest, pk: int, form: django_forms.Form) -> dict[str, object]:
    """Both texts, and the version that is saved now: saving again is then meant."""
    found = _found(request, pk)
    reached = queries.reached(found)
    saved = forms.filled(found, reached.emails, reached.phones)
    return _card(found, form, found.version, cards.conflict(Ref.of(found), form, saved, request.now, lang=lang()))
