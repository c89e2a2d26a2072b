# SPDX-License-Identifier: EUPL-1.2
"""Which register, from when until when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.post.registers.rules import Which


class Period(forms.Form):
    """Both days belong to it."""

    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), widget=forms.DateInput(attrs={"type": "date"}))


class Export(Period):
    """A register as a file."""

    register = forms.ChoiceField(
        label=_("Register"), choices=[(Which.INCOMING.value, _("Incoming items")), (Which.OUTGOING.value, _("Outgoing items"))]
    )
