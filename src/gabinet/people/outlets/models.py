# SPDX-License-Identifier: EUPL-1.2
"""Outlets, their addresses, and who writes for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gabinet.people.persons.models import Person


class Outlet(models.Model):
    """A medium (redakcja). `owner` is the person here who keeps touch with it; null shows as missing (B.7)."""

    name = models.CharField(max_length=160)
    medium = models.CharField(max_length=12)
    hours = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    beat = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    folded = models.CharField(max_length=200)
    sort = models.CharField(max_length=2000)
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(medium__in=["daily", "periodical", "online", "radio", "tv", "own"]), name="outlet_medium_known"),
            models.CheckConstraint(condition=Q(hours__in=[6, 24]), name="outlet_hours_known"),
        ]
        indexes = [models.Index(fields=["sort", "id"], name="outlet_in_order")]

    def __str__(self) -> str:
        return self.name


class OutletEmail(models.Model):
    """An address of the editors themselves (redakcja@)."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="emails")
    address = models.CharField(max_length=254, unique=True)

    def __str__(self) -> str:
        return self.address


class Domain(models.Model):
    """A domain of an outlet's addresses: a hint for whoever enters a journalist, never a recognition."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="domains")
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        db_table = "people_outletdomain"

    def __str__(self) -> str:
        return self.name


class Journalist(models.Model):
    """That a person writes for an outlet, half-open days; `post` is theirs there ("redaktor naczelna")."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="journalists")
    post = models.CharField(max_length=120, blank=True)
    beat = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="journalist_in_order"),
            models.UniqueConstraint(fields=["person", "outlet"], condition=Q(until=None), name="journalist_once"),
        ]
        indexes = [models.Index(fields=["person", "until"], name="journalist_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.outlet_id}"
