# SPDX-License-Identifier: EUPL-1.2
"""How often something may be tried, counted in one statement before it is looked at (trust I1, G5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, models

from gabinet.base.errors import TooMany


class Count(models.Model):
    """How many tries somebody has made in a window of time."""

    code = models.CharField(max_length=40)
    who = models.CharField(max_length=200)
    win = models.BigIntegerField()
    n = models.PositiveIntegerField()
    ends = models.BigIntegerField()

    class Meta:
        db_table = "base_rate"
        constraints = [models.UniqueConstraint(fields=["code", "who", "win"], name="rate_window_once")]
        indexes = [models.Index(fields=["ends"], name="rate_ends")]

    def __str__(self) -> str:
        return f"{self.code} {self.n}"


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` tries in each window of `per`."""

    code: str
    most: int
    per: timedelta


_COUNT = """INSERT INTO base_rate (code, who, win, n, ends) VALUES (%s, %s, %s, 1, %s)
ON CONFLICT (code, who, win) DO UPDATE SET n = base_rate.n + 1 RETURNING n"""


def count(rate: Rate, who: str, at: datetime) -> None:
    """Count one try; raises TooMany with the seconds left in the window. Outside any action, before the password is looked at."""
    per = int(rate.per.total_seconds())
    now = int(at.timestamp())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [rate.code, who[:200], now // per, (now // per + 1) * per])
        tries = int(cursor.fetchone()[0])
    if tries > rate.most:
        raise TooMany(per - now % per)


def give_back(rate: Rate, who: str, at: datetime) -> None:
    """A try that was right does not count (a log-in that succeeded)."""
    win = int(at.timestamp()) // int(rate.per.total_seconds())
    Count.objects.filter(code=rate.code, who=who[:200], win=win, n__gt=0).update(n=models.F("n") - 1)


def sweep(now: datetime) -> int:
    """Forget the windows that have ended; how many."""
    return Count.objects.filter(ends__lt=int(now.timestamp())).delete()[0]
