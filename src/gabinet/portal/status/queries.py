# SPDX-License-Identifier: EUPL-1.2
"""The stages of a matter as its asker sees them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext

from gabinet.base.numbers import WARSAW
from gabinet.base.ui import deadlines
from gabinet.base.ui.deadlines import Drawn
from gabinet.base.ui.engine import lang
from gabinet.matters.terms import queries as terms
from gabinet.polish import dates
from gabinet.portal.status import rules
from gabinet.press.inquiries import queries as inquiries
from gabinet.press.inquiries.queries import Followed
from gabinet.press.receipts import queries as receipts

SHOWN_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stage:
    """done, now or wait; its name and its day."""

    state: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class State:
    """What is shown: the stages, the day of law, nothing of who has it."""

    number: str
    now: str
    due: str
    stages: tuple[Stage, ...]
    drawn: Drawn | None


def state(number: str, code: str, now: datetime) -> State:
    """Raises NotKnown for a wrong number, a wrong code, and a year after the matter was closed."""
    parts = rules.parsed(number)
    matter = receipts.matter_by(*parts, code) if parts else None
    found = inquiries.followed(matter) if matter is not None else None
    if found is None or (found.closed_at is not None and found.closed_at + SHOWN_FOR < now):
        raise rules.NotKnown
    return _shown(found, now)


def _shown(found: Followed, now: datetime) -> State:
    today = now.astimezone(WARSAW).date()
    due = dates.long_date(found.due_on, lang=lang()) if found.due_on else ""
    sent = dates.long_date(found.sent_at.astimezone(WARSAW).date(), lang=lang()) if found.sent_at else ""
    closed = found.closed_at is not None and not found.open_letter
    stages = (
        Stage("done", gettext("Received"), dates.long_date(found.received_on, lang=lang())),
        Stage("done" if sent or closed else "now", gettext("In preparation"), ""),
        Stage("done" if sent else "wait", gettext("Answer sent"), sent or (gettext("by %(day)s") % {"day": due} if due and not closed else "")),
    )
    word = gettext("Answer sent") if sent else gettext("Closed") if closed else gettext("In preparation")
    running = found.due_on is not None and not sent and not closed
    drawn = deadlines.drawn(found.received_on, found.due_on, today, off=terms.days_off()) if running and found.due_on else None
    return State(found.number, word, due if running else "", stages, drawn)
