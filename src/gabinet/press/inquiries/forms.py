# SPDX-License-Identifier: EUPL-1.2
"""What the forms of an inquiry take in; nothing is saved here."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.base.numbers import WARSAW
from gabinet.polish import border
from gabinet.press.inquiries.rules import Call

LONGEST = 100_000
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•–])\s+")


class Text(forms.CharField):
    """Several lines, cleaned at the border (trust M7)."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        return border.clean(super().clean(value) or "", limit=LONGEST, lines=True).strip()


class Line(forms.CharField):
    """One line, cleaned at the border."""

    def clean(self, value: Any) -> str:
        return border.clean(super().clean(value) or "", limit=300)


class Lines(Text):
    """A list, one a line; numbers and bullets typed before them are left out."""

    def clean(self, value: Any) -> Any:
        found = [_NUMBER.sub("", line).strip() for line in super().clean(value).splitlines()]
        return [line for line in found if line]


class DraftForm(forms.Form):
    """The answer as it is written; `seen` = the version the editor began with."""

    body = Text(label=_("Answer"))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class SendForm(forms.Form):
    """Which version leaves."""

    version = forms.IntegerField(min_value=1)


class SubmitForm(forms.Form):
    """Before whom the text is put."""

    to = forms.TypedChoiceField(label=_("Hand over to"), coerce=int)
    word = Line(label=_("Word"), required=False, max_length=500)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(people)  # type: ignore[attr-defined]


class ClearForm(forms.Form):
    """A verdict: on which version, read as which bytes, said how and in which words."""

    version = forms.IntegerField(min_value=1)
    seen = forms.CharField(max_length=64, required=False)
    says = forms.ChoiceField(choices=[(one, one) for one in ("approve", "return", "amend")])
    word = Text(label=_("Word"), required=False)
    body = Text(label=_("Text with your change"), required=False)


class QuestionsForm(forms.Form):
    """The questions, one a line."""

    texts = Lines(label=_("Questions, one a line"))
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AskForm(forms.Form):
    """A question to a unit, with its own internal date."""

    unit = forms.TypedChoiceField(label=_("Department or unit"), coerce=int)
    due_on = forms.DateField(label=_("Answer by"), widget=forms.DateInput(attrs={"type": "date"}))
    due_hour = forms.TimeField(label=_("Hour"), initial=time(12, 0), widget=forms.TimeInput(attrs={"type": "time"}))
    word = Text(label=_("What they should know"), required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[int | str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        on, hour = given.pop("due_on", None), given.pop("due_hour", None)
        if on is not None and hour is not None:
            given["due_at"] = _moment(on, hour)
        return given


class PhoneForm(forms.Form):
    """A journalist on the phone: the questions are typed while they speak (B.2)."""

    title = Line(label=_("What it is about"), max_length=200)
    texts = Lines(label=_("Questions, one a line"))
    asker = Line(label=_("Who asks"), max_length=160)
    outlet = forms.TypedChoiceField(label=_("Outlet"), coerce=lambda value: int(value) if value else None, required=False, empty_value=None)
    phone = Line(label=_("Phone"), required=False, max_length=40)
    reply_to = forms.EmailField(label=_("E-mail for the answer"), required=False, max_length=254)
    wanted_on = forms.DateField(label=_("Wanted by"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    wanted_hour = forms.TimeField(label=_("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args: Any, outlets: Iterable[tuple[int, str]] = (), now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = now
        self.fields["outlet"].choices = [("", "—"), *outlets]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        on, hour = given["wanted_on"], given["wanted_hour"]
        wanted = _moment(on or self._now.astimezone(WARSAW).date(), hour or time(16, 0)) if on or hour else None
        call = Call(
            title=given["title"],
            questions=tuple(given["texts"]),
            asker=given["asker"],
            received_at=self._now,
            outlet_id=given["outlet"],
            reply_to=given["reply_to"],
            phone=given["phone"],
            wanted_by=wanted,
        )
        return {"call": call}


class PhoneAnswerForm(forms.Form):
    """What was said, by whom, to whom."""

    said = Text(label=_("What was said"))
    said_by = Line(label=_("Who said it"), max_length=160)
    to = Line(label=_("To whom"), max_length=160)


class SameForm(forms.Form):
    """Which answer is sent again."""

    source = forms.IntegerField(min_value=1)


class RevokeForm(forms.Form):
    """Why a unit is no longer asked."""

    reason = Line(label=_("Reason"), required=False, max_length=500)


class NothingForm(forms.Form):
    """A button."""


def _moment(on: date, hour: time) -> datetime:
    return datetime.combine(on, hour, WARSAW)
