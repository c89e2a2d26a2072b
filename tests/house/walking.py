# SPDX-License-Identifier: EUPL-1.2
"""The walk along one address: each role, each verb, each thing behind it, a missing one, one of another kind."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from django.http.response import HttpResponseBase

from gabinet.base.models import Entry
from tests.house import grid
from tests.house.grid import LOGIN, NEVER, STRANGERS, WALKERS, Cell
from tests.house.things_people import ALIEN
from tests.house.world import Thing, World, state, stray_marks, undone

UNSEEN = " unseen"  # after an address, with the name of a part or without: what is missing, or not for this role, where it is not 404
# POSTs that are no deeds: they open and close sessions, keep what is typed, show.
NO_DEED = ("login/", "logout/", "status/", "drafts/", "presence/", "settings/security/passkeys/options/")


@dataclass(frozen=True)
class Call:
    """One request of the walk and what must come of it."""

    url: str
    thing: Thing
    walker: str
    method: str
    status: int
    login: bool
    exists: bool
    verb: bool = False

    @property
    def path(self) -> str:
        """Where it goes."""
        parts = self.thing.parts(self.walker) if callable(self.thing.parts) else self.thing.parts
        return grid.path(self.url, dict(parts))

    @property
    def is_login(self) -> bool:
        """Sent to log-in, or refused."""
        return self.login and self.status == LOGIN

    @property
    def succeeds(self) -> bool:
        """Shown or done."""
        return self.status in (200, 302) and not self.is_login

    @property
    def is_refusal(self) -> bool:
        """A thing that is there for somebody, a verb that does something, and no."""
        for_somebody = self.thing.readers != frozenset() or bool(self.thing.twin)
        return self.exists and self.verb and for_somebody and (self.is_login or self.status in (403, 404))


@dataclass(frozen=True)
class Answer:
    """What came back. `broke`: the fault behind a 500."""

    status: int
    headers: Mapping[str, str]
    text: str
    broke: str

    @property
    def whole(self) -> str:
        """Head and body."""
        return f"{self.headers} {self.text}"


@dataclass
class Walked:
    """What was seen on the way."""

    refused: list[Call] = field(default_factory=list)
    succeeded: set[tuple[str, str]] = field(default_factory=set)
    bodies: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    calls: int = 0


def plan(world: World, url: str, table: Mapping[str, Mapping[str, Cell]]) -> list[Call]:
    """Every request of the walk along an address. A verb that exists for nobody is refused to nobody."""
    things = world.things[url]
    calls = [call for thing in things for call in _calls(url, thing, table, exists=True)]
    gone = [call for thing in _gone(url, things[0]) for call in _calls(url, thing, table, exists=False)]
    traced = [replace(call, method="TRACE") for call in calls if call.method == "OPTIONS" and call.thing is things[0]]
    verbs = {call.method for call in calls if call.succeeds}
    return [replace(call, verb=call.method in verbs) for call in calls + gone + traced]


def _calls(url: str, thing: Thing, table: Mapping[str, Mapping[str, Cell]], *, exists: bool) -> Iterator[Call]:
    for walker in WALKERS:
        cell, login = table[url][walker], walker in STRANGERS and not grid.is_public(url)
        seen = exists and (thing.readers is None or walker in thing.readers)
        if not seen:
            cell = said_of_unseen(table, url, thing.astray).get(walker) or grid.unseen(cell, login=login)
        other = grid.other_verbs(table[url][walker], login=login)
        for method, status in (("GET", cell.sees), ("HEAD", cell.sees), ("OPTIONS", other), ("POST", cell.acts)):
            yield Call(url, thing, walker, method, status, login, exists)


def said_of_unseen(table: Mapping[str, Mapping[str, Cell]], url: str, astray: str) -> Mapping[str, Cell]:
    """Lines of the table for what is missing, or not for this role."""
    return table.get(f"{url}{UNSEEN} {astray}") or table.get(url + UNSEEN) or {}


def _gone(url: str, thing: Thing) -> list[Thing]:
    """The same address with each of its parts in turn leading nowhere, and with an id that only another kind has."""
    found = []
    for name, kind in grid.parts_of(url).items():
        if kind in grid.UNKNOWN:
            found.append(_instead(thing, name, grid.UNKNOWN[kind]))
        if kind == "int" and name == "pk":
            found.append(_instead(thing, name, ALIEN + 1 if url.startswith("people/organisations/") else ALIEN))
    return found


def _instead(thing: Thing, name: str, value: object) -> Thing:
    parts = thing.parts
    if callable(parts):
        mine = parts
        return replace(thing, parts=lambda walker: {**mine(walker), name: value}, readers=None, twin="", astray=name)
    return replace(thing, parts={**parts, name: value}, readers=None, twin="", astray=name)


def walk(world: World, url: str, table: Mapping[str, Mapping[str, Cell]]) -> Walked:
    """Make every request; what changes something is taken back, what must not is compared with what lay there before."""
    walked, before = Walked(), state()
    calls = plan(world, url, table)
    acting = [call for call in calls if call.method == "POST" and call.succeeds]
    harmless = [call for call in calls if not (call.method == "POST" and call.succeeds)]
    for call in harmless:
        _check(world, call, walked, undone if callable(call.thing.body) or call.thing.before else nullcontext)
    changed = _changed_since(before)
    if changed:
        walked.wrong.append(f"a safe or refused request changed {changed}: {_culprits(world, harmless)}")
    for call in acting:
        _act(world, call, walked)
    for call in _twins(calls, [call for call in walked.refused if not has_twin(call, walked)]):
        _check(world, call, walked, undone)
    _compare(walked)
    return walked


def _changed_since(before: Mapping[str, tuple[int, str]]) -> list[str]:
    return [name for name, lines in state().items() if lines != before[name]]


def send(world: World, call: Call) -> Answer:
    """The request of a call."""
    browser = world.client(call.walker)
    if call.thing.before is not None:
        call.thing.before(browser)
    if call.method != "POST":
        verbs = {"GET": browser.get, "HEAD": browser.head, "OPTIONS": browser.options, "TRACE": browser.trace}
        return read(verbs[call.method](call.path))
    body = call.thing.body(browser) if callable(call.thing.body) else call.thing.body
    return read(browser.post(call.path, dict(body)))


def read(answer: HttpResponseBase) -> Answer:
    """The whole of an answer, also of one that is streamed: read to its end it closes what it holds open."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined,arg-type]
    broke = getattr(answer, "exc_info", None)
    return Answer(answer.status_code, dict(answer.headers), content.decode("utf-8", "replace"), repr(broke[1]) if broke else "")


def _check(world: World, call: Call, walked: Walked, around: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
    """Status, where a redirect leads, and nothing in the answer that is not for this role."""
    walked.calls += 1
    with around():
        answer = send(world, call)
    where = f"{call.method} {call.path} as {call.walker}"
    if answer.status != call.status:
        walked.wrong.append(f"{where}: {answer.status}, not {call.status} {answer.broke}")
    if call.status == 302 and call.is_login != answer.headers.get("Location", "").startswith("/login/?next="):
        walked.wrong.append(f"{where}: leads to {answer.headers.get('Location')}")
    _note(call, walked, answer.text)
    stray = _stray(world, call, answer.whole)
    if stray:
        walked.wrong.append(f"{where}: shows {sorted(stray)}")


def _note(call: Call, walked: Walked, text: str) -> None:
    if call.is_refusal:
        walked.refused.append(call)
    elif call.succeeds:
        walked.succeeded.add((call.method, call.path))
    if call.status == 404 and call.method in ("GET", "POST"):
        walked.bodies.setdefault((call.walker, call.method), {})[text] = call.path


def _stray(world: World, call: Call, text: str) -> set[str]:
    """Planted words, and tokens of links, that do not belong there. Behind a link stands what the unit was asked, for whoever has it."""
    tokens = set() if call.url.startswith("links/") else {token for token in world.tokens if token in text}
    stray = stray_marks(world, text, call.walker) if call.walker in WALKERS else set()
    return tokens | (stray - world.kept["told behind links"] if call.url.startswith("links/") else stray)


def _act(world: World, call: Call, walked: Walked) -> None:
    """A POST that succeeds: something is done, with a line of the trace, and taken back."""
    with undone():
        lines = Entry.objects.count()
        _check(world, call, walked)
        if not call.url.startswith(NO_DEED) and Entry.objects.count() == lines:
            walked.wrong.append(f"POST {call.path} as {call.walker}: left no line in the trace")


def _culprits(world: World, calls: list[Call]) -> list[str]:
    """Which requests changed something, one by one."""
    found = []
    for call in calls:
        with undone():
            before = state()
            send(world, call)
            changed = _changed_since(before)
        if changed:
            found.append(f"{call.method} {call.path} as {call.walker}: {changed}")
    return found[:5]


def _twins(calls: list[Call], lonely: list[Call]) -> list[Call]:
    """The same calls by whoever owns what is another's."""
    found: dict[tuple[str, str], Call] = {}
    for call in lonely:
        if call.thing.twin:
            path = call.path
            mine = replace(call.thing, parts=dict(call.thing.parts(call.walker)) if callable(call.thing.parts) else call.thing.parts)
            found[(call.method, path)] = replace(call, walker=call.thing.twin, thing=mine, login=False, status=_best(calls, call.method))
    return list(found.values())


def _best(calls: list[Call], method: str) -> int:
    """What success looks like at this address."""
    return next((one.status for one in calls if one.method == method and one.succeeds), NEVER)


def _compare(walked: Walked) -> None:
    """Unseen and missing are the same page, byte for byte (unless nobody is logged in)."""
    for (walker, method), bodies in walked.bodies.items():
        if len(bodies) > 1:
            walked.wrong.append(f"{method} as {walker}: {len(bodies)} different pages of 404: {list(bodies.values())}")


def has_twin(call: Call, walked: Walked) -> bool:
    """Whether somebody showed that the same call succeeds."""
    return (call.method, call.path) in walked.succeeded
