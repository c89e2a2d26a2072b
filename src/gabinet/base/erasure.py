# SPDX-License-Identifier: EUPL-1.2
"""Erasure of a person's lines (usunięcie danych, GDPR art. 17): what a law keeps stays, the rest goes everywhere."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db import models

from gabinet.base import trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.base.errors import Refused, gettext_noop
from gabinet.base.rights import Powers


class KeptByLaw(Refused):
    """A law keeps these lines."""

    message = gettext_noop("This may not be erased: %(why)s")


@dataclass(frozen=True, slots=True)
class Holds:
    """A kind of lines about a person: how to list, how to erase, and why it is kept ("" = may be erased)."""

    code: str
    label: str
    lines: Callable[[Ref, Powers], Sequence[str]]
    erase: Callable[[Ref], int]
    kept: Callable[[Ref], str]


HOLDS: dict[str, Holds] = {}


def declare(holds: Holds) -> None:
    """In `ready()`; a code declared twice is a ValueError."""
    if holds.code in HOLDS:
        raise ValueError(holds.code)
    HOLDS[holds.code] = holds


class Erased(models.Model):
    """That lines about a thing were erased: ids and digest only, so that a restored backup can be erased again."""

    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    codes = models.JSONField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "base_erased"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk_of}"


@action(needs="people.person.erase")
def erase(*, of: Ref, codes: Iterable[str], act: Act) -> Erased:
    """Replace or delete the lines of these kinds about a person. Raises KeptByLaw before anything is touched."""
    chosen = sorted(set(codes) & HOLDS.keys())
    for code in chosen:
        why = HOLDS[code].kept(of)
        if why:
            raise KeptByLaw({"why": why})
    gone = sum(HOLDS[code].erase(of) for code in chosen)
    digest = hashlib.sha256(f"{of.kind}:{of.pk}:{','.join(chosen)}".encode()).hexdigest()
    row = Erased.objects.create(kind=of.kind, pk_of=of.pk, codes=chosen, digest=digest, at=act.at)
    trace.record(row, "erased", act, about=[of], sees="people.person.erase", codes=chosen, lines=gone)
    return row


def replay() -> int:
    """After a restore: erase again what had been erased; how many lines went."""
    gone = 0
    for row in Erased.objects.order_by("pk"):
        of = Ref(row.kind, row.pk_of)
        gone += sum(HOLDS[code].erase(of) for code in row.codes if code in HOLDS)
    return gone
