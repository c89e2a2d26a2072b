# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a substitution."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SubstitutionForm(forms.Form):
    """Who stands in for whom; `last` is the last day, as people say it. Gives `absent`, `deputy`, `since`, `until` (half-open)."""

    absent = forms.TypedChoiceField(label=_("Absent"), coerce=int)
    deputy = forms.TypedChoiceField(label=_("Stands in"), coerce=int)
    since = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        for name in ("absent", "deputy"):
            self.fields[name].choices = [("", "—"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Half-open days."""
        data = super().clean() or {}
        if self.errors:
            return data
        if data["last"] < data["since"]:
            self.add_error("last", _("The last day comes before the first."))
            return data
        return {"absent": data["absent"], "deputy": data["deputy"], "since": data["since"], "until": data["last"] + timedelta(days=1)}
