# SPDX-License-Identifier: EUPL-1.2
"""The matrix of the house: every address of the resolver x every role, as matrix.csv says it by hand."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from gabinet.base.rights import Role

TABLE = Path(__file__).with_name("matrix.csv")
ANONYMOUS, LINK = "anonymous", "link"  # nobody is logged in; a browser that came through a link and has nothing else
WALKERS = (*(role.value for role in Role), ANONYMOUS, LINK)
STRANGERS = frozenset({ANONYMOUS, LINK})
NEVER = 405  # "-" in the table: the verb does not exist here
LOGIN = 302  # of a stranger on a page that is not public; told from other redirects by where it leads


@dataclass(frozen=True)
class Cell:
    """What a role gets at an address: the status of GET, and of POST with one and the same valid call."""

    sees: int
    acts: int


def addresses() -> dict[str, URLPattern]:
    """Every route as the resolver prints it, joined."""
    return dict(_walked(get_resolver(), ""))


def _walked(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield here, one
        else:
            yield from _walked(one, here)


def rows() -> list[tuple[str, str, Cell]]:
    """(address, role, cell) of each cell of the table; a line stands for as many cells as it names roles.

    An address may be followed by " unseen", or " unseen" and the name of a part: what is said where that leads to nothing, or
    to what is not for this role, and it is not 404.
    """
    with TABLE.open(newline="") as table:
        lines = list(csv.DictReader(table))
    return [(one["url"], role, Cell(_status(one["sees"]), _status(one["acts"]))) for one in lines for role in one["role"].split()]


def _status(text: str) -> int:
    return NEVER if text == "-" else int(text)


def cells() -> dict[str, dict[str, Cell]]:
    """By address and role. A cell that is given twice is an error."""
    found: dict[str, dict[str, Cell]] = {}
    for url, role, cell in rows():
        line = found.setdefault(url, {})
        if role in line or role not in WALKERS:
            raise ValueError(f"{url} {role} is given twice or is no role")
        line[role] = cell
    return found


PART = re.compile(r"<(?:(?P<kind>[a-z]+):)?(?P<name>[a-z]+)>|\(\?P<(?P<named>[a-z]+)>[^)]*\)")


def path(url: str, parts: dict[str, object]) -> str:
    """The address with its parts filled in."""
    filled = PART.sub(lambda found: str(parts[found["name"] or found["named"]]), url)
    return "/" + filled.replace("^", "").replace("/?$", "/").replace("$", "")


def parts_of(url: str) -> dict[str, str]:
    """The parts of an address and what each must look like: int, str, slug, uuid; "digits" or "" in a regular expression."""
    found = {}
    for one in PART.finditer(url):
        if one["named"]:
            found[one["named"]] = "digits" if "[0-9]" in one[0] else ""
        else:
            found[one["name"]] = one["kind"] or "str"
    return found


PUBLIC = ("login/", "logout/", "links/", "status/", "favicon.ico", "^health/")  # what is open to everybody, by hand
UNKNOWN: dict[str, object] = {
    "int": 999_999_937,
    "digits": 999_999_937,
    "str": "nonsense",
    "slug": "nothing",
    "uuid": "0" * 8 + "-0000-4000-8000-" + "0" * 12,
}


def is_public(url: str) -> bool:
    """Nobody is asked to log in."""
    return url.startswith(PUBLIC)


def unseen(cell: Cell, *, login: bool) -> Cell:
    """What a thing gives to whom it is not for, and what a missing one gives to all: 404, after log-in, where the verb exists."""
    if login:
        return cell
    return Cell(NEVER if cell.sees == NEVER else 404, NEVER if cell.acts == NEVER else 404)


def other_verbs(cell: Cell, *, login: bool) -> int:
    """OPTIONS, TRACE and the like: 405 where the page is open to the role, else as the page."""
    if login:
        return LOGIN
    return 404 if cell.sees == cell.acts == 404 else NEVER
