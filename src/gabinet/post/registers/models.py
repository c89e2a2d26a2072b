# SPDX-License-Identifier: EUPL-1.2
"""Exports of a register: who took what out of the house, and when (trust S4)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Export(models.Model):
    """A register as a file: asked for, made by a job as that person, there for 24 hours."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=8)
    since = models.DateField()
    until = models.DateField()
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    lines = models.PositiveIntegerField(default=0)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="export_in_order"),
            models.CheckConstraint(condition=Q(register__in=["incoming", "outgoing"]), name="export_of_a_register"),
        ]
        indexes = [models.Index(fields=["by", "-asked_at", "-id"], name="export_of_person")]

    def __str__(self) -> str:
        return f"{self.register} {self.pk}"
