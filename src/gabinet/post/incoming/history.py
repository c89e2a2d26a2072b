# SPDX-License-Identifier: EUPL-1.2
"""The history of a thing of this room in words; bytes of strangers as text that can be read."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from gabinet.base import trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.ui.engine import lang
from gabinet.people.facts import history
from gabinet.polish import dates

MOST = 200
TOLD = ("number", "instruction", "note", "symbol", "matter", "until", "ezd", "case_sign", "answer", "why")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the history, ready for `ui.timeline`."""

    when: str
    text: str
    detail: str


def of(ref: Ref, now: datetime) -> list[Line]:
    """Of a thing that the caller may see, the newest first; two statements."""
    entries = list(trace.of_thing(ref)[:MOST])
    told = {entry.pk: _told(entry) for entry in entries}
    wanted = {user for entry in entries for user in (entry.by, entry.for_id, told[entry.pk].get("to")) if isinstance(user, int)}
    names = dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))
    return [_line(entry, told[entry.pk], names, now) for entry in entries]


def _told(entry: trace.Entry) -> dict[str, object]:
    detail = getattr(entry, "detail", None)
    body = json.loads(detail.body) if detail is not None else {}
    return body if isinstance(body, dict) else {}


def _line(entry: trace.Entry, told: dict[str, object], names: dict[int, str], now: datetime) -> Line:
    at = entry.at.astimezone(WARSAW)
    day = dates.relative(at.date(), now.astimezone(WARSAW).date(), lang=lang(), soon=0)
    who = names.get(entry.by, "") if entry.by else gettext("the machine")
    if entry.for_id:
        who = gettext("%(who)s for %(absent)s") % {"who": who, "absent": names.get(entry.for_id, "")}
    words = gettext(history.VERBS.get(entry.verb, entry.verb))
    to = told.get("to")
    if isinstance(to, int):
        words = f"{words}: {names.get(to, '')}"
    return Line(f"{day}, {dates.hour(at)}", f"{words} – {who}", "; ".join(str(told[key]) for key in TOLD if told.get(key)))


def legible(raw: bytes) -> str:
    """Any bytes as text on one page: what is not text becomes a mark, nothing is interpreted (trust M7)."""
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
    return "".join(sign if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"} else "�" for sign in text)
