# SPDX-License-Identifier: EUPL-1.2
"""The list of inquiries and the context of a page: everything a template needs, finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
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


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, ready to be drawn."""

    pk: int
    url: str
    who: str
    title: str
    number: str
    when: str
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
    tabs: Sequence[tuple[str, str, bool, int]]
    rows: Sequence[Row]
    more: str
    since: str
    topic: str
    topics: Sequence[str]


def of(who: Powers, which: str, last: Sequence[object] | None, now: datetime, topic: str) -> Board:
    """The list: open ones by term (at most 200, all of them on one page), closed ones by day, 50 a page."""
    which = which if which in WHICH else "open"
    found = _found(who, which, now)
    if topic:
        found = found.filter(topic=topic)
    shown = queries.page(found, last) if which == "closed" else list(found[:200])
    off = terms.days_off()
    more = ""
    if which == "closed" and len(shown) > lists.SIZE:
        shown = shown[: lists.SIZE]
        more = "?which=closed&after=" + lists.mark([shown[-1].received_at, shown[-1].pk])
    newest = max((one.pk for one in shown), default=0)
    return Board(which, _tabs(who, which, now), [row(one, now, off) for one in shown], more, str(newest), topic, queries.topics(who))


def _found(who: Powers, which: str, now: datetime) -> QuerySet[Inquiry]:
    today = now.astimezone(WARSAW).date()
    if which == "closed":
        return queries.closed(who)
    if which == "late":
        return queries.late(who, today)
    return queries.mine(who) if which == "mine" else queries.waiting(who)


def _tabs(who: Powers, which: str, now: datetime) -> list[tuple[str, str, bool, int]]:
    today = now.astimezone(WARSAW).date()
    counted = {
        "open": queries.waiting(who).count(),
        "mine": queries.mine(who).count(),
        "late": queries.late(who, today).count(),
        "closed": 0,
    }
    labels = {"open": gettext("Open"), "mine": gettext("Mine"), "late": gettext("Late"), "closed": gettext("Closed")}
    return [(labels[one], f"?which={one}", one == which, counted[one]) for one in WHICH]


def row(one: Inquiry, now: datetime, off: OfficeDays) -> Row:
    """A line of the list."""
    return Row(
        pk=one.pk,
        url=queries.url(one.pk),
        who=" · ".join(filter(None, [one.outlet.name if one.outlet else "", one.asker])) or one.reply_to,
        title=one.matter.title,
        number=str(one.matter),
        when=moment(one.received_at, now),
        chip=sheet.chip_of(one, now, off),
        wish=sheet.wish_chip(one, now, off),
        sensitive=one.matter.sensitive,
        owner=one.matter.owner.name if one.matter.owner else "",
        basis=gettext(rules.BASES[rules.Basis(one.basis)]),
        channel=gettext(rules.CHANNELS[rules.Channel(one.channel)]),
    )


def newer(who: Powers, since: str) -> int:
    """How many inquiries came after the newest one shown."""
    return queries.visible_to(who).filter(pk__gt=int(since)).count() if since.isdecimal() and len(since) < 18 else 0


def context(request: OfficeRequest, inquiry: Inquiry) -> dict[str, object]:
    """Everything the page of an inquiry draws but its forms."""
    shown = sheet.of(inquiry, request.powers, request.now)
    off = terms.days_off()
    beside = [row(one, request.now, off) for one in queries.waiting(request.powers)[:BESIDE]]
    ref, text = Ref.of(inquiry), shown.answer.document.body if shown.answer else ""
    draft = queries.draft_of(inquiry) if shown.answer else None
    kept = kept_drafts.kept(request, "answer", ref, text)
    return {
        "sheet": shown,
        "beside": beside,
        "kept": kept,
        "begun": kept.begun,
        "presence": reverse("ui:here", args=[seals.seal("presence", request.act().person(), ref)]),
        "people": clearers(draft, request.now) if draft else [],
        "units": unit_choices(request.now),
        "ask_due": ask_due(inquiry, request.now),
        "now": request.now,
        "basis": gettext(rules.BASES[rules.Basis(inquiry.basis)]),
        "channel": gettext(rules.CHANNELS[rules.Channel(inquiry.channel)]),
        "wish_text": sheet.said_at(shown.proposed_wish) if shown.proposed_wish else "",
    }


def numbered(shown: Sheet) -> str:
    """The questions for an editor, one a line."""
    return "\n".join(f"{one.number}. {' '.join(one.text.split())}" for one in shown.questions)


def clearers(draft: Draft, now: datetime) -> list[tuple[int, str]]:
    """Before whom the text can be put now."""
    step = draft.turn
    found = clearance.holders(step, now.astimezone(WARSAW).date()) if step else []
    return [(one.pk, f"{one.name}, {one.post}" if one.post else one.name) for one in found]


def unit_choices(now: datetime) -> list[tuple[int, str]]:
    """Units for a form."""
    return [(one.pk, f"{one.code} {one.name}") for one in units.choices(now.astimezone(WARSAW).date())]


def outlet_choices(who: Powers) -> list[tuple[int, str]]:
    """Outlets for a form, in Polish order."""
    return list(outlets.visible_to(who).filter(ended_on=None).order_by("sort", "pk").values_list("pk", "name"))


def ask_due(inquiry: Inquiry, now: datetime) -> str:
    """The internal date that is proposed: three days before the day of law, but not before tomorrow."""
    tomorrow = now.astimezone(WARSAW).date() + timedelta(days=1)
    due = inquiry.matter.due_on
    return max(tomorrow, due - timedelta(days=3)).isoformat() if due else tomorrow.isoformat()
