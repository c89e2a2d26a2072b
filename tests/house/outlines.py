# SPDX-License-Identifier: EUPL-1.2
"""Pages in every state of their data, and what tells two of them apart: the outline, without words and with repeated lines once."""

import hashlib
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from gabinet.base import health
from gabinet.base.health import Check
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.outgoing.models import Outgoing
from gabinet.post.outgoing.rules import TRAYS, State
from tests.house import grid, walking
from tests.house.walking import Call
from tests.house.world import World, undone

FULL, REFUSED, CONFLICT, UNSEEN, DOWN, EMPTY = "full", "refused form", "conflict", "not for them", "partner down", "empty"
STATES = (FULL, REFUSED, CONFLICT, UNSEEN, DOWN, EMPTY)
TROUBLES = (State.FAILED, State.UNKNOWN, State.RETURNED, State.WITHDRAWN)
LATE = "999999"  # no version is as new as this
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
TOLD = ("class", "role", "type", "hidden", "disabled", "aria-current", "aria-invalid", "aria-live", "aria-expanded", "open", "required", "scope")
TABLE = grid.cells()


@dataclass(frozen=True)
class Page:
    """What somebody was shown at an address."""

    url: str
    state: str
    walker: str
    html: str
    outline: str


@dataclass(frozen=True)
class Element:
    """A tag with what draws it, and the different things within."""

    name: str
    within: list[str]


class Outline(HTMLParser):
    """The tree of a page as text; a child that looks as one before it is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        drawn = " ".join(f"{name}={value}" for name, value in sorted(attrs, key=str) if name in TOLD)
        self.open.append(Element(f"{tag} {drawn}", []))
        if tag in VOID:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if any(one.name.split(" ")[0] == tag for one in self.open):
            while self._close() != tag:
                pass

    def _close(self) -> str:
        last = self.open.pop()
        told = f"{last.name}({','.join(last.within)})"
        if told not in self.open[-1].within:
            self.open[-1].within.append(told)
        return last.name.split(" ")[0]

    @property
    def told(self) -> str:
        """A digest of the whole."""
        while len(self.open) > 1:
            self._close()
        return hashlib.sha256(repr(self.open[0].within).encode()).hexdigest()


def outline(html: str) -> str:
    """The same for two pages of one shape."""
    page = Outline()
    page.feed(html)
    return page.told


def drawn_roles(url: str, seed: str, count: int) -> tuple[str, ...]:
    """As many of the walkers who see an address as are asked for, drawn by seed."""
    seeing = [walker for walker in grid.WALKERS if TABLE[url][walker].sees == 200 or TABLE[url][walker].acts == 302]
    return tuple(random.Random(f"{seed} {url}").sample(seeing, min(count, len(seeing))))


def of_furnished(world: World, seed: str, count: int) -> Iterator[Page]:
    """Every address of a full office: shown, with a form refused, with one that came too late, refused to somebody, with partners down."""
    for url in grid.addresses():
        calls = [call for call in walking.plan(world, url, TABLE) if call.exists and call.method in ("GET", "POST")]
        roles = drawn_roles(url, seed, count)
        mine = [call for call in calls if call.walker in roles and call.succeeds]
        yield from _shown(world, [call for call in mine if call.method == "GET"], FULL)
        posts = [call for call in mine if call.method == "POST"]
        yield from _shown(world, [_with(call, {}) for call in posts], REFUSED)
        yield from _shown(world, [_late(call) for call in posts if "version" in _body(call)], CONFLICT)
        yield from _shown(world, [call for call in calls if call.method == "GET" and call.status == 404][:1], UNSEEN)
        yield from _troubled(world, [call for call in mine if call.method == "GET"])


def of_empty(world: World, seed: str, count: int) -> Iterator[Page]:
    """The addresses that lead to no single thing, on the office's first day."""
    for url in grid.addresses():
        if not grid.parts_of(url):
            roles = drawn_roles(url, seed, count)
            calls = [call for call in walking.plan(world, url, TABLE) if call.method == "GET" and call.walker in roles and call.status == 200]
            yield from _shown(world, calls, EMPTY)


def _body(call: Call) -> dict[str, object]:
    return {} if callable(call.thing.body) else dict(call.thing.body)


def _with(call: Call, body: dict[str, object]) -> Call:
    return replace(call, thing=replace(call.thing, body=body))


def _late(call: Call) -> Call:
    return _with(call, {**_body(call), "version": LATE})


def _shown(world: World, calls: list[Call], state: str) -> Iterator[Page]:
    for call in calls:
        with undone():
            answer = walking.send(world, call)
        assert not answer.broke, f"{call.method} {call.path} as {call.walker}: {answer.broke}"
        if answer.headers.get("Content-Type", "").startswith("text/html") and "<html" in answer.text:
            yield Page(call.url, state, call.walker, answer.text, outline(answer.text))


def _troubled(world: World, calls: list[Call]) -> Iterator[Page]:
    """What a letter, a mailbox or the office's health has to do with is asked once for each way in which it goes wrong."""
    if calls and calls[0].url.startswith(("post/", "press/inquiries/", "settings/health", "mayor/", "matters/")):
        for trouble in TROUBLES:
            with partners_down(trouble):
                yield from _shown(world, calls, DOWN)


@contextmanager
def partners_down(state: State) -> Iterator[None]:
    """The relay did not take the letters, the mailboxes do not answer, nothing is well."""
    with undone():
        for letter in Outgoing.objects.all():
            gone = letter.registered_at if state == State.WITHDRAWN else None
            Outgoing.objects.filter(pk=letter.pk).update(state=state.value, tray=TRAYS[state].value, withdrawn_at=gone)
        Mailbox.objects.update(last_error="ConnectionRefusedError")
        well = dict(health.CHECKS)
        health.CHECKS.update(
            {code: Check(code, one.label, lambda now: "The server does not answer: look at its log.", one.ready) for code, one in well.items()}
        )
        try:
            yield
        finally:
            health.CHECKS.update(well)


def distinct(pages: Iterator[Page]) -> list[Page]:
    """One page for each address and outline, the first one seen; what is said of the unseen is the same at every address."""
    found: dict[tuple[str, str], Page] = {}
    for page in pages:
        found.setdefault(("" if page.state == UNSEEN else page.url, page.outline), page)
    return list(found.values())
