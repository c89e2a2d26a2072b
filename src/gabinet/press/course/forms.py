# SPDX-License-Identifier: EUPL-1.2
"""What the forms of the course of an inquiry take in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gabinet.base.numbers import WARSAW
from gabinet.polish import border
from gabinet.press.inquiries.rules import BASES, Basis
from gabinet.press.refusals.rules import ELEMENTS, Way

LONGEST = 50_000


class Text(forms.CharField):
    """Several lines, cleaned at the border (trust M7)."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        return border.clean(super().clean(value) or "", limit=LONGEST, lines=True).strip()


class ReasonForm(forms.Form):
    """Why."""

    why = Text(label=_("Reason"))


class BasisForm(forms.Form):
    """Another law, and why."""

    basis = forms.TypedChoiceField(label=_("Legal basis"), coerce=Basis)
    reason = Text(label=_("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [(one.value, gettext(label)) for one, label in BASES.items()]  # type: ignore[attr-defined]


class WishForm(forms.Form):
    """A day and an hour, or a moment that was proposed."""

    at = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    on = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    hour = forms.TimeField(label=_("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        moment = _proposed(given.get("at", "")) or _typed(given)
        if moment is None and not self.errors:
            self.add_error("hour", gettext("Give a day and an hour."))
        return {"at": moment}


def _proposed(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _typed(given: Mapping[str, Any]) -> datetime | None:
    on, hour = given.get("on"), given.get("hour")
    return datetime.combine(on, hour, WARSAW) if on and hour else None


class TopicForm(forms.Form):
    """What it is about."""

    topic = forms.CharField(label=_("Topic"), max_length=80, required=False)

    def clean_topic(self) -> str:
        return border.clean(self.cleaned_data["topic"] or "", limit=80)


class ExtensionForm(forms.Form):
    """The reasons and the new day that the notice names."""

    reason = Text(label=_("Reason of the extension"))
    until = forms.DateField(label=_("New date"), widget=forms.DateInput(attrs={"type": "date"}))


class RefusalForm(forms.Form):
    """The mandatory elements of a way of refusing, each a field of its own."""

    def __init__(self, *args: Any, way: Way, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in ELEMENTS[way]:
            rows = 1 if one.given or one.code == "signer" else 4
            self.fields[one.code] = Text(label=gettext(one.label), help_text=one.basis, widget=forms.Textarea(attrs={"rows": rows}))

    def clean(self) -> dict[str, Any]:
        return {"elements": super().clean() or {}}


class LetterForm(forms.Form):
    """Which version of the refusal leaves."""

    version = forms.IntegerField(min_value=1)


class NothingForm(forms.Form):
    """A button."""
