# SPDX-License-Identifier: EUPL-1.2
"""What people type to get in."""

from django import forms
from django.utils.translation import gettext_lazy

from gabinet.base.accounts.passwords import LONGEST


class LoginForm(forms.Form):
    """Short name or address, and password."""

    login = forms.CharField(label=gettext_lazy("Login or work address"), max_length=254)
    password = forms.CharField(label=gettext_lazy("Password"), max_length=LONGEST, strip=False, widget=forms.PasswordInput)


class CodeForm(forms.Form):
    """Six digits, or a recovery code."""

    code = forms.CharField(label=gettext_lazy("Code"), max_length=40)
    trust = forms.BooleanField(label=gettext_lazy("Do not ask on this computer for 7 days"), required=False)


class ResetForm(forms.Form):
    """Whose password was forgotten."""

    login = forms.CharField(label=gettext_lazy("Login or work address"), max_length=254)
