# SPDX-License-Identifier: EUPL-1.2
"""The menu of Settings: one's own, the office's, and how the house runs; rooms declare their pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Powers

MINE, OFFICE, RUNNING = "mine", "office", "running"
GROUPS = {MINE: gettext_noop("Mine"), OFFICE: gettext_noop("Office"), RUNNING: gettext_noop("Running")}


@dataclass(frozen=True, slots=True)
class Setting:
    """A page of settings: `url` = its name, `needs` = the right to see it ("" = everybody), `order` within its group."""

    code: str
    label: str
    url: str
    group: str
    order: int
    needs: str = ""
    icon: str = "settings"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu, ready to be drawn."""

    label: str
    href: str
    icon: str
    here: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the menu."""

    label: str
    entries: Sequence[Entry]


SETTINGS: dict[str, Setting] = {}


def declare(setting: Setting) -> None:
    """In `ready()`; a code declared twice is a ValueError."""
    if setting.code in SETTINGS:
        raise ValueError(setting.code)
    SETTINGS[setting.code] = setting


def of(who: Powers, path: str) -> list[Group]:
    """What this person may open; `path` = the page one is on."""
    allowed = sorted((one for one in SETTINGS.values() if not one.needs or one.needs in who.all), key=lambda one: (one.order, one.code))
    hrefs = {one.code: _href(one) for one in allowed}
    seen = [one for one in allowed if hrefs[one.code]]
    closest = max((href for href in hrefs.values() if href and path.startswith(href)), key=len, default="")
    groups = []
    for group, label in GROUPS.items():
        entries = [Entry(gettext(one.label), hrefs[one.code], one.icon, hrefs[one.code] == closest) for one in seen if one.group == group]
        if entries:
            groups.append(Group(gettext(label), entries))
    return groups


def _href(setting: Setting) -> str:
    """ "" where its room has no page yet, and then it is not shown."""
    try:
        return reverse(setting.url)
    except NoReverseMatch:
        return ""
