# SPDX-License-Identifier: EUPL-1.2
"""What the background will be, by seed alone: who writes, when, what becomes of it. No database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from heapq import heappop, heappush
from random import Random

from gabinet.config.fill import lexicon
from gabinet.config.fill.lexicon import Said
from gabinet.polish import calendar
from gabinet.polish.calendar import IsOff
from gabinet.polish.terms import WARSAW

OPENS, CLOSES = time(7, 30), time(15, 30)
DAY = 8 * 3600  # seconds of an office day
MONTH_ITEMS, MONTH_LETTERS, MONTH_INQUIRIES = 620, 410, 31  # of one month; with the other matters 58
FRESH = 4  # office days in which items are still in hand
MAIL, PAPER, PHONE, EDELIVERY = "mail", "paper", "phone", "edelivery"
CHANNELS = (MAIL, PAPER, PHONE, EDELIVERY)
SHARES = (60, 18, 12, 10)


class What(IntEnum):
    """What happens to an item, in this order at one moment."""

    ARRIVES = 0
    SETTLED = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the register. `settled_at` None: still in hand; `waits`: put off; `letter`: it was answered by one of ours.

    `press`: an inquiry of the press; `case`: another matter with a clock of its own.
    """

    n: int
    at: datetime
    channel: str
    name: str
    address: str
    said: Said
    press: bool
    case: bool
    assigned: bool
    waits: bool
    letter: bool
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be written down, in the order of time."""

    at: datetime
    what: What
    item: Item


class Days:
    """Office hours laid end to end: a moment for every second of them, in order."""

    def __init__(self, since: date, until: datetime, off: IsOff = calendar.statutory) -> None:
        here = until.astimezone(WARSAW)
        span = (here.date() - since).days
        days = [since + timedelta(days=n) for n in range(span + 1)]
        self.days = [day for day in days if calendar.is_working_day(day, off)]
        whole = len(self.days) * DAY
        if self.days and self.days[-1] == here.date():
            opened = datetime.combine(here.date(), OPENS, WARSAW)
            whole -= DAY - max(0, min(DAY, int((here - opened).total_seconds())))
        self.seconds = whole

    def at(self, second: float) -> datetime:
        """The moment of a second counted from the first day's opening."""
        day, rest = divmod(int(second), DAY)
        return datetime.combine(self.days[day], OPENS, WARSAW) + timedelta(seconds=rest)


def planned(*, items: int, since: date, until: datetime, seed: int, mails: bool, press: bool) -> Iterator[Event]:
    """All events of the span in the order of time."""
    days = Days(since, until)
    later: list[tuple[datetime, int, Item]] = []
    for item in _items(items, days, seed, mails=mails, press=press):
        while later and later[0][0] <= item.at:
            yield _settled(heappop(later))
        yield Event(item.at, What.ARRIVES, item)
        if item.settled_at is not None:
            heappush(later, (item.settled_at, item.n, item))
    while later:
        yield _settled(heappop(later))


def _settled(waiting: tuple[datetime, int, Item]) -> Event:
    return Event(waiting[0], What.SETTLED, waiting[2])


def _items(items: int, days: Days, seed: int, *, mails: bool, press: bool) -> Iterator[Item]:
    chance = Random(seed)
    every = max(1, MONTH_ITEMS // MONTH_INQUIRIES)
    for n in range(items):
        second = (n + chance.random()) / items * max(1, days.seconds - 60)
        yield _item(n, second, days, chance, mails=mails, press=press and n % every == every // 2, case=n % every == 3 and n // every % 8 != 7)


def _item(n: int, second: float, days: Days, chance: Random, *, mails: bool, press: bool, case: bool) -> Item:
    name, address = lexicon.person(chance)
    channel = chance.choices(CHANNELS, SHARES)[0] if mails else chance.choices(CHANNELS[1:], SHARES[1:])[0]
    takes = chance.randrange(1, 10 if press else 5) * DAY * chance.uniform(0.3, 1.0)
    fresh = second > days.seconds - FRESH * DAY
    settled = second + takes < days.seconds and (chance.random() < (0.6 if fresh else 0.985))
    return Item(
        n=n,
        at=days.at(second),
        channel=(MAIL if mails else PHONE) if press else channel,
        name=name,
        address=address,
        said=lexicon.question(chance) if press else lexicon.letter(chance),
        press=press,
        case=case,
        assigned=settled or press or case or chance.random() < 0.7,
        waits=not settled and not press and not case and chance.random() < 0.2,
        letter=press or chance.random() < (MONTH_LETTERS - MONTH_INQUIRIES) / MONTH_ITEMS,
        settled_at=days.at(second + takes) if settled else None,
    )
