# SPDX-License-Identifier: EUPL-1.2
"""The forms of address of `styles.toml`, typed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True)
class Clergy:
    """How one kind of clergy (and the scouts of the fire brigade) is named. `noun` opens the block, `dignity` follows it in both, `honour`
    opens the salutation, `style` is what bishops are called before it. `woman_of` is the noun
    of the men that the same abbreviation names."""

    spelt: tuple[str, ...]
    noun: str
    honour: str
    dignity: str = ""
    style: str = ""
    woman_of: str = ""


@dataclass(frozen=True)
class Closing:
    """A closing and the titles of address that it is for; `state` are posts as they are written."""

    text: str
    titles: frozenset[str]
    state: tuple[str, ...]


@dataclass(frozen=True)
class Styles:
    """All that `styles.toml` says."""

    short: Mapping[str, str]
    instead: Mapping[str, str]
    phrases: Mapping[str, str]
    posts: frozenset[str]
    dropped: tuple[str, ...]
    woman: Mapping[str, str]
    clergy: tuple[Clergy, ...]
    dignities: frozenset[str]
    short_dignities: Mapping[str, str]
    higher: frozenset[str]
    plain: frozenset[str]
    closings: tuple[Closing, ...]
    occasions: Mapping[str, str]


@lru_cache(maxsize=1)
def styles() -> Styles:
    """The shipped forms of address."""
    table = tomllib.loads(resources.files(__package__).joinpath("styles.toml").read_text(encoding="utf-8"))
    dignities = table["dignities"]
    return Styles(
        short=table["short"],
        instead=table["as"],
        phrases=table["phrases"],
        posts=frozenset(table["posts"]["names"]),
        dropped=tuple(table["posts"]["dropped"]),
        woman=table["woman"],
        clergy=tuple(_clergy(one) for one in table["clergy"].values()),
        dignities=frozenset(dignities["names"]),
        short_dignities=dignities["short"],
        higher=frozenset(dignities["higher"]),
        plain=frozenset(dignities["plain"]),
        closings=tuple(Closing(one["text"], frozenset(one["titles"]), tuple(one.get("state", ()))) for one in table["closing"]),
        occasions=table["occasions"],
    )


def _clergy(one: Mapping[str, str]) -> Clergy:
    return Clergy(tuple(one["spelt"]), one["noun"], one["honour"], one.get("dignity", ""), one.get("style", ""), one.get("woman_of", ""))
