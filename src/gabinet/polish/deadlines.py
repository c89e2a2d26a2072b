# SPDX-License-Identifier: EUPL-1.2
"""Due dates of a CSV file: `gabinet deadline --csv FILE`.

Columns id, rule, start_date, context, in any order, others are ignored; out come id and expected_due. Every row is
answered: one that cannot be gets an empty cell and a sentence with its line number, and the exit code is 1.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TextIO

from gabinet.polish import terms
from gabinet.polish.answers import Sheet, Unanswerable, answer_sheet, shown
from gabinet.polish.terms import WARSAW, Term, Unit

COLUMNS = ("id", "rule", "start_date", "context")
EARLIEST_YEAR = 1900

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ](?P<hour>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:Z|[+-][0-9]{2}:[0-9]{2})?)?")
_YEAR = re.compile(r"[0-9]{4}")
_PARAMETER = re.compile(r"(?<![\w-])(weeks|years|days_before|category)\s*=\s*([^\s,;|]*)")
_COUNT = re.compile(r"[0-9]{1,5}")
_CATEGORY = re.compile(r"B(?:E?([0-9]{1,4})|c)", re.IGNORECASE)


def answer(row: Mapping[str, str]) -> str:
    """The due date of a row: a day, for terms in hours the local minute in Warsaw, "never" for archival category A.

    Raises Unanswerable with a sentence.
    """
    term = _term(row.get("rule", "").strip())
    start, context = row.get("start_date", "").strip(), row.get("context", "")
    if not start:
        raise Unanswerable("start_date is empty.")
    try:
        return _answered(term, start, context)
    except terms.Uncountable as reason:
        raise Unanswerable(str(reason)) from None


def answer_csv(lines_in: Iterable[bytes | str], out: TextIO, err: TextIO) -> int:
    """Answer a file line by line and return the exit code: see `answers.answer_sheet`."""
    return answer_sheet(Sheet(COLUMNS, ("expected_due",), lambda row: [answer(row)]), lines_in, out, err)


def _answered(term: Term, start: str, context: str) -> str:
    if term.unit is Unit.HOURS:
        return _minute(terms.until(term, _moment(start)))
    begins = _first_of_year(start, term) if term.unit is Unit.CALENDAR_DATE else _day(start)
    length = _parameter(term, context) if term.parameter else term.length
    if length is None:
        return "never" if term.unit is Unit.RETENTION else str(terms.due(term, begins).on)
    return str(terms.due(term.lasting(length), begins).on)


def _term(code: str) -> Term:
    if not code:
        raise Unanswerable("rule is empty.")
    known = terms.shipped()
    if code in known:
        return known[code]
    near = difflib.get_close_matches(code[:60], known, n=1)
    raise Unanswerable(f"no rule is called {shown(code)}{f'; did you mean {near[0]}?' if near else '.'}")


def _parameter(term: Term, context: str) -> int | None:
    """The length that the context gives; None where files of the category are kept for ever."""
    found = [value for name, value in _PARAMETER.findall(context) if name == term.parameter]
    if len(found) != 1:
        many = "more than once" if found else "not"
        raise Unanswerable(f"{term.code} needs {term.parameter}= in the context once; it is {many} there.")
    if term.parameter == "category":
        return _kept_years(found[0].rstrip("."))
    if not _COUNT.fullmatch(found[0].rstrip(".")):
        raise Unanswerable(f"{term.parameter}={shown(found[0])} is not a whole number up to 99999.")
    return int(found[0].rstrip("."))


def _kept_years(category: str) -> int | None:
    """Full calendar years by the archival category: None for A, n for Bn and BEn, 0 for Bc (under one year)."""
    if category.upper() == "A":
        return None
    found = _CATEGORY.fullmatch(category)
    if not found:
        raise Unanswerable(f"category={shown(category)} is no archival category: A, Bn, BEn or Bc.")
    return int(found[1] or 0)


def _day(start: str) -> date:
    """A day, or the day in Warsaw of a moment."""
    found = _DAY.fullmatch(start)
    if not found:
        raise Unanswerable(f"start_date {shown(start)} is not a day written as 2026-03-02.")
    moment = _parsed(start)
    return _in_range((moment.astimezone(WARSAW) if moment.tzinfo else moment).date())


def _moment(start: str) -> datetime:
    """A moment; without an offset it is local time in Warsaw. Of an hour that comes twice the first is meant, so that the
    term never ends too late; an hour that the clock skips is read with the offset before the change."""
    found = _DAY.fullmatch(start)
    if not found or not found["hour"]:
        raise Unanswerable(f"start_date {shown(start)} is not a moment written as 2026-04-15T13:30; a term in hours needs one.")
    moment = _parsed(start)
    _in_range(moment.date())
    return moment if moment.tzinfo else moment.replace(tzinfo=WARSAW)


def _parsed(start: str) -> datetime:
    try:
        moment = datetime.fromisoformat(start)
        moment.replace(tzinfo=moment.tzinfo or WARSAW).astimezone(WARSAW)
    except (ValueError, OverflowError):
        raise Unanswerable(f"start_date {shown(start)} is no day of the calendar, or no hour of a day.") from None
    return moment


def _first_of_year(start: str, term: Term) -> date:
    if not _YEAR.fullmatch(start):
        raise Unanswerable(f"start_date {shown(start)} is not a year written as 2026: {term.code} needs {term.counted_from.en}.")
    if start == "0000":
        raise Unanswerable("there is no year 0000.")
    return _in_range(date(int(start), 1, 1))


def _in_range(day: date) -> date:
    if day.year < EARLIEST_YEAR:
        raise Unanswerable(f"the year {day.year:04} lies before {EARLIEST_YEAR}: no term of this law was running.")
    return day


def _minute(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="seconds" if moment.second else "minutes")
