# SPDX-License-Identifier: EUPL-1.2
"""Choosing a password: one form for invitations, forgotten passwords and one's own settings."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext, gettext_lazy

from gabinet.base.accounts.models import User

LONGEST = 1024


class NewPasswordForm(forms.Form):
    """A password of at least 12 characters, typed twice."""

    password = forms.CharField(
        label=gettext_lazy("New password"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput,
        help_text=gettext_lazy("At least 12 characters. Four unrelated words are a good password."),
    )
    again = forms.CharField(label=gettext_lazy("The same once more"), max_length=LONGEST, strip=False, widget=forms.PasswordInput)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user

    def clean_password(self) -> str:
        """Long enough, not a common one, not like the name."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        found = super().clean() or {}
        again = found.pop("again", None)
        if "password" in found and again is not None and again != found["password"]:
            self.add_error("again", gettext("The two passwords differ."))
        return found
