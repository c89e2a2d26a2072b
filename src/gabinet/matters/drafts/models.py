# SPDX-License-Identifier: EUPL-1.2
"""Drafts, versions, verdicts, handings."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Draft(models.Model):
    """A text about one thing. `wants` = rights in order; `turn` = the right that the latest version waits for, "" when none.

    `latest` = number of the latest version; `since` = from when it waits; `holder` = who is writing now.
    """

    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    wants = models.JSONField()
    turn = models.CharField(max_length=60, blank=True)
    latest = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "pk_of"], name="draft_of_thing"),
            models.Index(fields=["turn", "since", "id"], name="draft_waiting", condition=Q(ended_at=None) & ~Q(turn="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk_of}"


class Version(models.Model):
    """A text as it was saved; `sha256` of its bytes in UTF-8. `word` says what was amended; "" for a plain writing."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    n = models.PositiveIntegerField()
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    word = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    for_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "n"], name="version_number_once"),
            models.CheckConstraint(condition=Q(n__gt=0), name="version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} v{self.n}"


class Verdict(models.Model):
    """What somebody entitled said of a version: "approve" or "return" with a word; once for each want."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="verdicts")
    right = models.CharField(max_length=60)
    says = models.CharField(max_length=8)
    word = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    for_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "right"], name="verdict_once"),
            models.CheckConstraint(condition=Q(says__in=["approve", "return"]), name="verdict_known"),
            models.CheckConstraint(condition=Q(says="approve") | Q(word__gt=""), name="verdict_return_has_word"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.right} {self.says}"


class Handing(models.Model):
    """That a draft was handed to a colleague (A.7)."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="handings")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    word = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.draft_id} to {self.to_id}"
