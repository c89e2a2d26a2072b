# SPDX-License-Identifier: EUPL-1.2
"""Figures, who confirmed them, and where they stand."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gabinet.people.units.models import Unit


class Figure(models.Model):
    """A number that is said in public: 602 tys. zł, "kary umowne za opóźnienie wiaduktu".

    `amount` and `measure` are the same number in the base unit (602000, "zł"), by which texts are compared.
    """

    what = models.CharField(max_length=200)
    words = models.CharField(max_length=400)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.CharField(max_length=40, blank=True)
    amount = models.DecimalField(max_digits=24, decimal_places=4)
    measure = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=300)
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    status = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaces")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(status__in=["proposed", "confirmed"]), name="figure_status_known")]
        indexes = [
            models.Index(fields=["measure", "amount"], name="figure_amount"),
            models.Index(fields=["-at", "-id"], name="figure_current", condition=Q(replaced_by=None)),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit} {self.what}"


class Confirmation(models.Model):
    """That the owner of a figure confirmed it: a user of the unit, or whoever held the unit's link and gave a name."""

    figure = models.OneToOneField(Figure, on_delete=models.PROTECT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    link = models.BigIntegerField(null=True)
    name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.figure_id)


class Place(models.Model):
    """Where a text uses a figure: the text (a version), the thing it belongs to, and the number as it stands there.

    `flagged_at`: the figure was corrected after; `left_at`: the text has left the house.
    """

    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, related_name="places")
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    text_pk = models.BigIntegerField()
    written = models.CharField(max_length=80)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    at = models.DateTimeField()
    flagged_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "matters_figureplace"
        constraints = [models.UniqueConstraint(fields=["text_pk", "start", "figure"], name="figureplace_once")]
        indexes = [models.Index(fields=["kind", "pk_of"], name="figureplace_of_thing")]

    def __str__(self) -> str:
        return f"{self.figure_id} in {self.kind} {self.pk_of}"
