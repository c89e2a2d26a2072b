# SPDX-License-Identifier: EUPL-1.2
"""What those outside may fill in; each asks for a name (trust L4). Only these fields are taken (trust U5)."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gabinet.base.numbers import WARSAW
from gabinet.polish import border

MOST_FILES, LARGEST = 10, 25_000_000
LONGEST = 50_000


class Line(forms.CharField):
    """One line, cleaned at the border (trust M7)."""

    def clean(self, value: Any) -> str:
        return border.clean(super().clean(value) or "", limit=300)


class Text(forms.CharField):
    """Several lines, cleaned at the border."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        return border.clean(super().clean(value) or "", limit=LONGEST, lines=True).strip()


class _Many(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """At most ten files of 25 MB each."""

    widget = _Many

    def clean(self, data: Any, initial: Any = None) -> Any:
        given: list[UploadedFile] = [one for one in (data if isinstance(data, list) else [data]) if one]  # type: ignore[type-arg]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(gettext("At most %(most)s files.") % {"most": MOST_FILES})
        if any((one.size or 0) > LARGEST for one in given):
            raise forms.ValidationError(gettext("A file may have at most 25 MB."))
        return given


class NameForm(forms.Form):
    """Who acts."""

    name = Line(label=_("Your name"), max_length=120)


class AnswerForm(NameForm):
    """Text, files, or both."""

    text = Text(label=_("Answer"), required=False, help_text=_("Text, files, or both."))
    attachments = Files(label=_("Files"), required=False)


class ReturnForm(NameForm):
    """Not ours, theirs."""

    to = forms.TypedChoiceField(label=_("Whose question is it"), coerce=int, required=False, empty_value=None)
    reason = Text(label=_("Why it is not yours"))

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", gettext("We do not know")), *units]  # type: ignore[attr-defined]


class DeferralForm(NameForm):
    """Need until."""

    on = forms.DateField(label=_("Until which day"), widget=forms.DateInput(attrs={"type": "date"}))
    hour = forms.TimeField(label=_("Hour"), initial=time(12, 0), widget=forms.TimeInput(attrs={"type": "time"}))
    reason = Text(label=_("Why more time is needed"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        on, hour = given.pop("on", None), given.pop("hour", None)
        if on is not None and hour is not None:
            given["until"] = datetime.combine(on, hour, WARSAW)
        return given


class CorrectionForm(NameForm):
    """Another number, with where it comes from."""

    value = forms.DecimalField(label=_("Right number"), max_digits=16, decimal_places=4, localize=True)
    source = Line(label=_("Source"), max_length=300)
    as_of = forms.DateField(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}))
