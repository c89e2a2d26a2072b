# SPDX-License-Identifier: EUPL-1.2
"""Who else has a thing open (A.2): a heartbeat each 15 s while its page is open, forgotten after 40 s of silence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from gabinet.base.act import Ref

SILENCE = timedelta(seconds=40)


class Presence(models.Model):
    """That a person has a thing open; not a deed, so it leaves no trace and is swept away."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "base_presence"
        constraints = [models.UniqueConstraint(fields=["user", "kind", "pk_of"], name="presence_once")]
        indexes = [models.Index(fields=["kind", "pk_of", "seen_at"], name="presence_of_thing")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.pk_of}"


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who is there."""

    user: int
    name: str


def beat(ref: Ref, user: int, at: datetime) -> None:
    """This person has the thing open now."""
    row = Presence(user_id=user, kind=ref.kind, pk_of=ref.pk, seen_at=at)
    Presence.objects.bulk_create([row], update_conflicts=True, unique_fields=["user", "kind", "pk_of"], update_fields=["seen_at"])


def others(ref: Ref, user: int, at: datetime) -> list[Other]:
    """Who else has it open: one statement."""
    rows = Presence.objects.filter(kind=ref.kind, pk_of=ref.pk, seen_at__gt=at - SILENCE).exclude(user_id=user)
    return [Other(pk, name) for pk, name in rows.order_by("user__name").values_list("user_id", "user__name")]


def sweep(now: datetime) -> int:
    """Forget those who left; how many."""
    return Presence.objects.filter(seen_at__lt=now - timedelta(hours=1)).delete()[0]
