# SPDX-License-Identifier: EUPL-1.2
"""The journalist's status page: no session, no cookie beyond the form's; tries are counted before anything is looked at."""

from datetime import timedelta

from django.http import Http404, HttpResponse

from gabinet.base import rates, rights
from gabinet.base.entry.ways_in import network
from gabinet.base.rates import Rate
from gabinet.base.ui.pages import PUBLIC, OfficeRequest, attempt, draw, page
from gabinet.portal.status import forms, queries, rules

SEES = "portal.status.see"
BY_NUMBER = Rate("status.number", rules.TRIES, timedelta(hours=1))
BY_NETWORK = Rate("status.network", rules.TRIES, timedelta(hours=1))


@page(needs=PUBLIC, methods=("GET", "POST"))
def status(request: OfficeRequest) -> HttpResponse:
    """GET asks, POST shows; wrong number and wrong code are the same words (trust L5). The office may close it to the public."""
    if SEES not in rights.public().all:
        raise Http404
    form = forms.StatusForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return draw(request, "portal/status/status.html", {"form": form, "state": None}, status=422 if form.is_bound else 200)
    number = form.cleaned_data["number"]
    rates.count(BY_NETWORK, network(request), request.now)
    rates.count(BY_NUMBER, "".join(number.split()), request.now)
    done = attempt(form, lambda number, code: queries.state(number, code, request.now))
    context = {"form": form, "state": done.thing if done.ok else None}
    return draw(request, "portal/status/status.html", context, status=done.status)
