# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a standard passage."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.matters.passages.models import Passage
from gabinet.matters.passages.rules import Card


class NewForm(forms.Form):
    """A passage to be written; gives `card`."""

    title = forms.CharField(label=_("Title"), max_length=160)
    body = forms.CharField(label=_("Text"), widget=forms.Textarea, max_length=5000)
    keywords = forms.CharField(
        label=_("Key words"), max_length=300, help_text=_("parted by commas; the passage is offered where they stand, in any form")
    )
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        """The passage as a whole."""
        data = super().clean() or {}
        return data if self.errors else {"card": Card(**data)}


class CardForm(NewForm):
    """A passage to be changed; gives `card` and `version`."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The passage with its version."""
        version = self.cleaned_data.pop("version", None)
        return {**super().clean(), "version": version}


class VersionForm(forms.Form):
    """Which version is approved."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def filled(passage: Passage) -> dict[str, object]:
    """What the form of a passage shows at first."""
    until = passage.valid_until.isoformat() if passage.valid_until else ""
    return {"title": passage.title, "body": passage.body, "keywords": passage.keywords, "valid_until": until, "version": passage.version}
