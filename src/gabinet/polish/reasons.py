# SPDX-License-Identifier: EUPL-1.2
"""Why a term ends when it ends, in sentences that a clerk can read out: from the tokens of `terms.Due.why`."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from gabinet.polish.calendar import SATURDAY, shipped_days_off
from gabinet.polish.dates import hour, long_date, short_date, weekday_after_na, weekday_name
from gabinet.polish.terms import Due, Term, Unit
from gabinet.polish.typography import counted

NameOf = Callable[[date, str], str]  # the name of the feast on a day in a language, empty where there is none

_LENGTHS = {
    Unit.HOURS: (("godzina", "godziny", "godzin"), ("hour", "hours", "hours")),
    Unit.DAYS: (("dzień", "dni", "dni"), ("day", "days", "days")),
    Unit.WEEKS: (("tydzień", "tygodnie", "tygodni"), ("week", "weeks", "weeks")),
    Unit.MONTHS: (("miesiąc", "miesiące", "miesięcy"), ("month", "months", "months")),
    Unit.YEARS: (("rok", "lata", "lat"), ("year", "years", "years")),
    Unit.WORKING_DAYS: (("dzień roboczy", "dni robocze", "dni roboczych"), ("working day", "working days", "working days")),
    Unit.BACKWARD_DAYS: (("dzień wstecz", "dni wstecz", "dni wstecz"), ("day back", "days back", "days back")),
    Unit.RETENTION: (
        ("pełny rok kalendarzowy", "pełne lata kalendarzowe", "pełnych lat kalendarzowych"),
        ("full calendar year", "full calendar years", "full calendar years"),
    ),
}
_WORDS = {
    "pl": {
        "start": "Początek: {weekday}, {date} ({event}).",
        "year": "Rok: {year} ({event}).",
        "length": "Długość: {length}.",
        "not counted": "Dnia zdarzenia nie wlicza się.",
        "first": "Pierwszy termin: {end}{moved}; dalszy biegnie od jego upływu.",
        "paused": "Nie wlicza się wstrzymania: {since} – {last} ({days}).",
        "nominal": "Termin nominalny: {end}{more}, przesunięty na {weekday} {date}: {basis}.",
        "moved": ", przesunięty na {weekday} {date}",
        "plain": "Termin: {end}.",
        "fixed": "Termin: {end}. Ten termin nie przesuwa się z dnia wolnego.",
        "earlier": "To dzień wolny, więc najpóźniej trzeba zdążyć w {weekday} {date}.",
        "retention": "Brakowanie można zaproponować od: {end}.",
        "then": ", dalej ",
        "and": " i ",
        "basis": "Podstawa prawna: {basis}.",
        "C": "Sposób liczenia przyjęty, przepis go nie rozstrzyga.",
        "M": "Podstawa do potwierdzenia przez urząd.",
        "hours": "Liczą się godziny rzeczywiste, także w nocy i w dni wolne.",
        "hours end": "Termin: {weekday}, {date}, godz. {hour}.",
        "hours start": "Początek: {weekday}, {date}, godz. {hour} ({event}).",
    },
    "en": {
        "start": "Start: {weekday}, {date} ({event}).",
        "year": "Year: {year} ({event}).",
        "length": "Length: {length}.",
        "not counted": "The day of the event is not counted.",
        "first": "First term: {end}{moved}; this one runs from its lapse.",
        "paused": "The pause is not counted: {since} – {last} ({days}).",
        "nominal": "Nominal end: {end}{more}, moved to {weekday} {date}: {basis}.",
        "moved": ", moved to {weekday} {date}",
        "plain": "End: {end}.",
        "fixed": "End: {end}. This term is not moved from a day off.",
        "earlier": "That is a day off, so it must be done by {weekday} {date} at the latest.",
        "retention": "Disposal may be proposed from: {end}.",
        "then": ", then ",
        "and": " and ",
        "basis": "Legal basis: {basis}.",
        "C": "The way of counting is a convention: the act does not settle it.",
        "M": "The basis is to be confirmed by the office.",
        "hours": "Elapsed hours count, by night and on days off too.",
        "hours end": "End: {weekday}, {date}, {hour}.",
        "hours start": "Start: {weekday}, {date}, {hour} ({event}).",
    },
}


def shipped_name(day: date, lang: str) -> str:
    """The name of the statutory day off on that day, empty on plain days of the week."""
    return shipped_days_off().name(day, lang)


def explained(due: Due, term: Term, lang: str, names: NameOf = shipped_name) -> list[str]:
    """The sentences behind a due date in Polish ("pl") or English: start and length, pauses, the nominal and the
    shifted end with the names of the days off between, and the legal basis.

    `names` gives the office's own names of days off where it edited the table.
    """
    telling = _Telling(due, term, "pl" if lang == "pl" else "en", names)
    return list(telling.sentences())


def explained_hours(moment: datetime, end: datetime, term: Term, lang: str) -> list[str]:
    """The sentences behind a term in hours (`terms.until`); both moments in local time."""
    words = _WORDS["pl" if lang == "pl" else "en"]
    start = words["hours start"].format(event=term.counted_from.in_(lang), **_moment(moment, lang))
    length = words["length"].format(length=_length(term, lang))
    finish = words["hours end"].format(**_moment(end, lang))
    return [start, length, words["hours"], finish, words["basis"].format(basis=term.basis)]


class _Telling:
    """The sentences of one due date in one language."""

    def __init__(self, due: Due, term: Term, lang: str, names: NameOf) -> None:
        self._due, self._term, self._lang, self._names = due, term, lang, names
        self._words = _WORDS[lang]
        self._steps = [step.partition(":")[::2] for step in due.why]

    def sentences(self) -> Iterator[str]:
        yield from self._start()
        yield from self._pauses()
        yield self._end()
        yield from (self._to("earlier", day) for day in self._days("earlier"))
        yield self._words["basis"].format(basis=self._term.basis)
        if self._term.mark in ("C", "M"):
            yield self._words[self._term.mark]

    def _start(self) -> Iterator[str]:
        event = self._term.counted_from.in_(self._lang)
        for year in self._values("year"):
            yield self._words["year"].format(year=int(year), event=event)
        for day in self._days("start"):
            yield self._words["start"].format(weekday=weekday_name(day, lang=self._lang), date=long_date(day, lang=self._lang), event=event)
        for first in self._days("first"):
            moved = "".join(self._to("moved", day) for day in self._days("first_shifted"))
            yield self._words["first"].format(end=self._named(first), moved=moved)
        if self._term.length is not None:
            yield self._words["length"].format(length=_length(self._term, self._lang)) + self._first_day()

    def _first_day(self) -> str:
        forward = self._term.unit in (Unit.DAYS, Unit.WORKING_DAYS) and self._term.first is None
        return " " + self._words["not counted"] if forward else ""

    def _pauses(self) -> Iterator[str]:
        for value in self._values("paused"):
            since, until = (date.fromisoformat(part) for part in value.split("/"))
            days = counted((until - since).days, *_LENGTHS[Unit.DAYS][self._lang != "pl"], lang=self._lang)
            last = until - timedelta(days=1)
            yield self._words["paused"].format(since=self._short(since), last=self._short(last), days=days)

    def _end(self) -> str:
        nominal, on = self._due.nominal, self._due.on
        if on != nominal:
            between = [self._named(nominal + timedelta(days=n)) for n in range(1, (on - nominal).days)]
            return self._to("nominal", on, end=self._named(nominal), more=self._more(between), basis=self._term.shift_basis)
        if self._term.unit is Unit.RETENTION:
            return self._words["retention"].format(end=self._named(nominal))
        fixed = self._is_off(nominal) and self._term.unit is not Unit.BACKWARD_DAYS
        return self._words["fixed" if fixed else "plain"].format(end=self._named(nominal))

    def _more(self, days: list[str]) -> str:
        """ ", dalej sobota 26.12 i niedziela 27.12": the days off after the nominal end."""
        if not days:
            return ""
        *before, last = days
        return self._words["then"] + (", ".join(before) + self._words["and"] if before else "") + last

    def _to(self, word: str, day: date, *, end: str = "", more: str = "", basis: str = "") -> str:
        weekday = weekday_after_na(day, lang=self._lang)
        text = self._words[word].format(weekday=weekday, date=self._short(day), end=end, more=more, basis=basis)
        return text.replace(" w wtorek", " we wtorek")

    def _named(self, day: date) -> str:
        """ "niedziela 1.11 (Wszystkich Świętych)"."""
        name = self._names(day, self._lang)
        return f"{weekday_name(day, lang=self._lang)} {self._short(day)}" + (f" ({name})" if name else "")

    def _is_off(self, day: date) -> bool:
        return day.weekday() >= SATURDAY or bool(self._names(day, self._lang))

    def _short(self, day: date) -> str:
        return short_date(day, lang=self._lang, beside=next(self._days("start"), date.min))

    def _values(self, name: str) -> Iterator[str]:
        return (value for step, value in self._steps if step == name)

    def _days(self, name: str) -> Iterator[date]:
        return map(date.fromisoformat, self._values(name))


def _length(term: Term, lang: str) -> str:
    return counted(term.length or 0, *_LENGTHS[term.unit][lang != "pl"], lang=lang)


def _moment(moment: datetime, lang: str) -> dict[str, str]:
    return {"weekday": weekday_name(moment, lang=lang), "date": long_date(moment, lang=lang), "hour": hour(moment)}
