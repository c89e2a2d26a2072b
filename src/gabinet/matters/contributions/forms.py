# SPDX-License-Identifier: EUPL-1.2
"""What a head with an account answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gabinet.base.ui.beside import Beside
from gabinet.people.units.models import Unit

MOST_FILES, MOST_BYTES = 10, 25_000_000


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each checked as one."""

    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """At most ten."""
        given = [one for one in (data if isinstance(data, (list, tuple)) else [data]) if one]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("At most ten files."))
        return [super(FilesField, self).clean(one, initial) for one in given]


class ReplyForm(Beside):
    """Text and files."""

    text = forms.CharField(label=_("Answer"), widget=forms.Textarea, required=False, max_length=50_000)
    attached = FilesField(label=_("Files"), required=False, help_text=_("at most ten, 25 MB each"))


class PassForm(Beside):
    """Not ours, theirs."""

    to = forms.TypedChoiceField(label=_("Whose it is"), coerce=int, required=False, empty_value=None)
    reason = forms.CharField(label=_("Why"), max_length=1000)

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **fields: Any) -> None:
        super().__init__(*args, **fields)
        self.fields["to"].choices = [("", _("not known")), *units]  # type: ignore[attr-defined]

    def clean_to(self) -> Unit | None:
        """The unit itself."""
        given = self.cleaned_data["to"]
        return Unit.objects.filter(pk=given).first() if given else None


class DeferForm(Beside):
    """Need until."""

    until = forms.DateTimeField(label=_("When you can answer"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    reason = forms.CharField(label=_("Why"), max_length=1000)
