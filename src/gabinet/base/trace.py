# SPDX-License-Identifier: EUPL-1.2
"""The trace (ślad): every write leaves a line; the lines are a sealed chain whose key lies outside the database.

Values lie beside the chain, each with a salt: erasing value and salt leaves the chain whole (trust G8).
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.db import connection, models
from django.db.models import QuerySet

from gabinet.base import rights
from gabinet.base.act import Act, Ref

Json = str | int | float | bool | None | date | datetime | Decimal | Sequence["Json"] | Mapping[str, "Json"]
START = "0" * 64


class Entry(models.Model):
    """A line of the chain: who, in whose name, what, when; its values are told in `Detail`."""

    place = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    verb = models.CharField(max_length=40)
    by = models.BigIntegerField(null=True)
    for_id = models.BigIntegerField(null=True)
    door = models.CharField(max_length=8)
    link = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        db_table = "base_trace_entry"
        indexes = [models.Index(fields=["kind", "pk_of", "place"], name="trace_of_thing")]

    def __str__(self) -> str:
        return f"{self.place} {self.kind} {self.pk_of} {self.verb}"


class Head(models.Model):
    """Where the chain ends; its row lock is the lock of the chain."""

    place = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=64, default=START)

    class Meta:
        db_table = "base_trace_head"

    def __str__(self) -> str:
        return f"{self.place}:{self.seal}"


class Detail(models.Model):
    """The values of a line; gone after an erasure."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    salt = models.CharField(max_length=32)
    body = models.TextField()

    class Meta:
        db_table = "base_detail"

    def __str__(self) -> str:
        return str(self.pk)


class About(models.Model):
    """What else a line concerns: a person, a place, a topic; with the right that its reader needs."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    of_kind = models.CharField(max_length=60)
    of_pk = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    right = models.CharField(max_length=60)

    class Meta:
        db_table = "base_trace_about"
        indexes = [models.Index(fields=["of_kind", "of_pk", "entry"], name="trace_about_thing")]

    def __str__(self) -> str:
        return f"{self.entry_id} about {self.of_kind} {self.of_pk}"


@dataclass(slots=True)
class Line:
    """One deed told, not yet sealed."""

    thing: Ref
    verb: str
    act: Act
    about: tuple[Ref, ...]
    sees: str
    told: Mapping[str, Json]


@dataclass(slots=True)
class Frame:
    """What the outermost action gathers until its commit."""

    act: Act
    lines: list[Line] = field(default_factory=list)


_frame: ContextVar[Frame | None] = ContextVar("frame", default=None)


def open_frame() -> Frame | None:
    """The frame of the action that is running, if any."""
    return _frame.get()


@contextmanager
def framed(act: Act) -> Iterator[Frame]:
    """Only for `action`: lines told inside belong to one deed."""
    token = _frame.set(Frame(act))
    try:
        frame = _frame.get()
        assert frame is not None
        yield frame
    finally:
        _frame.reset(token)


def record(thing: object, verb: str, act: Act, *, about: Iterable[Ref] = (), sees: str = "", **told: Json) -> None:
    """Tell what was done to `thing`; `told` are values that an erasure can take away. Raises RuntimeError outside an action."""
    frame = _frame.get()
    if frame is None:
        raise RuntimeError(verb)
    ref = thing if isinstance(thing, Ref) else Ref.of(thing)
    frame.lines.append(Line(ref, verb, act, tuple(about), sees, told))


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)


_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def _key() -> bytes:
    key: bytes = settings.TRACE_KEY
    return key


def _digest(salt: str, body: str) -> str:
    return hashlib.sha256((salt + body).encode("utf-8", "surrogatepass")).hexdigest()


class _Sealed(NamedTuple):
    """What a seal covers, in its order."""

    place: int
    kind: str
    pk_of: int
    verb: str
    by: int | None
    for_id: int | None
    door: str
    link: int | None
    at: datetime
    digest: str


def _seal(key: bytes, before: str, sealed: _Sealed) -> str:
    parts = [before, *sealed]
    return hmac.digest(key, _canonical(parts).encode(), "sha256").hex()


def _sealed(place: int, line: Line) -> tuple[_Sealed, str, str]:
    """A line as it will be sealed, its salt and its values."""
    act, salt, body = line.act, secrets.token_hex(16), _canonical(dict(line.told))
    thing = (place, line.thing.kind, line.thing.pk, line.verb)
    return _Sealed(*thing, act.by, act.for_, act.door.value, act.link, act.at, _digest(salt, body)), salt, body


_HEAD = "SELECT place, seal FROM base_trace_head WHERE id = 1"
_ENTRY = """INSERT INTO base_trace_entry (place, kind, pk_of, verb, "by", for_id, door, link, at, digest, seal)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
_DETAIL = "INSERT INTO base_detail (entry_id, salt, body) VALUES (%s, %s, %s)"
_MOVED = "UPDATE base_trace_head SET place = %s, seal = %s WHERE id = 1"


def chain(frame: Frame) -> None:
    """Called by `action` only, last: lock the head, number and seal the lines, insert them at once.

    In words: every write of the house ends here, and building the four statements cost more than all the rest of a small one.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HEAD + (" FOR UPDATE" if connection.features.has_select_for_update else ""))
        place, seal = cursor.fetchone()
        entries, details, abouts = [], [], []
        key, moment = _key(), connection.ops.adapt_datetimefield_value
        for line in frame.lines:
            place += 1
            sealed, salt, body = _sealed(place, line)
            seal, ref = _seal(key, seal, sealed), line.thing
            entries.append((*sealed[:-2], moment(sealed.at), sealed.digest, seal))
            details.append((place, salt, body))
            abouts += [About(entry_id=place, of_kind=of.kind, of_pk=of.pk, kind=ref.kind, pk_of=ref.pk, right=line.sees) for of in line.about]
        cursor.executemany(_ENTRY, entries)
        cursor.executemany(_DETAIL, details)
        if abouts:
            About.objects.bulk_create(abouts)
        cursor.execute(_MOVED, [place, seal])


def history(of: Ref, who: rights.Powers) -> QuerySet[About]:
    """What concerns a person, place or topic, newest first, by right and by name."""
    rows = About.objects.filter(of_kind=of.kind, of_pk=of.pk).select_related("entry", "entry__detail")
    return rights.seen_refs(rows, who).order_by("-entry_id")


def of_thing(of: Ref) -> QuerySet[Entry]:
    """A thing's own history, newest first; whoever sees the thing sees it."""
    return Entry.objects.filter(kind=of.kind, pk_of=of.pk).select_related("detail").order_by("-place")


def forget(ref: Ref) -> int:
    """Take the values of all lines of a thing away; the chain holds. How many there were."""
    places = Entry.objects.filter(kind=ref.kind, pk_of=ref.pk).values("place")
    gone, _ = Detail.objects.filter(entry_id__in=places).delete()
    return gone


class Broken(NamedTuple):
    """The first places where the chain does not hold, and why."""

    place: int
    why: str


def head() -> tuple[int, str]:
    """(place, seal) of the end: mailed to two people each day, printed on the register."""
    end = Head.objects.get(pk=1)
    return end.place, end.seal


def verify(key: bytes, kept: tuple[int, str] | None = None) -> Iterator[Broken]:
    """Walk the chain: edit, deletion, insertion, a cut tail; with a kept head also a rewritten or shortened chain.

    Yields the first break only: what follows it cannot be judged.
    """
    place, seal = 0, START
    for *told, kept_seal, salt, body in Entry.objects.order_by("place").values_list(*_WALKED).iterator(chunk_size=2000):
        place += 1
        sealed = _Sealed(*told)
        why = _fault(key, seal, sealed, kept_seal, place) or _told_otherwise(sealed, salt, body) or _rewritten(place, kept_seal, kept)
        if why:
            yield Broken(place, why)
            return
        seal = kept_seal
    why = _ending(place, seal, kept)
    if why:
        yield Broken(place + 1, why)


_WALKED = (*_Sealed._fields, "seal", "detail__salt", "detail__body")


def _rewritten(place: int, seal: str, kept: tuple[int, str] | None) -> str:
    if kept is None or kept[0] != place or hmac.compare_digest(kept[1], seal):
        return ""
    return "rewritten"


def _ending(place: int, seal: str, kept: tuple[int, str] | None) -> str:
    if Head.objects.filter(pk=1).values_list("place", "seal").first() != (place, seal):
        return "cut"
    return "shortened" if kept is not None and kept[0] > place else ""


def _fault(key: bytes, before: str, sealed: _Sealed, seal: str, place: int) -> str:
    if sealed.place != place:
        return "missing"
    return "" if hmac.compare_digest(_seal(key, before, sealed), seal) else "edited"


def _told_otherwise(sealed: _Sealed, salt: str | None, body: str | None) -> str:
    """Values that an erasure took are not there; those that are must be the ones that were told."""
    return "edited values" if salt is not None and body is not None and _digest(salt, body) != sealed.digest else ""
