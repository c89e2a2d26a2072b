# SPDX-License-Identifier: EUPL-1.2
"""What the early bird says to its reader: counts, and the inquiries this person may see."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext

from gabinet.base import rights
from gabinet.base.ladder import Notice, Told
from gabinet.base.numbers import WARSAW
from gabinet.press.insight import queries

DAY = timedelta(days=1)


def words(notice: Notice) -> Told:
    """New, due and late ones by number and title."""
    day = notice.at.astimezone(WARSAW).date()
    who = rights.powers(notice.user_id, day) if notice.user_id else rights.public()
    told = queries.bird(who, notice.at, notice.at - DAY)
    counts = {"new": str(len(told.new)), "due": str(len(told.due)), "late": str(len(told.late))}
    title = gettext("Inquiries today: %(new)s new, %(due)s due, %(late)s late") % counts
    parts = ((gettext("Due today"), told.due), (gettext("Late"), told.late), (gettext("New"), told.new))
    lines = [f"{head}: {one.matter} {one.matter.title}" for head, found in parts for one in found]
    return Told(title, "\n".join(lines) or gettext("Nothing is waiting."), f"{settings.PUBLIC_URL}/press/inquiries/")
