# SPDX-License-Identifier: EUPL-1.2
"""Letters that leave, and each try to hand one over."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gabinet.post.incoming.models import Incoming
from gabinet.post.outgoing.rules import Outcome, State, Tray


class Outgoing(models.Model):
    """A line of the register of outgoing items (rejestr przesyłek wychodzących) with the letter exactly as sent.

    `version`: the approved text; `message_id`: minted once, without angle brackets, the same over all tries. `state` and
    `tray` are kept by the actions beside the rows that say who and when.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    mailbox = models.ForeignKey("post.Mailbox", on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=12)
    version = models.ForeignKey("matters.Version", on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=1000, default="", blank=True)
    message_id = models.CharField(max_length=255, unique=True)
    case_sign = models.CharField(max_length=60, default="", blank=True)
    automatic = models.BooleanField(default=False)
    answers = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="+")
    matter = models.ForeignKey("matters.Matter", on_delete=models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=State.WAITING.value)
    tray = models.CharField(max_length=8, default=Tray.WAITING.value)
    raw = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="outgoing_number_once"),
            models.UniqueConstraint(fields=["version", "to"], name="outgoing_once_per_approval", condition=Q(withdrawn_at=None)),
            models.CheckConstraint(condition=Q(number__gt=0), name="outgoing_number_positive"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="outgoing_state_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) & ~Q(state=State.WITHDRAWN.value) | Q(withdrawn_at__isnull=False, state=State.WITHDRAWN.value),
                name="outgoing_withdrawn_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["line", "tray", "-registered_at", "-id"], name="outgoing_tray"),
            models.Index(fields=["-year", "-number", "-id"], name="outgoing_register"),
            models.Index(fields=["case_sign"], name="outgoing_case_sign"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class Dispatch(models.Model):
    """One try to hand a letter over. Its row is committed before the first byte; without `settled_at` nobody knows what became of it."""

    outgoing = models.ForeignKey(Outgoing, on_delete=models.PROTECT, related_name="dispatches")
    began_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, default="", blank=True)
    answer = models.CharField(max_length=500, default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outgoing"], name="dispatch_one_open", condition=Q(settled_at=None)),
            models.UniqueConstraint(fields=["outgoing"], name="dispatch_one_sent", condition=Q(outcome=Outcome.SENT.value)),
            models.CheckConstraint(
                condition=Q(settled_at=None, outcome="") | Q(settled_at__isnull=False) & ~Q(outcome=""), name="dispatch_settled_known"
            ),
            models.CheckConstraint(condition=Q(outcome__in=["", *[outcome.value for outcome in Outcome]]), name="dispatch_outcome_known"),
        ]
        indexes = [models.Index(fields=["began_at", "id"], name="dispatch_open", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.outgoing_id} {self.outcome}"


class Bounce(models.Model):
    """That a delivery report came back about a letter: for good, or for now."""

    outgoing = models.ForeignKey(Outgoing, on_delete=models.PROTECT, related_name="bounces")
    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="+")
    final = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outgoing", "incoming"], name="bounce_once")]

    def __str__(self) -> str:
        return f"{self.outgoing_id} {self.final}"
