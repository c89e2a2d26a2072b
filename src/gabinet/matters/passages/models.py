# SPDX-License-Identifier: EUPL-1.2
"""Passages, their versions and the words by which they are offered."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Passage(models.Model):
    """A text that may be put into answers. `valid_until` is its last day; `approved_at` and `withdrawn_at` stand beside the rulings."""

    title = models.CharField(max_length=160)
    body = models.TextField()
    keywords = models.CharField(max_length=300)
    valid_until = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="passage_newest")]

    def __str__(self) -> str:
        return self.title


class Wording(models.Model):
    """A version of a passage as it was."""

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="wordings")
    n = models.PositiveIntegerField()
    body = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "matters_passagewording"
        constraints = [models.UniqueConstraint(fields=["passage", "n"], name="wording_once")]

    def __str__(self) -> str:
        return f"{self.passage_id} v{self.n}"


class Ruling(models.Model):
    """That a version of a passage was approved or the passage withdrawn, by whom and when."""

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="rulings")
    n = models.PositiveIntegerField()
    says = models.CharField(max_length=8)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "matters_passageruling"
        constraints = [models.CheckConstraint(condition=Q(says__in=["approve", "withdraw"]), name="ruling_known")]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.says}"


class Keyword(models.Model):
    """A folded lemma by which a passage is offered."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=60)

    class Meta:
        db_table = "matters_passagekeyword"
        constraints = [models.UniqueConstraint(fields=["word", "passage"], name="keyword_once")]

    def __str__(self) -> str:
        return self.word
