# SPDX-License-Identifier: EUPL-1.2
"""A person clicks on everything: each link leads to a page that is for them, each form to something that they may do."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.house.grid import Cell
from tests.house.walking import read
from tests.house.world import World, stray_marks, undone

PER_ROUTE = 2  # pages of one address that are looked at


class Offers(HTMLParser):
    """Where a page leads: links and what is asked by itself (GET), forms (POST)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element."""
        had = {name: value or "" for name, value in attrs}
        if tag == "a" and had.get("href", "").startswith("/"):
            self.seen.append(("GET", had["href"]))
        if tag == "form":
            method = "POST" if had.get("method", "").lower() == "post" else "GET"
            self.seen.append((method, had.get("action", "")))
        for name in ("hx-get", "hx-post"):
            if name in had:
                self.seen.append(("POST" if name == "hx-post" else "GET", had[name]))


@dataclass
class Crawl:
    """One person's way through the house."""

    world: World
    walker: str
    table: Mapping[str, Mapping[str, Cell]]
    wrong: list[str] = field(default_factory=list)
    visited: dict[str, set[str]] = field(default_factory=dict)

    def go(self) -> None:
        """From the first page on, link by link."""
        waiting = deque([("/more/", "/")])
        known = {"/more/"}
        while waiting:
            address, before = waiting.popleft()
            if not self._is_new(address):
                continue
            for method, target in self._offered(address, before):
                if method == "POST":
                    self._form(target, address)
                elif target not in known:
                    known.add(target)
                    waiting.append((target, address))

    def _is_new(self, address: str) -> bool:
        route = route_of(address)
        if route is None:
            return True
        seen = self.visited.setdefault(route, set())
        path = urlsplit(address).path
        return len(seen) < PER_ROUTE or (path in seen and "?" in address and len(seen) < PER_ROUTE + 4)

    def _offered(self, address: str, before: str) -> Iterator[tuple[str, str]]:
        route = route_of(address)
        if route is None:
            self.wrong.append(f"{address} on {before} leads nowhere")
            return
        self.visited[route].add(urlsplit(address).path)
        with undone():
            answer = read(self.world.client(self.walker).get(address))
        if answer.status not in (200, 302):
            self.wrong.append(f"{address} on {before}: {answer.status}")
        stray = stray_marks(self.world, answer.whole, self.walker)
        if stray:
            self.wrong.append(f"{address} on {before}: shows {sorted(stray)}")
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            yield from ((method, _beside(address, target)) for method, target in Offers(answer.text).seen)

    def _form(self, target: str, address: str) -> None:
        route = route_of(target)
        cell = self.table.get(route, {}).get(self.walker) if route is not None else None
        if cell is None or cell.acts not in (200, 302):
            self.wrong.append(f"{address} offers a form to {target}, where {self.walker} gets {cell.acts if cell else 'nothing'}")


def _beside(address: str, target: str) -> str:
    """The target as seen from a page."""
    target = target.partition("#")[0]
    if not target or target.startswith("?"):
        return urlsplit(address).path + target
    return target


def route_of(address: str) -> str | None:
    """The route of an address, None where none leads there; files of the house are no routes."""
    try:
        return str(resolve(urlsplit(address).path).route)
    except Resolver404:
        return None
