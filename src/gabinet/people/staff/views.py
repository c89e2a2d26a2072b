# SPDX-License-Identifier: EUPL-1.2
"""Substitutions: who stands in for whom between which days (D18.11). A signature never passes."""

from datetime import date, timedelta
from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.accounts import actions as accounts
from gabinet.base.accounts.models import User
from gabinet.base.act import Act
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Substitution
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, page, reply
from gabinet.people import cards
from gabinet.people.staff import forms, queries
from gabinet.people.units import queries as units

EDITS = "people.substitution.edit"
PAGE = ("people/staff/substitutions.html", "people/staff/_substitutions.html")


@page(needs=queries.SEES, methods=("GET", "POST"))
def substitutions(request: OfficeRequest) -> HttpResponse:
    """Those that run or are still to come; a new one."""
    form = forms.SubstitutionForm(cards.posted(request), people=units.accounts())
    if request.method == "GET":
        return draw(request, PAGE[0], _context(request, form))
    done = attempt(form, partial(_substitute, request.act()))
    if done.ok:
        form = forms.SubstitutionForm(people=units.accounts())
    to = reverse("people:substitutions")
    return reply(request, done, page=PAGE[0], fragment=PAGE[1], context=_context(request, form), to=to, toast=Toast(gettext("Saved")))


@page(needs=queries.SEES, methods=("GET", "POST"))
def ending(request: OfficeRequest, pk: int) -> HttpResponse:
    """End a substitution: today is its last day; one that has not begun lasts its first day only."""
    row = get_object_or_404(Substitution, pk=pk)
    if request.method == "POST":
        until = min(row.until, max(_today(request), row.since) + timedelta(days=1))
        accounts.end_substitution(substitution=row, until=until, act=request.act())
    return HttpResponseRedirect(reverse("people:substitutions"))


def _substitute(act: Act, *, absent: int, deputy: int, since: date, until: date) -> Substitution:
    away, stands_in = User.objects.get(pk=absent), User.objects.get(pk=deputy)
    return accounts.substitute(absent=away, deputy=stands_in, since=since, until=until, act=act)


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _context(request: OfficeRequest, form: forms.SubstitutionForm) -> dict[str, object]:
    rows = queries.stand_ins(_today(request), lang=lang())
    return {"rows": rows, "form": form, "may_edit": EDITS in request.powers.all}
