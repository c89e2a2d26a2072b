# SPDX-License-Identifier: EUPL-1.2
"""A mailbox as the administrator sees it; the password goes in and never comes out."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gabinet.post.mailboxes.rules import HOWS, LABELS, Security

SECURITIES = [(Security.TLS.value, "TLS"), (Security.STARTTLS.value, "STARTTLS"), (Security.NONE.value, _("none"))]


class Change(forms.Form):
    """How a mailbox is read."""

    name = forms.CharField(label=_("Name of the sender in letters"), max_length=120)
    kind = forms.ChoiceField(label=_("How its mail comes"), choices=lambda: [(how.value, gettext(label)) for how, label in HOWS.items()])
    host = forms.CharField(label=_("Server"), max_length=253, required=False)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, required=False)
    security = forms.ChoiceField(label=_("Security of the connection"), choices=SECURITIES)
    login = forms.CharField(label=_("Login"), max_length=254, required=False)
    password = forms.CharField(
        label=_("Password"),
        max_length=254,
        required=False,
        strip=False,
        widget=forms.PasswordInput,
        help_text=_("Never shown again. Left empty, the one that is stored stays."),
    )
    folder = forms.CharField(label=_("Folder that is read"), max_length=120, required=False)
    done_folder = forms.CharField(label=_("Folder for what was taken in"), max_length=120, required=False)
    active = forms.BooleanField(label=_("It is read"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)


class SetUp(Change):
    """A new mailbox."""

    address = forms.CharField(label=_("Address"), max_length=254)
    line = forms.ChoiceField(label=_("Line"))

    field_order = ("address", "line", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [(line.value, gettext(label)) for line, label in LABELS.items()]  # type: ignore[attr-defined]
