# SPDX-License-Identifier: EUPL-1.2
"""Changing how the office counts. What was counted stays (trust P5)."""

from datetime import timedelta

from gabinet.base import trace
from gabinet.base.act import Act
from gabinet.base.action import action
from gabinet.base.numbers import WARSAW
from gabinet.matters.terms import rules
from gabinet.matters.terms.models import OfficeDayOff, OfficeTerm
from gabinet.matters.terms.rules import DayCard, TermCard
from gabinet.polish import terms


@action(needs="matters.term.edit")
def count_otherwise(*, card: TermCard, act: Act) -> OfficeTerm:
    """Let a term be counted so from a day on. Raises NotEditable, NoReasonGiven, Backdated."""
    rules.check_term(card, terms.shipped().get(card.code), act.at.astimezone(WARSAW).date())
    row, _ = OfficeTerm.objects.update_or_create(
        code=card.code,
        valid_from=card.valid_from,
        defaults={
            "label": card.label,
            "length": card.length,
            "unit": card.unit.value,
            "shift": card.shift,
            "basis": card.basis,
            "reason": card.reason,
            "by_id": act.by,
            "at": act.at,
        },
    )
    trace.record(row, "term_changed", act, code=card.code, length=card.length, unit=card.unit.value, valid_from=card.valid_from, reason=card.reason)
    return row


@action(needs="matters.term.edit")
def add_day_off(*, card: DayCard, act: Act) -> OfficeDayOff:
    """A day off of the office's own: once, or each year from that day on. Raises NoSuchDay, NoReasonGiven, Backdated."""
    rules.check_day(card, act.at.astimezone(WARSAW).date())
    code = f"own_{card.day.isoformat()}" if card.once else f"own_{card.day.month:02}{card.day.day:02}"
    row, _ = OfficeDayOff.objects.update_or_create(
        code=code,
        defaults={
            "pl": card.name,
            "en": card.name,
            "month": card.day.month,
            "day": card.day.day,
            "valid_from": card.day,
            "valid_until": card.day if card.once else None,
            "reason": card.reason,
            "by_id": act.by,
            "at": act.at,
        },
    )
    trace.record(row, "day_off_added", act, code=code, name=card.name, day=card.day, reason=card.reason)
    return row


@action(needs="matters.term.edit")
def end_day_off(*, code: str, reason: str, act: Act) -> OfficeDayOff:
    """An entry no longer makes a day off from today on: the office's own, or a shipped one that the law took away.

    Raises NoReasonGiven, NoSuchDay.
    """
    if not reason.strip():
        raise rules.NoReasonGiven
    yesterday = act.at.astimezone(WARSAW).date() - timedelta(days=1)
    row = OfficeDayOff.objects.filter(code=code).first() or _of_shipped(code)
    row.valid_until, row.valid_from = yesterday, min(row.valid_from, yesterday)
    row.reason, row.by_id, row.at = reason, act.by, act.at
    row.save()
    trace.record(row, "day_off_ended", act, code=code, reason=reason)
    return row


def _of_shipped(code: str) -> OfficeDayOff:
    shipped = rules.shipped_day(code)
    if shipped is None or shipped.weekday:
        raise rules.NoSuchDay
    return OfficeDayOff(
        code=code,
        pl=shipped.pl,
        en=shipped.en,
        month=shipped.month,
        day=shipped.day,
        easter=shipped.easter,
        valid_from=shipped.valid_from,
    )
