# SPDX-License-Identifier: EUPL-1.2
"""What a person says of a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.post.outgoing.rules import Outcome


class Nothing(forms.Form):
    """A form of one button."""


class Settle(forms.Form):
    """What became of a try that nobody knows the end of."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            (Outcome.SENT.value, _("It arrived: the addressee has it")),
            (Outcome.NEVER.value, _("It did not arrive, and is not to be sent again")),
        ],
    )
    answer = forms.CharField(label=_("How do you know"), max_length=500)
