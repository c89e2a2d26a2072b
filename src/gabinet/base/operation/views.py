# SPDX-License-Identifier: EUPL-1.2
"""Pages of the administrator: health, jobs, trace."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import lists, trace
from gabinet.base.jobs import Job
from gabinet.base.operation import actions, queries
from gabinet.base.ui import menu
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, page, tell

HEALTH, JOBS, TRACE = "operation/health.html", "operation/jobs.html", "operation/trace.html"


@page(needs="base.health.see")
def health(request: OfficeRequest) -> HttpResponse:
    """Each check, and for a fault the sentence what to do."""
    lines = queries.checks(request.now)
    faults = sum(1 for line in lines if line.fault)
    return draw(request, HEALTH, {"menu": menu.of(request.powers, request.path), "lines": lines, "faults": faults})


@page(needs="base.job.see")
def jobs(request: OfficeRequest) -> HttpResponse:
    """Work after the commit: what gave up first."""
    return _jobs(request, 200)


def _jobs(request: OfficeRequest, status: int) -> HttpResponse:
    state = request.GET.get("state", "")
    state = state if state in queries.STATES else "gave_up"
    order = {"open": ("run_at", "pk"), "gave_up": ("-gave_up_at", "-pk")}.get(state, ("-pk",))
    rows = list(queries.jobs_in(state).order_by(*order)[: lists.SIZE])
    context = {
        "menu": menu.of(request.powers, request.path),
        "lines": queries.job_lines(rows, request.now),
        "state": state,
        "states": [(gettext(label), f"?state={code}", code == state, 0) for code, label in queries.STATES.items()],
        "may": "base.job.again" in request.powers.all,
    }
    return draw(request, JOBS, context, status=status)


def _deed(request: OfficeRequest, pk: int, do: Callable[..., object], said: str) -> HttpResponse:
    job = get_object_or_404(Job, pk=pk)
    if request.method == "POST":
        form = forms.Form({})
        done = attempt(form, partial(do, job=job, act=request.act()))
        if not done.ok:
            return _jobs(request, done.status)
        tell(request, Toast(said, seconds=6))
    return redirect("operation:jobs")


@page(needs="base.job.see", methods=("GET", "POST"))
def again(request: OfficeRequest, pk: int) -> HttpResponse:
    """All its tries anew."""
    return _deed(request, pk, actions.start_again, gettext("The job starts again."))


@page(needs="base.job.see", methods=("GET", "POST"))
def cancel(request: OfficeRequest, pk: int) -> HttpResponse:
    """No more tries."""
    return _deed(request, pk, actions.cancel, gettext("The job is cancelled."))


@page(needs="base.trace.see")
def register(request: OfficeRequest) -> HttpResponse:
    """Every deed, newest first, with the head of the chain to be written down."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 18 else None
    lines, last = queries.trace_page(before, request.now)
    context = {
        "menu": menu.of(request.powers, request.path),
        "lines": lines,
        "head": trace.head(),
        "more": f"?before={last}" if last else "",
        "back": reverse("operation:trace") if before else "",
    }
    return draw(request, TRACE, context)
