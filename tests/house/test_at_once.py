# SPDX-License-Identifier: EUPL-1.2
"""A right taken away is gone with the next request; a substitute gets exactly what passes; nonsense in an address breaks nothing."""

from collections.abc import Iterator

import pytest

from gabinet.base import links
from gabinet.base.accounts import actions as accounts
from gabinet.base.models import Entry, Named
from tests.house import grid, walking
from tests.house.grid import NEVER, Cell
from tests.house.things_press import BOTH
from tests.house.walking import Call
from tests.house.world import CLI, DAY, NAMED_A, NAMED_B, Thing, World, undone

pytestmark = pytest.mark.django_db
TABLE = grid.cells()
ADDRESSES = grid.addresses()

ROOMS = [  # one page of each room, who sees it, and by which right
    ("/settings/trace/", "dpo", "base.trace.see"),
    ("/settings/jobs/", "head", "base.job.see"),
    ("/people/persons/", "protocol", "people.person.see"),
    ("/matters/", "counsel", "matters.matter.see"),
    ("/matters/terms/", "city_secretary", "matters.term.edit"),
    ("/post/", "press", "post.press.see"),
    ("/post/quarantine/", "secretariat", "post.quarantine.see"),
    ("/post/registers/incoming/", "dpo", "post.register.see"),
    ("/press/inquiries/", "vice_mayor", "press.inquiry.see"),
    ("/decisions/", "mayor", "mayor.clear"),
    ("/status/", "anonymous", "portal.status.see"),
]


def _cell(world: World, role: str, right: str, grant: str) -> None:
    """An administrator clicks on a cell of the matrix."""
    role = "public" if role == "anonymous" else role
    assert world.client("admin").post("/settings/rights/", {"cell": f"{role} {right} {grant}"}).status_code == 302


@pytest.mark.parametrize(("page", "role", "right"), ROOMS, ids=[right for _, _, right in ROOMS])
def test_a_right_is_gone_with_the_next_request(world: World, page: str, role: str, right: str) -> None:  # trust: G1
    with undone():
        assert world.client(role).get(page).status_code == 200
        _cell(world, role, right, "0")
        assert world.client(role).get(page).status_code == 404
        _cell(world, role, right, "1")
        assert world.client(role).get(page).status_code == 200


def test_a_right_to_act_is_gone_with_the_next_request(world: World) -> None:  # trust: G1
    thing = world.things["press/inquiries/<int:pk>/answer/"][0]
    call = Call("press/inquiries/<int:pk>/answer/", thing, "press", "POST", 302, login=False, exists=True)
    with undone():
        assert walking.send(world, call).status == 302
    with undone():
        _cell(world, "press", "press.inquiry.answer", "0")
        assert walking.send(world, call).status == 403


def test_a_role_a_name_an_account_and_a_link_end_at_once(world: World) -> None:  # trust: G1, I6, L3
    confided = world.kept["cases"]["plain"][1].inquiry.pk
    with undone():
        assert world.client("spokesperson").get(f"/matters/{confided}/").status_code == 200
        Named.objects.filter(pk_of=confided, user=world.people["spokesperson"]).delete()
        assert world.client("spokesperson").get(f"/matters/{confided}/").status_code == 404
    with undone():
        who = world.people["protocol"].pk
        held = accounts.RoleHeld.objects.get(user=who)
        assert world.client("protocol").get("/people/persons/").status_code == 200
        assert world.client("admin").post(f"/settings/accounts/{who}/roles/{held.pk}/end/").status_code == 302
        assert world.client("protocol").get("/people/persons/").status_code == 404
        assert world.client("admin").post(f"/settings/accounts/{who}/end/").status_code == 302
        assert world.client("protocol").get("/settings/").headers["Location"].startswith("/login/")
    with undone():
        token, asked = world.tokens[0], world.kept["linked"]
        assert world.client("link").get(f"/links/{token}/").status_code == 200
        links.revoke(asked, CLI)
        assert world.client("link").get(f"/links/{token}/").status_code == 404


# What a substitute never gets: the head's naming, the erasure of a person.
NOT_PASSED = {
    "people/persons/<int:pk>/erasure/": Cell(404, 404),
    "matters/<int:pk>/confidence/": Cell(302, 403),
    "matters/<int:pk>/disclosure/": Cell(302, 403),
    "post/items/<int:pk>/confidence/": Cell(302, 403),
}
DEPUTY, ABSENT = "photo", "head"


def _better(mine: int, theirs: int) -> int:
    """Of two answers the one that gives more."""
    return min(mine, theirs, key=(200, 302, NEVER, 403, 404).index)


def _lent(world: World) -> Iterator[Call]:
    """Every address as the deputy of the head finds it."""
    for url in ADDRESSES:
        mine, theirs = TABLE[url][DEPUTY], TABLE[url][ABSENT]
        cell = NOT_PASSED.get(url) or Cell(_better(mine.sees, theirs.sees), _better(mine.acts, theirs.acts))
        for thing in world.things[url]:
            yield from _calls(url, thing, cell)


def _calls(url: str, thing: Thing, cell: Cell) -> Iterator[Call]:
    unseen = walking.said_of_unseen(TABLE, url, thing.astray).get(ABSENT) or grid.unseen(cell, login=False)
    shown = unseen if _is_not_lent(thing) else cell
    for method, status in (("GET", shown.sees), ("POST", shown.acts)):
        if status != NEVER and not grid.is_public(url):
            yield Call(url, thing, DEPUTY, method, status, login=False, exists=True)


def _is_not_lent(thing: Thing) -> bool:
    """What is one person's own, what the absent does not see, and what is confidential: it was said to people, not to posts."""
    if thing.readers is None:
        return False
    readers = thing.readers - {"unit_head"}
    return ABSENT not in readers or readers == {ABSENT} or readers in (NAMED_A, NAMED_B, BOTH)


def test_a_substitute_gets_what_passes_and_nothing_else(world: World) -> None:  # trust: P6, G1, X4
    wrong, lent = [], 0
    with undone():
        head, deputy = world.people[ABSENT], world.people[DEPUTY]
        assert world.client(DEPUTY).get("/post/").status_code == 404
        accounts.substitute(absent=head, deputy=deputy, since=DAY, until=DAY.replace(day=28), act=CLI)
        for call in _lent(world):
            with undone():
                last = Entry.objects.order_by("-place").values_list("place", flat=True).first() or 0
                answer = walking.send(world, call)
                deeds = Entry.objects.filter(place__gt=last, by=deputy.pk)
                lent += deeds.filter(for_id=head.pk).exists()
            if answer.status != call.status:
                wrong.append(f"{call.method} {call.path}: {answer.status}, not {call.status} {answer.broke}")
    assert "\n".join(wrong) == ""
    assert lent >= 60, "deeds with both names in the trace"


NONSENSE = ("%00", "%ff", "9" * 40, "１２", "-1", "0", "..", "a" * 300, "%F0%9F%90%88", "<b>", "' OR 1=1 --")
QUERIES = (
    "after=%00",
    "after=%ff",
    "page=-1",
    "after=" + "9" * 40,
    "since=１２",
    "q=%00",
    "before=-1",
    "lang=xx",
    "state=%F0%9F%90%88",
    "line=x&tray=y&which=z",
)


@pytest.mark.parametrize("role", ["head", "admin", "anonymous"])
def test_nonsense_in_an_address_is_never_a_fault(world: World, role: str) -> None:  # trust: H7
    wrong = []
    for url, thing in ((url, world.things[url][0]) for url in ADDRESSES):
        parts = dict(thing.parts(role) if callable(thing.parts) else thing.parts)
        odd = [grid.path(url, {**parts, name: word}) for name in parts for word in NONSENSE]
        asked = [f"{grid.path(url, parts)}?{query}" for query in QUERIES] if TABLE[url][role].sees == 200 else []
        for path in [*odd, *asked]:
            with undone():
                status = walking.read(world.client(role).get(path)).status
            if status not in (200, 302, 400, 404, 405):
                wrong.append(f"{path}: {status}")
    assert "\n".join(wrong) == ""


def test_addresses_outside_are_random_and_those_within_are_asked(world: World) -> None:  # trust: G3
    """Behind a link, of a file: no counting numbers. Everywhere else a number is only as good as the right behind it, or it is one's own."""
    outside = {url: set(grid.parts_of(url).values()) for url in ADDRESSES if url.startswith(("links/", "post/files/", "login/password/"))}
    assert all(kinds <= {"str", "uuid", "slug"} for kinds in outside.values())
    assert len({len(token) for token in world.tokens} | {43}) == 1, "256 bits each"
    for url, parts in ((url, grid.parts_of(url)) for url in ADDRESSES):
        if "int" in parts.values():
            assert not grid.is_public(url)
            assert {TABLE[url]["public"].sees, TABLE[url]["public"].acts} <= {404, NEVER} or url.startswith(("settings/security/", "notices/"))
