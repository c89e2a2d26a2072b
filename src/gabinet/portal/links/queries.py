# SPDX-License-Identifier: EUPL-1.2
"""What stands behind a link, ready to be drawn."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.models import Link, Once
from gabinet.base.numbers import WARSAW
from gabinet.base.ui.engine import lang
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.contributions import queries as contributions
from gabinet.matters.contributions.queries import Item
from gabinet.matters.figures import queries as figures
from gabinet.matters.models import Acceptance, Contribution, Figure
from gabinet.matters.terms import queries as terms
from gabinet.people.units import queries as units
from gabinet.polish import dates


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a unit: the words, who asks, until when and why until then; the name that was given, and the last answer."""

    item: Item
    unit: str
    asker: str
    due: str
    why: str
    accepted: bool
    answered: bool
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure whose owner is asked to stand by it."""

    said: str
    what: str
    source: str
    as_of: str
    owner: str


def contribution(ref: Ref) -> Contribution | None:
    """The question a link is good for."""
    return Contribution.objects.filter(pk=ref.pk).select_related("unit", "matter", "asked_by").first()


def figure(ref: Ref) -> Figure | None:
    """The figure a link is good for."""
    return Figure.objects.filter(pk=ref.pk).select_related("owner").first()


def asked(row: Contribution, now: datetime) -> Asked:
    """The page of a question."""
    item = contributions.items(Contribution.objects.filter(pk=row.pk), now, lang=lang(), off=terms.days_off())[0]
    here = row.due_at.astimezone(WARSAW)
    asker = ", ".join(filter(None, [row.asked_by.name, row.asked_by.post])) if row.asked_by else ""
    due = f"{dates.short_date(here.date(), lang=lang(), weekday=True)}, {dates.hour(here)}"
    last = item.replies[-1] if item.replies else None
    accepted = Acceptance.objects.filter(contribution=row).values_list("name", flat=True).first()
    name, said = (last.who, last.text) if last else (accepted or "", "")
    return Asked(item, row.unit.name, asker, due, _why(row), item.state == "accepted", item.state == "answered", name, said)


def _why(row: Contribution) -> str:
    law = clocks.of_law(row.matter_id)
    if law is None:
        return gettext("The office answers the editors after your part has come.")
    told = {"day": dates.long_date(law.due_on, lang=lang()), "basis": law.basis}
    return gettext("The city must answer by %(day)s (%(basis)s); your part is needed before.") % told


def number(row: Figure) -> Number:
    """The page of a figure."""
    return Number(figures.said(row, lang()), row.what, row.source, dates.long_date(row.as_of, lang=lang()), row.owner.name)


def unit_choices(now: datetime, but: int) -> list[tuple[int, str]]:
    """Units that may be named instead."""
    return [(one.pk, f"{one.code} {one.name}") for one in units.choices(now.astimezone(WARSAW).date()) if one.pk != but]


def was_done(token: str, key: str) -> bool:
    """Whether this very form has acted through this link: a second click after the link has ended is answered as the first."""
    digest = hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
    link = Link.objects.filter(digest=digest).values_list("pk", flat=True).first()
    return link is not None and bool(key) and Once.objects.filter(holder=f"link:{link}", key=key[:80]).exclude(kind="").exists()
