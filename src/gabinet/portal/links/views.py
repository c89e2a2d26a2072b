# SPDX-License-Identifier: EUPL-1.2
"""Pages behind a link. GET and HEAD show, POST acts and carries the key of its form; no session is read or made (trust L1, L6).

They tell nobody their address (`TOKEN_PATHS`), so browsers send `Origin: null`, which the CSRF check refuses. It guards the
authority of a cookie; here there is none: who acts holds the token in the path, and nobody else's page can know it.
"""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from gabinet.base import files, links
from gabinet.base.act import Act, Key, Ref
from gabinet.base.errors import LinkGone, gettext_noop
from gabinet.base.ui.pages import PUBLIC, OfficeRequest, attempt, draw, page
from gabinet.matters.contributions import actions as contributions
from gabinet.matters.figures import actions as figures
from gabinet.matters.models import Contribution, Figure
from gabinet.people.models import Unit
from gabinet.polish import border
from gabinet.portal.links import forms, queries

DONE = {
    "returned": gettext_noop("The question went back to whoever asked it. Nothing more is to be done."),
    "confirmed": gettext_noop("Thank you. The figure is confirmed."),
    "corrected": gettext_noop("Thank you. The figure was corrected; texts that use the old one are flagged."),
}


@csrf_exempt
@page(needs=PUBLIC)
def link(request: OfficeRequest, token: str) -> HttpResponse:
    """What the link is good for: shown, never done."""
    ref, purpose, _ = links.enter(token, "shown", request.now)
    return _page(request, token, ref, purpose.code, {})


@csrf_exempt
@page(needs=PUBLIC)
def done(request: OfficeRequest, what: str) -> HttpResponse:
    """What was done by a link that has ended with it."""
    if what not in DONE:
        raise LinkGone
    return draw(request, "portal/links/done.html", {"text": gettext(DONE[what])})


@csrf_exempt
@page(needs=PUBLIC, methods=("GET", "POST"))
def acceptance(request: OfficeRequest, token: str) -> HttpResponse:
    """They will answer."""
    return _acted(request, token, "acceptance", forms.NameForm, lambda row, act, **given: contributions.accept(contribution=row, act=act, **given))


@csrf_exempt
@page(needs=PUBLIC, methods=("GET", "POST"))
def answer(request: OfficeRequest, token: str) -> HttpResponse:
    """Text and files; a later answer corrects the earlier."""
    return _acted(request, token, "answer", forms.AnswerForm, functools.partial(_given, request))


def _given(request: OfficeRequest, row: Contribution, act: Act, *, name: str, text: str, attachments: list[Any]) -> object:
    kept = [(_called(one), _kept(request, one)) for one in attachments]
    return contributions.give(contribution=row, text=text, files=kept, name=name, act=act)


def _called(upload: Any) -> str:
    return border.clean(str(upload.name or ""), limit=200) or "plik"


def _kept(request: OfficeRequest, upload: Any) -> Any:
    return files.keep(upload.chunks(), limit=forms.LARGEST, at=request.now)


@csrf_exempt
@page(needs=PUBLIC, methods=("GET", "POST"))
def handback(request: OfficeRequest, token: str) -> HttpResponse:
    """Not ours, theirs."""
    return _acted(request, token, "return", forms.ReturnForm, _returned, ends="returned")


def _returned(row: Contribution, act: Act, *, to: int | None, **given: Any) -> object:
    unit = Unit.objects.get(pk=to) if to else None
    return contributions.not_ours(contribution=row, to=unit, act=act, **given)


@csrf_exempt
@page(needs=PUBLIC, methods=("GET", "POST"))
def deferral(request: OfficeRequest, token: str) -> HttpResponse:
    """Need until."""
    return _acted(
        request, token, "deferral", forms.DeferralForm, lambda row, act, **given: contributions.need_until(contribution=row, act=act, **given)
    )


@csrf_exempt
@page(needs=PUBLIC, methods=("GET", "POST"))
def confirmation(request: OfficeRequest, token: str) -> HttpResponse:
    """The owner stands by the figure."""
    return _acted(
        request, token, "confirmation", forms.NameForm, lambda row, act, **given: figures.confirm(figure=row, act=act, **given), ends="confirmed"
    )


@csrf_exempt
@page(needs=PUBLIC, methods=("GET", "POST"))
def correction(request: OfficeRequest, token: str) -> HttpResponse:
    """Another number."""
    return _acted(
        request, token, "correction", forms.CorrectionForm, lambda row, act, **given: figures.correct(figure=row, act=act, **given), ends="corrected"
    )


SERVES: Mapping[str, tuple[str, ...]] = {
    "contribution": ("acceptance", "answer", "return", "deferral"),
    "figure": ("confirmation", "correction"),
}


def _acted(request: OfficeRequest, token: str, step: str, kind: type[Form], do: Callable[..., object], *, ends: str = "") -> HttpResponse:
    """One deed through a link. `ends` = what is said when the link ends with it."""
    here = reverse("portal:link", args=[token])
    if request.method != "POST":
        return HttpResponseRedirect(here)
    after = reverse("portal:done", args=[ends]) if ends else here
    key = str(request.POST.get("once", ""))
    try:
        ref, purpose, act = links.enter(token, step, request.now, _key(request, key))
    except LinkGone:
        if ends and queries.was_done(token, key):
            return HttpResponseRedirect(after)
        raise
    row = _row(ref, purpose.code)
    if row is None or step not in SERVES.get(purpose.code, ()):
        raise LinkGone
    form = _form(request, kind, row, step)
    became = attempt(form, functools.partial(do, row, act))
    return HttpResponseRedirect(after) if became.ok else _page(request, token, ref, purpose.code, {step: form}, status=became.status)


def _key(request: OfficeRequest, key: str) -> Key | None:
    fields = {name: values for name, values in request.POST.lists() if name not in ("csrfmiddlewaretoken", "once")}
    sent = {name: [(one.name, one.size) for one in many] for name, many in request.FILES.lists()}
    return Key.of(key[:80], [request.path, fields, sent]) if key else None


def _row(ref: Ref, code: str) -> Contribution | Figure | None:
    return queries.contribution(ref) if code == "contribution" else queries.figure(ref) if code == "figure" else None


def _form(request: OfficeRequest, kind: type[Form], row: Contribution | Figure, step: str) -> Form:
    if kind is forms.ReturnForm and isinstance(row, Contribution):
        return forms.ReturnForm(request.POST, units=queries.unit_choices(request.now, row.unit_id), auto_id=f"{step}-%s")
    return kind(request.POST, request.FILES, auto_id=f"{step}-%s")


def _page(request: OfficeRequest, token: str, ref: Ref, code: str, given: Mapping[str, Form], *, status: int = 200) -> HttpResponse:
    row = _row(ref, code)
    if isinstance(row, Contribution):
        asked = queries.asked(row, request.now)
        known = {"name": asked.name}
        fresh: dict[str, Form] = {
            "acceptance": forms.NameForm(auto_id="acceptance-%s"),
            "answer": forms.AnswerForm(auto_id="answer-%s", initial={**known, "text": asked.said}),
            "return": forms.ReturnForm(units=queries.unit_choices(request.now, row.unit_id), auto_id="return-%s", initial=known),
            "deferral": forms.DeferralForm(auto_id="deferral-%s", initial=known),
        }
        context = {"asked": asked, "token": token, "forms": {**fresh, **given}}
        return draw(request, "portal/links/contribution.html", context, status=status)
    if isinstance(row, Figure):
        fresh = {"confirmation": forms.NameForm(auto_id="confirmation-%s"), "correction": forms.CorrectionForm(auto_id="correction-%s")}
        context = {"figure": queries.number(row), "token": token, "forms": {**fresh, **given}}
        return draw(request, "portal/links/figure.html", context, status=status)
    raise LinkGone
