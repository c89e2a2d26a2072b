# SPDX-License-Identifier: EUPL-1.2
"""The form of a card, and what it says when somebody else saved in between: both texts, who it was and when (trust K12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, QueryDict

from gabinet.base.act import Ref
from gabinet.people.facts import history


@dataclass(frozen=True, slots=True)
class Conflict:
    """For `ui.conflict`: who saved, when, the fields that differ as they are saved and as they were typed."""

    who: str
    when: str
    theirs: str
    mine: str


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None where it is only shown."""
    return request.POST if request.method == "POST" else None


def sheet(form: forms.Form, to: str, title: str, back: str, version: object = "", conflict: Conflict | None = None) -> dict[str, object]:
    """What the page of a card needs: `to` takes the form, `back` leaves it, `version` is the one it was shown with."""
    return {"form": form, "to": to, "title": title, "back": back, "version": version, "conflict": conflict}


def conflict(ref: Ref, form: forms.Form, saved: Mapping[str, object], now: datetime, *, lang: str) -> Conflict:
    """The fields in which a form that came too late differs from what is saved now."""
    change = history.last_change(ref, now, lang=lang)
    theirs, mine = [], []
    for field in form.visible_fields():
        was = _plain(saved.get(field.name))
        typed = _plain(form.data.get(field.html_name))
        if was != typed:
            theirs.append(f"{field.label}: {was}")
            mine.append(f"{field.label}: {typed}")
    return Conflict(change.who, change.when, "\n".join(theirs), "\n".join(mine))


def _plain(value: object) -> str:
    if value is None or value is False:
        return ""
    text = "on" if value is True else str(value)
    return text.replace("\r\n", "\n").strip()
