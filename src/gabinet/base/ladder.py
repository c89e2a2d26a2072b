# SPDX-License-Identifier: EUPL-1.2
"""The ladder of reminders (eskalacja) and the notices it makes; mail, page and digest are made from notices."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import NewType

from django.conf import settings
from django.db import models
from django.db.models import Q

from gabinet.base.act import Act, Ref, User
from gabinet.base.numbers import WARSAW
from gabinet.polish import calendar

Address = NewType("Address", str)
MORNING = time(8, 0)


@dataclass(frozen=True, slots=True)
class Rung:
    """`after`: working days from the day of the term (-1 before, 0 its day, 1 after), at 8:00; `who`: a word of WHOM."""

    after: int
    who: str


LADDERS: dict[str, Sequence[Rung]] = {
    "department": (Rung(-1, "owner"), Rung(0, "owner"), Rung(1, "head")),
}
WHOM: dict[str, Callable[[Ref, datetime], Sequence[User | Address]]] = {}


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a notice: title, text, and the address of the page where something is to be done."""

    title: str
    text: str
    url: str


WORDS: dict[str, Callable[["Notice"], Told]] = {}


class Watch(models.Model):
    """That somebody is reminded of a thing until it is stopped; `rung` is the next one to stand on."""

    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    ladder = models.CharField(max_length=40)
    rung = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "base_watch"
        constraints = [models.UniqueConstraint(fields=["kind", "pk_of", "ladder"], name="watch_once")]
        indexes = [models.Index(fields=["next_at", "id"], name="watch_open", condition=Q(stopped_at=None))]

    def __str__(self) -> str:
        return f"{self.ladder} {self.kind} {self.pk_of}"


class Notice(models.Model):
    """What one user, or one address without an account, is told; one a day for the same thing and verb."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.CharField(max_length=254, default="")
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    verb = models.CharField(max_length=40)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=400, unique=True)

    class Meta:
        db_table = "base_notice"
        constraints = [
            models.CheckConstraint(condition=Q(user=None, address__gt="") | Q(user__isnull=False, address=""), name="notice_user_or_address"),
        ]
        indexes = [
            models.Index(fields=["user", "-at"], name="notice_of_user"),
            models.Index(fields=["id"], name="notice_unmailed", condition=Q(mailed_at=None)),
        ]

    def __str__(self) -> str:
        return self.key


def _moment(rung: Rung, due_at: datetime) -> datetime:
    """8:00 in Warsaw on the rung's working day."""
    day = due_at.astimezone(WARSAW).date()
    step = timedelta(days=1 if rung.after > 0 else -1)
    left = abs(rung.after)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return datetime.combine(day, MORNING, WARSAW)


def _next(ladder: str, rung: int, due_at: datetime) -> datetime | None:
    rungs = LADDERS[ladder]
    return _moment(rungs[rung], due_at) if rung < len(rungs) else None


def watch(ref: Ref, ladder: str, due_at: datetime, act: Act) -> Watch:
    """Remind of a thing until `stop`; asked again (a new term) it starts anew from the first rung still to come."""
    rung = 0
    while (at := _next(ladder, rung, due_at)) is not None and at < act.at:
        rung += 1
    row, _ = Watch.objects.update_or_create(
        kind=ref.kind, pk_of=ref.pk, ladder=ladder, defaults={"rung": rung, "due_at": due_at, "next_at": at, "stopped_at": None}
    )
    return row


def stop(ref: Ref, act: Act) -> int:
    """No more reminders of a thing; how many ladders ended."""
    return Watch.objects.filter(kind=ref.kind, pk_of=ref.pk, stopped_at=None).update(stopped_at=act.at)


def climb(now: datetime) -> int:
    """Each minute: everybody whose rung has come is told; how many notices there are to make."""
    told = 0
    for row in Watch.objects.filter(stopped_at=None, next_at__lte=now).order_by("next_at", "pk"):
        rung = LADDERS[row.ladder][row.rung]
        ref = Ref(row.kind, row.pk_of)
        verb = "due_soon" if rung.after < 0 else "due_today" if rung.after == 0 else "overdue"
        mine = Watch.objects.filter(pk=row.pk, rung=row.rung, stopped_at=None).update(
            rung=row.rung + 1, next_at=_next(row.ladder, row.rung + 1, row.due_at)
        )
        if mine:
            for whom in WHOM[rung.who](ref, now):
                told += tell(whom, ref, verb, now)
    return told


def tell(to: User | Address, ref: Ref, verb: str, at: datetime) -> int:
    """One notice a day to one addressee about one thing; 1 if it is new."""
    day = at.astimezone(WARSAW).date().isoformat()
    row = Notice(kind=ref.kind, pk_of=ref.pk, verb=verb, at=at, key=f"{to}:{ref.kind}:{ref.pk}:{verb}:{day}")
    if isinstance(to, str):
        row.address = to
    else:
        row.user_id = to
    known = Notice.objects.filter(key=row.key).exists()
    Notice.objects.bulk_create([row], ignore_conflicts=True)
    return 0 if known else 1


def words_of(notice: Notice) -> Told | None:
    """What a notice says, by the kind of its thing; None where its room says nothing."""
    say = WORDS.get(notice.kind)
    return say(notice) if say else None


def unread(user: User) -> Mapping[str, int]:
    """How many notices of each verb a person has not read."""
    counted = Notice.objects.filter(user_id=user, read_at=None).values_list("verb").annotate(n=models.Count("pk"))
    return dict(counted)
