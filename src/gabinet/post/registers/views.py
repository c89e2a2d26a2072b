# SPDX-License-Identifier: EUPL-1.2
"""The registers: on the screen, on paper, as a file."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from gabinet.base import files, lists, rates
from gabinet.base.numbers import WARSAW
from gabinet.base.rates import Rate
from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, page, reply
from gabinet.post import serving
from gabinet.post.registers import actions, forms, queries, rules
from gabinet.post.registers.rules import Which

FILES = "post/registers/exports.html"
HOURLY = Rate("export", 10, timedelta(hours=1))
NAMES = {Which.INCOMING: "post:register-in", Which.OUTGOING: "post:register-out"}


@page(needs=queries.SEES)
def incoming(request: OfficeRequest) -> HttpResponse:
    """What came, the newest number first."""
    return _register(request, Which.INCOMING)


@page(needs=queries.SEES)
def outgoing(request: OfficeRequest) -> HttpResponse:
    """What went out."""
    return _register(request, Which.OUTGOING)


def _register(request: OfficeRequest, which: Which) -> HttpResponse:
    after, sign = request.GET.get("after", ""), request.GET.get("sign", "")[:100]
    last = lists.marked(after) if after else None
    who, here = request.powers, reverse(NAMES[which])
    rows = queries.incoming_page(who, last, sign) if which is Which.INCOMING else queries.outgoing_page(who, last, sign)
    mark = rows[lists.SIZE - 1].mark if len(rows) > lists.SIZE else ""
    heads = queries.heads(which)
    context = {
        "title": queries.title(which),
        "heads": heads,
        "rows": [_row(one.url, queries.cells(one), heads) for one in rows[: lists.SIZE]],
        "sign": sign,
        "here": here,
        "registers": [(queries.title(one), reverse(NAMES[one]), one is which, 0) for one in Which],
        "more": f"{here}?{urlencode({'after': mark, 'sign': sign})}" if mark else "",
        "back": here if after or sign else "",
        "may_export": queries.EXPORT in who.all,
        "printed": f"{reverse('post:register-print', args=[which.value])}",
    }
    return draw(request, "post/registers/register.html", context)


def _row(url: str, cells: Sequence[str], heads: Sequence[str]) -> tuple[str, str, list[tuple[str, str]]]:
    """Address, number, and the other cells with their heads, which the phone shows beside them."""
    return url, cells[0], list(zip(heads[1:], cells[1:], strict=True))


@page(needs=queries.SEES)
def printed(request: OfficeRequest, register: str) -> HttpResponse:
    """A period on paper: the form's columns in their order, with the end of the trace."""
    which = next((one for one in Which if one == register), None)
    if which is None:
        raise Http404
    today = request.now.astimezone(WARSAW).date()
    form = forms.Period(request.GET or {"since": today.isoformat(), "until": today.isoformat()})
    since, until = (form.cleaned_data["since"], form.cleaned_data["until"]) if form.is_valid() else (today, today)
    rules.check_period(since, until)
    rows = [queries.cells(one) for one in queries.lines(request.powers, which, since, until, rules.MOST_ON_PAPER + 1)]
    context = {
        "title": queries.title(which),
        "heads": queries.heads(which),
        "rows": rows[: rules.MOST_ON_PAPER],
        "cut": len(rows) > rules.MOST_ON_PAPER,
        "form": form,
        "here": reverse("post:register-print", args=[which.value]),
        "head": queries.head(),
        "back": reverse(NAMES[which]),
    }
    return draw(request, "post/registers/print.html", context)


@page(needs=queries.EXPORT, methods=("GET", "POST"))
def exports(request: OfficeRequest) -> HttpResponse:
    """A person's own files; a new one is asked for."""
    today = request.now.astimezone(WARSAW).date()
    begun = {"since": today.replace(day=1).isoformat(), "until": today.isoformat(), "register": Which.INCOMING.value}
    form = forms.Export(request.POST if request.method == "POST" else None, initial=begun)
    if request.method != "POST":
        return draw(request, FILES, _exports(request, form))
    rates.count(HOURLY, str(request.user.pk), request.now)
    done = attempt(form, partial(actions.ask, language=queries.language(), act=request.act()))
    toast = Toast(gettext("The file is being made. It is here for 24 hours.")) if done.ok else None
    to = reverse("post:exports")
    return reply(request, done, page=FILES, fragment="post/registers/_exports.html", context=_exports(request, form), to=to, toast=toast)


def _exports(request: OfficeRequest, form: forms.Export) -> dict[str, object]:
    rows = [
        (
            queries.title(Which(one.register)),
            f"{one.since.isoformat()} – {one.until.isoformat()}",
            one.lines if one.file is not None else "",
            reverse("post:export", args=[one.pk]) if one.file is not None and one.expires_at > request.now else "",
            one.ready_at is None,
        )
        for one in queries.exports(request.powers)[:50]
    ]
    return {"form": form, "rows": rows}


@page(needs=queries.EXPORT)
def export(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """One's own file, for 24 hours."""
    found = queries.exports(request.powers).filter(pk=pk, expires_at__gt=request.now).first()
    if found is None or found.file is None:
        raise Http404
    return serving.download(files.bytes_of(found.file.sha256), f"{found.register}-{found.since.isoformat()}-{found.until.isoformat()}.csv")
