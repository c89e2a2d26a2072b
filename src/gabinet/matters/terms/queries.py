# SPDX-License-Identifier: EUPL-1.2
"""How the office counts: shipped terms and days off with what it changed on top; callers hand them to clocks."""

from dataclasses import replace
from datetime import date

from gabinet.matters.terms.models import OfficeDayOff, OfficeTerm
from gabinet.polish import terms
from gabinet.polish.calendar import DayOff, DaysOff, shipped_days_off
from gabinet.polish.terms import Term, Text, Unit

SUNDAY = 7
_SUNDAY = DayOff(code="sunday", pl="niedziela", en="Sunday", valid_from=date(1951, 1, 28), weekday=SUNDAY)


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


def _changed(shipped: Term | None, own: OfficeTerm) -> Term:
    unit, label = Unit(own.unit), Text(own.label, own.label)
    if shipped is None:
        received = Text("wpływ", "it was received")
        return Term(own.code, label, unit, own.shift, own.basis, received, own.valid_from, mark="C", length=own.length, pausable=True)
    return replace(shipped, label=label, unit=unit, length=own.length, shift=own.shift, basis=own.basis, valid_from=own.valid_from)


def _day(row: OfficeDayOff) -> DayOff:
    return DayOff(row.code, row.pl, row.en, row.valid_from, row.valid_until, row.month, row.day, row.easter)
