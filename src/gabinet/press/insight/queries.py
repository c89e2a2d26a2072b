# SPDX-License-Identifier: EUPL-1.2
"""What the inquiries tell together, as far as `who` may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from gabinet.base import search
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.matters.models import Contribution
from gabinet.press.clearance import queries as clearance
from gabinet.press.clearance.queries import Holder
from gabinet.press.inquiries import queries as inquiries
from gabinet.press.inquiries.models import Answer, Inquiry, PhoneAnswer
from gabinet.press.insight import rules
from gabinet.press.insight.models import Reader
from gabinet.press.insight.rules import Measures, Settled

LONGEST = 2000
MOST = 50


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of a period of receipt: all together, by topic, by unit that was asked."""

    whole: Measures
    topics: Sequence[Measures]
    units: Sequence[Measures]


@dataclass(frozen=True, slots=True)
class Said:
    """What we said to whom: the words as they left or were spoken."""

    title: str
    url: str
    to: str
    by: str
    at: datetime
    by_phone: bool
    words: str


@dataclass(frozen=True, slots=True)
class Bird:
    """What the early bird tells: inquiries new since yesterday morning, due today, late."""

    new: Sequence[Inquiry]
    due: Sequence[Inquiry]
    late: Sequence[Inquiry]


def statistics(who: Powers, since: date, until: date) -> Statistics:
    """Inquiries received from `since` until before `until` (D4.17); two statements. Raises NoPeriod."""
    rules.check_period(since, until)
    found = _received(who, since, until)
    things = [
        Settled(asked, answered, rules.end_of(due) if due else None, topic)
        for asked, answered, due, topic in found.values_list("received_at", "answered_at", "matter__due_on", "topic")
    ]
    asked_units = Contribution.objects.filter(matter__in=found.order_by().values("pk")).select_related("unit")
    units = [Settled(one.asked_at, one.answered_at, one.due_at, unit=one.unit.name) for one in asked_units]
    return Statistics(rules.measured("", things), rules.grouped(things, "topic"), rules.grouped(units, "unit"))


def _received(who: Powers, since: date, until: date) -> QuerySet[Inquiry]:
    start, end = (datetime.combine(day, datetime.min.time(), WARSAW) for day in (since, until))
    return inquiries.visible_to(who).select_related(None).filter(received_at__gte=start, received_at__lt=end).order_by("pk")


def said_about(query: str, who: Powers) -> list[Said]:
    """What we said about X, to whom and when, the newest first (D4.21): answers that left and answers by phone; four statements."""
    found = [row.pk_of for row in search.find(query, who, limit=LONGEST) if row.kind == "press.inquiry"]
    seen = list(inquiries.visible_to(who).filter(pk__in=found).order_by().values_list("pk", flat=True))
    return sorted([*_letters(seen), *_calls(seen)], key=lambda one: one.at, reverse=True)[:MOST]


def _letters(pks: Sequence[int]) -> list[Said]:
    rows = Answer.objects.filter(inquiry__in=pks, taken_back_at=None)
    rows = rows.select_related("inquiry__matter", "inquiry__outlet", "outgoing__version", "by").defer("outgoing__raw")
    return [
        Said(_title(one.inquiry), inquiries.url(one.inquiry_id), _to(one.inquiry), one.by.name, one.at, False, one.outgoing.version.body)
        for one in rows
    ]


def _calls(pks: Sequence[int]) -> list[Said]:
    rows = PhoneAnswer.objects.filter(inquiry__in=pks).select_related("inquiry__matter", "inquiry__outlet")
    return [Said(_title(one.inquiry), inquiries.url(one.pk), one.to or _to(one.inquiry), one.said_by, one.at, True, one.said) for one in rows]


def _title(inquiry: Inquiry) -> str:
    return f"{inquiry.matter} {inquiry.matter.title}"


def _to(inquiry: Inquiry) -> str:
    return ", ".join(filter(None, [inquiry.asker, inquiry.outlet.name if inquiry.outlet else ""]))


def bird(who: Powers, now: datetime, since: datetime) -> Bird:
    """What a reader is told in the morning (D4.16)."""
    today = now.astimezone(WARSAW).date()
    new = inquiries.visible_to(who).filter(received_at__gte=since, received_at__lt=now).order_by("received_at", "pk")
    return Bird(list(new), list(inquiries.due(who, today)), list(inquiries.late(who, today)))


def readers(on: date) -> list[Holder]:
    """Who gets the early bird: the chosen people, else everybody who clears for the press office."""
    chosen = Reader.objects.filter(user__is_active=True).order_by("user__name", "pk").values_list("user_id", "user__name", "user__post")
    return [Holder(*row) for row in chosen] or clearance.holders("press.clear", on)


def chosen() -> set[int]:
    """Accounts that were chosen by a person."""
    return set(Reader.objects.values_list("user_id", flat=True))


def who_may_read(on: date) -> list[tuple[int, str]]:
    """Who can be chosen: everybody who sees inquiries."""
    return [(one.pk, f"{one.name}, {one.post}" if one.post else one.name) for one in clearance.holders("press.inquiry.see", on)]
