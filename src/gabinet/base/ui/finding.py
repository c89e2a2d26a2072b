# SPDX-License-Identifier: EUPL-1.2
"""How things that are found are named: rooms declare their kinds; people come first, then matters, then the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext

from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.rates import Rate
from gabinet.base.search import SearchRow
from gabinet.base.ui.engine import lang
from gabinet.polish import dates

PEOPLE, MATTERS, LETTERS, OTHER = "people", "matters", "letters", "other"
TITLES = {
    PEOPLE: gettext_noop("People and institutions"),
    MATTERS: gettext_noop("Matters"),
    LETTERS: gettext_noop("Letters"),
    OTHER: gettext_noop("Other"),
}
ASKED = Rate("search", 60, timedelta(minutes=1))
TYPED = Rate("suggest", 180, timedelta(minutes=1))
PREFIXES = {"@": PEOPLE, "#": MATTERS}


@dataclass(frozen=True, slots=True)
class Found:
    """How a kind is shown among the found: its word, its icon and its group."""

    kind: str
    label: str
    icon: str = "file-text"
    group: str = OTHER


KINDS: dict[str, Found] = {}


def declare(found: Found) -> None:
    """In `ready()`; a kind declared twice is a ValueError."""
    if found.kind in KINDS:
        raise ValueError(found.kind)
    KINDS[found.kind] = found


@dataclass(frozen=True, slots=True)
class Line:
    """A found thing, ready to be drawn."""

    title: str
    url: str
    icon: str
    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Group:
    """Found things of one group."""

    title: str
    lines: Sequence[Line]


def split(query: str) -> tuple[str, str]:
    """The group a prefix asks for ("" = all), and the words."""
    bare = query.strip()[:200]
    return (PREFIXES[bare[0]], bare[1:].strip()) if bare and bare[0] in PREFIXES else ("", bare)


def grouped(rows: Iterable[SearchRow], only: str = "") -> list[Group]:
    """In the order of the groups, within them as found."""
    lines: dict[str, list[Line]] = {group: [] for group in TITLES}
    for row in rows:
        known = KINDS.get(row.kind, Found(row.kind, ""))
        when = dates.short_date(row.at.astimezone(WARSAW).date(), lang=lang())
        lines[known.group].append(Line(row.title, row.url, known.icon, gettext(known.label) if known.label else "", when))
    return [Group(gettext(TITLES[group]), found) for group, found in lines.items() if found and only in ("", group)]
