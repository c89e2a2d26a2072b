# SPDX-License-Identifier: EUPL-1.2
"""Kinds of matters: a register that the desks fill, so that nothing here asks what kind a matter is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import Model

from gabinet.base.act import Act, Ref


@dataclass(frozen=True, slots=True)
class Keeps:
    """Why and how long a matter of this kind is kept (trust P9, G10): purpose, legal basis, archive category, who decides."""

    purpose: str
    basis: str
    category: str
    decides: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What a desk says of its matters: data only.

    `term` = code of its statutory term ("" = none); `page` = name of the address of a matter's page, which takes the id of
    the desk's own row; `sees` = the right to see one; `must_have` = without these a refusal cannot leave.
    """

    code: str
    duty: str
    label: str
    term: str
    page: str
    sees: str
    keeps: Keeps
    must_have: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What a matter is opened from: a letter, a call or a form. `ref` = its line in a register, None where there is none."""

    ref: Ref | None
    sender: str
    from_name: str
    text: str
    channel: str
    received_at: datetime
    thread: int | None = None
    message_id: str = ""
    person_id: int | None = None
    outlet_id: int | None = None


class Opens(Protocol):
    """The desk's function that adds its own row to a new matter, inside the action that opens it."""

    def __call__(self, *, matter: Any, act: Act, given: Given) -> Model: ...


@dataclass(frozen=True, slots=True)
class Declared:
    """A kind with the function of its desk."""

    kind: Kind
    opens: Opens


KINDS: dict[str, Declared] = {}


def declare(kind: Kind, *, opens: Opens) -> None:
    """In `ready()`; a code declared twice is a ValueError."""
    if kind.code in KINDS:
        raise ValueError(kind.code)
    KINDS[kind.code] = Declared(kind, opens)


def of(code: str) -> Declared:
    """The kind with this code; LookupError where no desk declared it."""
    return KINDS[code]
