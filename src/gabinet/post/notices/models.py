# SPDX-License-Identifier: EUPL-1.2
"""What became of the mail of a notice."""

from django.db import models
from django.db.models import Q


class Mailing(models.Model):
    """The mail of one notice; `settled_at` is empty while a try is open, so that nothing is mailed twice by accident."""

    notice = models.OneToOneField("base.Notice", on_delete=models.PROTECT, related_name="mailing")
    to = models.CharField(max_length=320)
    message_id = models.CharField(max_length=255, unique=True)
    began_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, default="", blank=True)
    answer = models.CharField(max_length=500, default="", blank=True)
    tries = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, outcome="") | Q(settled_at__isnull=False) & ~Q(outcome=""), name="mailing_settled_known"
            ),
        ]
        indexes = [
            models.Index(fields=["began_at", "id"], name="mailing_open", condition=Q(settled_at=None)),
            models.Index(fields=["outcome", "-began_at", "-id"], name="mailing_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.outcome}"
