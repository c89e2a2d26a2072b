# SPDX-License-Identifier: EUPL-1.2
"""What is typed about terms and days off."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.matters.terms.rules import EDITABLE, DayCard, TermCard
from gabinet.polish.terms import Term, Unit

UNITS = {
    Unit.HOURS: _("hours"),
    Unit.DAYS: _("days"),
    Unit.WORKING_DAYS: _("working days"),
    Unit.WEEKS: _("weeks"),
    Unit.MONTHS: _("months"),
    Unit.YEARS: _("years"),
}


class TermForm(forms.Form):
    """How a term is counted from a day on; gives `card`."""

    label = forms.CharField(label=_("What the term is for"), max_length=160)
    length = forms.IntegerField(label=_("Length"), min_value=1, max_value=1000)
    unit = forms.ChoiceField(label=_("Counted in"), choices=[(one.value, UNITS[one]) for one in EDITABLE])
    shift = forms.BooleanField(label=_("An end on a Saturday or a day off moves to the next working day"), required=False)
    basis = forms.CharField(label=_("Legal basis"), max_length=300)
    valid_from = forms.DateField(label=_("Holds from"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("On what grounds"), max_length=300, help_text=_("the act, or the order of the Mayor"))

    def __init__(self, *args: Any, code: str, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.code = code

    def clean(self) -> dict[str, Any]:
        """The term as a whole."""
        data = super().clean() or {}
        if self.errors:
            return data
        return {"card": TermCard(**{**data, "unit": Unit(data["unit"]), "code": self.code})}


class DayForm(forms.Form):
    """A day off of the office's own; gives `card`."""

    name = forms.CharField(label=_("Name"), max_length=120)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    once = forms.BooleanField(label=_("This day only, not every year"), required=False)
    reason = forms.CharField(label=_("On what grounds"), max_length=300)

    def clean(self) -> dict[str, Any]:
        """The day as a whole."""
        data = super().clean() or {}
        return data if self.errors else {"card": DayCard(**data)}


class EndForm(forms.Form):
    """Why an entry no longer makes a day off."""

    reason = forms.CharField(label=_("On what grounds"), max_length=300)


def filled(term: Term, lang: str, valid_from: str) -> dict[str, object]:
    """What the form of a term shows at first."""
    return {
        "label": term.label.in_(lang),
        "length": term.length,
        "unit": term.unit.value,
        "shift": term.shift,
        "basis": term.basis,
        "valid_from": valid_from,
    }
