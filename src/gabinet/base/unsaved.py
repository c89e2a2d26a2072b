# SPDX-License-Identifier: EUPL-1.2
"""What is being typed, kept on the server and offered after a closed tab or a lost session.

The only texts of people that are written without an action and a trace: nobody else sees them.
"""

from datetime import datetime

from django.conf import settings
from django.db import models

from gabinet.base.act import Ref

LONGEST = 200_000


class Unsaved(models.Model):
    """A text of one person in one form about one thing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "base_unsaved"
        constraints = [models.UniqueConstraint(fields=["user", "form", "kind", "pk_of"], name="unsaved_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.form} {self.kind} {self.pk_of}"


def keep(user: int, form: str, ref: Ref, text: str, at: datetime) -> Unsaved:
    """The newest text wins; cut at 200,000 characters."""
    row, _ = Unsaved.objects.update_or_create(
        user_id=user, form=form, kind=ref.kind, pk_of=ref.pk, defaults={"text": text[:LONGEST].replace("\0", ""), "at": at}
    )
    return row


def of(user: int, form: str, ref: Ref) -> Unsaved | None:
    """What this person was typing here."""
    return Unsaved.objects.filter(user_id=user, form=form, kind=ref.kind, pk_of=ref.pk).first()


def drop(user: int, form: str, ref: Ref) -> None:
    """It was saved or thrown away."""
    Unsaved.objects.filter(user_id=user, form=form, kind=ref.kind, pk_of=ref.pk).delete()
