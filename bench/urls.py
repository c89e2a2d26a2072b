# SPDX-License-Identifier: EUPL-1.2
"""The office's addresses and two empty ones beside them."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from bench import hand
from gabinet.base.ui.pages import SIGNED_IN, page
from gabinet.config.urls import handler400, handler403, handler404, handler500


def bare(request: HttpRequest) -> HttpResponse:
    """Nothing, for nobody."""
    return HttpResponse("ok")


@page(needs=SIGNED_IN)
def signed_in(request: HttpRequest) -> HttpResponse:
    """Nothing, for somebody who has logged in."""
    return HttpResponse("ok")


urlpatterns = [
    path("bench/bare/", bare),
    path("bench/signed-in/", signed_in),
    path("bench/hand/<int:place>/", hand.view),
    path("", include("gabinet.config.urls")),
]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
