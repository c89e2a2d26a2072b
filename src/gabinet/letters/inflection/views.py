# SPDX-License-Identifier: EUPL-1.2
"""The page of the tool: a name in, seven cases out. It reads only, so that an answer has an address."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.ui.pages import SIGNED_IN, OfficeRequest, draw, page
from gabinet.letters.inflection import forms, table
from gabinet.letters.inflection.rules import Chosen, Kind

PAGE, FRAGMENT = "letters/inflection/inflection.html", "letters/inflection/_inflection.html"


@page(needs=SIGNED_IN)
def inflection(request: OfficeRequest) -> HttpResponse:
    """The form of a kind of name and, where one was typed, the answer; 422 where it cannot be one."""
    kind = _kind(request)
    asked = any(name in request.GET for name in forms.FORMS[kind].base_fields)
    form = forms.FORMS[kind](request.GET if asked else None)
    valid = asked and form.is_valid()
    context = {
        "kind": kind.value,
        "form": form,
        "tabs": _tabs(kind),
        "answer": table.answer(form.named(_choices(request)), lambda one: _address(request, one)) if valid else None,
        "kept": [(name, value) for name, values in request.GET.lists() for value in values if name not in ("of", "other")],
        "plain": _without_choices(request),
    }
    swapped = request.htmx and not request.htmx.history_restore_request
    return draw(request, FRAGMENT if swapped else PAGE, context, status=422 if asked and not valid else 200)


def _kind(request: OfficeRequest) -> Kind:
    wanted = request.GET.get("kind", "")
    return next((kind for kind in Kind if kind == wanted), Kind.PERSON)


def _choices(request: OfficeRequest) -> list[str]:
    """Forms chosen by a link, and one that was typed by hand."""
    other = request.GET.get("other", "").strip()
    return [*request.GET.getlist("form"), *([request.GET.get("of", "") + other] if other else [])]


def _address(request: OfficeRequest, one: Chosen) -> str:
    query = request.GET.copy()
    query.setlist("form", [*_choices(request), str(one)])
    for name in ("of", "other"):
        query.pop(name, None)
    return f"{request.path}?{query.urlencode()}"


def _without_choices(request: OfficeRequest) -> str:
    query = request.GET.copy()
    for name in ("form", "of", "other"):
        query.pop(name, None)
    return f"{request.path}?{query.urlencode()}"


def _tabs(here: Kind) -> list[tuple[str, str, bool, int]]:
    labels = {
        Kind.PERSON: gettext("Person"),
        Kind.COUPLE: gettext("Couple"),
        Kind.OFFICE: gettext("Function"),
        Kind.ORGANISATION: gettext("Organisation"),
        Kind.PLACE: gettext("Place"),
    }
    return [(labels[kind], f"{reverse('letters:inflection')}?kind={kind.value}", kind is here, 0) for kind in Kind]
