# SPDX-License-Identifier: EUPL-1.2
"""What is typed on a card of a person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from gabinet.base.ui.beside import Beside
from gabinet.people.persons.models import Person
from gabinet.people.persons.rules import Card, Gender

GENDERS = [(Gender.UNKNOWN.value, _("not told")), (Gender.WOMAN.value, _("woman")), (Gender.MAN.value, _("man"))]
MOST = 10


def lines(text: str) -> tuple[str, ...]:
    """What stands on the lines of a field, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def check_emails(given: Sequence[str]) -> None:
    """Raise ValidationError for what is no e-mail address, and beyond ten."""
    if len(given) > MOST:
        raise ValidationError(_("At most ten lines."))
    for one in given:
        validate_email(one)


class NewForm(forms.Form):
    """A person to be entered; gives `card`."""

    surname = forms.CharField(label=_("Surname"), max_length=120)
    given = forms.CharField(label=_("Given names"), max_length=120, required=False)
    title = forms.CharField(label=_("Title"), max_length=60, required=False, help_text=_("as it stands before the name: dr, ks., mjr"))
    gender = forms.ChoiceField(label=_("Sex, as the person gave it"), choices=GENDERS, required=False, widget=forms.RadioSelect)
    salutation = forms.CharField(
        label=_("Own form of address"), max_length=120, required=False, help_text=_("only where the person uses another one than the rules give")
    )
    function = forms.CharField(label=_("Function"), max_length=200, required=False)
    emails = forms.CharField(label=_("E-mail addresses"), required=False, widget=forms.Textarea, help_text=_("one a line"))
    phones = forms.CharField(label=_("Phones"), required=False, widget=forms.Textarea, help_text=_("one a line"))
    note = forms.CharField(label=_("Remarks"), required=False, widget=forms.Textarea, max_length=5000)

    def clean_emails(self) -> tuple[str, ...]:
        """One address a line."""
        found = lines(self.cleaned_data["emails"])
        check_emails(found)
        return found

    def clean_phones(self) -> tuple[str, ...]:
        """One number a line, with digits in it."""
        found = lines(self.cleaned_data["phones"])
        if len(found) > MOST:
            raise ValidationError(_("At most ten lines."))
        if any(len(one) > 40 or sum(sign.isdigit() for sign in one) < 3 for one in found):
            raise ValidationError(_("A phone number is digits and spaces, at most 40 signs."))
        return found

    def clean(self) -> dict[str, Any]:
        """The card as a whole."""
        data = super().clean() or {}
        if self.errors:
            return data
        return {"card": Card(**{name: data[name] for name in _FIELDS}, gender=Gender(data["gender"]))}


class CardForm(NewForm):
    """A card to be changed; gives `card` and the `version` it was shown with."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The card with its version."""
        version = self.cleaned_data.get("version")
        return {**super().clean(), "version": version}


class ConsentForm(Beside):
    """A consent that was given."""

    purpose = forms.CharField(label=_("Purpose"), max_length=60)
    scope = forms.CharField(label=_("Scope"), max_length=200, required=False)
    given_on = forms.DateField(label=_("Given on"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Valid until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class HonourForm(Beside):
    """A distinction."""

    name = forms.CharField(label=_("Name of the distinction"), max_length=160)
    given_on = forms.DateField(label=_("Given on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class DeathForm(forms.Form):
    """The day on which a person died."""

    died_on = forms.DateField(label=_("Died on"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, today: date, **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.today = today

    def clean_died_on(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["died_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        return day


class ErasureForm(forms.Form):
    """Which lines about a person are erased."""

    codes = forms.MultipleChoiceField(label=_("What is erased"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["codes"].choices = choices  # type: ignore[attr-defined]


_FIELDS = ("surname", "given", "title", "salutation", "function", "note", "emails", "phones")


def filled(person: Person, emails: Sequence[str], phones: Sequence[str]) -> dict[str, object]:
    """What the form of a card shows at first."""
    shown: dict[str, object] = {name: getattr(person, name) for name in ("surname", "given", "title", "gender", "salutation", "function", "note")}
    return {**shown, "emails": "\n".join(emails), "phones": "\n".join(phones), "version": person.version}
