# SPDX-License-Identifier: EUPL-1.2
"""How the office counts: shipped terms and days off with what it changed on top; callers hand them to clocks."""

from dataclasses import dataclass, replace
from datetime import date

from gabinet.matters.terms.models import OfficeDayOff, OfficeTerm
from gabinet.matters.terms.rules import EDITABLE
from gabinet.polish import dates, terms, typography
from gabinet.polish.calendar import DayOff, DaysOff, shipped_days_off
from gabinet.polish.terms import Term, Text, Unit

SUNDAY = 7
_LENGTHS = {
    Unit.HOURS: (("godzina", "godziny", "godzin"), ("hour", "hours", "hours")),
    Unit.DAYS: (("dzień", "dni", "dni"), ("day", "days", "days")),
    Unit.WORKING_DAYS: (("dzień rob.", "dni rob.", "dni rob."), ("working day", "working days", "working days")),
    Unit.WEEKS: (("tydzień", "tygodnie", "tygodni"), ("week", "weeks", "weeks")),
    Unit.MONTHS: (("miesiąc", "miesiące", "miesięcy"), ("month", "months", "months")),
    Unit.YEARS: (("rok", "lata", "lat"), ("year", "years", "years")),
}
_SUNDAY = DayOff(code="sunday", pl="niedziela", en="Sunday", valid_from=date(1951, 1, 28), weekday=SUNDAY)


@dataclass(frozen=True, slots=True)
class Row:
    """A term on the page of clocks and days off; `changed` = the office counts it otherwise than the law tables ship."""

    code: str
    label: str
    length: str
    shift: bool
    basis: str
    mark: str
    changed: bool
    editable: bool


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day off of a year; `code` names its entry, `own` = of the office's own table."""

    code: str
    day: str
    name: str
    own: bool


class OfficeDays:
    """Days off with the office's own table on top: an own entry of a shipped code stands in its place."""

    def __init__(self, own: list[DayOff]) -> None:
        self._own = DaysOff(own)
        self._replaced = {row.code for row in own}

    def __call__(self, day: date) -> bool:
        """Whether the day is off."""
        return self.entry(day) is not None

    def entry(self, day: date) -> DayOff | None:
        """What makes the day off, the office's own entry first."""
        own = self._own.entry(day)
        if own is not None:
            return own
        shipped = shipped_days_off().entry(day)
        if shipped is None or shipped.code not in self._replaced:
            return shipped
        return _SUNDAY if day.isoweekday() == SUNDAY else None

    def own(self, code: str) -> bool:
        """Whether the office's own table has this entry."""
        return code in self._replaced

    def name(self, day: date, lang: str) -> str:
        """The name of the feast, "" on a plain day of the week."""
        entry = self.entry(day)
        if entry is None or entry.weekday:
            return ""
        return entry.pl if lang == "pl" else entry.en


def days_off() -> OfficeDays:
    """The table that counts: one statement."""
    return OfficeDays([_day(row) for row in OfficeDayOff.objects.order_by("pk")])


def term(code: str, on: date) -> Term:
    """The term as it is counted on a day: one statement. Raises LookupError for an unknown code."""
    own = OfficeTerm.objects.filter(code=code, valid_from__lte=on).order_by("-valid_from").first()
    shipped = terms.shipped().get(code)
    if own is None:
        if shipped is None:
            raise LookupError(code)
        return shipped
    return _changed(shipped, own)


def known(code: str, on: date) -> bool:
    """Whether a clock can be started with this code."""
    return code in terms.shipped() or OfficeTerm.objects.filter(code=code, valid_from__lte=on).exists()


def in_force(on: date) -> list[tuple[Term, bool]]:
    """All terms as they are counted on a day, with whether the office changed them: one statement."""
    own: dict[str, OfficeTerm] = {}
    for row in OfficeTerm.objects.filter(valid_from__lte=on).order_by("valid_from", "pk"):
        own[row.code] = row
    shipped = terms.shipped()
    changed = [(_changed(shipped.get(code), row), True) for code, row in own.items()]
    return sorted([*changed, *((one, False) for code, one in shipped.items() if code not in own)], key=lambda pair: pair[0].code)


def listed(on: date, *, lang: str) -> list[Row]:
    """All terms for the page: one statement."""
    return [_row(one, lang, changed=own) for one, own in in_force(on)]


def days_of(year: int, *, lang: str, off: OfficeDays) -> list[DayRow]:
    """The days off of a year but its plain Sundays, in their order."""
    first = date(year, 1, 1).toordinal()
    days = (date.fromordinal(first + n) for n in range(366))
    found = [(day, off.entry(day)) for day in days if day.year == year]
    return [
        DayRow(entry.code, dates.short_date(day, lang=lang, weekday=True), off.name(day, lang), off.own(entry.code))
        for day, entry in found
        if entry is not None and not entry.weekday
    ]


def _row(one: Term, lang: str, *, changed: bool) -> Row:
    return Row(
        one.code, one.label.in_(lang), length_of(one, lang), one.shift, one.basis, one.mark, changed, one.length is not None and one.unit in EDITABLE
    )


def length_of(one: Term, lang: str) -> str:
    """ "14 dni", "2 miesiące", "31.03"; "" where the length comes with the case."""
    if one.unit is Unit.CALENDAR_DATE:
        return dates.short_date(date(2028, one.month, one.day), lang=lang)
    forms = _LENGTHS.get(one.unit)
    if one.length is None or forms is None:
        return ""
    return typography.counted(one.length, *forms[lang != "pl"], lang=lang)


def _changed(shipped: Term | None, own: OfficeTerm) -> Term:
    unit, label = Unit(own.unit), Text(own.label, own.label)
    if shipped is None:
        received = Text("wpływ", "it was received")
        return Term(own.code, label, unit, own.shift, own.basis, received, own.valid_from, mark="C", length=own.length, pausable=True)
    return replace(shipped, label=label, unit=unit, length=own.length, shift=own.shift, basis=own.basis, valid_from=own.valid_from)


def _day(row: OfficeDayOff) -> DayOff:
    return DayOff(row.code, row.pl, row.en, row.valid_from, row.valid_until, row.month, row.day, row.easter)
