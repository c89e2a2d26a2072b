# SPDX-License-Identifier: EUPL-1.2
"""Who had an item, and how it was closed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gabinet.post.incoming.models import Incoming


class Assignment(models.Model):
    """Dekretacja: to whom, how, by when, by whom. At most one is open; those before it stay."""

    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="assignments")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    instruction = models.CharField(max_length=500, default="", blank=True)
    until = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    for_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incoming"], name="assignment_one_open", condition=Q(ended_at=None)),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(ended_at__gte=F("at")), name="assignment_in_order"),
        ]
        indexes = [models.Index(fields=["to", "incoming"], name="assignment_open_of", condition=Q(ended_at=None))]

    def __str__(self) -> str:
        return f"{self.incoming_id} to {self.to_id}"


class Closure(models.Model):
    """That an item was closed without a case: with the class of the file plan only (symbol klasyfikacyjny, law.md 4.4)."""

    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="closures")
    symbol = models.CharField(max_length=10)
    note = models.CharField(max_length=500, default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incoming"], name="closure_one_open", condition=Q(undone_at=None))]

    def __str__(self) -> str:
        return f"{self.incoming_id} {self.symbol}"
