# SPDX-License-Identifier: EUPL-1.2
"""What people type to get in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LoginForm(forms.Form):
    """Short name or address, and password."""

    login = forms.CharField(label=_("Login or work address"), max_length=254)
    password = forms.CharField(label=_("Password"), max_length=1024, strip=False, widget=forms.PasswordInput)
