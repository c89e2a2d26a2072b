# SPDX-License-Identifier: EUPL-1.2
"""Headers and the office's request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


class Headers:
    """Security headers on every answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)


class Office(Headers):
    """request.powers and request.act()."""
