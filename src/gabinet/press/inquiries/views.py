# SPDX-License-Identifier: EUPL-1.2
"""Pages of press inquiries."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gabinet.base import lists, unsaved
from gabinet.base.act import Ref
from gabinet.base.ui.pages import OfficeRequest, attempt, draw, page
from gabinet.matters.models import Version
from gabinet.press.clearance import actions as clearance
from gabinet.press.inquiries import actions, board, forms, queries

SEES = "press.inquiry.see"
PAGE = "press/inquiries/inquiry.html"


@page(needs=SEES)
def inquiries(request: OfficeRequest) -> HttpResponse:
    """The list: open ones by term, mine, late, closed; ?after= goes on."""
    which = request.GET.get("which", "open")
    found = board.of(request.powers, which, lists.marked(request.GET.get("after", "")), request.now, request.GET.get("topic", ""))
    return draw(request, "press/inquiries/inquiries.html", {"board": found})


@page(needs=SEES)
def fresh(request: OfficeRequest) -> HttpResponse:
    """ "1 new, show": how many came since the list was drawn."""
    count = board.newer(request.powers, request.GET.get("since", ""))
    return draw(request, "press/inquiries/_fresh.html", {"count": count, "href": reverse("press:inquiries")})


@page(needs=SEES)
def inquiry(request: OfficeRequest, pk: int) -> HttpResponse:
    """The page of an inquiry."""
    return draw(request, PAGE, board.context(request, _found(request, pk)))


@page(needs=SEES, methods=("GET", "POST"))
def draft(request: OfficeRequest, pk: int) -> HttpResponse:
    """Write a version of the answer. Another one in between: both texts are shown (409)."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "answer")
    form, act = forms.DraftForm(request.POST), request.act()
    done = attempt(form, partial(actions.write, inquiry=found, act=act))
    if done.ok:
        unsaved.drop(act.person(), "answer", Ref.of(found))
    return _shown(request, done, pk, "press/inquiries/_answer.html", "answer", draft_form=form)


@page(needs=SEES, methods=("GET", "POST"))
def submission(request: OfficeRequest, pk: int) -> HttpResponse:
    """Put the text before whoever clears it."""
    found = _found(request, pk)
    text = queries.draft_of(found)
    if request.method != "POST" or text is None:
        return _at(pk, "answer")
    form = forms.SubmitForm(request.POST, people=board.clearers(text, request.now))
    done = attempt(form, partial(clearance.submit, draft=text, act=request.act()))
    return _shown(request, done, pk, "press/inquiries/_answer.html", "answer", submit_form=form)


@page(needs=SEES, methods=("GET", "POST"))
def verdict(request: OfficeRequest, pk: int) -> HttpResponse:
    """Approve, approve with a change, or return with a word: the answer or the refusal of this inquiry."""
    found = _found(request, pk)
    if request.method != "POST":
        return _at(pk, "answer")
    form, act = forms.ClearForm(request.POST), request.act()
    done = attempt(form, partial(_said, queries.drafts_of(found), act))
    return _shown(request, done, pk, "press/inquiries/_answer.html", "answer", clear_form=form)


def _said(mine: list[int], act, *, version: int, seen: str, says: str, word: str, body: str) -> object:  # type: ignore[no-untyped-def]
    text = get_object_or_404(Version.objects.select_related("draft"), pk=version, draft__in=mine)
    if says == "approve":
        return clearance.approve(version=text, seen=seen, word=word, act=act)
    if says == "return":
        return clearance.hand_back(version=text, word=word, act=act)
    return clearance.amend(version=text, body=body, word=word, act=act)
