# SPDX-License-Identifier: EUPL-1.2
"""Organisations as they are listed, and posts held there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import lists, rights
from gabinet.base.act import Ref
from gabinet.base.rights import Powers
from gabinet.people.facts.registry import Line
from gabinet.people.organisations import rules
from gabinet.people.organisations.models import Organisation, OrganisationPost
from gabinet.people.persons import queries as persons
from gabinet.polish import dates

SEES = "people.person.see"
ORDER = ("sort", "id")


@dataclass(frozen=True, slots=True)
class Officer:
    """Who holds a post, on the page of an organisation."""

    pk: int
    name: str
    url: str
    post: str
    since: str


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
        Row(one.pk, url(one.pk), one.name, gettext(rules.LABELS[rules.Sort(one.sort_of)]), one.email, one.phone, lists.mark([one.sort, one.pk]))
        for one in found
    ]


def url(pk: int) -> str:
    """The page of an organisation."""
    return f"/people/organisations/{pk}/"


def officers(organisation: Organisation, on: date, *, lang: str) -> list[Officer]:
    """Who holds posts in an organisation on a day, in Polish order: one statement."""
    lasting = Q(until=None) | Q(until__gt=on)
    rows = OrganisationPost.objects.filter(lasting, organisation=organisation, person__erased=False)
    found = rows.select_related("person").order_by("person__sort", "pk")
    return [Officer(one.pk, str(one.person), persons.url(one.person_id), one.post, dates.long_date(one.since, lang=lang)) for one in found]


def held(person: int, on: date) -> QuerySet[OrganisationPost]:
    """Posts of a person on a day."""
    lasting = Q(until=None) | Q(until__gt=on)
    return OrganisationPost.objects.filter(lasting, person_id=person, since__lte=on).select_related("organisation").order_by("-since", "-pk")


def posts(ref: Ref, who: Powers, on: date) -> list[Line]:
    """The fact on a person's card: posts in organisations."""
    if ref.kind != "people.person" or SEES not in who.all:
        return []
    return [Line(f"{one.post}, {one.organisation.name}", url(one.organisation_id), one.since) for one in held(ref.pk, on)]
