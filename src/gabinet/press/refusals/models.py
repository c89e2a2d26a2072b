# SPDX-License-Identifier: EUPL-1.2
"""Refusals and their texts."""

from django.db import models


class RefusalText(models.Model):
    """What a refusal says, element by element; its wording and versions are the draft that hangs on this row."""

    matter = models.ForeignKey("matters.Matter", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10)
    elements = models.JSONField()
    by = models.ForeignKey("base.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "press_refusaltext"

    def __str__(self) -> str:
        return f"{self.way} {self.matter_id}"


class Refusal(models.Model):
    """That a matter was refused: the row is the state; taken back while the letter had not left."""

    matter = models.ForeignKey("matters.Matter", on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(RefusalText, on_delete=models.PROTECT, related_name="+")
    outgoing = models.OneToOneField("post.Outgoing", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("base.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "press_refusal"
        constraints = [models.UniqueConstraint(fields=["matter"], name="refusal_once", condition=models.Q(taken_back_at=None))]

    def __str__(self) -> str:
        return str(self.pk)
