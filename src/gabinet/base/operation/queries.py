# SPDX-License-Identifier: EUPL-1.2
"""What the administrator's pages show, as finished strings; who may open them is asked by the page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import health, lists
from gabinet.base.accounts.models import User
from gabinet.base.accounts.queries import moment
from gabinet.base.errors import gettext_noop
from gabinet.base.jobs import Job
from gabinet.base.trace import Entry
from gabinet.base.ui import finding, verbs

DOORS = {
    "page": gettext_noop("page"),
    "link": gettext_noop("link"),
    "form": gettext_noop("public form"),
    "mail": gettext_noop("mail"),
    "api": gettext_noop("API"),
    "job": gettext_noop("by itself"),
    "cli": gettext_noop("command line"),
}
# Of what the ground keeps itself the values are shown; of letters and matters only who, what and when: they go with the thing (apis 2).
GROUND = ("base.", "mfa.")
STATES = {"gave_up": gettext_noop("Gave up"), "open": gettext_noop("Waiting or running"), "done": gettext_noop("Done")}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check of the house and what it found."""

    label: str
    fault: str


def checks(now: datetime) -> list[CheckLine]:
    """Faults first."""
    seen = [CheckLine(gettext(one.label), gettext(one.fault) if one.fault else "") for one in health.look(now)]
    return sorted(seen, key=lambda one: not one.fault)


def jobs_in(state: str) -> QuerySet[Job]:
    """Jobs of one of STATES, newest first; each over its own index."""
    chosen = {"gave_up": Q(done_at=None) & ~Q(gave_up_at=None), "open": Q(done_at=None, gave_up_at=None)}.get(state, ~Q(done_at=None))
    return Job.objects.filter(chosen)


@dataclass(frozen=True, slots=True)
class JobLine:
    """A piece of work."""

    pk: int
    name: str
    when: str
    tries: int
    state: str
    error: str
    progress: str


def job_lines(rows: Sequence[Job], now: datetime) -> list[JobLine]:
    """Ready to be drawn."""
    return [
        JobLine(
            pk=row.pk,
            name=row.name,
            when=moment(row.done_at or row.gave_up_at or row.run_at, now),
            tries=row.tries,
            state=_state(row, now),
            error=row.error,
            progress=f"{row.made}/{row.total}" if row.total else "",
        )
        for row in rows
    ]


def _state(row: Job, now: datetime) -> str:
    if row.done_at:
        return gettext("done")
    if row.gave_up_at:
        return gettext("gave up")
    if row.cancel_at:
        return gettext("being cancelled")
    return gettext("running") if row.leased_until and row.leased_until >= now else gettext("waiting")


@dataclass(frozen=True, slots=True)
class TraceLine:
    """A line of the trace: who, in whose name, what, when."""

    place: int
    when: str
    who: str
    in_name_of: str
    verb: str
    thing: str
    door: str
    told: str


def trace_page(before: int | None, now: datetime) -> tuple[list[TraceLine], int | None]:
    """50 lines, newest first, and the place after which the next page begins: two statements."""
    rows = list(lists.after(Entry.objects.select_related("detail"), ["-place"], [before] if before else None))
    shown = rows[: lists.SIZE]
    names = dict(User.objects.filter(pk__in={pk for row in shown for pk in (row.by, row.for_id) if pk}).values_list("pk", "name"))
    lines = [_trace_line(row, names, now) for row in shown]
    return lines, shown[-1].place if len(rows) > lists.SIZE else None


def _trace_line(row: Entry, names: dict[int, str], now: datetime) -> TraceLine:
    who = names.get(row.by or 0, "") or (gettext("link %(link)s") % {"link": row.link} if row.link else "")
    detail = getattr(row, "detail", None)
    return TraceLine(
        place=row.place,
        when=moment(row.at, now),
        who=who,
        in_name_of=names.get(row.for_id or 0, ""),
        verb=verbs.said(row.verb),
        thing=f"{_kind(row.kind)} {row.pk_of}",
        door=gettext(DOORS.get(row.door, row.door)),
        told=_told(detail.body) if detail is not None and row.kind.startswith(GROUND) else "",
    )


def _kind(kind: str) -> str:
    """The word of a kind, where its room has declared one for the search."""
    known = finding.KINDS.get(kind)
    return gettext(known.label) if known and known.label else kind


def _told(body: str) -> str:
    values = json.loads(body)
    told = ", ".join(f"{name}: {value}" for name, value in values.items()) if isinstance(values, dict) else ""
    return told if len(told) <= 300 else told[:299] + "…"
