# SPDX-License-Identifier: EUPL-1.2
"""What a person could read where the machine could not."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gabinet.post.mailboxes.rules import is_address


class Release(forms.Form):
    """All optional: what stays empty is not known."""

    subject = forms.CharField(label=_("Subject"), required=False, max_length=300)
    sender = forms.CharField(label=_("E-mail address of the sender"), required=False, max_length=320)
    from_name = forms.CharField(label=_("Name of the sender"), required=False, max_length=300)
    text = forms.CharField(label=_("What it says"), required=False, max_length=100_000, widget=forms.Textarea)

    def clean_sender(self) -> str:
        """A bare address, or nothing."""
        address = str(self.cleaned_data["sender"]).strip()
        if address and not is_address(address):
            raise forms.ValidationError(gettext("This is not an e-mail address. Leave it empty where there is none."))
        return address


class Nothing(forms.Form):
    """A form of one button."""
