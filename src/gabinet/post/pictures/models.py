# SPDX-License-Identifier: EUPL-1.2
"""Pictures of letters, drawn anew by us; senders whose remote pictures are shown."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gabinet.post.incoming.models import Incoming


class Trusted(models.Model):
    """That remote pictures in mails of this sender are shown (a choice per sender, trust M8)."""

    sender = models.CharField(max_length=320, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sender


class Drawn(models.Model):
    """A picture of a letter drawn anew by us: `source` is its place in the letter ("cid:..." or "remote:2"); no file = it cannot be shown."""

    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=300)
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, null=True, related_name="+")
    media = models.CharField(max_length=20, default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incoming", "source"], name="drawn_once"),
            models.CheckConstraint(condition=Q(file=None) | ~Q(media=""), name="drawn_has_media"),
        ]

    def __str__(self) -> str:
        return f"{self.incoming_id} {self.source}"
