# SPDX-License-Identifier: EUPL-1.2
"""A page of a long list: where it begins, its rows, and the address of the next one. With a mark that is none of ours it starts anew (trust H7)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest

from gabinet.base import lists


class Marked(Protocol):
    """A row that knows its place: `lists.mark` of the list's order."""

    @property
    def mark(self) -> str: ...


Row = TypeVar("Row", bound=Marked)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """`more` = address of the next page, "" at the end; `first` = nothing lies before it."""

    rows: Sequence[Row]
    more: str
    first: bool


def page(
    request: HttpRequest,
    find: Callable[[Sequence[object] | None], Sequence[Row]],
    *,
    begins: Sequence[object] | None = None,
    keeps: Mapping[str, str] | None = None,
    size: int = lists.SIZE,
) -> Page[Row]:
    """The page that ?after= asks for. `find` gives size + 1 rows after a place; `begins` = where the list starts without a
    mark; `keeps` = what else the addresses carry."""
    last = lists.marked(request.GET.get("after", ""))
    try:
        rows = find(last if last is not None else begins)
    except ValueError:
        last, rows = None, find(begins)
    more = f"?{urlencode({**(keeps or {}), 'after': rows[size - 1].mark})}" if len(rows) > size else ""
    return Page(rows[:size], more, last is None and begins is None)
