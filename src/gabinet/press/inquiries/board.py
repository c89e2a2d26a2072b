# SPDX-License-Identifier: EUPL-1.2
"""The list of inquiries and the context of a page: everything a template needs, finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import lists
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui import drafts as kept_drafts
from gabinet.base.ui import seals
from gabinet.base.ui.deadlines import Chip
from gabinet.base.ui.requests import OfficeRequest
from gabinet.matters.models import Draft
from gabinet.matters.terms import queries as terms
from gabinet.matters.terms.queries import OfficeDays
from gabinet.people.outlets import queries as outlets
from gabinet.people.units import queries as units
from gabinet.press.clearance import queries as clearance
from gabinet.press.inquiries import queries, rules, sheet
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.sheet import Sheet
from gabinet.press.inquiries.thread import moment

WHICH = ("open", "mine", "late", "closed")
BESIDE = 40
MOST = 200  # open ones, all on one page


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, ready to be drawn."""

    pk: int
    url: str
    who: str
    title: str
    number: str
    when: str
    received_at: datetime
    chip: Chip
    wish: Chip | None
    sensitive: bool
    owner: str
    basis: str
    channel: str


@dataclass(frozen=True, slots=True)
class Board:
    """The list with its filters; `since` = the newest id shown, for "1 new, show"."""

    which: str
    tabs: Sequence[tuple[str, str, bool, str]]
    rows: Sequence[Row]
    more: str
    since: str
    topic: str
    topics: Sequence[str]


def of(who: Powers, which: str, last: Sequence[object] | None, now: datetime, topic: str) -> Board:
    """The list: open ones by term (at most 200, all of them on one page), closed ones by day, 50 a page."""
    which = which if which in WHICH else "open"
    off, today = terms.days_off(), now.astimezone(WARSAW).date()
    found = queries.listed(who, which, topic, today, tuple(last) if last is not None else None, lists.SIZE if which == "closed" else MOST)
    shown = [row(values, now, off) for values in found]
    more = ""
    if which == "closed" and len(shown) > lists.SIZE:
        shown = shown[: lists.SIZE]
        more = "?which=closed&after=" + lists.mark([shown[-1].received_at, shown[-1].pk])
    newest = max((one.pk for one in shown), default=0)
    return Board(which, _tabs(who, which, now), shown, more, str(newest), topic, queries.topics(who))


def _tabs(who: Powers, which: str, now: datetime) -> list[tuple[str, str, bool, str]]:
    counted = (*queries.counts(who, now.astimezone(WARSAW).date()), 0)
    labels = (gettext("Open"), gettext("Mine"), gettext("Late"), gettext("Closed"))
    return [(label, f"?which={one}", one == which, lists.told(n)) for one, label, n in zip(WHICH, labels, counted, strict=True)]


def row(values: Sequence[Any], now: datetime, off: OfficeDays) -> Row:
    """A line of the list; `values` of `queries.COLUMNS`."""
    pk, received_at, asker, reply_to, outlet, title, number, year, sensitive, *rest = values
    owner, closed_at, answered_at, due_on, wanted_by, basis, channel = rest
    return Row(
        pk=pk,
        url=queries.url(pk),
        who=" · ".join(filter(None, [outlet, asker])) or reply_to,
        title=title,
        number=f"{number}/{year}",
        when=moment(received_at, now),
        received_at=received_at,
        chip=sheet.law_chip(closed_at, answered_at, due_on, now, off),
        wish=sheet.wanted_chip(closed_at, wanted_by, now, off),
        sensitive=sensitive,
        owner=owner or "",
        basis=gettext(rules.BASES[rules.Basis(basis)]),
        channel=gettext(rules.CHANNELS[rules.Channel(channel)]),
    )


def newer(who: Powers, since: str) -> int:
    """How many inquiries came after the newest one shown."""
    return queries.visible_to(who).filter(pk__gt=int(since)).count() if since.isdecimal() and len(since) < 18 else 0


def context(request: OfficeRequest, inquiry: Inquiry) -> dict[str, object]:
    """Everything the page of an inquiry draws but its forms."""
    off = terms.days_off()
    shown = sheet.of(inquiry, request.powers, request.now, off)
    today = request.now.astimezone(WARSAW).date()
    beside = [row(values, request.now, off) for values in queries.listed(request.powers, "open", "", today, None, BESIDE)]
    ref, text = Ref.of(inquiry), shown.answer.document.body if shown.answer else ""
    kept = kept_drafts.kept(request, "answer", ref, text)
    return {
        "sheet": shown,
        "beside": beside,
        "kept": kept,
        "begun": kept.begun,
        "presence": reverse("ui:here", args=[seals.seal("presence", request.act().person(), ref)]),
        "people": clearers(shown.answer.draft, request.now) if shown.answer else [],
        "told": clearance.handed_to(shown.answer.draft) if shown.answer else [],
        "units": unit_choices(request.now),
        "ask_due": ask_due(inquiry, request.now, off),
        "now": request.now,
        "basis": gettext(rules.BASES[rules.Basis(inquiry.basis)]),
        "channel": gettext(rules.CHANNELS[rules.Channel(inquiry.channel)]),
        "wish_text": sheet.said_at(shown.proposed_wish) if shown.proposed_wish else "",
    }


def numbered(shown: Sheet) -> str:
    """The questions for an editor, one a line."""
    return "\n".join(f"{one.number}. {' '.join(one.text.split())}" for one in shown.questions)


def clearers(draft: Draft, now: datetime) -> list[tuple[int, str]]:
    """Before whom the text can be put now: who can clear it and was not told of this turn."""
    found = clearance.untold(draft, now.astimezone(WARSAW).date())
    return [(one.pk, f"{one.name}, {one.post}" if one.post else one.name) for one in found]


def unit_choices(now: datetime) -> list[tuple[int | str, str]]:
    """Units for a form, none of them chosen."""
    return [("", gettext("choose a department")), *((one.pk, f"{one.code} {one.name}") for one in units.choices(now.astimezone(WARSAW).date()))]


def outlet_choices(who: Powers) -> list[tuple[int, str]]:
    """Outlets for a form, in Polish order."""
    return list(outlets.visible_to(who).filter(ended_on=None).order_by("sort", "pk").values_list("pk", "name"))


def ask_due(inquiry: Inquiry, now: datetime, off: OfficeDays) -> datetime:
    """The moment that is proposed for a unit's answer."""
    wanted = inquiry.wanted_by.astimezone(WARSAW) if inquiry.wanted_by else None
    return rules.ask_by(now.astimezone(WARSAW), inquiry.matter.due_on, wanted, off)
