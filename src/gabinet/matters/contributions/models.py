# SPDX-License-Identifier: EUPL-1.2
"""Questions to units, and each state as a row with its who and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gabinet.matters.cases.models import Matter
from gabinet.people.units.models import Unit


class Contribution(models.Model):
    """A question to a unit. `due_at` = the date that holds now; `answered_at` and `ended_at` stand beside their rows.

    `ended_at`: no longer waited for: passed on, revoked, or the matter was closed.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="contributions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    due_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "number"], name="contribution_number_once")]
        indexes = [
            models.Index(fields=["unit", "due_at", "id"], name="contribution_waited_for", condition=Q(answered_at=None, ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}.{self.number}"


class _Step(models.Model):
    """Who did it: an account, or whoever held the link and gave a name."""

    contribution: models.ForeignKey[Contribution, Contribution]
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.BigIntegerField(null=True)
    name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Acceptance(_Step):
    """The unit will answer."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="acceptance")

    def __str__(self) -> str:
        return str(self.contribution_id)


class Reply(_Step):
    """What the unit gave; a later one corrects the earlier. Files hang on it."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.contribution_id)


class Passing(_Step):
    """Not ours, theirs: the unit named, with the reason; the question returns at once."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="passing")
    to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=1000)

    def __str__(self) -> str:
        return str(self.contribution_id)


class Deferral(_Step):
    """Need until: the day the unit named instead, with the reason."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="deferrals")
    until = models.DateTimeField()
    before = models.DateTimeField()
    reason = models.CharField(max_length=1000)

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.until}"


class Revocation(_Step):
    """The office no longer asks; the link is dead."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="revocation")
    reason = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return str(self.contribution_id)
