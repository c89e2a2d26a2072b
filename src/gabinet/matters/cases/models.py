# SPDX-License-Identifier: EUPL-1.2
"""Matters, who had them, when they were closed."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Matter(models.Model):
    """Something to be settled. `own` = the row of its desk (press.inquiry 7), `of` = the line it came in by.

    `due_on` = the nearest running day of law, null while none runs; kept by the clocks, and left as it was at closing.
    """

    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)
    received_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    sensitive = models.BooleanField(default=False)
    case_sign = models.CharField(max_length=100, blank=True)
    ezd_number = models.CharField(max_length=60, blank=True)
    own_kind = models.CharField(max_length=60, blank=True)
    own_pk = models.BigIntegerField(null=True)
    of_kind = models.CharField(max_length=60, blank=True)
    of_pk = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="matter_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="matter_number_from_one"),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="matter_open", condition=Q(closed_at=None)),
            models.Index(fields=["owner", "due_on", "id"], name="matter_open_of_owner", condition=Q(closed_at=None)),
            models.Index(fields=["id"], name="matter_open_undated", condition=Q(closed_at=None, due_on=None)),
            models.Index(fields=["-closed_at", "-id"], name="matter_closed", condition=Q(closed_at__isnull=False)),
            models.Index(fields=["case_sign"], name="matter_case_sign", condition=~Q(case_sign="")),
            models.Index(fields=["ezd_number"], name="matter_ezd_number", condition=~Q(ezd_number="")),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class Assignment(models.Model):
    """Dekretacja: whose turn it is, with what instruction and by when; the chain stays (D18.8)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="assignments")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    instruction = models.CharField(max_length=500, blank=True)
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["matter", "-at"], name="assignment_of_matter")]

    def __str__(self) -> str:
        return f"{self.matter_id} to {self.to_id}"


class Closure(models.Model):
    """That a matter was closed, and how it was settled."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="closures")
    word = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.matter_id} {self.at}"


class Reopening(models.Model):
    """That a closure was undone, and why."""

    closure = models.OneToOneField(Closure, on_delete=models.PROTECT)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.closure_id)
