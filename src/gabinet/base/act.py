# SPDX-License-Identifier: EUPL-1.2
"""One deed: who acts, when, through which door and by which rights."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NewType, Protocol, Self

from gabinet.base.errors import NotAllowed

User = NewType("User", int)


class Door(StrEnum):
    """How a deed came into the house."""

    PAGE = "page"
    LINK = "link"
    FORM = "form"
    MAIL = "mail"
    API = "api"
    JOB = "job"
    CLI = "cli"


class _Labels(Protocol):
    label_lower: str


class Thing(Protocol):
    """Anything with a row: what a reference can point at."""

    pk: int

    @property
    def _meta(self) -> _Labels: ...


@dataclass(frozen=True, slots=True)
class Ref:
    """Which thing: kind is app.model in lower case."""

    kind: str
    pk: int

    @classmethod
    def of(cls, thing: object) -> Self:
        """The reference of a saved row."""
        return cls(str(thing._meta.label_lower), int(thing.pk))  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Key:
    """What one form or API call is known by: its random key and the digest of its body."""

    key: str
    digest: str

    @classmethod
    def of(cls, key: str, body: object) -> Self:
        """`body` is anything JSON can hold; the order of its keys does not matter."""
        text = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str)
        return cls(key, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


@dataclass(frozen=True, slots=True)
class Lease:
    """A try of a job: the fence asks for exactly this pair."""

    job: int
    tries: int


_NOBODY: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Act:
    """Made by view, job, link, listener or command line and handed down; nothing below makes one or asks the clock.

    `by` is None for the public, a link and the machine. `for_` is set by the frame where the right came by substitution.
    `scope` is the one thing a link is good for. `through` maps a right to the absent person it comes from.
    """

    at: datetime
    door: Door
    by: int | None = None
    for_: int | None = None
    link: int | None = None
    scope: Ref | None = None
    rights: frozenset[str] = frozenset()
    through: Mapping[str, int] = field(default_factory=lambda: _NOBODY)
    once: Key | None = None
    lease: Lease | None = None

    def person(self) -> int:
        """The user who acts; raises NotAllowed where nobody is logged in."""
        if self.by is None:
            raise NotAllowed
        return self.by

    def unleased(self) -> Self:
        """For what has already happened outside: it must be written down even if the job was taken over."""
        return replace(self, lease=None)
