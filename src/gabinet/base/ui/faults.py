# SPDX-License-Identifier: EUPL-1.2
"""The pages of what went wrong: a sentence that helps, a number to quote where it was our fault, no insides (trust H8).

They are drawn without the database, so that they stand when it does not.
"""

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext

from gabinet.base.errors import Refused, TooMany, gettext_noop

log = logging.getLogger(__name__)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is said: a title, what it means, what to do next; and whether our first page is a way on for whoever reads it."""

    status: int
    title: str
    text: str
    leads_home: bool = True


BAD = Fault(400, gettext_noop("This address or form cannot be read"), gettext_noop("Go back and try again, or start from the first page."))
FORBIDDEN = Fault(403, gettext_noop("You may not do this here"), gettext_noop("Ask the administrator or the head of the office."))
EXPIRED = Fault(
    403,
    gettext_noop("The form has expired"),
    gettext_noop("Go back, reload the page and send it again. What you typed is still in the browser."),
)
MISSING = Fault(
    404,
    gettext_noop("There is no such page"),
    gettext_noop("The address may be mistyped, the page may have been moved, or it is not for this account."),
)
GONE = Fault(
    404,
    gettext_noop("This link does not work any more"),
    gettext_noop("It has expired or was withdrawn, or a part of it was cut off. Ask the office for a new one: reply to the letter that brought it."),
    leads_home=False,  # who has a link has no account
)
WRONG_WAY = Fault(405, gettext_noop("This page cannot be opened this way"), gettext_noop("Go back and use the buttons of the page."))
STALE = Fault(409, gettext_noop("Somebody else has changed this"), gettext_noop("Go back and compare both texts."))
REFUSED = Fault(422, gettext_noop("This cannot be done"), gettext_noop("Go back and correct it."))
TOO_MANY = Fault(429, gettext_noop("Too many attempts"), gettext_noop("Wait a moment and try again."))
BROKEN = Fault(
    500,
    gettext_noop("Something broke on our side"),
    gettext_noop("What had been saved is safe. Try again; if it happens again, give the number below to the administrator."),
)
BY_STATUS = {fault.status: fault for fault in (FORBIDDEN, STALE, REFUSED, TOO_MANY)}


def sentence(no: Refused) -> str:
    """The sentence of a refusal in the language of the page."""
    text = gettext(no.message)
    return text % no.told if no.told else text


def draw_fault(request: HttpRequest, fault: Fault, *, text: str = "", number: str = "") -> HttpResponse:
    """One page for all of them; a fragment where htmx asked, so that it fits into the place of the form."""
    template = "ui/_fault.html" if request.headers.get("HX-Request") else "ui/fault.html"
    context = {"title": gettext(fault.title), "text": text or gettext(fault.text), "number": number, "frame": None, "leads_home": fault.leads_home}
    return HttpResponse(get_template(template, using="jinja2").render(context, request), status=fault.status)


def refused(request: HttpRequest, no: Refused) -> HttpResponse:
    """An anticipated no that no form has caught."""
    response = draw_fault(request, BY_STATUS.get(no.status, REFUSED), text=sentence(no))
    if isinstance(no, TooMany):
        response["Retry-After"] = str(no.seconds)
    return response


def not_that_way(request: HttpRequest, allowed: Sequence[str]) -> HttpResponse:
    """405 with what is allowed."""
    response = draw_fault(request, WRONG_WAY)
    response["Allow"] = ", ".join(allowed)
    return response


def link_gone(request: HttpRequest) -> HttpResponse:
    """One page for unknown, expired and revoked (trust L3)."""
    return draw_fault(request, GONE)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400."""
    return draw_fault(request, BAD)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return draw_fault(request, FORBIDDEN)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404: the same page for unseen and missing (trust G2)."""
    return draw_fault(request, MISSING)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500: a number to quote, which stands in the log beside the places."""
    number = "G-" + "".join(secrets.choice(LETTERS) for _ in range(6))
    log.error("page.broken", extra={"number": number})
    return draw_fault(request, BROKEN, number=number)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW."""
    return draw_fault(request, EXPIRED)
