# SPDX-License-Identifier: EUPL-1.2
"""Due dates of a CSV file: `gabinet deadline --csv FILE`.

Columns id, rule, start_date, context, in any order, others are ignored; out come id and expected_due. Every row is
answered: one that cannot be gets an empty cell and a sentence with its line number, and the exit code is 1.
"""

import csv
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple, TextIO

from gabinet.polish import terms
from gabinet.polish.terms import WARSAW, Term, Unit

COLUMNS = ("id", "rule", "start_date", "context")
EARLIEST_YEAR = 1900
_ROW_LINES = 50  # a quoted cell may hold line breaks; one that does not end within so many lines was never closed

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ](?P<hour>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:Z|[+-][0-9]{2}:[0-9]{2})?)?")
_YEAR = re.compile(r"[0-9]{4}")
_PARAMETER = re.compile(r"(?<![\w-])(weeks|years|days_before|category)\s*=\s*([^\s,;|]*)")
_COUNT = re.compile(r"[0-9]{1,5}")
_CATEGORY = re.compile(r"B(?:E?([0-9]{1,4})|c)", re.IGNORECASE)


class Unanswerable(ValueError):
    """A row, or a whole file, that has no answer; the message is a sentence for whoever made the file."""


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
    """Answer a file line by line and return the exit code: 0 where every row has its answer, else 1.

    Takes the lines as bytes (a file opened "rb"), so that a wrong encoding is a sentence too; lines of text will do.
    """
    writer = csv.writer(out, lineterminator="\n")
    rows = _rows(b"".join(_bytes(line) for line in lines_in))
    try:
        header = _header(next(rows, None))
    except Unanswerable as reason:
        err.write(f"{reason}\n")
        return 1
    writer.writerow(("id", "expected_due"))
    failed = False
    for line in rows:
        name, due, fault = _line(line, header)
        writer.writerow((name, due))
        if fault:
            failed = True
            err.write(f"Line {line.number}{f' ({_shown(name)})' if name else ''}: {fault}\n")
    return 1 if failed else 0


class _Line(NamedTuple):
    """One row with the number of its first line; `fault` says why its cells cannot be told."""

    number: int
    cells: list[str]
    fault: str = ""


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
    raise Unanswerable(f"no rule is called {_shown(code)}{f'; did you mean {near[0]}?' if near else '.'}")


def _parameter(term: Term, context: str) -> int | None:
    """The length that the context gives; None where files of the category are kept for ever."""
    found = [value for name, value in _PARAMETER.findall(context) if name == term.parameter]
    if len(found) != 1:
        many = "more than once" if found else "not"
        raise Unanswerable(f"{term.code} needs {term.parameter}= in the context once; it is {many} there.")
    if term.parameter == "category":
        return _kept_years(found[0].rstrip("."))
    if not _COUNT.fullmatch(found[0].rstrip(".")):
        raise Unanswerable(f"{term.parameter}={_shown(found[0])} is not a whole number up to 99999.")
    return int(found[0].rstrip("."))


def _kept_years(category: str) -> int | None:
    """Full calendar years by the archival category: None for A, n for Bn and BEn, 0 for Bc (under one year)."""
    if category.upper() == "A":
        return None
    found = _CATEGORY.fullmatch(category)
    if not found:
        raise Unanswerable(f"category={_shown(category)} is no archival category: A, Bn, BEn or Bc.")
    return int(found[1] or 0)


def _day(start: str) -> date:
    """A day, or the day in Warsaw of a moment."""
    found = _DAY.fullmatch(start)
    if not found:
        raise Unanswerable(f"start_date {_shown(start)} is not a day written as 2026-03-02.")
    moment = _parsed(start)
    return _in_range((moment.astimezone(WARSAW) if moment.tzinfo else moment).date())


def _moment(start: str) -> datetime:
    """A moment; without an offset it is local time in Warsaw. Of an hour that comes twice the first is meant, so that the
    term never ends too late; an hour that the clock skips is read with the offset before the change."""
    found = _DAY.fullmatch(start)
    if not found or not found["hour"]:
        raise Unanswerable(f"start_date {_shown(start)} is not a moment written as 2026-04-15T13:30; a term in hours needs one.")
    moment = _parsed(start)
    _in_range(moment.date())
    return moment if moment.tzinfo else moment.replace(tzinfo=WARSAW)


def _parsed(start: str) -> datetime:
    try:
        moment = datetime.fromisoformat(start)
        moment.replace(tzinfo=moment.tzinfo or WARSAW).astimezone(WARSAW)
    except (ValueError, OverflowError):
        raise Unanswerable(f"start_date {_shown(start)} is no day of the calendar, or no hour of a day.") from None
    return moment


def _first_of_year(start: str, term: Term) -> date:
    if not _YEAR.fullmatch(start):
        raise Unanswerable(f"start_date {_shown(start)} is not a year written as 2026: {term.code} needs {term.counted_from.en}.")
    if start == "0000":
        raise Unanswerable("there is no year 0000.")
    return _in_range(date(int(start), 1, 1))


def _in_range(day: date) -> date:
    if day.year < EARLIEST_YEAR:
        raise Unanswerable(f"the year {day.year:04} lies before {EARLIEST_YEAR}: no term of this law was running.")
    return day


def _minute(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="seconds" if moment.second else "minutes")


def _bytes(line: bytes | str) -> bytes:
    """The line as it stood in the file; what no file can hold becomes a byte that is not UTF-8."""
    if isinstance(line, bytes):
        return line
    try:
        return line.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return line.encode("utf-8", "surrogatepass")


def _rows(content: bytes) -> Iterator[_Line]:
    """The rows of the file with the number of their first line; a row that cannot be read costs only its own line."""
    lines = [line.decode("utf-8", "surrogateescape") for line in content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)]
    at = 0
    while at < len(lines):
        line, used = _next(lines, at)
        if "".join(line.cells).strip() or len(line.cells) > 1:
            yield line
        at += used


def _next(lines: list[str], at: int) -> tuple[_Line, int]:
    """The row that begins on this line, and how many lines it takes."""
    reader = csv.reader(lines[at : at + _ROW_LINES], strict=True)
    try:
        cells, used = next(reader, []), max(1, reader.line_num)
    except csv.Error as reason:
        return _Line(at + 1, lines[at].split(","), f"it cannot be read as CSV ({reason})."), 1
    swallowed = any(line.count(",") >= len(COLUMNS) - 1 for line in lines[at + 1 : at + used])
    if swallowed:
        return _Line(at + 1, lines[at].split(","), "it opens a quotation mark that other rows stand in."), 1
    return _Line(at + 1, cells), used


def _header(first: _Line | None) -> dict[str, int]:
    """Where the columns stand, and under "" how many there are. Raises Unanswerable with what is wrong with the file."""
    if first is None:
        raise Unanswerable(f"The file is empty: its first line must name the columns {', '.join(COLUMNS)}.")
    names = [cell.strip() for cell in first.cells]
    _check_format(first, names)
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        raise Unanswerable(f"The file has no column {', '.join(missing)}: its first line must name {', '.join(COLUMNS)}.")
    doubled = [column for column in COLUMNS if names.count(column) > 1]
    if doubled:
        raise Unanswerable(f"The file names the column {', '.join(doubled)} twice.")
    return {column: names.index(column) for column in COLUMNS} | {"": len(names)}


def _check_format(first: _Line, names: list[str]) -> None:
    if "\0" in "".join(names):
        raise Unanswerable("The file is not text in UTF-8.")
    if first.fault:
        raise Unanswerable(f"The first line names no columns: {first.fault}")
    for separator, word in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and separator in names[0]:
            raise Unanswerable(f"The columns are separated by {word}: commas are needed.")


def _line(line: _Line, header: Mapping[str, int]) -> tuple[str, str, str]:
    """The id of a row, its answer and, where there is none, the sentence that says why."""
    row = {column: line.cells[at] if at < len(line.cells) else "" for column, at in header.items() if column}
    name = _written(row["id"])
    if line.fault:
        return name, "", line.fault
    if len(line.cells) > header[""]:
        return name, "", f"it has {len(line.cells)} cells under {header['']} columns; a comma inside a cell needs quotation marks."
    if any(_broken(cell) for cell in row.values()):
        return name, "", "it is not written in UTF-8."
    try:
        return name, answer(row), "" if name else "id is empty."
    except Unanswerable as reason:
        return name, "", str(reason)


def _broken(cell: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in cell)


def _written(cell: str) -> str:
    """The cell with what is not UTF-8 or not text replaced, so that any stream takes it."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" or char == "\0" else char for char in cell)


def _shown(cell: str) -> str:
    """The cell in a sentence: short, on one line, nothing that a terminal would obey."""
    text = ascii(cell) if not cell.isprintable() or _broken(cell) else cell
    return text if len(text) <= 40 else f"{text[:37]}..."
