# SPDX-License-Identifier: EUPL-1.2
"""Who works here, in which post; who stands in for whom."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import rights
from gabinet.base.act import Ref
from gabinet.base.rights import Powers, Substitution
from gabinet.people.facts.registry import Line
from gabinet.people.staff.models import Post
from gabinet.polish import dates

SEES = "people.person.see"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A substitution in a list; `last` is the last day, as people say it; `running` from its first day on."""

    pk: int
    absent: str
    deputy: str
    since: str
    last: str
    running: bool


def visible_to(who: Powers) -> QuerySet[Post]:
    """Posts by right."""
    return rights.seen(Post.objects.all(), who, SEES)


def held_on(on: date) -> QuerySet[Post]:
    """Posts held on a day."""
    lasting = Q(until=None) | Q(until__gt=on)
    return Post.objects.filter(lasting, since__lte=on).select_related("person", "user", "unit").order_by("person__sort", "pk")


def person_of(user: int) -> int | None:
    """The person behind an account."""
    return Post.objects.filter(user_id=user).order_by("-since", "-pk").values_list("person_id", flat=True).first()


def keeps(ref: Ref) -> str:
    """Who works or worked here stays: personnel files are kept by labour law (Kodeks pracy art. 94 pkt 9b)."""
    if ref.kind != "people.person" or not Post.objects.filter(person_id=ref.pk).exists():
        return ""
    return gettext("holds or held a post here, and personnel files are kept by labour law (Kodeks pracy art. 94 pkt 9b)")


def posts(ref: Ref, who: Powers, on: date) -> list[Line]:
    """The fact on a person's card: the post held here."""
    if ref.kind != "people.person" or SEES not in who.all:
        return []
    found = held_on(on).filter(person_id=ref.pk)
    return [
        Line(f"{one.title}, {one.unit.name}" if one.unit else one.title, f"/people/units/{one.unit_id}/" if one.unit_id else "", one.since)
        for one in found
    ]


def stand_ins(on: date, *, lang: str) -> list[StandIn]:
    """Substitutions that run or are still to come, the nearest first: one statement."""
    found = Substitution.objects.filter(until__gt=on).select_related("absent", "deputy").order_by("since", "pk")
    return [
        StandIn(
            one.pk,
            one.absent.name,
            one.deputy.name,
            dates.short_date(one.since, lang=lang, weekday=True, beside=on),
            dates.short_date(one.until - timedelta(days=1), lang=lang, weekday=True, beside=on),
            one.since <= on,
        )
        for one in found
    ]
