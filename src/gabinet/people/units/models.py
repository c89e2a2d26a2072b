# SPDX-License-Identifier: EUPL-1.2
"""Units: code, names, heads, where they are told."""

from django.conf import settings
from django.db import models

from gabinet.people.persons.models import Person


class Unit(models.Model):
    """A department or a unit of the city; `genitive` is its name as it follows a noun ("dyrektor Wydziału Inwestycji").

    `account` is the head's account where there is one, `superior` whoever is told after the head. A company (spółka)
    answers the press by art. 4 of the press law.
    """

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=160)
    genitive = models.CharField(max_length=160, blank=True)
    head = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    head_post = models.CharField(max_length=80, blank=True)
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    deputy_account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    superior = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.CharField(max_length=254)
    company = models.BooleanField(default=False)
    folded = models.CharField(max_length=200)
    sort = models.CharField(max_length=2000)
    version = models.PositiveIntegerField(default=1)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["sort", "id"], name="unit_in_order")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
