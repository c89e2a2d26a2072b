# SPDX-License-Identifier: EUPL-1.2
"""Clocks and their pauses."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Clock(models.Model):
    """A term as it was counted: never changed, only stopped, paused or replaced by another row.

    `why` = the steps of the count, one token a space (`polish.reasons` makes sentences of them); `length` and `basis` as they
    held then. `due_at` = the end of the day `due_on` in Warsaw, or the moment of a term in hours. `first` = the clock
    that began this line of replacements: its pauses count for the whole line. `standing_since` is kept beside the open pause.
    """

    matter = models.ForeignKey("matters.Matter", on_delete=models.PROTECT, related_name="clocks")
    source = models.CharField(max_length=8)
    term = models.CharField(max_length=40, blank=True)
    length = models.PositiveSmallIntegerField(null=True)
    basis = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    from_at = models.DateTimeField(null=True)
    nominal_on = models.DateField()
    due_on = models.DateField()
    due_at = models.DateTimeField()
    why = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()
    first = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    reason = models.CharField(max_length=500, blank=True)
    standing_since = models.DateField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(source__in=["law", "house", "promise"]), name="clock_source_known"),
            models.CheckConstraint(condition=Q(due_on__gte=F("nominal_on")), name="clock_shifted_later"),
            models.CheckConstraint(condition=Q(stopped_at=None) | Q(replaced_by=None), name="clock_stopped_or_replaced"),
            models.UniqueConstraint(
                fields=["matter", "term"], condition=Q(source="law", stopped_at=None, replaced_by=None), name="clock_of_law_once"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="clock_running", condition=Q(stopped_at=None, replaced_by=None, standing_since=None)),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.term or self.source} {self.due_on}"


class Pause(models.Model):
    """Days of a clock that do not count: `since` is the first, `until` the first that counts again."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True)
    category = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="pause_in_order"),
            models.UniqueConstraint(fields=["clock"], condition=Q(until=None), name="pause_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.clock_id} {self.since}"
