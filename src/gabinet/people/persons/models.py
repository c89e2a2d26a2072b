# SPDX-License-Identifier: EUPL-1.2
"""Persons, how they are reached, what they agreed to and which honours they bear."""

from django.db import models
from django.db.models import F, Q


class Person(models.Model):
    """Somebody the office deals with. `gender` is "f", "m" or "" (not told); `salutation` is the person's own form.

    `erased` stands beside the row of base.Erased that says when: values are gone, the row keeps its place for what hangs on it.
    """

    given = models.CharField(max_length=120, blank=True)
    surname = models.CharField(max_length=120)
    title = models.CharField(max_length=60, blank=True)
    gender = models.CharField(max_length=1, blank=True)
    salutation = models.CharField(max_length=120, blank=True)
    function = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    died_on = models.DateField(null=True)
    folded = models.CharField(max_length=200)
    sort = models.CharField(max_length=2000)
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField()
    erased = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(gender__in=["", "f", "m"]), name="person_gender_given")]
        indexes = [
            models.Index(fields=["sort", "id"], name="person_in_order"),
            models.Index(fields=["folded"], name="person_folded"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.given, self.surname) if part)


class Email(models.Model):
    """An address of one person; nobody else has it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="emails")
    address = models.CharField(max_length=254, unique=True)

    class Meta:
        db_table = "people_email"

    def __str__(self) -> str:
        return self.address


class Phone(models.Model):
    """A number of a person; a switchboard may belong to several. `written` is as it was given."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=32)
    written = models.CharField(max_length=40)

    class Meta:
        db_table = "people_phone"
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="phone_once_a_person")]
        indexes = [models.Index(fields=["number"], name="phone_number")]

    def __str__(self) -> str:
        return self.written


class Consent(models.Model):
    """What a person agreed to, for how long, and when it was taken back (GDPR art. 7)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=60)
    scope = models.CharField(max_length=200, blank=True)
    given_on = models.DateField()
    until = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")), name="consent_in_order")]
        indexes = [models.Index(fields=["person", "purpose"], name="consent_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose}"


class Honour(models.Model):
    """A distinction a person bears: Honorowy Obywatel Miasta."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="honours")
    name = models.CharField(max_length=160)
    given_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="honour_once")]

    def __str__(self) -> str:
        return self.name
