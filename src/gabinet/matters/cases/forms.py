# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a matter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.matters.cases.models import Matter


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
