# SPDX-License-Identifier: EUPL-1.2
"""Mails to our own people and units that did not leave."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.ui.pages import OfficeRequest, Toast, attempt, draw, page, reply
from gabinet.post.notices import actions, forms, queries

SETTLE = "post.outgoing.settle"
PAGE = "post/notices/notices.html"


def _context(request: OfficeRequest, refused: list[str] | None = None) -> dict[str, object]:
    words = {"": gettext("nobody knows"), "never": gettext("the server refused it")}
    return {"rows": queries.rows(request.now, words), "refused": refused or []}


@page(needs=SETTLE)
def notices(request: OfficeRequest) -> HttpResponse:
    """Those that a person must look at."""
    return draw(request, PAGE, _context(request))


@page(needs=SETTLE, methods=("GET", "POST"))
def again(request: OfficeRequest, pk: int) -> HttpResponse:
    """Once more."""
    found = queries.troubled(request.now).filter(pk=pk).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return redirect("post:notices")
    form = forms.Nothing(request.POST)
    done = attempt(form, partial(actions.again, mailing=found, act=request.act()))
    toast = Toast(gettext("It is mailed once more within a few minutes.")) if done.ok else None
    context = _context(request, [str(one) for one in form.non_field_errors()])
    return reply(request, done, page=PAGE, fragment="post/notices/_notices.html", context=context, to=reverse("post:notices"), toast=toast)
