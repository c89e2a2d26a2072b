# SPDX-License-Identifier: EUPL-1.2
"""A paper, a call, a visit, as they are written down."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gabinet.post.incoming.rules import CHANNELS, Channel
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import LABELS, Line, is_address

MOST_FILES = 10
LARGEST = 25_000_000  # bytes of one file
BY_HAND = [channel for channel in Channel if channel is not Channel.MAIL]


class ManyFiles(forms.ClearableFileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of uploaded files."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file by the rules of one; at most ten, each at most 25 MB."""
        given: list[UploadedFile[Any]] = [one for one in (data if isinstance(data, list) else [data]) if one]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(gettext("At most ten files at once."))
        if any((one.size or 0) > LARGEST for one in given):
            raise forms.ValidationError(gettext("A file may have 25 MB at most."))
        return [super(FilesField, self).clean(one, initial) for one in given]


class Paper(forms.Form):
    """What whoever holds the letter, or the telephone, writes down."""

    channel = forms.ChoiceField(label=_("How it came"))
    mailbox = forms.TypedChoiceField(label=_("On which line"), coerce=int)
    from_name = forms.CharField(label=_("From whom"), max_length=300, required=False)
    unknown = forms.BooleanField(label=_("Sender unknown"), required=False)
    sender = forms.CharField(label=_("E-mail address"), max_length=320, required=False)
    subject = forms.CharField(label=_("About what"), max_length=300)
    text = forms.CharField(label=_("What it says, or what was said"), required=False, max_length=100_000, widget=forms.Textarea)
    received_at = forms.DateTimeField(label=_("When it came"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    written_on = forms.DateField(label=_("Date on the letter"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    their_sign = forms.CharField(label=_("Their sign"), max_length=100, required=False)
    ezd = forms.CharField(label=_("EZD number (RPW)"), max_length=60, required=False, help_text=_("A barcode reader may type it."))
    scans = FilesField(label=_("Photographs or scans"), required=False, help_text=_("At most ten files of 25 MB."))

    def __init__(self, boxes: Iterable[Mailbox], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = [(one.value, gettext(CHANNELS[one])) for one in BY_HAND]  # type: ignore[attr-defined]
        lines = [(box.pk, gettext(LABELS[Line(box.line)])) for box in boxes]
        self.fields["mailbox"].choices = lines  # type: ignore[attr-defined]
        self.fields["mailbox"].initial = lines[0][0] if len(lines) == 1 else None

    def clean_sender(self) -> str:
        """A bare address, or nothing."""
        address = str(self.cleaned_data["sender"]).strip()
        if address and not is_address(address):
            raise forms.ValidationError(gettext("This is not an e-mail address. Leave it empty where there is none."))
        return address

    def clean(self) -> dict[str, Any]:
        """Somebody sent it, or it is said that nobody knows who."""
        told = super().clean() or {}
        if not (told.get("from_name") or told.get("sender") or told.get("unknown")):
            self.add_error("from_name", gettext('Write from whom it came, or tick "sender unknown".'))
        return told
