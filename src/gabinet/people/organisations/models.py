# SPDX-License-Identifier: EUPL-1.2
"""Organisations and posts held there."""

from django.db import models
from django.db.models import F, Q

from gabinet.people.persons.models import Person


class Organisation(models.Model):
    """Whoever is not a person: association, school, office, company, parish, twin town."""

    name = models.CharField(max_length=200)
    sort_of = models.CharField(max_length=20)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    folded = models.CharField(max_length=200)
    sort = models.CharField(max_length=2000)
    version = models.PositiveIntegerField(default=1)
    entered_at = models.DateTimeField()
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["sort", "id"], name="organisation_in_order"),
            models.Index(fields=["email"], name="organisation_email", condition=~Q(email="")),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationPost(models.Model):
    """That a person holds a post in an organisation, half-open days."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    post = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="organisationpost_in_order")]
        indexes = [models.Index(fields=["person", "until"], name="organisationpost_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.organisation_id}"
