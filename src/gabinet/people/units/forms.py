# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a unit."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gabinet.people.persons import queries as persons
from gabinet.people.units.models import Unit
from gabinet.people.units.rules import Card

_TEXTS = ("code", "name", "genitive", "head_post", "address", "company")
_ACCOUNTS = ("account", "deputy_account", "superior")


class NewForm(forms.Form):
    """A unit to be entered; head and deputy are named by an address of theirs, accounts chosen from `people`. Gives `card`."""

    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("as it stands in case signs"))
    name = forms.CharField(label=_("Name"), max_length=160)
    genitive = forms.CharField(label=_("Name in the genitive"), max_length=160, required=False, help_text=_("as it follows the name of a post"))
    address = forms.EmailField(label=_("Address at which it is told"), help_text=_("questions and reminders go here"))
    head = forms.EmailField(label=_("Head, by e-mail address"), required=False)
    head_post = forms.CharField(label=_("Post of the head"), max_length=80, required=False)
    deputy = forms.EmailField(label=_("Deputy, by e-mail address"), required=False)
    account = forms.TypedChoiceField(label=_("Account of the head"), coerce=int, required=False, empty_value=None)
    deputy_account = forms.TypedChoiceField(label=_("Account of the deputy"), coerce=int, required=False, empty_value=None)
    superior = forms.TypedChoiceField(
        label=_("Told after the head"), coerce=int, required=False, empty_value=None, help_text=_("when an answer is overdue")
    )
    company = forms.BooleanField(label=_("A company of the city"), required=False, help_text=_("press law art. 4 applies to it"))

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        for name in _ACCOUNTS:
            self.fields[name].choices = [("", _("none")), *people]  # type: ignore[attr-defined]

    def clean_head(self) -> int | None:
        """The person with this address."""
        return _person(self.cleaned_data["head"])

    def clean_deputy(self) -> int | None:
        """The person with this address."""
        return _person(self.cleaned_data["deputy"])

    def clean(self) -> dict[str, Any]:
        """The unit as a whole."""
        data = super().clean() or {}
        if self.errors:
            return data
        return {"card": Card(**{name: data[name] for name in (*_TEXTS, "head", "deputy", *_ACCOUNTS)})}


class CardForm(NewForm):
    """A unit to be changed; gives `card` and `version`."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The unit with its version."""
        version = self.cleaned_data.get("version")
        return {**super().clean(), "version": version}


def _person(address: str) -> int | None:
    if not address:
        return None
    found = persons.by_email(address)
    if found is None:
        raise ValidationError(_("Nobody in the registry has this address. Enter the person first."))
    return found.pk


def filled(unit: Unit) -> dict[str, object]:
    """What the form of a unit shows at first; two statements."""
    shown: dict[str, object] = {name: getattr(unit, name) for name in (*_TEXTS, "version")}
    accounts = {"account": unit.account_id or "", "deputy_account": unit.deputy_account_id or "", "superior": unit.superior_id or ""}
    return {**shown, **accounts, "head": persons.email_of(unit.head_id), "deputy": persons.email_of(unit.deputy_id)}
