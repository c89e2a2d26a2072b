# SPDX-License-Identifier: EUPL-1.2
"""Readers of the early bird and what they were told."""

from django.db import models


class Reader(models.Model):
    """Who gets the early bird."""

    user = models.OneToOneField("base.User", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("base.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "press_reader"

    def __str__(self) -> str:
        return str(self.user_id)


class Morning(models.Model):
    """What a morning's early bird said: how many inquiries were new, due and late."""

    on = models.DateField(unique=True)
    new = models.PositiveIntegerField()
    due = models.PositiveIntegerField()
    late = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "press_morning"

    def __str__(self) -> str:
        return str(self.on)
