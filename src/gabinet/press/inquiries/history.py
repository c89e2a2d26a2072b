# SPDX-License-Identifier: EUPL-1.2
"""The history of an inquiry in words: lines of the trace of its matter, of itself and of what hangs on it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext

from gabinet.base.act import Door, Ref
from gabinet.base.errors import gettext_noop
from gabinet.base.models import Entry, User
from gabinet.press.inquiries.thread import moment

SAYS: Mapping[str, str] = {
    "opened": gettext_noop("opened"),
    "called": gettext_noop("written down from a call"),
    "assigned": gettext_noop("assigned"),
    "questions_numbered": gettext_noop("numbered the questions"),
    "unit_asked": gettext_noop("asked a department"),
    "unit_accepted": gettext_noop("the department will answer"),
    "unit_given": gettext_noop("the department answered"),
    "unit_not_ours": gettext_noop("the department: not ours"),
    "unit_need_until": gettext_noop("the department needs more time"),
    "unit_no_longer_asked": gettext_noop("the department is no longer asked"),
    "reminders_stopped": gettext_noop("stopped the reminders"),
    "link_opened": gettext_noop("the link was opened"),
    "draft_written": gettext_noop("wrote a version"),
    "draft_amended": gettext_noop("approved with a change"),
    "draft_approved": gettext_noop("approved"),
    "draft_returned": gettext_noop("returned with a remark"),
    "draft_handed": gettext_noop("handed the text over"),
    "draft_wants": gettext_noop("changed who clears the text"),
    "acknowledged": gettext_noop("acknowledgement sent"),
    "not_acknowledged": gettext_noop("no acknowledgement was sent"),
    "code_given": gettext_noop("code for the status page made"),
    "clock_started": gettext_noop("statutory term counted"),
    "clock_restarted": gettext_noop("term counted anew"),
    "clock_extended": gettext_noop("term extended"),
    "clock_stopped": gettext_noop("term ended"),
    "promised": gettext_noop("promised a date"),
    "basis_changed": gettext_noop("changed the legal basis"),
    "wish_noted": gettext_noop("noted the paper's wish"),
    "wish_dropped": gettext_noop("dropped the paper's wish"),
    "flagged_sensitive": gettext_noop("flagged the topic as sensitive"),
    "not_sensitive": gettext_noop("the topic is no longer sensitive"),
    "topic_set": gettext_noop("set the topic"),
    "extended": gettext_noop("notice of extension sent"),
    "refusal_prepared": gettext_noop("wrote a refusal"),
    "refused": gettext_noop("refusal sent"),
    "refusal_taken_back": gettext_noop("took the refusal back"),
    "answered": gettext_noop("answer sent"),
    "answered_as": gettext_noop("answered with a text cleared before"),
    "answered_by_phone": gettext_noop("answered by phone"),
    "answer_taken_back": gettext_noop("took the answer back"),
    "retitled": gettext_noop("changed the title"),
    "signed": gettext_noop("wrote the case sign"),
    "letter_joined": gettext_noop("a further letter came"),
    "closed": gettext_noop("closed the matter"),
    "reopened": gettext_noop("reopened the matter"),
}
SILENT = {"opened", "sensitive", "not_sensitive", "code_shown", "no_refusal"}
ENDS: Mapping[str, str] = {
    "answered": gettext_noop("answered"),
    "answered by phone": gettext_noop("answered by phone"),
    "refused": gettext_noop("refused"),
}
TOLD = ("n", "unit", "reason", "word", "why", "topic", "said_by", "until")
LINES = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline."""

    when: str
    text: str
    detail: str


def of(refs: Sequence[Ref], now: datetime, most: int = LINES) -> list[Line]:
    """What happened to these things, the newest first; two statements."""
    wanted = Q(pk__in=[])
    for ref in refs:
        wanted |= Q(kind=ref.kind, pk_of=ref.pk)
    entries = [one for one in Entry.objects.filter(wanted).select_related("detail").order_by("-place")[:most] if _is_told(one)]
    people = {one.by for one in entries if one.by} | {one.for_id for one in entries if one.for_id}
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "name"))
    return [_line(one, names, now) for one in entries]


def _is_told(entry: Entry) -> bool:
    """Marks of the matter that the inquiry tells in its own words are left out."""
    return not (entry.kind == "matters.matter" and entry.verb in SILENT) and entry.verb in SAYS


def _line(entry: Entry, names: Mapping[int, str], now: datetime) -> Line:
    who = names.get(entry.by or 0, "")
    if entry.for_id:
        who = gettext("%(deputy)s for %(absent)s") % {"deputy": who, "absent": names.get(entry.for_id, "")}
    what = gettext(SAYS[entry.verb])
    return Line(moment(entry.at, now), f"{who}: {what}" if who else what[:1].upper() + what[1:], _detail(entry))


def _detail(entry: Entry) -> str:
    """The values that tell something; gone after an erasure."""
    kept = getattr(entry, "detail", None)
    told = json.loads(kept.body) if kept is not None else {}
    said = told.get("said")
    values = {**told, **said} if isinstance(said, dict) else told
    if entry.door == Door.LINK and values.get("name"):
        return str(values["name"])
    ended = ENDS.get(str(values.get("word", ""))) if entry.verb == "closed" else None
    if ended is not None:
        return gettext(ended)
    parts = [_part(name, values[name]) for name in TOLD if values.get(name)]
    return ", ".join(parts)


def _part(name: str, value: object) -> str:
    return gettext("version %(n)s") % {"n": value} if name == "n" else str(value)
