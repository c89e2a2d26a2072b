# SPDX-License-Identifier: EUPL-1.2
"""What is typed about an outlet."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from gabinet.people.outlets.models import Outlet
from gabinet.people.outlets.rules import HOURS, LABELS, Card, Medium

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_FIELDS = ("name", "phone", "beat", "note", "emails", "domains")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip().lower() for line in text.splitlines() if line.strip())[:20]


class NewForm(forms.Form):
    """An outlet to be entered; `people` = accounts that can keep touch with it. Gives `card`."""

    name = forms.CharField(label=_("Name"), max_length=160)
    medium = forms.ChoiceField(label=_("Medium"), choices=[(one.value, _(text)) for one, text in LABELS.items()])
    hours = forms.TypedChoiceField(
        label=_("Time to authorise quotes"),
        choices=[("0", _("as usual for the medium")), *[(str(hours), f"{hours} h") for hours in HOURS]],
        coerce=int,
        required=False,
        empty_value="0",
        help_text=_("Press law art. 14a: 6 hours for dailies, 24 for periodicals; for other media as agreed."),
    )
    owner = forms.TypedChoiceField(label=_("Who keeps touch"), coerce=int, required=False, empty_value=None)
    emails = forms.CharField(label=_("Addresses of the editors"), required=False, widget=forms.Textarea, help_text=_("one a line"))
    domains = forms.CharField(
        label=_("Domains of its addresses"),
        required=False,
        widget=forms.Textarea,
        help_text=_("one a line; a hint for new journalists, nobody is recognised by it"),
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    beat = forms.CharField(label=_("What it writes about"), max_length=200, required=False)
    note = forms.CharField(label=_("Remarks"), required=False, widget=forms.Textarea, max_length=5000)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["owner"].choices = [("", _("nobody")), *people]  # type: ignore[attr-defined]

    def clean_emails(self) -> tuple[str, ...]:
        """One address a line."""
        found = _lines(self.cleaned_data["emails"])
        for one in found:
            validate_email(one)
        return found

    def clean_domains(self) -> tuple[str, ...]:
        """One domain a line."""
        found = tuple(one.lstrip("@") for one in _lines(self.cleaned_data["domains"]))
        if any(not _DOMAIN.fullmatch(one) for one in found):
            raise ValidationError(_("A domain looks like kurier.example."))
        return found

    def clean(self) -> dict[str, Any]:
        """The outlet as a whole."""
        data = super().clean() or {}
        if self.errors:
            return data
        given = {name: data[name] for name in _FIELDS}
        return {"card": Card(**given, medium=Medium(data["medium"]), hours=int(data["hours"]), owner=data["owner"] or None)}


class CardForm(NewForm):
    """An outlet to be changed; gives `card` and `version`."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The outlet with its version."""
        version = self.cleaned_data.get("version")
        return {**super().clean(), "version": version}


class JournalistForm(forms.Form):
    """Who writes for an outlet, known by an address of theirs."""

    email = forms.EmailField(label=_("E-mail address of the person"))
    post = forms.CharField(label=_("Post"), max_length=120, required=False)
    beat = forms.CharField(label=_("Beat"), max_length=200, required=False)
    since = forms.DateField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}))


def filled(outlet: Outlet) -> dict[str, object]:
    """What the form of an outlet shows at first; two statements."""
    shown: dict[str, object] = {name: getattr(outlet, name) for name in ("name", "medium", "phone", "beat", "note", "version")}
    emails = "\n".join(outlet.emails.order_by("address").values_list("address", flat=True))
    domains = "\n".join(outlet.domains.order_by("name").values_list("name", flat=True))
    return {**shown, "hours": str(outlet.hours), "owner": outlet.owner_id or "", "emails": emails, "domains": domains}
