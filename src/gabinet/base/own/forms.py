# SPDX-License-Identifier: EUPL-1.2
"""What people set for themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

THEMES = [("auto", gettext_lazy("As in the system")), ("light", gettext_lazy("Light")), ("dark", gettext_lazy("Dark"))]
LANGUAGES = [("pl", "Polski"), ("en", "English")]


class AppearanceForm(forms.Form):
    """Theme, language, single-letter keys."""

    theme = forms.ChoiceField(label=gettext_lazy("Theme"), choices=THEMES)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    shortcuts = forms.BooleanField(
        label=gettext_lazy("Single-letter keys"),
        required=False,
        help_text=gettext_lazy("J and K go through a list, G and a letter to a place. They never work in text fields."),
    )


class ProofForm(forms.Form):
    """The old factor, before a new one: a code where there are codes, else the password."""

    proof = forms.CharField(label=gettext_lazy("Present password"), max_length=1024, strip=False, widget=forms.PasswordInput)

    def __init__(self, data: Any = None, *, codes: bool) -> None:
        super().__init__(data)
        if codes:
            self.fields["proof"].label = gettext_lazy("Code from the application, or a recovery code")
            self.fields["proof"].widget = forms.TextInput()


class StartCodesForm(forms.Form):
    """The first code of the new application."""

    typed = forms.CharField(label=gettext_lazy("Code that the application shows"), max_length=20)
