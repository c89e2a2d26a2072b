# SPDX-License-Identifier: EUPL-1.2
"""What came in: kept bytes, the line of the register, its words."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gabinet.post.incoming.rules import Channel, State


class Intake(models.Model):
    """That these bytes came to this mailbox: identity of a message (trust M2). Its sha256 is the key of its file."""

    mailbox = models.ForeignKey("post.Mailbox", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("base.File", on_delete=models.PROTECT, related_name="+", db_column="sha256")
    sent_by = models.CharField(max_length=320, default="", blank=True)
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "file"], name="intake_once")]
        indexes = [models.Index(fields=["received_at", "id"], name="intake_unsettled", condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.pk} {self.file_id}"


class Place(models.Model):
    """Where a kept message lay on a mail server: a hint where to go on, nothing else."""

    mailbox = models.ForeignKey("post.Mailbox", on_delete=models.PROTECT, related_name="+")
    uidvalidity = models.BigIntegerField()
    uid = models.BigIntegerField()
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="places")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "uidvalidity", "uid"], name="place_once")]

    def __str__(self) -> str:
        return f"{self.uidvalidity}:{self.uid}"


class Quarantine(models.Model):
    """That a message could not be read and waits for a person. Whoever calls it spam does not delete it."""

    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, related_name="quarantine")
    line = models.CharField(max_length=12)
    reason = models.CharField(max_length=20)
    at = models.DateTimeField()
    spam_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["line", "-at", "-id"], name="quarantine_waiting", condition=Q(released_at=None, spam_at=None)),
            models.Index(fields=["line", "-at", "-id"], name="quarantine_spam", condition=Q(released_at=None, spam_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.intake_id} {self.reason}"


class Incoming(models.Model):
    """A line of the register of incoming items (rejestr przesyłek wpływających), whatever its channel.

    `thread`: the first item of the conversation. `kind`: proposed by the reader until `kind_chosen_at`. `ezd`: the number
    of the item in EZD (RPW), `case_sign`: znak sprawy. `their_sign`, `written_on`: sign and date on the letter.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    channel = models.CharField(max_length=10)
    mailbox = models.ForeignKey("post.Mailbox", on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=12)
    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, null=True, related_name="item")
    subject = models.CharField(max_length=1000, null=True)
    sender = models.CharField(max_length=320, null=True)
    from_name = models.CharField(max_length=300, null=True)
    reply_to = models.CharField(max_length=320, null=True)
    message_id = models.CharField(max_length=1000, null=True)
    thread = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=60, null=True)
    kind_chosen_at = models.DateTimeField(null=True)
    machine = models.BooleanField(default=False)
    auto = models.CharField(max_length=8, default="", blank=True)
    received_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    written_on = models.DateField(null=True)
    their_sign = models.CharField(max_length=100, default="", blank=True)
    ezd = models.CharField(max_length=60, default="", blank=True)
    case_sign = models.CharField(max_length=60, default="", blank=True)
    state = models.CharField(max_length=8, default=State.TODO.value)
    wakes_on = models.DateField(null=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    matter = models.ForeignKey("matters.Matter", on_delete=models.PROTECT, null=True, related_name="+")
    enclosures = models.PositiveSmallIntegerField(default=0)
    in_our_name = models.BooleanField(default=False)
    two_addresses = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="incoming_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="incoming_number_positive"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="incoming_state_known"),
            models.CheckConstraint(condition=Q(channel__in=[channel.value for channel in Channel]), name="incoming_channel_known"),
            models.CheckConstraint(condition=~Q(channel=Channel.MAIL.value) | Q(intake__isnull=False), name="incoming_mail_was_kept"),
            models.CheckConstraint(condition=Q(wakes_on=None) | Q(state=State.WAITING.value), name="incoming_sleeps_waiting"),
        ]
        indexes = [
            models.Index(fields=["line", "state", "-received_at", "-id"], name="incoming_inbox"),
            models.Index(fields=["-year", "-number", "-id"], name="incoming_register"),
            models.Index(fields=["owner", "state"], name="incoming_owner", condition=Q(owner__isnull=False)),
            models.Index(fields=["wakes_on"], name="incoming_sleeping", condition=Q(wakes_on__isnull=False)),
            models.Index(fields=["ezd"], name="incoming_ezd"),
            models.Index(fields=["case_sign"], name="incoming_case_sign"),
            models.Index(fields=["sender", "-received_at"], name="incoming_sender", condition=Q(sender__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class Wording(models.Model):
    """The words of an item, apart, so that lists stay narrow. `html` is foreign: shown only through `post.foreign`."""

    incoming = models.OneToOneField(Incoming, on_delete=models.PROTECT, primary_key=True, related_name="wording")
    text = models.TextField(default="", blank=True)
    new_text = models.TextField(default="", blank=True)
    html = models.TextField(default="", blank=True)
    remote = models.JSONField(default=list)
    headers = models.JSONField(default=list)
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    references = models.JSONField(default=list)
    written_at = models.DateTimeField(null=True)
    cut = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.pk)


class Enclosure(models.Model):
    """What hangs on an item (załącznik), in the order of the letter; its bytes are those of `base.Attached`."""

    attached = models.OneToOneField("base.Attached", on_delete=models.PROTECT, primary_key=True, related_name="+")
    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    content_id = models.CharField(max_length=255, default="", blank=True)
    inline = models.BooleanField(default=False)
    declared = models.CharField(max_length=100, default="", blank=True)
    sniffed = models.CharField(max_length=100, default="", blank=True)
    mismatch = models.BooleanField(default=False)
    macro = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incoming", "place"], name="enclosure_in_order")]

    def __str__(self) -> str:
        return f"{self.incoming_id} {self.place}"


class ThreadMark(models.Model):
    """By which Message-ID (its digest) a conversation is known; also ids that were only named, and those of letters of ours.

    `outgoing` is the id of our letter, `matter` the matter it belongs to; `thread` is empty until somebody answers it.
    """

    key = models.CharField(max_length=40, unique=True)
    thread = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True, related_name="+")
    matter = models.ForeignKey("matters.Matter", on_delete=models.PROTECT, null=True, related_name="+")
    outgoing = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(thread=None) | ~Q(outgoing=None), name="threadmark_of_something")]

    def __str__(self) -> str:
        return self.key


class Undelivered(models.Model):
    """That a delivery report names an address as not reached: for good, or for now."""

    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=320)
    final = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incoming", "address"], name="undelivered_once")]

    def __str__(self) -> str:
        return f"{self.incoming_id} {self.final}"
