# SPDX-License-Identifier: EUPL-1.2
"""Jobs by the clock: each minute, or each day at an hour in Warsaw that stays the hour over the clock change."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import models, transaction

from gabinet.base import jobs
from gabinet.base.act import Act, Door
from gabinet.base.numbers import WARSAW


@dataclass(frozen=True, slots=True)
class Every:
    """`every` = "minute" or "day 07:30"."""

    name: str
    every: str


DECLARED: dict[str, Every] = {}


class Schedule(models.Model):
    """When a scheduled job is next asked for."""

    name = models.CharField(max_length=60, primary_key=True)
    every = models.CharField(max_length=20)
    next_at = models.DateTimeField()

    class Meta:
        db_table = "base_schedule"

    def __str__(self) -> str:
        return f"{self.name} {self.every}"


def declare(name: str, every: str) -> None:
    """In `ready()`; the job `name` takes no payload."""
    if name in DECLARED:
        raise ValueError(name)
    _next(every, datetime(2026, 1, 1, tzinfo=WARSAW))
    DECLARED[name] = Every(name, every)


def _next(every: str, now: datetime) -> datetime:
    if every == "minute":
        return now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    word, hour = every.split(" ")
    if word != "day":
        raise ValueError(every)
    here = now.astimezone(WARSAW)
    today = datetime.combine(here.date(), time.fromisoformat(hour), WARSAW)
    return today if today > now else datetime.combine(here.date() + timedelta(days=1), time.fromisoformat(hour), WARSAW)


def plant(now: datetime) -> None:
    """Rows of the schedules not met before, and of those whose rule changed; from seeds."""
    known = dict(Schedule.objects.values_list("name", "every"))
    for name, rule in DECLARED.items():
        if known.get(name) != rule.every:
            Schedule.objects.update_or_create(name=name, defaults={"every": rule.every, "next_at": _next(rule.every, now)})


def tick(now: datetime) -> int:
    """Ask for what is due; however many call it, each turn is asked for once. A night off queues each name once."""
    asked = 0
    for row in Schedule.objects.filter(next_at__lte=now, name__in=list(DECLARED)).order_by("next_at", "name"):
        with transaction.atomic():
            mine = Schedule.objects.filter(pk=row.pk, next_at=row.next_at).update(next_at=_next(row.every, now))
            if mine:
                jobs.later(row.name, act=Act(at=now, door=Door.JOB), key=f"{row.name}@{row.next_at.isoformat()}")
                asked += 1
    return asked
