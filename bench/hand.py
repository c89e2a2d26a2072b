# SPDX-License-Identifier: EUPL-1.2
"""The hand page: the same SQL through the raw driver and as much HTML from f-strings with escaping, inside an empty view."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.backends.utils import CursorWrapper
from django.http import HttpRequest, HttpResponse


@dataclass
class Recorded:
    """What a page of ours asked and how long its text was."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    length: int = 0


class Current:
    """The page that the hand page stands for now."""

    page = Recorded()


@contextmanager
def recorded() -> Iterator[Recorded]:
    """What is asked on any connection meanwhile: a page's reads."""
    found = Recorded()
    plain = CursorWrapper.execute

    def watched(self: Any, sql: str, params: Any = None) -> Any:
        if sql.lstrip().upper().startswith("SELECT"):
            found.statements.append((sql, params))
        return plain(self, sql, params)

    CursorWrapper.execute = watched  # type: ignore[method-assign]
    try:
        yield found
    finally:
        CursorWrapper.execute = plain  # type: ignore[method-assign]


def view(request: HttpRequest) -> HttpResponse:
    """The statements one after another; the longest answer becomes a table, the rest of the page is a constant."""
    connection.ensure_connection()
    answers = [_asked(sql, params) for sql, params in Current.page.statements]
    longest = max(answers, key=len, default=[])
    lines = "".join(_line(row) for row in longest)
    frame = "x" * max(0, Current.page.length - len(lines))
    return HttpResponse(f"<!doctype html><table>{lines}</table>{frame}")


def _line(row: Any) -> str:
    cells = "".join([f'<td class="cell">{escape(str(value)[:200])}</td>' for value in row])
    return f"<tr>{cells}</tr>"


def _asked(sql: str, params: Any) -> list[Any]:
    raw = connection.connection
    if connection.vendor == "sqlite":
        return list(raw.execute(FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%"), params or ()).fetchall())
    with raw.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
