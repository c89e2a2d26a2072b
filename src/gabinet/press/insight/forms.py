# SPDX-License-Identifier: EUPL-1.2
"""A period, and a person."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PeriodForm(forms.Form):
    """From a day until before another."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until before"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def period(self, today: date) -> tuple[date, date]:
        """The days that were asked for; the year of today where none were, or they do not fit."""
        whole = date(today.year, 1, 1), date(today.year + 1, 1, 1)
        if not self.is_valid():
            return whole
        since, until = self.cleaned_data["since"] or whole[0], self.cleaned_data["until"] or whole[1]
        return (since, until) if since < until else whole


class ReaderForm(forms.Form):
    """Who gets the early bird."""

    user = forms.TypedChoiceField(label=_("Person"), coerce=int)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = list(people)  # type: ignore[attr-defined]
