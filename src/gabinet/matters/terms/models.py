# SPDX-License-Identifier: EUPL-1.2
"""What the office changed in the tables of terms and days off."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class OfficeTerm(models.Model):
    """A term as the office counts it from a day on: a shipped one changed, or one of the house. The newest row that holds wins."""

    code = models.CharField(max_length=40)
    valid_from = models.DateField()
    label = models.CharField(max_length=160)
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16)
    shift = models.BooleanField()
    basis = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="officeterm_once_a_day"),
            models.CheckConstraint(condition=Q(length__gt=0), name="officeterm_has_length"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from}"


class OfficeDayOff(models.Model):
    """An entry of the office's own table: a day given once, or every year, or a shipped one that ended (`replaces`)."""

    code = models.CharField(max_length=40, unique=True)
    pl = models.CharField(max_length=120)
    en = models.CharField(max_length=120)
    month = models.PositiveSmallIntegerField(default=0)
    day = models.PositiveSmallIntegerField(default=0)
    easter = models.SmallIntegerField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="officedayoff_in_order"),
            models.CheckConstraint(condition=Q(easter=None, month__gte=1, day__gte=1) | Q(easter__isnull=False), name="officedayoff_has_a_day"),
        ]

    def __str__(self) -> str:
        return self.code
