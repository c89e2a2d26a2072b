# SPDX-License-Identifier: EUPL-1.2
"""A person's own notices. Only titles are shown: the thing itself is behind its page, which asks for the right of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from gabinet.base import ladder, lists
from gabinet.base.ladder import Notice
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.polish import dates

ORDER = ("-at", "-id")
SIZE = 20  # the room of each notice's thing is asked for its words, so pages are short


@dataclass(frozen=True, slots=True)
class Row:
    """A notice, ready to be drawn."""

    pk: int
    title: str
    when: str
    unread: bool
    mark: str


def of(who: Powers) -> QuerySet[Notice]:
    """What this person was told, but for links to choose a password: those go by mail alone."""
    return Notice.objects.filter(user=who.user or 0).exclude(verb__startswith="reset-")


def unread(who: Powers, on: date) -> QuerySet[Notice]:
    """For the count in the rail."""
    return of(who).filter(read_at=None)


def page(who: Powers, last: Sequence[object] | None, today: date, *, lang: str) -> list[Row]:
    """`SIZE` + 1 notices, the newest first."""
    return [_row(one, today, lang) for one in lists.after(of(who), ORDER, last, SIZE)]


def address(notice: Notice) -> str:
    """The page where something is to be done, from here; "" where there is none any more."""
    told = ladder.words_of(notice)
    return told.url.removeprefix(settings.PUBLIC_URL) if told else ""


def _row(one: Notice, today: date, lang: str) -> Row:
    told, at = ladder.words_of(one), one.at.astimezone(WARSAW)
    when = f"{dates.short_date(at.date(), lang=lang, beside=today)}, {dates.hour(at)}"
    return Row(one.pk, told.title if told else "", when, one.read_at is None, lists.mark([one.at, one.pk]))
