# SPDX-License-Identifier: EUPL-1.2
"""The list of what lies aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from gabinet.base import lists
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui.engine import lang
from gabinet.polish import dates
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming.models import Quarantine
from gabinet.post.incoming.rules import NOT_KNOWN
from gabinet.post.ports import SENTENCES, Reason

ORDER = ("-at", "-id")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, ready to be drawn."""

    pk: int
    sent_by: str
    box: str
    size: str
    reason: str
    when: str
    mark: str


def page(who: Powers, last: Sequence[object] | None, now: datetime, *, spam: bool = False) -> list[Row]:
    """`size` + 1 messages after `last`, waiting for a person or called spam: one statement."""
    found = incoming.quarantined(who).filter(spam_at__isnull=not spam)
    columns = ("pk", "at", "intake__sent_by", "intake__mailbox__address", "intake__file__size", "reason")
    today = now.astimezone(WARSAW).date()
    return [_row(values, today) for values in lists.after(found, ORDER, last).values_list(*columns)]


def _row(values: Sequence[Any], today: date) -> Row:
    pk, at, sent_by, box, size, reason = values
    here = at.astimezone(WARSAW)
    when = f"{dates.relative(here.date(), today, lang=lang(), soon=0)}, {dates.hour(here)}"
    kilobytes = f"{max(1, round(size / 1000))} kB"
    return Row(pk, envelope(sent_by), box, kilobytes, sentence(reason), when, lists.mark([at.isoformat(), pk]))


def envelope(sent_by: str) -> str:
    """The sender on the envelope, in words where there is none or nobody wrote it down."""
    return sent_by if sent_by and sent_by != NOT_KNOWN else gettext("sender unknown")


def sentence(reason: str) -> str:
    """Why it lies here, so that a secretary understands it."""
    return gettext(SENTENCES[Reason(reason)])


def waiting(who: Powers, on: date) -> QuerySet[Quarantine]:
    """For the rail: what nobody has looked at yet."""
    return incoming.quarantined(who).filter(spam_at=None)
