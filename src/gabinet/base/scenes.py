# SPDX-License-Identifier: EUPL-1.2
"""The demo as scenes: what happened, when, and through which door; each room's `demo.py` brings its own.

A room's `demo.py` has `scenes(stage) -> list[Scene]`. `do(at)` works through the listener, the views and the actions
with `at` as its clock; the stage plays all scenes in the order of time, and the jobs that wait between them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from gabinet.base.act import Act
from gabinet.base.numbers import WARSAW
from gabinet.polish import calendar

NOW = time(10, 42)  # the moment at which the demo office stands on its main day


@dataclass(frozen=True, slots=True)
class MainDay:
    """The main day M: today, on a day off the last working day. `off` tells days off; Saturdays and Sundays are none of work either."""

    on: date
    off: calendar.IsOff = calendar.statutory

    @classmethod
    def of(cls, now: datetime, off: calendar.IsOff = calendar.statutory) -> "MainDay":
        """The main day of a moment."""
        return cls(_working(now.astimezone(WARSAW).date(), -1, off), off)

    def d(self, days: int, at: time = time(9, 0)) -> datetime:
        """D(n): M plus n calendar days exactly, in Warsaw."""
        return datetime.combine(self.on + timedelta(days=days), at, WARSAW)

    def w(self, days: int, at: time = time(9, 0)) -> datetime:
        """W(n): the same moved to a working day, backwards for n < 0, forwards for n > 0."""
        return datetime.combine(_working(self.on + timedelta(days=days), 1 if days > 0 else -1, self.off), at, WARSAW)


def _working(day: date, way: int, off: calendar.IsOff) -> date:
    while not calendar.is_working_day(day, off):
        day += timedelta(days=way)
    return day


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that happened. `at` is its own hour; the stage hands `do` the hour it is played at, never in the future."""

    at: datetime
    thread: int
    title: str
    do: Callable[[datetime], object]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a page answered on the stage."""

    status: int
    text: str
    to: str


class Stage(Protocol):
    """What scenes may use; `config/demo.py` fills it."""

    day: MainDay

    def user(self, login: str) -> int:
        """The id of a demo account."""
        ...

    def act(self, login: str, at: datetime) -> Act:
        """The deed of a named user with all the rights of that day, for an action that has no page."""
        ...

    def mail(self, mailbox: str, raw: bytes, at: datetime) -> None:
        """A message comes in through the listener's own function, and is read and registered."""
        ...

    def page(self, login: str, path: str, at: datetime, fields: Mapping[str, str | Sequence[str]] | None = None) -> Answered:
        """A view as that user ("" = nobody, a link's holder): GET, or POST with these fields. ValueError on 4xx and 5xx."""
        ...

    def work(self, at: datetime) -> None:
        """Run the jobs that wait at this hour."""
        ...


def played(scenes: Sequence[Scene], day: MainDay, now: datetime) -> list[tuple[datetime, Scene]]:
    """Scenes in order with the hour each is played at.

    A thread happens in the order in which its room tells it, also where a feast moves two of its days onto one. An hour
    later than now becomes now minus its distance to 10:42 of the main day, but stays on that day; order is kept, nothing
    is in the future.
    """
    stands, midnight = datetime.combine(day.on, NOW, WARSAW), day.d(0, time.min)
    last, made = datetime.min.replace(tzinfo=WARSAW), []
    for hour, scene in sorted(_in_thread(scenes), key=lambda one: (one[0], one[1].thread)):
        at = hour if hour <= now else max(midnight, now - max(stands - hour, timedelta()))
        last = min(max(at, last), now)
        made.append((last, scene))
    return made


def _in_thread(scenes: Sequence[Scene]) -> list[tuple[datetime, Scene]]:
    last: dict[int, datetime] = {}
    made = []
    for scene in scenes:
        hour = max(scene.at, last.get(scene.thread, scene.at))
        last[scene.thread] = hour
        made.append((hour, scene))
    return made
