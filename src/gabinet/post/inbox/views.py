# SPDX-License-Identifier: EUPL-1.2
"""The list of the inbox, an item, its history and original; what is done with it: each POST is one action, GET leads to its place."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import files
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import seals
from gabinet.base.ui.pages import Done, OfficeRequest, Toast, attempt, draw, lead, page, reply, tell
from gabinet.matters.cases import queries as cases
from gabinet.matters.models import Matter
from gabinet.matters.terms import queries as terms
from gabinet.polish import casesign
from gabinet.post import serving
from gabinet.post.assignment import actions
from gabinet.post.assignment import queries as assigning
from gabinet.post.inbox import forms, listing, queries, rules, sheet
from gabinet.post.incoming import history
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import State
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import SEES, Line
from gabinet.post.pictures import actions as pictures
from gabinet.post.pictures import rules as picture_rules

READ = tuple(SEES.values())
WAYS = ("GET", "POST")
LIST, PAGE, FRAGMENT = "post/inbox/inbox.html", "post/inbox/item.html", "post/inbox/_side.html"
ORIGINAL = 20_000  # bytes of the original that a page shows
Do = Callable[..., object]


@page(needs=READ)
def inbox(request: OfficeRequest) -> HttpResponse:
    """What came on a line, by state."""
    line = forms.line_of(request.GET.get("line", ""), mailboxes.lines(request.powers))
    if line is None:
        raise Http404
    off = terms.days_off()
    return draw(request, LIST, {**listing.listed(request, line, _state(request), off), "trouble": mailboxes.fault(request.now), "open": 0})


@page(needs=READ)
def fresh(request: OfficeRequest) -> HttpResponse:
    """ "1 new, show": asked every 20 s; nothing moves under the cursor."""
    line = forms.line_of(request.GET.get("line", ""), mailboxes.lines(request.powers))
    since = request.GET.get("since", "0")
    if line is None or not since.isdecimal() or len(since) > 18:
        raise Http404
    state = _state(request)
    count = queries.newer(request.powers, line, state, int(since))
    return draw(request, "post/inbox/_fresh.html", {"count": count, "href": listing.inbox_url(line, state)})


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
def sender(request: OfficeRequest, pk: int) -> HttpResponse:
    """Who wrote, told by the exact address only (B.1, trust M6): the card's facts, beside the letter or as a page of its own."""
    found = seen(request, pk)
    told = sheet.about_sender(found, request.powers, assigning.day_of(request.now))
    template = "post/inbox/_sender.html" if request.htmx else "post/inbox/sender.html"
    return draw(request, template, {"pk": pk, "number": str(found), **told})


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


def context_of(request: OfficeRequest, found: Incoming, bound: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Everything that the page of an item shows; `bound`: the form that was refused, by its name."""
    off, who = terms.days_off(), request.powers
    shown = sheet.of(found, who, request.now, listing.within(request.now), off, formatted=request.GET.get("as") == "html")
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
    beside = listing.listed(request, line, State(found.state), off) if SEES[line] in who.all else {}
    may = {right.rpartition(".")[2]: right in who.all for right in ("post.incoming.assign", "post.incoming.register", "matters.matter.confide")}
    bound = bound or {}
    refused = [str(sentence) for form in bound.values() if not form.fields for sentence in form.non_field_errors()]
    fields = {name: form for name, form in bound.items() if form.fields}
    drawn = {"open": found.pk, "item": shown, "forms": {**begun, **fields}, "refused": refused, "may": may}
    return {**beside, **drawn, "beside": bool(beside), "here": reverse("ui:here", args=[seal])}


def _turn(request: OfficeRequest, pk: int, name: str, form: django_forms.Form, do: Do, said: str, undo: str = "") -> HttpResponse:
    """Try one action; afterwards the item anew, or the inbox where it is no longer seen."""
    done = attempt(form, do)
    toast = Toast(said, undo) if done.ok else None
    after = sheet.found(request.powers, pk)
    if after is None:
        return _gone(request, done, toast)
    context = context_of(request, after, {} if done.ok else {name: form})
    return reply(request, done, page=PAGE, fragment=FRAGMENT, context=context, to=incoming.url(pk), toast=toast)


def _gone(request: OfficeRequest, done: Done, toast: Toast | None) -> HttpResponse:
    if toast is not None:
        tell(request, toast)
    return redirect("post:inbox")


def _anchor(pk: int, name: str) -> HttpResponse:
    return redirect(f"{incoming.url(pk)}#item-{pk}-{name}")


def _one(request: OfficeRequest, pk: int, name: str, form: type[django_forms.Form], action: Do, said: str, undo: str = "") -> HttpResponse:
    """The plain case: a form whose fields are the arguments of one action on the item."""
    item = seen(request, pk)
    if request.method != "POST":
        return _anchor(pk, name)
    return _turn(request, pk, name, form(request.POST), partial(action, item=item, act=request.act()), said, undo)


@page(needs=READ, methods=WAYS)
def assignment(request: OfficeRequest, pk: int) -> HttpResponse:
    """Dekretacja."""
    item = seen(request, pk)
    if request.method != "POST":
        return _anchor(pk, "assign")
    readers = assigning.readers(assigning.day_of(request.now))
    do = partial(actions.assign, item=item, act=request.act())
    undo = f"{incoming.url(pk)}unassignment/"
    return _turn(request, pk, "assign", forms.Assign(readers, request.POST), do, gettext("Assigned."), undo)


@page(needs=READ, methods=WAYS)
def unassignment(request: OfficeRequest, pk: int) -> HttpResponse:
    """Nobody has it."""
    return _one(request, pk, "assign", forms.Empty, actions.unassign, gettext("The assignment was taken back."))


@page(needs=READ, methods=WAYS)
def taking(request: OfficeRequest, pk: int) -> HttpResponse:
    """I take it."""
    return _one(request, pk, "assign", forms.Empty, actions.take, gettext("It is yours now."))


@page(needs=READ, methods=WAYS)
def sleep(request: OfficeRequest, pk: int) -> HttpResponse:
    """Until a day."""
    return _one(request, pk, "sleep", forms.Sleep, actions.put_off, gettext("Put off."), f"{incoming.url(pk)}waking/")


@page(needs=READ, methods=WAYS)
def waking(request: OfficeRequest, pk: int) -> HttpResponse:
    """To be done again."""
    return _one(request, pk, "sleep", forms.Empty, actions.wake, gettext("It is to be done again."))


@page(needs=READ, methods=WAYS)
def closure(request: OfficeRequest, pk: int) -> HttpResponse:
    """Without a case."""
    return _one(request, pk, "close", forms.Close, actions.close, gettext("Closed."), f"{incoming.url(pk)}reopening/")


@page(needs=READ, methods=WAYS)
def reopening(request: OfficeRequest, pk: int) -> HttpResponse:
    """To be done after all."""
    return _one(request, pk, "close", forms.Empty, actions.reopen, gettext("Reopened."))


@page(needs=READ, methods=WAYS)
def kind(request: OfficeRequest, pk: int) -> HttpResponse:
    """What it is."""
    return _one(request, pk, "kind", forms.Kind, actions.choose_kind, gettext("Saved."))


@page(needs=READ, methods=WAYS)
def signs(request: OfficeRequest, pk: int) -> HttpResponse:
    """EZD number, case sign."""
    return _one(request, pk, "signs", forms.Signs, actions.sign, gettext("Saved."))


@page(needs=READ, methods=WAYS)
def parting(request: OfficeRequest, pk: int) -> HttpResponse:
    """Out of its matter."""
    return _one(request, pk, "matter", forms.Empty, actions.part, gettext("Taken out of the matter."))


@page(needs=READ, methods=WAYS)
def matter(request: OfficeRequest, pk: int) -> HttpResponse:
    """A matter is made of it; then its page."""
    item = seen(request, pk)
    if request.method != "POST":
        return _anchor(pk, "opening")
    form = forms.Open(request.POST)
    done = attempt(form, partial(actions.turn_into, item=item, act=request.act()))
    if not done.ok:
        context = context_of(request, seen(request, pk), {"opening": form})
        return reply(request, done, page=PAGE, fragment=FRAGMENT, context=context, to=incoming.url(pk))
    return redirect(_matter_page(pk))


def _matter_page(pk: int) -> str:
    """The page of the item's matter where its kind has one, else the item's own."""
    opened = Incoming.objects.select_related("matter").get(pk=pk).matter
    return (cases.url_of(opened) if opened is not None else "") or incoming.url(pk)


@page(needs=READ, methods=WAYS)
def joining(request: OfficeRequest, pk: int) -> HttpResponse:
    """Put to a matter that runs already."""
    item = seen(request, pk)
    if request.method != "POST":
        return _anchor(pk, "join")

    def join(number: str) -> Incoming:
        return actions.join(item=item, matter=_matter(request, number), act=request.act())

    return _turn(request, pk, "join", forms.Join(request.POST), join, gettext("Put to the matter."), f"{incoming.url(pk)}parting/")


def _matter(request: OfficeRequest, number: str) -> Matter:
    try:
        told = casesign.office_number(number)
    except casesign.NoOfficeNumber as error:
        raise rules.NoSuchMatter from error
    found = cases.with_number(request.powers, told.year, told.number)
    if found is None:
        raise rules.NoSuchMatter
    return found


@page(needs=READ, methods=WAYS)
def confidence(request: OfficeRequest, pk: int) -> HttpResponse:
    """Only the named see it."""
    item = seen(request, pk)
    if request.method != "POST":
        return _anchor(pk, "confide")
    form = forms.Confide(assigning.readers(assigning.day_of(request.now)), request.POST)
    return _turn(request, pk, "confide", form, partial(actions.confide, item=item, act=request.act()), gettext("Only the named see it now."))


@page(needs=READ, methods=WAYS)
def remote(request: OfficeRequest, pk: int) -> HttpResponse:
    """Remote pictures are shown, this once or for this sender always."""
    item = seen(request, pk)
    if request.method != "POST":
        return _anchor(pk, "pictures")
    sources = [f"{picture_rules.REMOTE}{place}" for place in range(len(item.wording.remote))]
    form = forms.Pictures(request.POST)
    done = attempt(form, partial(pictures.ask, item=item, sources=sources, act=request.act()))
    told = Toast(gettext("The pictures are being fetched. They appear when the page is loaded anew.")) if done.ok else None
    context = context_of(request, seen(request, pk))
    return reply(request, done, page=PAGE, fragment=FRAGMENT, context=context, to=f"{incoming.url(pk)}?as=html", toast=told)


@page(needs=READ, methods=WAYS)
def handover(request: OfficeRequest) -> HttpResponse:
    """A person who leaves keeps no mail (A.18)."""
    readers = list(assigning.readers(assigning.day_of(request.now)))
    everyone = assigning.holders()
    form = forms.HandOver(everyone, readers, request.POST if request.method == "POST" else None)
    context = {"form": form, "may": "post.incoming.assign" in request.powers.all}
    if request.method != "POST":
        return draw(request, "post/inbox/handover.html", context)
    done = attempt(form, partial(actions.reassign_all, act=request.act()))
    moved = gettext("%(count)s items were handed over.") % {"count": done.thing if isinstance(done.thing, int) else 0}
    toast = Toast(moved) if done.ok else None
    whole, part_of = "post/inbox/handover.html", "post/inbox/_handover.html"
    return lead(request, done, page=whole, fragment=part_of, context=context, to=reverse("post:inbox"), toast=toast)
