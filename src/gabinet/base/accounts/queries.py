# SPDX-License-Identifier: EUPL-1.2
"""What the pages of accounts, roles and rights show; who may open them is asked by the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, ngettext

from gabinet.base import office, rights
from gabinet.base.accounts import factors
from gabinet.base.accounts.models import Session, Totp, User
from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Grant, Role, RoleHeld
from gabinet.base.ui.engine import lang
from gabinet.polish import dates

ROLES = {
    Role.MAYOR: gettext_noop("Mayor"),
    Role.VICE_MAYOR: gettext_noop("Vice-Mayor"),
    Role.SECRETARIAT: gettext_noop("secretariat"),
    Role.HEAD: gettext_noop("head of the office"),
    Role.SPOKESPERSON: gettext_noop("spokesperson"),
    Role.PRESS: gettext_noop("press officer"),
    Role.PROTOCOL: gettext_noop("protocol"),
    Role.PHOTO: gettext_noop("photography and film"),
    Role.COUNSEL: gettext_noop("legal counsel"),
    Role.CITY_SECRETARY: gettext_noop("City Secretary"),
    Role.TREASURER: gettext_noop("Treasurer"),
    Role.UNIT_HEAD: gettext_noop("head of a department"),
    Role.CRISIS: gettext_noop("crisis officer"),
    Role.DPO: gettext_noop("data protection officer"),
    Role.ADMIN: gettext_noop("administrator"),
    Role.PUBLIC: gettext_noop("the public"),
}
ROOMS = {
    "base": gettext_noop("House"),
    "people": gettext_noop("People and units"),
    "matters": gettext_noop("Matters"),
    "post": gettext_noop("Post"),
    "press": gettext_noop("Press"),
    "mayor": gettext_noop("Mayor"),
    "portal": gettext_noop("Portal"),
}
WAYS = {"password": gettext_noop("password"), "code": gettext_noop("password and code"), "passkey": gettext_noop("passkey")}


def role_name(role: str) -> str:
    """A role in the language of the page."""
    return gettext(ROLES[Role(role)]) if role in set(Role) else role


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A row of the list of accounts."""

    pk: int
    login: str
    name: str
    post: str
    roles: str
    factor: str
    active: bool


def accounts(on: date) -> list[AccountLine]:
    """All accounts by name: four statements."""
    held: dict[int, list[str]] = {}
    for user, role in RoleHeld.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on).order_by("role", "pk").values_list("user_id", "role"):
        held.setdefault(user, []).append(role_name(role))
    codes = set(Totp.objects.values_list("user_id", flat=True))
    keys = set(Authenticator.objects.filter(type=factors.WEBAUTHN).values_list("user_id", flat=True))
    return [
        AccountLine(
            pk=user.pk,
            login=user.login,
            name=user.name,
            post=user.post,
            roles=", ".join(held.get(user.pk, [])),
            factor=", ".join(word for word, has in ((gettext("codes"), user.pk in codes), (gettext("passkey"), user.pk in keys)) if has),
            active=user.is_active,
        )
        for user in User.objects.order_by("-is_active", "name", "pk")
    ]


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A role that an account holds, held or will hold."""

    pk: int
    name: str
    since: str
    until: str
    running: bool


def roles_of(user: User, on: date) -> list[HeldLine]:
    """Newest first."""
    return [
        HeldLine(held.pk, role_name(held.role), _day(held.since), _day(held.until) if held.until else "", held.until is None or held.until > on)
        for held in RoleHeld.objects.filter(user=user).order_by("-since", "-pk")
    ]


def _day(day: date) -> str:
    return dates.long_date(day, lang=lang())


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A place where somebody is logged in."""

    digest: str
    device: str
    network: str
    way: str
    since: str
    seen: str
    here: bool


def sessions(user: int, key: str | None, now: datetime) -> list[SessionLine]:
    """Of one person, the latest sign of life first."""
    rows = Session.objects.filter(user_id=user, expire_date__gt=now, idle_until__gt=now).order_by("-seen_at", "session_key")
    return [
        SessionLine(
            digest=factors.session_digest(row.session_key),
            device=row.device or gettext("unknown device"),
            network=row.network,
            way=gettext(WAYS.get(row.way, "")) if row.way in WAYS else "",
            since=moment(row.since, now),
            seen=moment(row.seen_at, now),
            here=row.session_key == key,
        )
        for row in rows
    ]


def moment(at: datetime, now: datetime) -> str:
    """ "dziś, 9:41"."""
    here, today = at.astimezone(WARSAW), now.astimezone(WARSAW).date()
    near = (here.date() - today).days in (-1, 0)
    day = dates.relative(here.date(), today, lang=lang()) if near else dates.short_date(here.date(), lang=lang(), beside=today)
    return f"{day}, {dates.hour(here)}"


@dataclass(frozen=True, slots=True)
class PasskeyLine:
    """A passkey of one's own."""

    pk: int
    name: str
    used: str


def passkeys(user: int, now: datetime) -> list[PasskeyLine]:
    """Oldest first."""
    rows = Authenticator.objects.filter(user_id=user, type=factors.WEBAUTHN).order_by("created_at", "pk")
    return [PasskeyLine(row.pk, str(row.data.get("name", "")), moment(row.last_used_at, now) if row.last_used_at else "") for row in rows]


@dataclass(frozen=True, slots=True)
class Cell:
    """A right of a role; pk 0 = not granted."""

    role: str
    role_name: str
    pk: int


@dataclass(frozen=True, slots=True)
class RightLine:
    """A right and who has it."""

    code: str
    label: str
    passes: bool
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class RoomRights:
    """The rights of a room."""

    name: str
    lines: Sequence[RightLine]


def matrix() -> list[RoomRights]:
    """Roles x rights as they are granted now: one statement."""
    granted = {(role, right): pk for pk, role, right in Grant.objects.values_list("pk", "role", "right")}
    rooms: dict[str, list[RightLine]] = {}
    for right in sorted(rights.DECLARED.values(), key=lambda one: one.code):
        if right.code in HIDDEN:
            continue
        cells = [Cell(role.value, role_name(role), granted.get((role.value, right.code), 0)) for role in ROLES]
        rooms.setdefault(right.code.partition(".")[0], []).append(RightLine(right.code, gettext(right.label), right.passes, cells))
    order = [*(room for room in ROOMS if room in rooms), *(room for room in sorted(rooms) if room not in ROOMS)]
    return [RoomRights(gettext(ROOMS[room]) if room in ROOMS else room, rooms[room]) for room in order]


HIDDEN = frozenset({"base.link.open"})  # not a right of roles: whoever holds a link opens it


def own_passkeys(user: int) -> QuerySet[Authenticator]:
    """The passkeys of one person."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=user, type=factors.WEBAUTHN)
    return found


def factors_of(user: User) -> str:
    """ "codes, 2 passkeys" in words, "" = none."""
    held = factors.of(user.pk)
    words = [gettext("codes")] if held.codes else []
    if held.passkeys:
        words.append(ngettext("%(count)s passkey", "%(count)s passkeys", held.passkeys) % {"count": held.passkeys})
    return ", ".join(words)


def roles() -> list[str]:
    """Names of all roles, in the order of the matrix."""
    return [gettext(name) for name in ROLES.values()]


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A choice of the office, as it holds; `words` as it is shown."""

    key: str
    label: str
    value: int | str | bool
    words: str


def choices(on: date) -> list[ChoiceLine]:
    """All declared choices as they hold on a day: one statement."""
    chosen = office.on(on)
    return [ChoiceLine(key, gettext(choice.label), chosen[key], words=_words(chosen[key])) for key, choice in sorted(office.CHOICES.items())]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return gettext("on") if value else gettext("off")
    return str(value)
