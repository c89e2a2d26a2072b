# SPDX-License-Identifier: EUPL-1.2
"""What concerns a person, an outlet or an organisation, as lines of a history: by right and by name, from the trace of all rooms."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from gabinet.base import trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui.verbs import VERBS
from gabinet.base.ui.verbs import declare as declare_verbs
from gabinet.polish import dates

__all__ = ["VERBS", "Change", "Line", "about", "declare_verbs", "last_change", "of_thing"]
MOST = 20
SAID = ("number", "title", "name", "value", "unit", "what", "post", "purpose", "instruction", "reason", "died_on", "until", "code")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of `ui.timeline`; `detail` says by whom, and in whose name."""

    when: str
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed a thing last, and when: for the one whose form came too late (trust K12)."""

    who: str
    when: str


def about(ref: Ref, who: Powers, now: datetime, *, lang: str) -> list[Line]:
    """The newest lines about a thing, as far as `who` may see what they tell of; two statements."""
    found = [(row.entry, _told(row.entry)) for row in trace.history(ref, who)[:MOST]]
    return _lines(found, now, lang)


def of_thing(ref: Ref, now: datetime, *, lang: str) -> list[Line]:
    """The newest lines of a thing that the caller may see; two statements."""
    return _lines([(entry, _told(entry)) for entry in trace.of_thing(ref)[:MOST]], now, lang)


def last_change(ref: Ref, now: datetime, *, lang: str) -> Change:
    """Who saved a thing last; two statements."""
    entry = trace.of_thing(ref).first()
    if entry is None:
        return Change("", "")
    return Change(_names([entry]).get(entry.by or 0, ""), _when(entry.at, now, lang))


def _lines(found: Sequence[tuple[trace.Entry, Mapping[str, object]]], now: datetime, lang: str) -> list[Line]:
    names = _names([entry for entry, _ in found], [told.get("to") for _, told in found])
    return [Line(_when(entry.at, now, lang), _text(entry, told, names, lang), _by(entry, names)) for entry, told in found]


def _told(entry: trace.Entry) -> Mapping[str, object]:
    detail = getattr(entry, "detail", None)
    told = json.loads(detail.body) if detail is not None else {}
    return told if isinstance(told, dict) else {}


def _names(entries: Sequence[trace.Entry], to: Sequence[object] = ()) -> dict[int, str]:
    users = {user for entry in entries for user in (entry.by, entry.for_id) if user is not None} | {one for one in to if isinstance(one, int)}
    return dict(User.objects.filter(pk__in=users).values_list("pk", "name")) if users else {}


def _text(entry: trace.Entry, told: Mapping[str, object], names: Mapping[int, str], lang: str) -> str:
    verb = gettext(VERBS[entry.verb]) if entry.verb in VERBS else entry.verb
    to = told.get("to")
    said = [names[to]] if isinstance(to, int) and to in names else []
    said += [_said(told[key], lang) for key in SAID if told.get(key)]
    return f"{verb}: {', '.join(said)}" if said else verb


def _said(value: object, lang: str) -> str:
    text = str(value)
    try:
        return dates.long_date(date.fromisoformat(text), lang=lang)
    except ValueError:
        return text


def _by(entry: trace.Entry, names: Mapping[int, str]) -> str:
    name = names.get(entry.by or 0, "") or (gettext("through a link") if entry.link is not None else "")
    if entry.for_id is None:
        return name
    return gettext("%(name)s in the name of %(absent)s") % {"name": name, "absent": names.get(entry.for_id, "")}


def _when(moment: datetime, now: datetime, lang: str) -> str:
    here = moment.astimezone(WARSAW)
    return f"{dates.short_date(here.date(), lang=lang, beside=now.astimezone(WARSAW).date())}, {dates.hour(here)}"
