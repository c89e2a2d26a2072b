# SPDX-License-Identifier: EUPL-1.2
"""Headers on every answer, and the office's request."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from gabinet.base.ui import requests
from gabinet.base.ui.requests import OfficeRequest, Person

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)",
    "X-Robots-Tag": "noindex, nofollow",
}
QUIET = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store"}


def policy(rules: Mapping[str, Sequence[str]]) -> str:
    """The Content-Security-Policy of a mapping such as `SECURE_CSP`."""
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


class Headers:
    """Security headers on every answer (trust H1); a view that gives one of its own keeps it.

    Where a token stands in the address, whatever answers is quiet, faults and redirects too: no view chooses there (trust L2).
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.fixed = {**FIXED, "Content-Security-Policy": policy(settings.SECURE_CSP)}
        if settings.SECURE_HSTS_SECONDS:
            self.fixed["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if request.path_info.startswith(settings.TOKEN_PATHS):
            for name, value in QUIET.items():
                response[name] = value
        for name, value in self.fixed.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", "no-store")
        return response


class Origin:
    """A page that tells nobody its address sends its forms with `Origin: null`. Where the browser itself says that the form is
    ours (no script can set Sec-Fetch-Site), that is our own origin; what else is null stays refused (trust L2).
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("Origin") == "null" and request.headers.get("Sec-Fetch-Site") == "same-origin":
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self.answer(request)


class Office:
    """`request.now`, `request.powers`, `request.act()`; the page speaks the language of the person, Polish to strangers."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        office = cast("OfficeRequest", request)
        office.now = now
        office.powers = SimpleLazyObject(partial(requests.powers_of, request, now))  # type: ignore[assignment]
        office.act = partial(requests.deed, office)
        _touch(request)
        with translation.override(language(request)):
            response = self.answer(request)
            response.setdefault("Content-Language", translation.get_language() or "pl")
        if response.status_code == HTTPStatus.FORBIDDEN:
            _tell_refusal(request)
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response


def _tell_refusal(request: HttpRequest) -> None:
    """Who was refused and where: the route with its number, never the address itself, which may hold a token or words."""
    found = request.resolver_match
    told = {"user": request.user.pk, "method": request.method, "route": found.route if found else "", "pk": found.kwargs.get("pk") if found else None}
    log.info("page.refused", extra=told)


def _touch(request: HttpRequest) -> None:
    """The session's owner is there; what a page asks by itself (polls, heartbeats) is no sign of life."""
    touch = getattr(request.session, "touch", None)
    if touch is None or settings.SESSION_COOKIE_NAME not in request.COOKIES or request.headers.get("Gabinet-Idle"):
        return
    if request.user.is_authenticated:
        touch()


def language(request: HttpRequest) -> str:
    """The person's own choice; strangers may ask by `?lang=en`, and no cookie is set for it (trust H9)."""
    known = dict(settings.LANGUAGES)
    asked = request.GET.get("lang", "")
    if asked in known:
        return asked
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return settings.LANGUAGE_CODE
    person = cast("Person", request.user)
    return person.language if person.is_authenticated and person.language in known else settings.LANGUAGE_CODE


class LoginRequired(LoginRequiredMiddleware):
    """Strangers are sent to log-in; a page that htmx asks from keeps what was typed and is told that the session has ended."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponse:  # type: ignore[override]
        """302, or 401 with the event that shows the strip."""
        if not request.headers.get("HX-Request"):
            return super().handle_no_permission(request, view_func)
        return HttpResponse(status=401, headers={"HX-Trigger": "gab:signed-out"})
