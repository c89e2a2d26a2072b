# SPDX-License-Identifier: EUPL-1.2
"""The list of the inbox, an item, its history, its original."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from gabinet.base import files, lists
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import frames, seals
from gabinet.base.ui.pages import OfficeRequest, draw, page
from gabinet.matters.terms import queries as terms
from gabinet.matters.terms.queries import OfficeDays
from gabinet.post import serving
from gabinet.post.inbox import forms, queries, sheet
from gabinet.post.incoming import history
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import State
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import LABELS, SEES, Line

READ = tuple(SEES.values())
LIST, PAGE = "post/inbox/inbox.html", "post/inbox/item.html"
ORIGINAL = 20_000  # characters of the original that a page shows


@page(needs=READ)
def inbox(request: OfficeRequest) -> HttpResponse:
    """What came on a line, by state."""
    line = forms.line_of(request.GET.get("line", ""), mailboxes.lines(request.powers))
    if line is None:
        raise Http404
    off = terms.days_off()
    return draw(request, LIST, {**listed(request, line, _state(request), off), "trouble": mailboxes.fault(request.now), "open": 0})


@page(needs=READ)
def fresh(request: OfficeRequest) -> HttpResponse:
    """ "1 new, show": asked every 20 s; nothing moves under the cursor."""
    line = forms.line_of(request.GET.get("line", ""), mailboxes.lines(request.powers))
    since = request.GET.get("since", "0")
    if line is None or not since.isdecimal() or len(since) > 18:
        raise Http404
    state = _state(request)
    count = queries.newer(request.powers, line, state, int(since))
    return draw(request, "post/inbox/_fresh.html", {"count": count, "href": inbox_url(line, state)})


@page(needs=READ)
def item(request: OfficeRequest, pk: int) -> HttpResponse:
    """The letter with its conversation, and beside it what may be done."""
    found = seen(request, pk)
    return draw(request, PAGE, context_of(request, found))


@page(needs=READ)
def past(request: OfficeRequest, pk: int) -> HttpResponse:
    """Who did what with the item, the newest first."""
    found = seen(request, pk)
    entries = history.of(Ref.of(found), request.now)
    return draw(request, "post/inbox/history.html", {"number": str(found), "pk": pk, "entries": entries})


@page(needs=READ)
def original(request: OfficeRequest, pk: int) -> HttpResponse:
    """The head and the first part of the bytes as received: plain text, whatever they hold."""
    found = seen(request, pk)
    if found.intake is None:
        raise Http404
    with files.bytes_of(found.intake.file_id) as content:
        start = history.legible(content.read(ORIGINAL))
    told = {"number": str(found), "pk": pk, "headers": found.wording.headers, "start": start, "more": len(start) >= ORIGINAL}
    return draw(request, "post/inbox/original.html", told)


@page(needs=READ)
def letter(request: OfficeRequest, pk: int) -> HttpResponseBase:
    """The message as received, byte for byte."""
    found = seen(request, pk)
    if found.intake is None:
        raise Http404
    return serving.download(files.bytes_of(found.intake.file_id), f"{found.number}-{found.year}.eml")


def seen(request: OfficeRequest, pk: int) -> Incoming:
    """The item as this person may see it, or 404."""
    found = sheet.found(request.powers, pk)
    if found is None:
        raise Http404
    return found


def _state(request: OfficeRequest) -> State:
    asked = request.GET.get("state", "")
    return next((state for state in State if state == asked), State.TODO)


def inbox_url(line: Line, state: State = State.TODO, **more: str) -> str:
    """The list of a line and a state."""
    return f"{reverse('post:inbox')}?{urlencode({'line': line.value, 'state': state.value, **more})}"


def listed(request: OfficeRequest, line: Line, state: State, off: OfficeDays) -> dict[str, Any]:
    """The list, its filters and its polls."""
    after = request.GET.get("after", "")
    rows = queries.page(request.powers, line, state, lists.marked(after) if after else None, request.now, within(request.now), off)
    counts = queries.counts(request.powers, line)
    more = inbox_url(line, state, after=rows[lists.SIZE - 1].mark) if len(rows) > lists.SIZE else ""
    return {
        "rows": rows[: lists.SIZE],
        "line": line,
        "state": state,
        "counts": counts,
        "more": more,
        "back": inbox_url(line, state) if after else "",
        "filters": [(one.value, inbox_url(line, one), one is state) for one in State],
        "lines": [(LABELS[one], inbox_url(one), one is line) for one in mailboxes.lines(request.powers)],
        "poll": f"{reverse('post:fresh')}?{urlencode({'line': line.value, 'state': state.value, 'since': counts.top})}",
    }


def within(now: datetime) -> int:
    """Working days in which an item is to be assigned: the office's choice."""
    return int(frames.chosen_on(now.astimezone(WARSAW).date())["post.assign_days"])


def context_of(request: OfficeRequest, found: Incoming, bound: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Everything that the page of an item shows; `bound`: the form that was refused, by its name."""
    off, who = terms.days_off(), request.powers
    shown = sheet.of(found, who, request.now, within(request.now), off, formatted=request.GET.get("as") == "html")
    readers = sheet.assignable(who, found, request.now.astimezone(WARSAW).date())
    seal = seals.seal("presence", request.act().person(), Ref.of(found))
    begun = {
        "assign": forms.Assign(readers, initial={"version": found.version}),
        "sleep": forms.Sleep(initial={"version": found.version}),
        "close": forms.Close(initial={"version": found.version}),
        "kind": forms.Kind(initial={"version": found.version, "kind": found.kind or ""}),
        "signs": forms.Signs(initial={"version": found.version, "ezd": found.ezd, "case_sign": found.case_sign}),
        "opening": forms.Open(initial={"kind": found.kind or "", "title": found.subject or ""}),
        "join": forms.Join(),
        "confide": forms.Confide(readers),
    }
    line = Line(found.line)
    beside = listed(request, line, State(found.state), off) if SEES[line] in who.all else {}
    may = {right.rpartition(".")[2]: right in who.all for right in ("post.incoming.assign", "post.incoming.register", "matters.matter.confide")}
    bound = bound or {}
    refused = [str(sentence) for form in bound.values() if not form.fields for sentence in form.non_field_errors()]
    fields = {name: form for name, form in bound.items() if form.fields}
    drawn = {"open": found.pk, "item": shown, "forms": {**begun, **fields}, "refused": refused, "may": may}
    return {**beside, **drawn, "beside": bool(beside), "here": reverse("ui:here", args=[seal])}
