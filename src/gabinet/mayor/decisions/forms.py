# SPDX-License-Identifier: EUPL-1.2
"""A verdict of the Mayor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.polish import border

LONGEST = 100_000


class Text(forms.CharField):
    """Several lines, cleaned at the border (trust M7)."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        return border.clean(super().clean(value) or "", limit=LONGEST, lines=True).strip()


class VerdictForm(forms.Form):
    """On which version, read as which bytes, said how and in which words."""

    version = forms.IntegerField(min_value=1)
    seen = forms.CharField(max_length=64, required=False)
    says = forms.ChoiceField(choices=[(one, one) for one in ("approve", "return", "amend")])
    word = Text(label=_("Word"), required=False)
    body = Text(label=_("Text with your change"), required=False)
