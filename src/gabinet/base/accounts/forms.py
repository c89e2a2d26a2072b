# SPDX-License-Identifier: EUPL-1.2
"""What administrators set for others, and for the office."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gabinet.base import office
from gabinet.base.accounts import queries
from gabinet.base.rights import Role


class AccountForm(forms.Form):
    """Who somebody is."""

    login = forms.RegexField(
        label=gettext_lazy("Login"),
        regex=r"^[a-z][a-z0-9.\-]{1,58}[a-z0-9]$",
        max_length=60,
        help_text=gettext_lazy("Small letters, digits, dots: for example l.przybysz"),
        error_messages={"invalid": gettext_lazy("Small letters, digits and dots only.")},
    )
    name = forms.CharField(label=gettext_lazy("First name and surname"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Work address"), max_length=254, required=False)
    post = forms.CharField(label=gettext_lazy("Position"), max_length=120, required=False)


class EditForm(forms.Form):
    """The same without the login, which stays."""

    name = AccountForm.base_fields["name"]
    email = AccountForm.base_fields["email"]
    post = AccountForm.base_fields["post"]


class RoleForm(forms.Form):
    """A role from a day on."""

    role = forms.ChoiceField(label=gettext_lazy("Role"))
    since = forms.DateField(label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        choices = [(role.value, queries.role_name(role)) for role in queries.ROLES if role is not Role.PUBLIC]
        self.fields["role"] = forms.ChoiceField(label=gettext_lazy("Role"), choices=choices)


class NameForm(forms.Form):
    """A choice of the office, from a day on."""

    value = forms.CharField(label=gettext_lazy("Value"), max_length=300, required=False)
    valid_from = forms.DateField(label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Any = None, *, key: str, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, prefix=key.replace(".", "-"))
        default = office.CHOICES[key].default
        if isinstance(default, bool):
            self.fields["value"] = forms.BooleanField(label=gettext_lazy("On"), required=False)
        elif isinstance(default, int):
            self.fields["value"] = forms.IntegerField(label=gettext_lazy("Value"), min_value=0, max_value=10_000_000)


def today_first(on: date) -> dict[str, Any]:
    """A form that begins with today."""
    return {"since": on.isoformat(), "valid_from": on.isoformat()}
