# SPDX-License-Identifier: EUPL-1.2
"""What is being typed, as an editor shows it: "saved 10:38", and the text offered after a closed tab or a lost session."""

from dataclasses import dataclass

from django.urls import reverse

from gabinet.base import unsaved
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui import seals
from gabinet.base.ui.requests import OfficeRequest
from gabinet.polish import dates


@dataclass(frozen=True, slots=True)
class Kept:
    """For `ui.kept` and for the form's `draft`. `begun` = the text the editor starts with; `offered`: another one waits."""

    url: str
    form: str
    at: str
    seen: str
    text: str
    offered: bool
    begun: str


def kept(request: OfficeRequest, form: str, ref: Ref, shown: str) -> Kept:
    """Of the editor `form` (its id) of a thing, where `shown` is what is saved; one statement.

    With ?resume=1 in the address the editor begins with what was being typed.
    """
    user = request.act().person()
    row = unsaved.of(user, form, ref)
    url = reverse("ui:draft", args=[seals.seal("draft", user, ref, form)])
    if row is None:
        return Kept(url, form, "", "", "", False, shown)
    resumed = request.GET.get("resume") == "1"
    differs = same(row.text) != same(shown)
    at = dates.hour(row.at.astimezone(WARSAW))
    return Kept(url, form, at, row.at.isoformat(), row.text, differs and not resumed, row.text if resumed else shown)


def same(text: str) -> str:
    """A text as it is compared: line ends and outer space do not count."""
    return text.replace("\r\n", "\n").strip()
