# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page: rail, counts, who is logged in, theme, toasts. Made before drawing, so drawing asks nothing."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.translation import gettext

from gabinet.base import lists, office
from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import nav
from gabinet.base.ui.requests import OfficeRequest

KEPT = 20.0  # seconds


@dataclass(frozen=True, slots=True)
class Place:
    """An item of the rail, ready to be drawn."""

    code: str
    label: str
    href: str
    icon: str
    here: bool
    waiting: str
    late: str
    key: str
    phone: int
    group: int


@dataclass(frozen=True, slots=True)
class Toast:
    """A success in one sentence; `undo` = address of the inverse action, `seconds` = how long it can be undone."""

    text: str
    undo: str = ""
    seconds: int = 10


@dataclass(frozen=True, slots=True)
class Me:
    """Who is logged in."""

    name: str
    post: str
    initials: str
    login: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything `ui/base.html`, `ui/shell.html` and `ui/public.html` need."""

    me: Me | None
    places: Sequence[Place]
    toasts: Sequence[Toast]
    theme: str
    letters: bool
    city: str
    body: str
    today: date


CITY = office.Choice("office.city", "", gettext_noop("Name of the municipality"))
BODY = office.Choice("office.body", "Biuro Prezydenta Miasta", gettext_noop("Name of the office"))
CHOICES = (CITY, BODY)
_kept: dict[date, tuple[float, Mapping[str, int | str | bool]]] = {}


def of(request: OfficeRequest, told: Sequence[Toast]) -> Frame:
    """The frame of this request; no statement where counts and settings are fresh."""
    today = request.now.astimezone(WARSAW).date()
    chosen = chosen_on(today)
    user = request.user if request.user.is_authenticated else None
    return Frame(
        me=Me(user.name, user.post, initials(user.name), user.login) if user else None,
        places=_places(request, today) if user else [],
        toasts=told,
        theme=user.theme if user else "auto",
        letters=user.shortcuts if user else True,
        city=str(chosen["office.city"]),
        body=str(chosen["office.body"]),
        today=today,
    )


def chosen_on(day: date) -> Mapping[str, int | str | bool]:
    """The office's choices, asked at most every 20 s."""
    known, now = _kept.get(day), time.monotonic()
    if known is not None and known[0] > now:
        return known[1]
    chosen = {choice.key: choice.default for choice in CHOICES} | dict(office.on(day))
    _kept.clear()
    _kept[day] = (now + KEPT, chosen)
    return chosen


def forget() -> None:
    """Ask for settings and counts anew at the next page."""
    _kept.clear()
    nav.forget()


def _places(request: OfficeRequest, today: date) -> list[Place]:
    counted = nav.counts(request.powers, today)
    here = request.path
    shown = [(item, nav.href(item)) for item in nav.shown(request.powers)]
    closest = max((href for _, href in shown if href == here or (href != "/" and here.startswith(href))), key=len, default="")
    return [
        Place(
            code=item.code,
            label=gettext(item.label),
            href=href,
            icon=nav.icon_of(item),
            here=href == closest,
            waiting=lists.told(counted.get(item.code, 0)),
            late=lists.told(counted.get(f"{item.code}.late", 0)),
            key=item.key,
            phone=item.phone,
            group=item.order // 100,
        )
        for item, href in shown
    ]


def toasts(request: OfficeRequest, toast: Toast | None) -> list[Toast]:
    """What the last action left to say, and what this one says."""
    waiting = messages.get_messages(request) if CookieStorage.cookie_name in request.COOKIES else ()
    said = [_kept_one(str(one.message), str(one.extra_tags)) for one in waiting]
    return [*said, toast] if toast else said


def _kept_one(text: str, tags: str) -> Toast:
    seconds, _, undo = tags.partition(" ")
    return Toast(text, undo, int(seconds) if seconds.isdigit() else 6)


def initials(name: str) -> str:
    """ "AW" of "Aldona Wichrowska"."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
