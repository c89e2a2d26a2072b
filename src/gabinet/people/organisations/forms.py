# SPDX-License-Identifier: EUPL-1.2
"""What is typed about an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.people.organisations.models import Organisation
from gabinet.people.organisations.rules import LABELS, Card, Sort


class NewForm(forms.Form):
    """An organisation to be entered; gives `card`."""

    name = forms.CharField(label=_("Name"), max_length=200)
    sort = forms.ChoiceField(label=_("Sort"), choices=[(one.value, _(text)) for one, text in LABELS.items()])
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    postal = forms.CharField(label=_("Postal address"), max_length=300, required=False)
    note = forms.CharField(label=_("Remarks"), required=False, widget=forms.Textarea, max_length=5000)

    def clean(self) -> dict[str, Any]:
        """The organisation as a whole."""
        data = super().clean() or {}
        if self.errors:
            return data
        given = {name: data[name] for name in ("name", "email", "phone", "postal", "note")}
        return {"card": Card(**given, sort=Sort(data["sort"]))}


class CardForm(NewForm):
    """An organisation to be changed; gives `card` and `version`."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The organisation with its version."""
        version = self.cleaned_data.get("version")
        return {**super().clean(), "version": version}


class PostForm(forms.Form):
    """Who holds a post, known by an address of theirs."""

    email = forms.EmailField(label=_("E-mail address of the person"))
    post = forms.CharField(label=_("Post"), max_length=120)
    since = forms.DateField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}))


def filled(organisation: Organisation) -> dict[str, object]:
    """What the form of an organisation shows at first."""
    shown: dict[str, object] = {name: getattr(organisation, name) for name in ("name", "email", "phone", "postal", "note", "version")}
    return {**shown, "sort": organisation.sort_of}
