# SPDX-License-Identifier: EUPL-1.2
"""The rail: items that rooms declare, and what waits behind each, counted in one statement."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from gabinet.base import lists
from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Powers, RightsVersion

Waiting = Callable[[Powers, date], QuerySet[Any]]
KEPT = 20.0  # seconds
ICONS = {
    "day": "sun",
    "inbox": "inbox",
    "diary": "calendar-days",
    "matters": "folder-open",
    "arrangements": "list-checks",
    "calls": "phone",
    "ceremonies": "flag",
    "letters": "mail-open",
    "patronages": "award",
    "trips": "train-front",
    "newsroom": "pencil",
    "monitoring": "radio",
    "gallery": "images",
    "people": "contact",
    "press": "newspaper",
    "decisions": "stamp",
    "registers": "book-text",
    "quarantine": "shield-alert",
    "outbox": "send",
    "administration": "activity",
}


KEYS = (
    ("Ctrl K", gettext_noop("search and commands")),
    ("?", gettext_noop("this help")),
    ("J", gettext_noop("next")),
    ("K", gettext_noop("previous")),
    ("Enter", gettext_noop("open")),
    ("E", gettext_noop("done, to the archive")),
    ("R", gettext_noop("reply")),
    ("A", gettext_noop("assign")),
    ("C", gettext_noop("put something new into the register")),
    ("Ctrl Enter", gettext_noop("accept or send")),
    ("Ctrl S", gettext_noop("save")),
    ("Z", gettext_noop("undo")),
    ("Esc", gettext_noop("close")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A place of the house. `url` = name of its page; `order`: hundreds are the groups of the rail (ui.md 3).

    Order of the rail: day 110, inbox 120, diary 130, matters 140, arrangements 150, calls 160 | ceremonies 210,
    letters 220, patronages 230, trips 240 | newsroom 310, monitoring 320, gallery 330 | people 410. `waiting` = what waits
    for this person, `late` = what of it is overdue; `needs` = one right or several of which one is enough;
    "" = a tool of every employee, which is nobody's first page.
    `key` = the letter after G; `phone` = place in the bar of the phone, 0 = under More.
    """

    code: str
    label: str
    url: str
    order: int
    needs: str | tuple[str, ...]
    waiting: Waiting | None = None
    late: Waiting | None = None
    icon: str = ""
    key: str = ""
    phone: int = 0


ITEMS: dict[str, Item] = {}
_kept: dict[tuple[object, ...], tuple[float, Mapping[str, int]]] = {}


def declare(item: Item) -> None:
    """In `ready()`; a code declared twice is a ValueError."""
    if item.code in ITEMS:
        raise ValueError(item.code)
    ITEMS[item.code] = item


def icon_of(item: Item) -> str:
    """Its own icon, or the one of the house for this code."""
    return item.icon or ICONS.get(item.code, "circle")


def href(item: Item) -> str:
    """Its address; "" where its room has no page yet, and then it is not shown."""
    return item.url if item.url.startswith("/") else _reversed(item.url, settings.ROOT_URLCONF)


@lru_cache(maxsize=256)
def _reversed(name: str, urlconf: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def shown(who: Powers) -> list[Item]:
    """What this person finds in the rail, in the fixed order."""
    return sorted((item for item in ITEMS.values() if _may(item, who) and href(item)), key=lambda item: (item.order, item.code))


def _may(item: Item, who: Powers) -> bool:
    needs = (item.needs,) if isinstance(item.needs, str) else item.needs
    return "" in needs or not who.all.isdisjoint(needs)


def keys(who: Powers) -> list[tuple[list[str], str]]:
    """Every key and what it does, with the places of this person after G."""
    places = [(["G", item.key.upper()], gettext(item.label)) for item in shown(who) if item.key]
    return [(pressed.split(" "), gettext(what)) for pressed, what in KEYS] + places


def counts(who: Powers, on: date) -> Mapping[str, int]:
    """`{"press": 2, "press.late": 1}`; zero = absent, many = `lists.MANY` + 1. One statement, kept 20 s for these very powers."""
    key = (who.user, who.own, frozenset(who.through.items()), on)
    now = time.monotonic()
    known = _kept.get(key)
    if known is not None and known[0] > now:
        return known[1]
    counted = _counted(who, on)
    if len(_kept) > 500:
        _kept.clear()
    _kept[key] = (now + KEPT, counted)
    return counted


def anew(who: Powers) -> None:
    """Count anew for this person: the page that lists what waits stands beside a number of the same moment."""
    for key in [key for key in _kept if key[0] == who.user]:
        del _kept[key]


def forget() -> None:
    """Count anew at the next page."""
    _kept.clear()


def _counted(who: Powers, on: date) -> Mapping[str, int]:
    asked = [(f"{item.code}{tail}", ask) for item in shown(who) for tail, ask in (("", item.waiting), (".late", item.late)) if ask is not None]
    columns = {f"n{place}": lists.counted(ask(who, on)) for place, (_, ask) in enumerate(asked)}
    found = RightsVersion.objects.annotate(**columns).values_list(*columns).first() if columns else None
    return {code: n for (code, _), n in zip(asked, found or (), strict=found is not None) if n}
