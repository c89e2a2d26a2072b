# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a name: a form for each kind, sent by GET so that the answer has an address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gabinet.letters.inflection.rules import Kind, Named, chosen_of
from gabinet.polish.inflection import Gender, Person
from gabinet.polish.inflection.form import LONGEST

_WOMAN_OR_MAN = (("f", _("woman")), ("m", _("man")))
_UNKNOWN = "unknown"
_GENDERS = (*_WOMAN_OR_MAN, (_UNKNOWN, _("not known")))


def _text(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, required=required, help_text=help_text)


def _given(gender: str) -> str:
    return "" if gender == _UNKNOWN else gender


class PersonForm(forms.Form):
    """One person, with title and office where there are any."""

    title = _text(_("Title"), required=False, help_text=_("for example dr hab., ks., gen."))
    first = _text(_("First name"), required=False)
    last = _text(_("Surname"), required=False)
    gender = forms.ChoiceField(label=_("Woman or man"), choices=_GENDERS, help_text=_("It is never guessed from the name."))
    office = _text(_("Function"), required=False, help_text=_("for example Prezes"))
    body = _text(_("of what body"), required=False, help_text=_("for example Klub Seniora"))
    sir = forms.BooleanField(label=_("With Pan or Pani"), required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        """A person has a name."""
        data = super().clean() or {}
        if not (data.get("first", "?") or data.get("last", "?")):
            raise ValidationError(_("Type a first name or a surname."))
        return data

    def named(self, choices: list[str]) -> Named:
        """What is to be declined, of a valid form."""
        data = self.cleaned_data
        honorific = {"m": "Pan", "f": "Pani"}.get(data["gender"], "") if data["sir"] else ""
        one = Person(data["first"], data["last"], _given(data["gender"]), honorific, data["title"], data["office"])
        return Named(Kind.PERSON, one, body=data["body"], chosen=chosen_of(choices))


class CoupleForm(forms.Form):
    """Two people who are written to together."""

    first = _text(_("First name"))
    last = _text(_("Surname"))
    gender = forms.ChoiceField(label=_("Woman or man"), choices=_GENDERS)
    first2 = _text(_("First name of the other"))
    last2 = _text(_("Surname of the other"))
    gender2 = forms.ChoiceField(label=_("The other: woman or man"), choices=_GENDERS)
    sir = forms.BooleanField(label=_("With Państwo"), required=False, initial=True)

    def named(self, choices: list[str]) -> Named:
        """What is to be declined, of a valid form."""
        data = self.cleaned_data
        one = Person(data["first"], data["last"], _given(data["gender"]), "Państwo" if data["sir"] else "")
        other = Person(data["first2"], data["last2"], _given(data["gender2"]))
        return Named(Kind.COUPLE, one, other, chosen=chosen_of(choices))


class OfficeForm(forms.Form):
    """A title or an office without a name."""

    name = _text(_("Function or title"), help_text=_("for example Dyrektor Wydziału Inwestycji"))
    gender = forms.ChoiceField(label=_("Held by a woman or a man"), choices=_WOMAN_OR_MAN)

    def named(self, choices: list[str]) -> Named:
        """What is to be declined, of a valid form."""
        gender: Gender = "f" if self.cleaned_data["gender"] == "f" else "m"
        return Named(Kind.OFFICE, name=self.cleaned_data["name"], gender=gender, chosen=chosen_of(choices))


class OrganisationForm(forms.Form):
    """A body by its name."""

    kind_of_name = Kind.ORGANISATION
    name = _text(_("Name of the organisation"))

    def named(self, choices: list[str]) -> Named:
        """What is to be declined, of a valid form."""
        return Named(self.kind_of_name, name=self.cleaned_data["name"], chosen=chosen_of(choices))


class PlaceForm(OrganisationForm):
    """A town, a street, a square."""

    kind_of_name = Kind.PLACE
    name = _text(_("Name of the place"), help_text=_("a town, a street, a square"))


AnyForm = PersonForm | CoupleForm | OfficeForm | OrganisationForm
FORMS: dict[Kind, type[AnyForm]] = {
    Kind.PERSON: PersonForm,
    Kind.COUPLE: CoupleForm,
    Kind.OFFICE: OfficeForm,
    Kind.ORGANISATION: OrganisationForm,
    Kind.PLACE: PlaceForm,
}
