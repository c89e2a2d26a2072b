# SPDX-License-Identifier: EUPL-1.2
"""Who can clear, and what waits for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gabinet.base.models import Grant, RoleHeld, User
from gabinet.base.rights import Powers, Role
from gabinet.matters.drafts import queries as drafts
from gabinet.matters.models import Draft, Handing, Verdict


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can clear a step."""

    pk: int
    name: str
    post: str


def holders(right: str, on: date) -> list[Holder]:
    """People who hold a right by a role of theirs on a day, by name; substitutes act in their name and are not listed."""
    return _people(Grant.objects.filter(right=right).values("role"), on)


def with_role(role: Role, on: date) -> list[Holder]:
    """People in a role on a day, by name."""
    return _people([role.value], on)


def _people(roles: Iterable[object], on: date) -> list[Holder]:
    held = RoleHeld.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on, role__in=roles).values("user")
    return [Holder(*row) for row in User.objects.filter(pk__in=held, is_active=True).order_by("name", "pk").values_list("pk", "name", "post")]


def waiting(who: Powers, step: str) -> QuerySet[Draft]:
    """Drafts whose turn is this step, the longest waiting first; none for whoever cannot clear it."""
    found = drafts.waiting(who)
    return found.filter(turn=step) if step in who.all else found.none()


def untold(draft: Draft, on: date) -> list[Holder]:
    """Who can clear the step whose turn it is and was not told of it: nobody after an approval, which tells them all."""
    if not draft.turn or _came_by_approval(draft):
        return []
    told = set(_handings(draft).values_list("to", flat=True))
    return [one for one in holders(draft.turn, on) if one.pk not in told]


def handed_to(draft: Draft) -> list[str]:
    """Names of those before whom the text was put in this turn, in that order."""
    return list(dict.fromkeys(_handings(draft).order_by("pk").values_list("to__name", flat=True))) if draft.turn else []


def _handings(draft: Draft) -> QuerySet[Handing]:
    return draft.handings.filter(at__gte=draft.since).order_by()


def _came_by_approval(draft: Draft) -> bool:
    """The turn began with a verdict on the version that counts."""
    return Verdict.objects.filter(version__draft=draft, version__n=draft.latest, says="approve", at=draft.since).exists()


def handed(draft: Draft) -> Handing | None:
    """The last handing of a draft."""
    return draft.handings.select_related("to", "by").order_by("-pk").first()
