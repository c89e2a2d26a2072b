# SPDX-License-Identifier: EUPL-1.2
"""Yearly numbers without a gap (numery kolejne rejestrów)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection, models

WARSAW = ZoneInfo("Europe/Warsaw")


class Sequence(models.Model):
    """The last number given out in a series in a year."""

    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        db_table = "base_sequence"
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="sequence_once_a_year")]

    def __str__(self) -> str:
        return f"{self.series} {self.last}/{self.year}"


_TAKE = """INSERT INTO base_sequence (series, year, last) VALUES (%s, %s, %s)
ON CONFLICT (series, year) DO UPDATE SET last = base_sequence.last + excluded.last RETURNING last"""


def following(series: str, at: datetime, count: int = 1) -> tuple[int, int]:
    """Take the next `count` numbers: (the year in Warsaw, the first of them).

    Rolled back with the row it is for, so the register has no gap; call it as late in the action as its rows allow.
    """
    year = at.astimezone(WARSAW).year
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [series, year, count])
        last = int(cursor.fetchone()[0])
    return year, last - count + 1
