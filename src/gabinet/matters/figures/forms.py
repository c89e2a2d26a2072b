# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a figure."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gabinet.people.units.models import Unit

_LARGEST = Decimal(10) ** 12


class Amounted(forms.Form):
    """A number as it is written in Polish: "41,2", "14 200"."""

    value = forms.CharField(label=_("Number"), max_length=30)

    def clean_value(self) -> Decimal:
        """With a comma or a point, with or without spaces."""
        text = "".join(str(self.cleaned_data["value"]).split()).replace(",", ".")
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise ValidationError(_("Enter a number, for example 41,2.")) from None
        if not number.is_finite() or abs(number) >= _LARGEST or number != round(number, 4):
            raise ValidationError(_("Enter a number with at most four decimal places, below a thousand billion."))
        return number


class NewForm(Amounted):
    """A figure to be put on record; gives the fields of `actions.figure`."""

    what = forms.CharField(label=_("What it says"), max_length=200, help_text=_("in the words in which it is used"))
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False, help_text=_("as it is written after the number"))
    owner = forms.TypedChoiceField(label=_("Whose figure it is"), coerce=int)
    source = forms.CharField(label=_("Source"), max_length=300)
    as_of = forms.DateField(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["owner"].choices = [("", "—"), *units]  # type: ignore[attr-defined]

    def clean_owner(self) -> Unit:
        """The unit itself."""
        found = Unit.objects.filter(pk=self.cleaned_data["owner"]).first()
        if found is None:
            raise ValidationError(_("There is no such unit."))
        return found


class CorrectForm(Amounted):
    """The number that holds from now on."""

    source = forms.CharField(label=_("Source"), max_length=300)
    as_of = forms.DateField(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}))
