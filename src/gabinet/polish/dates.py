# SPDX-License-Identifier: EUPL-1.2
"""Dates and hours as an office writes them: "wt. 27.10", "27 października 2026 r.", "jutro", "za 3 dni rob.", "9:30".

The day has no leading zero, the month has one. Spaces are plain here: `typography.bind` sets the ones that must not break.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from gabinet.polish.amounts import ordinal_genitive
from gabinet.polish.calendar import IsOff, statutory, working_days_between
from gabinet.polish.typography import counted, enumerated

_WEEKDAYS = {
    "pl": ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_WEEKDAYS_TO = ("poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę")
_SHORT_WEEKDAYS = {
    "pl": ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    "pl": (
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
        "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_NEAR = {"pl": {-1: "wczoraj", 0: "dziś", 1: "jutro"}, "en": {-1: "yesterday", 0: "today", 1: "tomorrow"}}


def weekday_name(day: date, *, lang: str = "pl") -> str:
    """The full name of the day of the week, nominative: "niedziela"."""
    return _WEEKDAYS[_known(lang)][day.weekday()]


def weekday_after_na(day: date, *, lang: str = "pl") -> str:
    """The day of the week as it stands after "na" and "w": "środę" (accusative); English knows one form."""
    return _WEEKDAYS_TO[day.weekday()] if lang == "pl" else weekday_name(day, lang=lang)


def short_date(day: date, *, lang: str = "pl", weekday: bool = False, beside: date | None = None) -> str:
    """ "2.11", with the day of the week "wt. 27.10"; English "2 Nov", "Tue 27 Oct".

    The year is written only where `beside` (the day of the page, or the date named before) lies in another year.
    """
    language = _known(lang)
    text = f"{day.day}.{day.month:02}" if language == "pl" else f"{day.day} {_MONTHS['en'][day.month - 1][:3]}"
    if beside is not None and beside.year != day.year:
        text += f".{day.year}" if language == "pl" else f" {day.year}"
    return f"{_SHORT_WEEKDAYS[language][day.weekday()]} {text}" if weekday else text


def long_date(day: date, *, lang: str = "pl") -> str:
    """ "27 października 2026 r."; English "27 October 2026"."""
    language = _known(lang)
    text = f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
    return f"{text} r." if language == "pl" else text


def date_in_words(day: date) -> str:
    """The day as it is read aloud after "dnia": "dwudziestego siódmego października dwa tysiące dwudziestego szóstego roku"."""
    return f"{ordinal_genitive(day.day)} {_MONTHS['pl'][day.month - 1]} {ordinal_genitive(day.year)} roku"


def dates_together(days: Iterable[date], *, lang: str = "pl") -> str:
    """Several days in their order, month and year written once: "3, 5 i 7 maja 2026 r.", "30 kwietnia i 2 maja 2026 r."."""
    language, ordered = _known(lang), sorted(set(days))
    years = [_of_year(list(group), language) for _, group in groupby(ordered, lambda day: day.year)]
    return enumerated(years, lang=language)


def period(since: date, until: date, *, lang: str = "pl") -> str:
    """From one day to another, both included: "27–29 października 2026 r.", "30 kwietnia – 2 maja 2026 r."."""
    language = _known(lang)
    if since == until:
        return long_date(since, lang=language)
    if (since.year, since.month) == (until.year, until.month):
        return f"{since.day}–{long_date(until, lang=language)}"
    start = f"{since.day} {_MONTHS[language][since.month - 1]}" if since.year == until.year else long_date(since, lang=language)
    return f"{start} – {long_date(until, lang=language)}"


def duration(length: timedelta, *, lang: str = "pl") -> str:
    """How long something takes, to the minute: "2 godz. 15 min", "1 dzień 3 godz.", "45 min"; English "2 h 15 min"."""
    minutes, language = abs(int(length.total_seconds())) // 60, _known(lang)
    days, rest = divmod(minutes, 24 * 60)
    whole, left = divmod(rest, 60)
    parts = [
        counted(days, "dzień", "dni", "dni") if language == "pl" else counted(days, "day", "days", "days", lang="en"),
        f"{whole} {'godz.' if language == 'pl' else 'h'}",
        f"{left} min",
    ]
    kept = [part for part, count in zip(parts, (days, whole, left), strict=True) if count]
    return " ".join(kept) or parts[-1]


def relative(day: date, today: date, *, lang: str = "pl", off: IsOff = statutory, soon: int = 3) -> str:
    """ "wczoraj", "dziś", "jutro", "za 3 dni rob." up to `soon` working days ahead; any other day as `short_date`."""
    language = _known(lang)
    near = _NEAR[language].get((day - today).days)
    if near is not None:
        return near
    ahead = working_days_between(today, day, off) if 0 < (day - today).days < 60 else 0
    if not 1 <= ahead <= soon:
        return short_date(day, lang=lang, beside=today)
    return f"za {working_days(ahead, lang=lang)}" if language == "pl" else f"in {working_days(ahead, lang=lang)}"


def working_days(count: int, *, lang: str = "pl") -> str:
    """ "1 dzień rob.", "3 dni rob."; English "3 working days"."""
    if lang == "pl":
        return counted(count, "dzień rob.", "dni rob.", "dni rob.")
    return counted(count, "working day", "working days", "working days", lang="en")


def overdue(days: int, *, lang: str = "pl") -> str:
    """ "po terminie 2 dni", calendar days after the last day of a term; English "2 days late"."""
    if lang == "pl":
        return f"po terminie {counted(days, 'dzień', 'dni', 'dni')}"
    return f"{counted(days, 'day', 'days', 'days', lang='en')} late"


def hour(moment: datetime | time) -> str:
    """ "9:30": local time with a colon and no leading zero, in both languages."""
    return f"{moment.hour}:{moment.minute:02}"


def hours(since: datetime | time, until: datetime | time) -> str:
    """ "9:30–10:15"."""
    return f"{hour(since)}–{hour(until)}"


def _of_year(days: Sequence[date], language: str) -> str:
    """The days of one year, each month with its days, the year at the end."""
    months = []
    for month, group in groupby(days, lambda day: day.month):
        months.append(f"{enumerated([str(day.day) for day in group], lang=language)} {_MONTHS[language][month - 1]}")
    year = f"{days[0].year} r." if language == "pl" else str(days[0].year)
    return f"{enumerated(months, lang=language)} {year}"


def _known(lang: str) -> str:
    return "pl" if lang == "pl" else "en"
