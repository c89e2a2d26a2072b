# SPDX-License-Identifier: EUPL-1.2
"""What may be done with an item, as forms; cleaned, never saved here."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gabinet.base.accounts.models import User
from gabinet.base.ui.beside import Beside
from gabinet.matters import kinds
from gabinet.post.mailboxes.rules import Line


class Seen(Beside):
    """Any form of an item: `version` = the one it was shown with."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)


class Assign(Seen):
    """Dekretacja."""

    to = forms.TypedChoiceField(label=_("To whom"), coerce=int)
    instruction = forms.CharField(label=_("Instruction"), required=False, max_length=500)
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, readers: Iterable[User], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", gettext("choose a person")), *((user.pk, user.name) for user in readers)]  # type: ignore[attr-defined]


class Sleep(Seen):
    """Put off until a day."""

    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))


class Close(Seen):
    """Close without a case."""

    symbol = forms.CharField(label=_("Class of the file plan"), max_length=10, help_text=_("Two to six digits, for example 0532."))
    note = forms.CharField(label=_("Why nothing is to be done"), required=False, max_length=500)


class Kind(Seen):
    """Say what it is."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", gettext("none of these")), *known_kinds()]  # type: ignore[attr-defined]


class Signs(Seen):
    """EZD number and case sign."""

    ezd = forms.CharField(label=_("EZD number (RPW)"), required=False, max_length=60, help_text=_("A barcode reader may type it."))
    case_sign = forms.CharField(label=_("Case sign"), required=False, max_length=60, help_text=_("For example BP.1431.17.2026."))


class Open(Beside):
    """Make a matter of it."""

    kind = forms.ChoiceField(label=_("Kind of matter"))
    title = forms.CharField(label=_("Title of the matter"), max_length=300, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = known_kinds()  # type: ignore[attr-defined]


class Join(Beside):
    """Put it to a matter that runs already."""

    number = forms.CharField(label=_("Number of the matter"), max_length=12, help_text=_("For example 431/2026."))


class Confide(Beside):
    """Who may see it."""

    people = forms.TypedMultipleChoiceField(label=_("Who may see it"), coerce=int, required=False)

    def __init__(self, readers: Iterable[User], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(user.pk, user.name) for user in readers]  # type: ignore[attr-defined]


class HandOver(forms.Form):
    """Everything of a person who leaves."""

    absent = forms.TypedChoiceField(label=_("Who leaves"), coerce=int)
    to = forms.TypedChoiceField(label=_("Who takes over"), coerce=int)

    def __init__(self, everyone: Iterable[User], readers: Iterable[User], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        nobody = ("", gettext("choose a person"))
        self.fields["absent"].choices = [nobody, *((user.pk, user.name) for user in everyone)]  # type: ignore[attr-defined]
        self.fields["to"].choices = [nobody, *((user.pk, user.name) for user in readers)]  # type: ignore[attr-defined]


class Empty(forms.Form):
    """A form of one button."""


class Pictures(forms.Form):
    """Show the remote pictures of a letter, or of all letters of its sender."""

    trusted = forms.BooleanField(required=False)


def known_kinds() -> list[tuple[str, str]]:
    """Kinds that the house opens, by name."""
    return sorted(((code, gettext(one.kind.label)) for code, one in kinds.KINDS.items()), key=lambda pair: pair[1])


def line_of(word: str, lines: Iterable[Line]) -> Line | None:
    """The line that an address names, or the first that may be read."""
    allowed = list(lines)
    return next((line for line in allowed if line == word), allowed[0] if allowed else None)
