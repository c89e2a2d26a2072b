# SPDX-License-Identifier: EUPL-1.2
"""Organisations as they are listed, and posts held there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gabinet.base import lists, rights
from gabinet.base.act import Ref
from gabinet.base.rights import Powers
from gabinet.people.facts.registry import Line
from gabinet.people.organisations import rules
from gabinet.people.organisations.models import Organisation, OrganisationPost

SEES = "people.person.see"
ORDER = ("sort", "id")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of organisations."""

    pk: int
    url: str
    name: str
    sort: str
    email: str
    phone: str
    mark: str


def visible_to(who: Powers) -> QuerySet[Organisation]:
    """Organisations by right."""
    return rights.seen(Organisation.objects.all(), who, SEES)


def page(who: Powers, last: Sequence[object] | None, size: int = lists.SIZE) -> list[Row]:
    """`size` + 1 organisations in Polish order after `last`: one statement."""
    found = lists.after(visible_to(who).filter(ended_on=None), ORDER, last, size)
    return [
        Row(one.pk, url(one.pk), one.name, rules.LABELS[rules.Sort(one.sort_of)], one.email, one.phone, lists.mark([one.sort, one.pk]))
        for one in found
    ]


def url(pk: int) -> str:
    """The page of an organisation."""
    return f"/people/organisations/{pk}/"


def held(person: int, on: date) -> QuerySet[OrganisationPost]:
    """Posts of a person on a day."""
    lasting = Q(until=None) | Q(until__gt=on)
    return OrganisationPost.objects.filter(lasting, person_id=person, since__lte=on).select_related("organisation").order_by("-since", "-pk")


def posts(ref: Ref, who: Powers, on: date) -> list[Line]:
    """The fact on a person's card: posts in organisations."""
    if ref.kind != "people.person" or SEES not in who.all:
        return []
    return [Line(f"{one.post}, {one.organisation.name}", url(one.organisation_id), one.since) for one in held(ref.pk, on)]
