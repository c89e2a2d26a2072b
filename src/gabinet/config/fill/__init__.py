# SPDX-License-Identifier: EUPL-1.2
"""Background in bulk: items of the register, their answers, inquiries of the press; numbered and chained like the rest.

Beside the actions only this writes rows: an installed `gabinet demo --scale N` fills its month with it, `bench/` its
years. A batch is one transaction that takes its numbers at once and chains once. No `save`, no events, no jobs: what
is written here has already happened.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction

from gabinet.base import trace
from gabinet.base.act import Act, Door
from gabinet.base.scenes import MainDay
from gabinet.config.fill import cases, inquiries, items, plan
from gabinet.config.fill.items import Desk
from gabinet.config.fill.plan import Event, What
from gabinet.polish.terms import WARSAW

BATCH = 500
MONTH = timedelta(days=30)
YEARS = timedelta(days=4 * 365)


class Background:
    """Events of a span, written down up to a moment at a time, so that what people do falls between them."""

    def __init__(self, *, count: int, since: date, until: datetime, seed: int, mails: bool) -> None:
        self.desk = Desk.of_office(until)
        self.events = plan.planned(items=count, since=since, until=until, seed=seed, mails=mails, press=self.desk.has_press)
        self.next: Event | None = next(self.events, None)
        self.written = 0

    @classmethod
    def of_month(cls, day: MainDay, *, scale: int, seed: int, now: datetime) -> "Background":
        """The month before the main day, `scale` times."""
        return cls(count=plan.MONTH_ITEMS * scale, since=day.on - MONTH, until=now, seed=seed, mails=True)

    def pour(self, until: datetime) -> int:
        """Write what happened up to this moment; how many events."""
        before = self.written
        while chunk := list(self._chunk(until)):
            for _, year in groupby(chunk, key=lambda event: event.at.astimezone(WARSAW).year):
                self._batch(list(year))
        return self.written - before

    def _chunk(self, until: datetime) -> Iterator[Event]:
        for _ in range(BATCH):
            if self.next is None or self.next.at > until:
                return
            yield self.next
            self.next = next(self.events, None)

    def _batch(self, events: list[Event]) -> None:
        """One transaction: arrivals, then what was settled; the trace in the order of time."""
        with transaction.atomic(), trace.framed(Act(at=events[-1].at, door=Door.CLI)) as frame:
            arrived = [event.item for event in events if event.what is What.ARRIVES]
            settled = [event.item for event in events if event.what is What.SETTLED]
            items.arrive(self.desk, arrived)
            inquiries.opened(self.desk, [item for item in arrived if item.press])
            cases.opened(self.desk, [item for item in arrived if item.case])
            rows = items.settle(self.desk, [item for item in settled if not item.press])
            cases.closed(self.desk, [item for item in settled if item.case], rows)
            inquiries.answered(self.desk, [item for item in settled if item.press])
            frame.lines.sort(key=lambda line: line.act.at)
            trace.chain(frame)
        self.written += len(events)


def fill(*, items: int, seed: int, at: datetime) -> int:
    """So many items over the four years before `at`, for measuring; the events written. No mail bytes are made."""
    return Background(count=items, since=(at - YEARS).astimezone(WARSAW).date(), until=at, seed=seed, mails=False).pour(at)
