# SPDX-License-Identifier: EUPL-1.2
"""Number and code."""

from django import forms
from django.utils.translation import gettext_lazy as _


class StatusForm(forms.Form):
    """As they stand in the acknowledgement."""

    number = forms.CharField(label=_("Number of the matter"), max_length=20)
    code = forms.CharField(label=_("Code"), max_length=40)
