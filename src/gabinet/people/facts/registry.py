# SPDX-License-Identifier: EUPL-1.2
"""A fact is a line about a person on a card: on the person's page, beside a letter, in a brief."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.rights import Powers


@dataclass(frozen=True, slots=True)
class Line:
    """One line ready to be drawn; `careful` marks what must not be overlooked (a dispute, a mourning)."""

    text: str
    url: str = ""
    on: date | None = None
    careful: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What a room says about a person (or an outlet): `of(ref, who, on)` filters by `who` itself."""

    code: str
    label: str
    order: int
    of: Callable[[Ref, Powers, date], Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its lines."""

    code: str
    label: str
    lines: tuple[Line, ...]


FACTS: dict[str, Fact] = {}


def declare(fact: Fact) -> None:
    """In `ready()`; a code declared twice is a ValueError."""
    if fact.code in FACTS:
        raise ValueError(fact.code)
    FACTS[fact.code] = fact


def about(ref: Ref, who: Powers, on: date) -> list[Told]:
    """Everything `who` may know about a person, in the order the rooms gave; facts without lines are left out."""
    told = []
    for fact in sorted(FACTS.values(), key=lambda one: (one.order, one.code)):
        lines = tuple(fact.of(ref, who, on))
        if lines:
            told.append(Told(fact.code, gettext(fact.label), lines))
    return told
