# SPDX-License-Identifier: EUPL-1.2
"""Posts held in the office: a person, an account, a unit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gabinet.people.persons.models import Person
from gabinet.people.units.models import Unit


class Post(models.Model):
    """That a person works here, half-open days; `user` is null for whoever acts by link only."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="posts")
    title = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "people_post"
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="post_in_order"),
            models.UniqueConstraint(fields=["user"], condition=Q(until=None) & ~Q(user=None), name="post_one_person_an_account"),
        ]
        indexes = [models.Index(fields=["person", "until"], name="post_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.title}"
