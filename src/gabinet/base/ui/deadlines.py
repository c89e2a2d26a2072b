# SPDX-License-Identifier: EUPL-1.2
"""A term as it is shown: the chip (shape, word and colour say the same) and the statutory clock, one bar a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext

from gabinet.base.numbers import WARSAW
from gabinet.base.ui.engine import lang
from gabinet.polish import calendar, dates

SOON = 3  # working days
STEP, WIDE, TALL, PLAIN, HALF = 13, 10, 20, 15, 7  # of the drawing: a bar with its gap, a bar, heights
MANY = 70  # days; longer terms are drawn by weeks


@dataclass(frozen=True, slots=True)
class Chip:
    """`state`: ok, soon, now, late, hold, resumed, done; `hint` = the day in full."""

    state: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A day (or a week) of the clock: `kind` = its classes."""

    kind: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The statutory clock, ready to be drawn; `sentence` says all of it in words."""

    bars: Sequence[Bar]
    width: int
    begins: str
    now: str
    ends: str
    sentence: str


def chip(due_on: date, now: datetime, *, due_at: datetime | None = None, off: calendar.IsOff = calendar.statutory, soon: int = SOON) -> Chip:
    """The chip of a running term: `due_on` is its last day, `due_at` an hour on that day where one was promised."""
    today = now.astimezone(WARSAW).date()
    hint = dates.long_date(due_on, lang=lang())
    at = dates.hour(due_at.astimezone(WARSAW)) if due_at else ""
    if today > due_on:
        return Chip("late", dates.overdue((today - due_on).days, lang=lang()), hint)
    if due_at is not None and now >= due_at:
        return Chip("late", gettext("overdue since %(hour)s") % {"hour": at}, hint)
    word = dates.relative(due_on, today, lang=lang(), off=off, soon=soon)
    text = f"{word}, {at}" if at else word
    if today == due_on:
        return Chip("now", text, hint)
    near = calendar.working_days_between(today, due_on, off) <= soon
    return Chip("soon" if near else "ok", text, hint)


def held() -> Chip:
    """A term that stands still; only where its rule allows a pause."""
    return Chip("hold", gettext("paused"))


def resumed(on: date) -> Chip:
    """A term that runs again since a completion."""
    return Chip("resumed", gettext("running since completed, %(day)s") % {"day": dates.short_date(on, lang=lang())})


def done(word: str, on: date) -> Chip:
    """ "wysłano 26.10"; `word` comes translated."""
    return Chip("done", f"{word} {dates.short_date(on, lang=lang())}", dates.long_date(on, lang=lang()))


def drawn(from_on: date, due_on: date, today: date, *, off: calendar.IsOff = calendar.statutory) -> Drawn:
    """The clock of a term that began on `from_on` (day 0) and ends with `due_on`."""
    days = [from_on + timedelta(days=n) for n in range((due_on - from_on).days + 1)]
    shown = days if len(days) <= MANY else [*days[:-1:7], days[-1]]
    bars = [_bar(n, day, shown, today, off) for n, day in enumerate(shown)]
    short = {"begin": dates.short_date(from_on, lang=lang()), "end": dates.short_date(due_on, lang=lang())}
    number = (today - from_on).days
    running = from_on <= today < due_on
    return Drawn(
        bars=bars,
        width=len(bars) * STEP - (STEP - WIDE),
        begins=gettext("from %(begin)s") % short,
        now=gettext("today: day %(number)s") % {"number": number} if running else "",
        ends=gettext("until %(end)s") % short,
        sentence=_sentence(from_on, due_on, today),
    )


def _bar(n: int, day: date, shown: Sequence[date], today: date, off: calendar.IsOff) -> Bar:
    last = n == len(shown) - 1
    until = day if last else shown[n + 1] - timedelta(days=1)
    kind = "today" if day <= today <= until else "past" if day < today else "future"
    rest = day == until and (day.weekday() >= calendar.SATURDAY or off(day))
    height = TALL if kind == "today" else HALF if rest and not last else PLAIN
    return Bar(f"{kind} last" if last else kind, n * STEP, TALL - height + 1, height)


def _sentence(from_on: date, due_on: date, today: date) -> str:
    told = {
        "begin": dates.long_date(from_on, lang=lang()),
        "end": dates.long_date(due_on, lang=lang()),
        "days": str((due_on - from_on).days),
        "number": str((today - from_on).days),
    }
    if today > due_on:
        return gettext("The term ran from %(begin)s to %(end)s and has passed.") % told
    return gettext("The term runs from %(begin)s to %(end)s; today is day %(number)s of %(days)s.") % told
