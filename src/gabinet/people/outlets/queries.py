# SPDX-License-Identifier: EUPL-1.2
"""Outlets as they are listed; who an exact address belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import lists, rights
from gabinet.base.act import Ref
from gabinet.base.rights import Powers
from gabinet.people import names
from gabinet.people.facts.registry import Line
from gabinet.people.outlets import rules
from gabinet.people.outlets.models import Domain, Journalist, Outlet, OutletEmail
from gabinet.people.persons import queries as persons
from gabinet.polish import dates

SEES = "people.person.see"
ORDER = ("sort", "id")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who wrote, told by the exact address: a person with the outlet they write for, or the editors themselves."""

    person_id: int | None
    outlet_id: int | None
    name: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Writer:
    """A journalist on the page of an outlet."""

    pk: int
    name: str
    url: str
    post: str
    beat: str
    since: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list of outlets; `owner` is "" where nobody keeps touch (B.7)."""

    pk: int
    url: str
    name: str
    medium: str
    hours: int
    owner: str
    domains: str
    mark: str


def visible_to(who: Powers) -> QuerySet[Outlet]:
    """Outlets by right."""
    return rights.seen(Outlet.objects.all(), who, SEES)


def page(who: Powers, last: Sequence[object] | None, size: int = lists.SIZE) -> list[Row]:
    """`size` + 1 outlets in Polish order after `last`; two statements."""
    found = list(lists.after(visible_to(who).filter(ended_on=None).select_related("owner"), ORDER, last, size))
    domains: dict[int, list[str]] = {}
    for pk, name in Domain.objects.filter(outlet__in=found).order_by("name").values_list("outlet_id", "name"):
        domains.setdefault(pk, []).append(name)
    return [
        Row(
            one.pk,
            url(one.pk),
            one.name,
            gettext(rules.LABELS[rules.Medium(one.medium)]),
            one.hours,
            one.owner.name if one.owner else "",
            ", ".join(domains.get(one.pk, [])),
            lists.mark([one.sort, one.pk]),
        )
        for one in found
    ]


def url(pk: int) -> str:
    """The page of an outlet."""
    return f"/people/outlets/{pk}/"


def recognised(address: str, on: date) -> Recognised | None:
    """A person or an outlet by the exact address and by nothing else (trust M6); at most three statements."""
    person = persons.by_email(address)
    if person is not None:
        post = current(person.pk, on).first()
        return Recognised(person.pk, post.outlet_id if post else None, str(person), post.outlet.name if post else "")
    found = OutletEmail.objects.filter(address=names.email(address)).select_related("outlet").first()
    if found is None:
        return None
    return Recognised(None, found.outlet_id, found.outlet.name, found.outlet.name)


def current(person: int, on: date) -> QuerySet[Journalist]:
    """Outlets a person writes for on a day, the newest post first."""
    held = Q(until=None) | Q(until__gt=on)
    return Journalist.objects.filter(held, person_id=person, since__lte=on).select_related("outlet").order_by("-since", "-pk")


def writers(outlet: Outlet, on: date, *, lang: str) -> list[Writer]:
    """Who writes for an outlet on a day, in Polish order: one statement."""
    held = Q(until=None) | Q(until__gt=on)
    found = Journalist.objects.filter(held, outlet=outlet, person__erased=False).select_related("person").order_by("person__sort", "pk")
    return [Writer(one.pk, str(one.person), persons.url(one.person_id), one.post, one.beat, dates.long_date(one.since, lang=lang)) for one in found]


def suggested(address: str) -> Outlet | None:
    """A hint for whoever enters a new journalist: the outlet with the domain of the address. It recognises nobody."""
    found = Domain.objects.filter(name=rules.domain_of(address)).select_related("outlet").first()
    return found.outlet if found else None


def written_for(ref: Ref, who: Powers, on: date) -> list[Line]:
    """The fact on a person's card: for whom they write, and what terms follow."""
    if ref.kind != "people.person" or SEES not in who.all:
        return []
    return [Line(", ".join(filter(None, (post.outlet.name, post.post, post.beat))), url(post.outlet_id), post.since) for post in current(ref.pk, on)]
