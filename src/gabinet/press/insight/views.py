# SPDX-License-Identifier: EUPL-1.2
"""What we said about X; figures of the desk; who gets the early bird."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from gabinet.base import rates
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import finding
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import OfficeRequest, attempt, draw, page, reply
from gabinet.polish import dates
from gabinet.press.insight import actions, forms, queries

SEES = "press.inquiry.see"


@page(needs=SEES)
def said(request: OfficeRequest) -> HttpResponse:
    """What we said to whom about X, before any interview (D4.21)."""
    query = request.GET.get("q", "").strip()[:200]
    found = []
    if query:
        rates.count(finding.ASKED, f"user:{request.user.pk}", request.now)
        found = queries.said_about(query, request.powers)
    lines = [(one, dates.long_date(one.at.astimezone(WARSAW).date(), lang=lang())) for one in found]
    return draw(request, "press/insight/said.html", {"query": query, "lines": lines})


@page(needs=SEES)
def statistics(request: OfficeRequest) -> HttpResponse:
    """Median time, share in time, by topic and by unit (D4.17)."""
    form = forms.PeriodForm(request.GET or None)
    since, until = form.period(request.now.astimezone(WARSAW).date())
    found = queries.statistics(request.powers, since, until)
    shown = forms.PeriodForm(initial={"since": since.isoformat(), "until": until.isoformat()})
    return draw(request, "press/insight/statistics.html", {"form": shown, "found": found})


@page(needs="press.clear", methods=("GET", "POST"))
def readers(request: OfficeRequest) -> HttpResponse:
    """Who gets the early bird at 7:30 (D4.16)."""
    day = request.now.astimezone(WARSAW).date()
    form = forms.ReaderForm(request.POST or None, people=queries.who_may_read(day))
    context = {"form": form, "readers": queries.readers(day), "chosen": queries.chosen()}
    here = "press/insight/readers.html"
    if request.method != "POST":
        return draw(request, here, context)
    done = attempt(form, partial(actions.choose, act=request.act()))
    return reply(request, done, page=here, fragment=here, context=context, to=reverse("press:readers"))


@page(needs="press.clear", methods=("POST",))
def left_out(request: OfficeRequest) -> HttpResponse:
    """This person no longer gets it."""
    day = request.now.astimezone(WARSAW).date()
    form = forms.ReaderForm(request.POST, people=queries.who_may_read(day))
    context = {"form": form, "readers": queries.readers(day), "chosen": queries.chosen()}
    done = attempt(form, partial(_left_out, request))
    here = "press/insight/readers.html"
    return reply(request, done, page=here, fragment=here, context=context, to=reverse("press:readers"))


def _left_out(request: OfficeRequest, *, user: int) -> object:
    return actions.leave_out(user=user, act=request.act())
