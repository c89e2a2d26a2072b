# SPDX-License-Identifier: EUPL-1.2
"""Turns."""

from django.db import models
from django.db.models import F, Q


class Turn(models.Model):
    """That a version waits for a verdict of one step since a moment; ended by the verdict or by a newer version."""

    matter = models.ForeignKey("matters.Matter", on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey("matters.Draft", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("matters.Version", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=60)
    since = models.DateTimeField()
    asked_by = models.ForeignKey("base.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "press_turn"
        constraints = [
            models.UniqueConstraint(fields=["draft"], name="turn_one_open", condition=Q(ended_at=None)),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(ended_at__gte=F("since")), name="turn_in_order"),
        ]
        indexes = [models.Index(fields=["step", "since", "id"], name="turn_open", condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return f"{self.step} {self.version_id}"
