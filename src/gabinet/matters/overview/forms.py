# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a matter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gabinet.matters.cases.models import Matter
from gabinet.people.units.models import Unit


class SignForm(forms.Form):
    """Case sign and EZD number beside the office's own."""

    case_sign = forms.CharField(label=_("Case sign"), max_length=100, required=False, help_text=_("for example BP.1431.17.2026"))
    ezd_number = forms.CharField(label=_("EZD number"), max_length=60, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(forms.Form):
    """Whose turn it is, with what instruction and by when."""

    to = forms.TypedChoiceField(label=_("Assign to"), coerce=int)
    instruction = forms.CharField(label=_("Instruction"), max_length=500, required=False)
    until = forms.DateField(label=_("To be done by"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["to"].choices = [("", "—"), *people]  # type: ignore[attr-defined]


class PauseForm(forms.Form):
    """Why a clock stands still; several stand on one page, each with ids of its own."""

    reason = forms.CharField(label=_("Why it stands still"), max_length=500)

    def __init__(self, data: QueryDict | None = None, *, clock: int) -> None:
        super().__init__(data, auto_id=f"clock-{clock}-%s")
        self.clock = clock


class AskForm(forms.Form):
    """What a unit is asked, and by when."""

    unit = forms.TypedChoiceField(label=_("Department or unit"), coerce=int)
    text = forms.CharField(label=_("Question"), widget=forms.Textarea, max_length=10_000)
    due_at = forms.DateTimeField(label=_("Answer by"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]

    def clean_unit(self) -> Unit:
        """The unit itself."""
        return Unit.objects.get(pk=self.cleaned_data["unit"])


class ReopenForm(forms.Form):
    """Why a closed matter is opened again."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class ConfideForm(forms.Form):
    """Who sees a confidential matter."""

    people = forms.TypedMultipleChoiceField(label=_("Who sees it"), coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


def filled(matter: Matter) -> dict[str, object]:
    """What the form of signs shows at first."""
    return {"case_sign": matter.case_sign, "ezd_number": matter.ezd_number, "version": matter.version}
