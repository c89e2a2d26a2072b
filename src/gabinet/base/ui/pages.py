# SPDX-License-Identifier: EUPL-1.2
"""How a page is made: `page` on every view, one `attempt`, one `reply`, and `draw`, the only way to a page of ours."""

import functools
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.loader import get_template
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.errors import AlreadyDone, LinkGone, Refused, TooMany
from gabinet.base.ui import faults, frames
from gabinet.base.ui.frames import Toast
from gabinet.base.ui.requests import OfficeRequest

__all__ = ["PUBLIC", "SIGNED_IN", "Done", "OfficeRequest", "Toast", "attempt", "draw", "lead", "page", "reply", "sentence", "tell"]
P = ParamSpec("P")
View = Callable[Concatenate[OfficeRequest, P], HttpResponseBase]
Served = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
PUBLIC = ""
SIGNED_IN = "signed in"
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a form: 200 and the thing, or the refusal's status. `again_in` = seconds of a 429."""

    status: int
    thing: object = None
    again_in: int = 0

    @property
    def ok(self) -> bool:
        """Whether it was done, now or by the first sending of the same form."""
        return self.status == 200


def page(*, needs: str | Sequence[str], methods: Sequence[str] = ("GET",)) -> Callable[[View[P]], Served[P]]:
    """On every view. `needs` = the right to see, or several of which one is enough; "" = public; SIGNED_IN = any account.

    Strangers are sent to log-in by LoginRequiredMiddleware; without the right 404; another method 405.
    """
    allowed = [*methods, "HEAD"] if "GET" in methods else list(methods)
    wanted = [needs] if isinstance(needs, str) else list(needs)

    def made(view: View[P]) -> Served[P]:
        @functools.wraps(view)
        def served(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            office = cast("OfficeRequest", request)
            _check_sane(office, kwargs)
            if not _may_see(office, wanted):
                raise Http404
            if request.method not in allowed:
                return faults.not_that_way(request, allowed)
            if request.method == "HEAD":
                request.method = "GET"  # the server leaves the body out; no view need know of it
            return _guarded(office, functools.partial(view, office, *args, **kwargs))

        return cast("Served[P]", login_not_required(served)) if PUBLIC in wanted else served

    return made


def _check_sane(request: OfficeRequest, parts: Mapping[str, object]) -> None:
    """Nonsense in an address is 404 or 400, never 500 (trust H7)."""
    for part in parts.values():
        if (isinstance(part, int) and part > LARGEST) or (isinstance(part, str) and "\0" in part):
            raise Http404
    if any("\0" in value for values in request.GET.lists() for value in (values[0], *values[1])):
        raise BadRequest


def _may_see(request: OfficeRequest, wanted: Sequence[str]) -> bool:
    if PUBLIC in wanted:
        return True
    if not request.user.is_authenticated:
        return False
    return SIGNED_IN in wanted or not request.powers.all.isdisjoint(wanted)


def _guarded(request: OfficeRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    try:
        return view()
    except LinkGone:
        return faults.link_gone(request)
    except Refused as no:
        return faults.refused(request, no)


def draw(request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200, toast: Toast | None = None) -> HttpResponse:
    """The only way to a page of ours. The context is complete: drawing asks no query (tests block them)."""
    office = cast("OfficeRequest", request)
    fragment = template.rpartition("/")[2].startswith("_")
    told = frames.toasts(office, toast) if toast or not fragment else []
    frame = None if fragment else frames.of(office, told)
    with _drawing():
        text = get_template(template, using="jinja2").render({**context, "frame": frame, "toasts": told}, request)
        if fragment and told:
            text += get_template("ui/_toasts.html", using="jinja2").render({"toasts": told, "swapped": True}, request)
    return HttpResponse(text, status=status)


def _drawing() -> AbstractContextManager[Any]:
    guard = getattr(settings, "WHILE_DRAWING", "")
    return import_string(guard)() if guard else nullcontext()


def attempt(form: forms.Form, do: Callable[..., object]) -> Done:
    """Clean fields -> one action, called with them by name. A refusal becomes the form's error, with its status."""
    if not form.is_valid():
        return Done(422)
    try:
        return Done(200, do(**form.cleaned_data))
    except AlreadyDone as first:
        return Done(200, Ref(first.kind, first.pk))
    except Refused as no:
        form.add_error(None, sentence(no))
        return Done(no.status, again_in=no.seconds if isinstance(no, TooMany) else 0)


sentence = faults.sentence


def reply(
    request: OfficeRequest,
    done: Done,
    *,
    page: str,
    fragment: str,
    context: Mapping[str, object],
    to: str,
    toast: Toast | None = None,
) -> HttpResponse:
    """With htmx the fragment, 200 or the refusal's status; else a redirect to `to`, or the page with that status."""
    if request.htmx:
        return _timed(draw(request, fragment, context, status=done.status, toast=toast if done.ok else None), done)
    if not done.ok:
        return _timed(draw(request, page, context, status=done.status), done)
    if toast:
        tell(request, toast)
    return HttpResponseRedirect(to)


def lead(
    request: OfficeRequest,
    done: Done,
    *,
    page: str,
    fragment: str,
    context: Mapping[str, object],
    to: str,
    toast: Toast | None = None,
) -> HttpResponse:
    """As `reply`, for a form whose success belongs to another page: htmx, too, is led to `to` and not left on the form."""
    if not done.ok or not request.htmx:
        return reply(request, done, page=page, fragment=fragment, context=context, to=to, toast=toast)
    if toast:
        tell(request, toast)
    return HttpResponse(status=204, headers={"HX-Redirect": to})


def tell(request: HttpRequest, toast: Toast) -> None:
    """Show a toast on the next page."""
    messages.success(request, toast.text, extra_tags=f"{toast.seconds} {toast.undo}".strip())


def _timed(response: HttpResponse, done: Done) -> HttpResponse:
    if done.again_in:
        response["Retry-After"] = str(done.again_in)
    return response


def form_error(form: forms.Form, english: str) -> None:
    """Put a sentence of ours on the whole form."""
    form.add_error(None, gettext(english))
