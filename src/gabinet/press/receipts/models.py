# SPDX-License-Identifier: EUPL-1.2
"""Receipts and codes."""

from django.db import models


class Code(models.Model):
    """What lets an asker see the state of a matter beside its number: 80 bits, of which only the sha256 and the nonce are kept."""

    matter = models.OneToOneField("matters.Matter", on_delete=models.PROTECT, primary_key=True, related_name="+")
    nonce = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "press_code"

    def __str__(self) -> str:
        return str(self.pk)


class Receipt(models.Model):
    """That the asker was told: your letter is here, under this number."""

    matter = models.OneToOneField("matters.Matter", on_delete=models.PROTECT, primary_key=True, related_name="+")
    outgoing = models.OneToOneField("post.Outgoing", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "press_receipt"

    def __str__(self) -> str:
        return str(self.pk)
