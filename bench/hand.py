# SPDX-License-Identifier: EUPL-1.2
"""The hand page: the same SQL through the raw driver and the same HTML from f-strings with escaping, inside an empty view.

A page of ours is drawn once and taken apart: its SELECTs, and its HTML as constants with values between them. Values are
the texts, addresses and titles of `<main>`; what stands around it and all classes are constants, as a hand would write
them. Put together again the bytes are those of the page.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.backends.utils import CursorWrapper
from django.http import HttpRequest, HttpResponse
from markupsafe import escape

VALUE = re.compile(r'(?<=>)[^<>]*[^<>\s][^<>]*(?=<)|(?<=href=")[^"]+(?=")|(?<=title=")[^"]+(?=")')


@dataclass
class Recorded:
    """What a page of ours asked, and its HTML: pairs of a constant and the value after it, and what ends it."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    pieces: Sequence[tuple[str, str]] = ()
    end: str = ""

    def drawn_as(self, html: str) -> None:
        """Take the HTML apart."""
        begins = max(html.find("<main"), 0)
        pieces, place = [], 0
        for found in VALUE.finditer(html, begins, max(html.find("</main>"), begins)):
            value = unescape(found.group())
            if escape(value) == found.group():
                pieces.append((html[place : found.start()], value))
                place = found.end()
        self.pieces, self.end = pieces, html[place:]


PAGES: list[Recorded] = []


@contextmanager
def recorded() -> Iterator[Recorded]:
    """What is asked on any connection meanwhile: a page's reads."""
    found = Recorded()
    plain = CursorWrapper.execute

    def watched(self: Any, sql: str, params: Any = None) -> Any:
        if sql.lstrip().upper().startswith("SELECT"):
            found.statements.append((sql, params))
        return plain(self, sql, params)

    CursorWrapper.execute = watched  # type: ignore[method-assign, assignment]
    try:
        yield found
    finally:
        CursorWrapper.execute = plain  # type: ignore[method-assign]


def view(request: HttpRequest, place: int) -> HttpResponse:
    """The statements one after another, then the page."""
    connection.ensure_connection()
    page = PAGES[place]
    for sql, params in page.statements:
        _asked(sql, params)
    return HttpResponse(drawn(page))


def drawn(page: Recorded) -> str:
    """The HTML from its pieces."""
    return "".join([f"{constant}{escape(value)}" for constant, value in page.pieces]) + page.end


def _asked(sql: str, params: Any) -> list[Any]:
    raw = connection.connection
    if connection.vendor == "sqlite":
        return list(raw.execute(FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%"), params or ()).fetchall())
    with raw.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
