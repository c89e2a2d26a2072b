# SPDX-License-Identifier: EUPL-1.2
"""Letters that become matters of no desk of their own, with the month for motions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import F

from gabinet.base import numbers, trace
from gabinet.config.fill.bulk import insert
from gabinet.config.fill.items import KIND, Desk
from gabinet.config.fill.plan import Item
from gabinet.matters.cases.kind import LETTER
from gabinet.matters.cases.models import Closure, Matter
from gabinet.matters.clocks.models import Clock
from gabinet.polish import terms
from gabinet.polish.terms import WARSAW, Due, Term
from gabinet.post.incoming.models import Incoming

SERIES, TERM = "matter", "MOTION_1M"


def clock(matter: Matter, term: Term, due: Due, *, by: int | None, at: datetime) -> Clock:
    """A running clock of law as `clocks.start` counts it."""
    return Clock(
        matter=matter,
        source="law",
        term=term.code,
        length=term.length,
        basis=term.basis,
        from_on=matter.received_on,
        nominal_on=due.nominal,
        due_on=due.on,
        due_at=datetime.combine(due.on + timedelta(days=1), datetime.min.time(), WARSAW),
        why=" ".join(due.why),
        set_by_id=by,
        set_at=at,
    )


def opened(desk: Desk, items: Sequence[Item]) -> None:
    """Numbers, clocks, and the item that each came by."""
    if not items:
        return
    year, first = numbers.following(SERIES, items[0].at, len(items))
    term = terms.shipped()[TERM]
    matters = []
    for place, item in enumerate(items):
        received = item.at.astimezone(WARSAW).date()
        due = terms.due(term, received)
        row = desk.rows[item.n]
        matter = Matter(
            kind=LETTER.code,
            year=year,
            number=first + place,
            title=item.said.subject,
            received_on=received,
            opened_at=item.at,
            due_on=due.on,
            owner_id=desk.owner(item),
            own_kind="matters.matter",
            of_kind=KIND,
            of_pk=row.pk,
        )
        row.matter = matter
        matters.append(matter)
    insert(matters)
    insert([clock(matter, term, terms.due(term, matter.received_on), by=matter.owner_id, at=matter.opened_at) for matter in matters])
    Matter.objects.filter(pk__in=[matter.pk for matter in matters]).update(own_pk=F("pk"))
    for item, matter in zip(items, matters, strict=True):
        Incoming.objects.filter(pk=desk.rows[item.n].pk).update(matter=matter)
        desk.rows[item.n].matter = matter
        trace.record(matter, "opened", desk.act(item.at, item), sees=LETTER.sees, number=str(matter), title=matter.title)


def closed(desk: Desk, items: Sequence[Item], rows: dict[int, Incoming]) -> None:
    """Settled with the item."""
    closures = []
    for item in items:
        at, pk = item.settled_at, rows[item.n].matter_id
        assert at is not None
        assert pk is not None
        Matter.objects.filter(pk=pk).update(closed_at=at, version=F("version") + 1)
        Clock.objects.filter(matter_id=pk).update(stopped_at=at)
        closures.append(Closure(matter_id=pk, by_id=desk.owner(item), at=at))
        trace.record(Matter(pk=pk), "closed", desk.act(at, item), word="")
    insert(closures)
