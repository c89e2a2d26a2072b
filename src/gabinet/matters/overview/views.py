# SPDX-License-Identifier: EUPL-1.2
"""The list "Sprawy" and what is common to matters of all kinds: signs, terms, what units were asked, chain of assignments, confidentiality."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django import forms as django_forms
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.act import Act, Ref
from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import paging
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page, reply
from gabinet.matters.cases import actions, queries
from gabinet.matters.cases.models import Matter
from gabinet.matters.clocks import actions as clock_actions
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.clocks.models import Clock
from gabinet.matters.contributions import actions as contribution_actions
from gabinet.matters.contributions import queries as contributions
from gabinet.matters.overview import forms
from gabinet.matters.terms import queries as terms
from gabinet.people import cards
from gabinet.people.facts import history
from gabinet.people.units import queries as units
from gabinet.polish.terms import Term

SEES, WRITES, ASSIGNS, CONFIDES = "matters.matter.see", "matters.draft.write", "post.incoming.assign", "matters.matter.confide"
ASKS = contributions.ASKS
ASK = ("matters/overview/ask.html", "matters/overview/_ask.html")
LISTS: dict[str, tuple[Callable[..., QuerySet[Matter]], tuple[str, ...]]] = {
    "open": (queries.open_by_term, queries.BY_TERM),
    "undated": (queries.undated, queries.UNDATED),
    "closed": (queries.closed, queries.CLOSED),
}
TABS = (
    (gettext_noop("Open matters"), "open"),
    (gettext_noop("Without a running term"), "undated"),
    (gettext_noop("Closed"), "closed"),
    (gettext_noop("May be disposed of"), "eligible"),
)


@page(needs=SEES)
def matters(request: OfficeRequest) -> HttpResponse:
    """Open matters by term; ?which= undated, closed; ?q= number, case sign or EZD number."""
    which, typed = request.GET.get("which", "open"), request.GET.get("q", "")[:100].strip()
    found, order = _asked(request, which, typed)
    off = terms.days_off()
    keeps = {"q": typed} if typed else {"which": which}
    rows = paging.page(request, lambda last: queries.rows_of(found, order, last, request.now, lang=lang(), off=off), keeps=keeps)
    context = {
        "page": rows,
        "typed": typed,
        "tabs": [(gettext(label), f"?which={code}", code == which and not typed, 0) for label, code in TABS],
        "can": request.powers.all,
    }
    return draw(request, "matters/overview/matters.html", context)


@page(needs=SEES)
def matter(request: OfficeRequest, pk: int) -> HttpResponse:
    """A matter as all kinds have it."""
    return draw(request, "matters/overview/matter.html", _context(request, _found(request, pk)))


@page(needs=SEES, methods=("GET", "POST"))
def signs(request: OfficeRequest, pk: int) -> HttpResponse:
    """Case sign and EZD number (A.11)."""
    return _posted(request, pk, forms.SignForm(cards.posted(request)), actions.sign, "sign_form", "signs")


@page(needs=SEES, methods=("GET", "POST"))
def assignment(request: OfficeRequest, pk: int) -> HttpResponse:
    """Dekretacja."""
    form = forms.AssignForm(cards.posted(request), people=units.accounts())
    return _posted(request, pk, form, actions.assign, "assign_form", "chain")


@page(needs=ASKS, methods=("GET", "POST"))
def ask(request: OfficeRequest, pk: int) -> HttpResponse:
    """Ask a unit about a matter of any kind: it gets a link in its mail."""
    found = _found(request, pk)
    choices = [(one.pk, f"{one.code} {one.name}") for one in units.choices(_today(request))]
    form = forms.AskForm(cards.posted(request), units=choices)
    context = {"matter": found, "number": str(found), "form": form}
    if request.method == "GET":
        return draw(request, ASK[0], context)
    done = attempt(form, partial(contribution_actions.ask, matter=found, act=request.act()))
    to, toast = f"{reverse('matters:matter', args=[pk])}#questions", Toast(gettext("Asked. The department has a link in its mail."))
    return lead(request, done, page=ASK[0], fragment=ASK[1], context=context, to=to, toast=toast)


@page(needs=SEES, methods=("GET", "POST"))
def pause(request: OfficeRequest, pk: int, clock: int) -> HttpResponse:
    """A clock stands still from today, with a reason (D4.3)."""
    found, today = _clock(request, pk, clock), _today(request)

    def stand(*, matter: Matter, reason: str, act: Act) -> object:
        return clock_actions.pause(clock=found, term=_term(found, today), since=today, reason=reason, act=act)

    return _posted(request, pk, forms.PauseForm(cards.posted(request), clock=clock), stand, "paused", "terms")


@page(needs=SEES, methods=("GET", "POST"))
def resumption(request: OfficeRequest, pk: int, clock: int) -> HttpResponse:
    """It runs again from today; the days between do not count."""
    found, today, off = _clock(request, pk, clock), _today(request), terms.days_off()

    def run(*, matter: Matter, act: Act) -> object:
        return clock_actions.resume(pause=clocks.pause_of(found), term=_term(found, today), until=today, act=act, off=off)

    return _posted(request, pk, django_forms.Form(cards.posted(request)), run, "resumed", "terms")


@page(needs=SEES, methods=("GET", "POST"))
def reopening(request: OfficeRequest, pk: int) -> HttpResponse:
    """Open a closed matter again, with a reason."""
    return _posted(request, pk, forms.ReopenForm(cards.posted(request)), actions.reopen, "reopen_form", "reopening")


@page(needs=SEES, methods=("GET", "POST"))
def confidence(request: OfficeRequest, pk: int) -> HttpResponse:
    """Make a matter confidential (A.16)."""
    form = forms.ConfideForm(cards.posted(request), people=units.accounts())
    return _posted(request, pk, form, actions.confide, "confide_form", "confidence")


@page(needs=SEES, methods=("GET", "POST"))
def disclosure(request: OfficeRequest, pk: int) -> HttpResponse:
    """A matter is confidential no more."""
    return _posted(request, pk, django_forms.Form(cards.posted(request)), actions.unconfide, "", "confidence")


def _asked(request: OfficeRequest, which: str, typed: str) -> tuple[QuerySet[Matter], tuple[str, ...]]:
    """The matters of a tab, or those that are looked for, with the order of their list."""
    if typed:
        return queries.looked_for(request.powers, typed), queries.UNDATED
    if which == "eligible":
        return queries.eligible(request.powers, _today(request)), queries.CLOSED
    find, order = LISTS.get(which, LISTS["open"])
    return find(request.powers), order


def _posted(request: OfficeRequest, pk: int, form: django_forms.Form, do: Callable[..., object], name: str, place: str) -> HttpResponse:
    """A form of the matter's page: done, or shown with its error in its place."""
    found = _found(request, pk)
    to = f"{reverse('matters:matter', args=[pk])}#{place}"
    if request.method == "GET":
        return HttpResponseRedirect(to)
    done = attempt(form, partial(do, matter=found, act=request.act()))
    shown = _context(request, _found(request, pk))
    if not done.ok and name:
        shown[name] = form
    return reply(request, done, page="matters/overview/matter.html", fragment=f"matters/overview/_{place}.html", context=shown, to=to)


def _found(request: OfficeRequest, pk: int) -> Matter:
    return get_object_or_404(queries.visible_to(request.powers).select_related("owner"), pk=pk)


def _context(request: OfficeRequest, found: Matter) -> dict[str, object]:
    today, off, can = _today(request), terms.days_off(), request.powers.all
    known = [term for term, _ in terms.in_force(today)]
    people = units.accounts() if can & {ASSIGNS, CONFIDES} else []
    panels = clocks.panels(clocks.all_of(found.pk), known, request.now, lang=lang(), off=off)
    return {
        "matter": found,
        "number": str(found),
        "own_url": queries.url_of(found),
        "kind": queries.label_of(found),
        "panels": panels,
        "pauses": {panel.pk: forms.PauseForm(clock=panel.pk) for panel in panels if panel.pausable},
        "paused": None,
        "resumed": None,
        "questions": contributions.of_matter(found, request.now, lang=lang(), off=off),
        "chain": queries.chain(found, today, lang=lang()),
        "named": queries.named(found),
        "keeping": queries.keeping(found, lang=lang()),
        "history": history.of_thing(Ref.of(found), request.now, lang=lang()),
        "sign_form": forms.SignForm(initial=forms.filled(found)),
        "assign_form": forms.AssignForm(people=people),
        "reopen_form": forms.ReopenForm(),
        "confide_form": forms.ConfideForm(people=people),
        "can": can,
    }


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _clock(request: OfficeRequest, pk: int, clock: int) -> Clock:
    """A clock of a matter that is seen."""
    return get_object_or_404(Clock, pk=clock, matter=_found(request, pk))


def _term(clock: Clock, today: date) -> Term | None:
    """As the office counts it now; None for a clock of the house or a promise."""
    return terms.term(clock.term, today) if clock.term else None
