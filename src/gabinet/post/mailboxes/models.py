# SPDX-License-Identifier: EUPL-1.2
"""The mailboxes of the office."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from gabinet.post.mailboxes.rules import How, Line, Security


class Mailbox(models.Model):
    """An address of the office; its line says who reads what comes to it."""

    address = models.CharField(max_length=254)
    name = models.CharField(max_length=120)
    line = models.CharField(max_length=12)
    kind = models.CharField(max_length=8)
    host = models.CharField(max_length=253, default="", blank=True)
    port = models.PositiveIntegerField(default=0)
    security = models.CharField(max_length=8, default=Security.TLS.value)
    login = models.CharField(max_length=254, default="", blank=True)
    password = models.TextField(default="", blank=True)
    folder = models.CharField(max_length=120, default="INBOX")
    done_folder = models.CharField(max_length=120, default="", blank=True)
    active = models.BooleanField(default=True)
    last_seen_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=120, default="", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("address"), name="mailbox_address_once"),
            models.CheckConstraint(condition=Q(line__in=[line.value for line in Line]), name="mailbox_line_known"),
            models.CheckConstraint(condition=Q(kind__in=[how.value for how in How]), name="mailbox_kind_known"),
        ]

    def __str__(self) -> str:
        return self.address
