# SPDX-License-Identifier: EUPL-1.2
"""One office for the tests of the whole house: an account for each role, two lines of mail, and something of every kind.

It is built once, through the rooms' own actions, inside a transaction that is rolled back at the end. Words like
"zqbodyazq" are planted in what not everybody may see; `marks` says by hand who may come across them.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import time_machine
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from gabinet.base import rights
from gabinet.base.accounts import actions as accounts
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Role
from gabinet.base.ui import frames
from tests.house.grid import ANONYMOUS, LINK, STRANGERS

NOW = datetime(2026, 10, 27, 8, 47, tzinfo=UTC)  # 9:47 in Warsaw, a Tuesday
DAY = date(2026, 10, 27)
CLI = Act(at=NOW, door=Door.CLI)
JOB = Act(at=NOW, door=Door.JOB)
PASSWORD = "wrzos nad Wirną kwitnie"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
OFFICIAL = "https://gabinet.wrzosowiec.example"
MARK = re.compile(r"zq[a-z]{4,}zq", re.IGNORECASE)

OFFICE = frozenset({"secretariat", "head", "spokesperson", "press"})
ABOVE = frozenset({"mayor", "vice_mayor", "city_secretary"})
LINE_A = ABOVE | {"secretariat", "head"}  # who reads sekretariat@
LINE_B = frozenset({"spokesperson", "press", "head"})  # who reads bp@
INQUIRIES = OFFICE | ABOVE | {"counsel"}
REGISTER = INQUIRIES | {"dpo"}
WRITERS = OFFICE | {"counsel"}
DIRECTORY = OFFICE | ABOVE | {"protocol", "photo", "counsel", "treasurer", "dpo"}
NAMED_A = frozenset({"head", "city_secretary"})  # what is confidential on line A: the head has named the City Secretary
NAMED_B = frozenset({"head", "spokesperson"})

PEOPLE = {
    "mayor": ("a.wichrowska", "Aldona Wichrowska"),
    "vice_mayor": ("b.sarnecki", "Bogumił Sarnecki"),
    "secretariat": ("k.jaworek", "Kinga Jaworek"),
    "head": ("d.celinska", "Dorota Celińska"),
    "spokesperson": ("l.przybysz", "Leon Przybysz"),
    "press": ("m.olszan", "Marta Olszan"),
    "protocol": ("f.rzepka", "Filip Rzepka"),
    "photo": ("i.matlak", "Igor Matlak"),
    "counsel": ("l.kos", "Lidia Kos"),
    "city_secretary": ("e.wierzba", "Eugeniusz Wierzba"),
    "treasurer": ("j.cebula", "Jolanta Cebula"),
    "unit_head": ("m.zietek", "Małgorzata Ziętek"),
    "crisis": ("s.grot", "Sławomir Grot"),
    "dpo": ("p.szulc", "Piotr Szulc"),
    "admin": ("h.lasota", "Hubert Lasota"),
    "public": ("l.bak", "Leszek Bąk"),
}
# Beside them: those who own what is "another's", by whom the same call succeeds.
OTHERS = {
    "w.dec": ("Weronika Dec", [Role.SECRETARIAT]),
    "k.tyniec": ("Klara Tyniec", [Role.VICE_MAYOR, Role.MAYOR]),
    "b.klos": ("Barbara Kłos", [Role.UNIT_HEAD]),
    "a.drozd": ("Alicja Drozd", [Role.ADMIN]),
    "h.lata": ("Henryk Łata", [Role.ADMIN]),
    "b.maj": ("Bogna Maj", [Role.PHOTO]),
    "n.borek": ("Norbert Borek", []),
    "i.olcha": ("Iwona Olcha", []),
}

Body = Mapping[str, object]
Steps = Callable[[Client], Body]


@dataclass(frozen=True)
class Thing:
    """Something that an address leads to.

    `parts`: of the address; a function where everybody has their own. `readers`: the roles that see this very thing, None =
    whoever may open the page. `body`: what a valid POST carries; a function where steps go before it. `twin`: a login
    beside the roles whose same call succeeds. `before`: what the browser does first. `astray`: the part that leads to
    nothing, or to what belongs elsewhere.
    """

    parts: Mapping[str, object] | Callable[[str], Mapping[str, object]] = field(default_factory=dict)
    readers: frozenset[str] | None = None
    body: Body | Steps = field(default_factory=dict)
    twin: str = ""
    before: Callable[[Client], object] | None = None
    astray: str = ""


@dataclass
class World:
    """The office with its people, their browsers, the things behind each address and the words planted in them."""

    people: dict[str, User] = field(default_factory=dict)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    things: dict[str, list[Thing]] = field(default_factory=dict)
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    found: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)
    browser: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    asking: str = ""  # whose request is being made

    def deed(self, walker: str) -> Act:
        """What this person may do today, on a page."""
        who = rights.powers(self.people[walker].pk, DAY)
        return Act(at=NOW, door=Door.PAGE, by=who.user, rights=who.own, through=who.through)

    def client(self, walker: str) -> Client:
        """The one browser, with the cookies of this person and no others."""
        self.asking = walker
        self.browser.cookies.clear()
        for name, value in self.cookies[walker].items():
            self.browser.cookies[name] = value
        return self.browser

    def mark(self, word: str, readers: frozenset[str]) -> str:
        """A word that only these roles may come across."""
        made = f"zq{word}zq"
        assert MARK.fullmatch(made), made
        self.marks[made] = readers
        return made

    def searched(self, body: str, title: str, readers: frozenset[str]) -> None:
        """Whoever looks for the word `body` finds `title`, if the thing is for them."""
        self.found[body] = (title, readers)


def stray_marks(world: World, text: str, walker: str) -> set[str]:
    """Planted words in a text that are not for this role."""
    return {word for word in {one.lower() for one in MARK.findall(text)} if walker not in world.marks.get(word, {walker})}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens within is taken back, and nothing remembered of it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    rights.cached.cache_clear()
    frames.forget()


def hire(world: World) -> None:
    """The accounts; everybody is logged in on two devices."""
    for role, (login, name) in PEOPLE.items():
        roles = [] if role == Role.PUBLIC else [Role(role)]
        world.people[role] = _account(login, name, roles)
        world.marks[f"zqmail{role.replace('_', '')}zq"] = frozenset({"admin", role})
    for login, (name, roles) in OTHERS.items():
        world.people[login] = _account(login, name, roles, totp=SECRET if login == "n.borek" else "")
    rights.RoleHeld.objects.create(user=world.people["public"], role=Role.PUBLIC.value, since=date(2026, 1, 1))
    rights.changed()
    for walker, user in world.people.items():
        world.cookies[walker] = _logged_in(user)
        world.kept[f"second device of {walker}"] = _logged_in(user)[settings.SESSION_COOKIE_NAME]
    world.cookies[ANONYMOUS] = {}


def _account(login: str, name: str, roles: list[Role], totp: str = "") -> User:
    marked = {login: role for role, (login, _) in PEOPLE.items()}.get(login, "")
    email = f"zqmail{marked.replace('_', '')}zq@wrzosowiec.example" if marked else f"{login}@wrzosowiec.example"
    return accounts.make_account(login=login, name=name, email=email, roles=roles, password=PASSWORD, totp_secret=totp, act=CLI)


def _logged_in(user: User) -> dict[str, str]:
    browser = Client()
    browser.force_login(user)
    return {name: morsel.value for name, morsel in browser.cookies.items()}


def came_through_a_link(world: World, token: str) -> None:
    """The browser of whoever has nothing but a link: it has opened it, and keeps what that gave it."""
    browser = Client()
    assert browser.get(f"/links/{token}/").status_code == 200
    world.cookies[LINK] = {name: morsel.value for name, morsel in browser.cookies.items()}


NOT_DEEDS = frozenset({"base_rate", "base_session", "base_linkuse", "base_cache", "base_presence"})


def tables() -> list[str]:
    """All but those of tries, sessions, uses of links and heartbeats; the shadows of the search index follow its table."""
    names = connection.introspection.table_names()
    return sorted(name for name in names if name not in NOT_DEEDS and "_fts" not in name and not name.startswith("sqlite_"))


def state() -> dict[str, tuple[int, str]]:
    """Of each table how many rows, and a digest of them."""
    found = {}
    with connection.cursor() as cursor:
        for name in tables():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            lines = sorted(repr([bytes(one) if isinstance(one, memoryview) else one for one in row]) for row in cursor.fetchall())
            found[name] = (len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest())
    return found


@contextmanager
def open_office(*, furnished: bool = True) -> Iterator[World]:
    """The world, for as long as a module of tests needs it; not furnished: people alone. The caller has a database."""
    from tests.house import things

    with transaction.atomic(), time_machine.travel(NOW, tick=False):
        world = World()
        hire(world)
        (things.furnish if furnished else things.leave_bare)(world)
        yield world
        transaction.set_rollback(True)


def own_day(moment: datetime) -> date:
    """The day in Warsaw."""
    return moment.astimezone(WARSAW).date()


def is_stranger(walker: str) -> bool:
    """Nobody is logged in."""
    return walker in STRANGERS
