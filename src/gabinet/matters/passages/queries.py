# SPDX-License-Identifier: EUPL-1.2
"""Passages as they are listed, and those that fit a text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gabinet.base import lists
from gabinet.base.rights import Powers
from gabinet.matters.passages import rules
from gabinet.matters.passages.models import Keyword, Passage
from gabinet.polish import dates, words

WRITES = "matters.draft.write"
ORDER = ("-at", "-id")


@dataclass(frozen=True, slots=True)
class Row:
    """A passage in a list or among the offered; `state` is valid, ends, expired, proposed or withdrawn."""

    pk: int
    url: str
    title: str
    body: str
    keywords: str
    version: int
    state: str
    until: str
    mark: str


def visible_to(who: Powers) -> QuerySet[Passage]:
    """Passages are for whoever writes drafts."""
    return Passage.objects.all() if WRITES in who.all else Passage.objects.none()


def page(who: Powers, last: Sequence[object] | None, today: date, *, lang: str, size: int = lists.SIZE) -> list[Row]:
    """`size` + 1 passages, the newest first; one statement."""
    return [shown(one, today, lang=lang) for one in lists.after(visible_to(who), ORDER, last, size)]


def offered(text: str, who: Powers, today: date, *, lang: str, most: int = 5) -> list[Row]:
    """Approved passages that are still valid and share key words with a text, the best fit first; two statements."""
    said = list(dict.fromkeys(words.indexed(text).split()))[:300]
    usable = visible_to(who).filter(Q(valid_until=None) | Q(valid_until__gte=today), withdrawn_at=None, approved_at__isnull=False)
    hits = Counter(Keyword.objects.filter(word__in=said, passage__in=usable).values_list("passage_id", flat=True))
    best = [pk for pk, _ in sorted(hits.items(), key=lambda pair: (-pair[1], -pair[0]))[:most]]
    found = Passage.objects.in_bulk(best) if best else {}
    return [shown(found[pk], today, lang=lang) for pk in best]


def url(pk: int) -> str:
    """The page of a passage."""
    return f"/matters/passages/{pk}/"


def shown(one: Passage, today: date, *, lang: str) -> Row:
    """A passage with its state in words, ready to be drawn."""
    state = rules.state(approved=one.approved_at is not None, withdrawn=one.withdrawn_at is not None, valid_until=one.valid_until, today=today)
    until = dates.short_date(one.valid_until, lang=lang, beside=today) if one.valid_until else ""
    return Row(one.pk, url(one.pk), one.title, one.body, one.keywords, one.version, state, until, lists.mark([one.at, one.pk]))
