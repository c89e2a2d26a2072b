# SPDX-License-Identifier: EUPL-1.2
"""Clocks and days off: how the office counts, with source and the day from which it holds. What was counted stays."""

from datetime import date
from functools import partial

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.numbers import WARSAW
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, lead, page, reply
from gabinet.matters.terms import actions, forms, queries
from gabinet.people import cards
from gabinet.polish import terms

EDITS = "matters.term.edit"
DAYS = ("matters/terms/days.html", "matters/terms/_days.html")
TERM = ("matters/terms/term.html", "matters/terms/_term.html")


@page(needs=EDITS)
def listed(request: OfficeRequest) -> HttpResponse:
    """All terms of law and practice as they are counted today."""
    return draw(request, "matters/terms/terms.html", {"rows": queries.listed(_today(request), lang=lang())})


@page(needs=EDITS, methods=("GET", "POST"))
def term(request: OfficeRequest, code: str) -> HttpResponse:
    """Count a term otherwise from a day on."""
    today = _today(request)
    try:
        found = queries.term(code, today)
    except LookupError as error:
        raise Http404 from error
    form = forms.TermForm(cards.posted(request), code=code, initial=forms.filled(found, lang(), today.isoformat()))
    context = {"code": code, "form": form, "title": found.label.in_(lang()), "shipped": _shipped(code), "mark": found.mark}
    if request.method == "GET":
        return draw(request, TERM[0], context)
    done = attempt(form, partial(actions.count_otherwise, act=request.act()))
    return lead(request, done, page=TERM[0], fragment=TERM[1], context=context, to=reverse("matters:terms"), toast=Toast(gettext("Saved")))


@page(needs=EDITS, methods=("GET", "POST"))
def days_off(request: OfficeRequest) -> HttpResponse:
    """The days off of a year (?year=), and a new one."""
    form = forms.DayForm(cards.posted(request))
    if request.method == "GET":
        return draw(request, DAYS[0], _days(request, form))
    done = attempt(form, partial(actions.add_day_off, act=request.act()))
    context = _days(request, forms.DayForm() if done.ok else form)
    return reply(request, done, page=DAYS[0], fragment=DAYS[1], context=context, to=reverse("matters:days_off"), toast=Toast(gettext("Saved")))


@page(needs=EDITS, methods=("GET", "POST"))
def ending(request: OfficeRequest, code: str) -> HttpResponse:
    """An entry no longer makes a day off."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("matters:days_off"))
    form = forms.EndForm(request.POST)
    done = attempt(form, partial(actions.end_day_off, code=code, act=request.act()))
    context = {**_days(request, forms.DayForm()), **({} if done.ok else {"end_form": form, "ending": code})}
    return reply(request, done, page=DAYS[0], fragment=DAYS[1], context=context, to=reverse("matters:days_off"), toast=Toast(gettext("Saved")))


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _shipped(code: str) -> str:
    """How the law tables ship the term, in words; "" for one of the house."""
    known = terms.shipped().get(code)
    return f"{queries.length_of(known, lang())}, {known.basis}" if known else ""


def _days(request: OfficeRequest, form: forms.DayForm) -> dict[str, object]:
    today, asked = _today(request), request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and 1952 <= int(asked[:5]) <= 2200 else today.year
    return {
        "rows": queries.days_of(year, lang=lang(), off=queries.days_off()),
        "years": [(str(one), f"?year={one}", one == year, 0) for one in range(today.year - 1, today.year + 3)],
        "form": form,
        "end_form": forms.EndForm(),
        "ending": "",
    }
