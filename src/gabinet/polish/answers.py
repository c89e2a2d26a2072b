# SPDX-License-Identifier: EUPL-1.2
"""Questions of a CSV file answered row by row, for the commands of the command line that need no database.

Columns stand in any order, others are ignored. Every row is answered: one that cannot be gets empty cells and a sentence with its
line number on the error stream, and the exit code is 1.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TextIO

_ROW_LINES = 50  # a quoted cell may hold line breaks; one that does not end within so many lines was never closed

Row = Mapping[str, str]


class Unanswerable(ValueError):
    """A row, or a whole file, that has no answer; the message is a sentence for whoever made the file."""


@dataclass(frozen=True)
class Sheet:
    """What a file must hold and what it is answered with. `needed` columns must be there, `known` ones may; `answer` gives the cells
    of `results` for a row, or raises Unanswerable."""

    needed: tuple[str, ...]
    results: tuple[str, ...]
    answer: Callable[[Row], Sequence[str]]
    known: tuple[str, ...] = ()


def answer_sheet(sheet: Sheet, lines_in: Iterable[bytes | str], out: TextIO, err: TextIO) -> int:
    """Answer a file line by line and return the exit code: 0 where every row has its answer, else 1.

    Takes the lines as bytes (a file opened "rb"), so that a wrong encoding is a sentence too; lines of text will do.
    """
    writer = csv.writer(out, lineterminator="\n")
    rows = _rows(b"".join(_bytes(line) for line in lines_in), len(sheet.needed))
    try:
        header = _header(next(rows, None), sheet)
    except Unanswerable as reason:
        err.write(f"{reason}\n")
        return 1
    writer.writerow(("id", *sheet.results))
    failed = False
    for line in rows:
        name, cells, fault = _line(line, header, sheet)
        writer.writerow((name, *cells))
        if fault:
            failed = True
            err.write(f"Line {line.number}{f' ({shown(name)})' if name else ''}: {fault}\n")
    return 1 if failed else 0


def shown(cell: str) -> str:
    """The cell in a sentence: short, on one line, nothing that a terminal would obey."""
    text = ascii(cell) if not cell.isprintable() or _broken(cell) else cell
    return text if len(text) <= 40 else f"{text[:37]}..."


class _Line(NamedTuple):
    """One row with the number of its first line; `fault` says why its cells cannot be told."""

    number: int
    cells: list[str]
    fault: str = ""


def _bytes(line: bytes | str) -> bytes:
    """The line as it stood in the file; what no file can hold becomes a byte that is not UTF-8."""
    if isinstance(line, bytes):
        return line
    try:
        return line.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return line.encode("utf-8", "surrogatepass")


def _rows(content: bytes, needed: int) -> Iterator[_Line]:
    """The rows of the file with the number of their first line; a row that cannot be read costs only its own line."""
    lines = [line.decode("utf-8", "surrogateescape") for line in content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)]
    at = 0
    while at < len(lines):
        line, used = _next(lines, at, needed)
        if "".join(line.cells).strip() or len(line.cells) > 1:
            yield line
        at += used


def _next(lines: list[str], at: int, needed: int) -> tuple[_Line, int]:
    """The row that begins on this line, and how many lines it takes."""
    reader = csv.reader(lines[at : at + _ROW_LINES], strict=True)
    try:
        cells, used = next(reader, []), max(1, reader.line_num)
    except csv.Error as reason:
        return _Line(at + 1, lines[at].split(","), f"it cannot be read as CSV ({reason})."), 1
    swallowed = any(line.count(",") >= needed - 1 for line in lines[at + 1 : at + used])
    if swallowed:
        return _Line(at + 1, lines[at].split(","), "it opens a quotation mark that other rows stand in."), 1
    return _Line(at + 1, cells), used


def _header(first: _Line | None, sheet: Sheet) -> dict[str, int]:
    """Where the columns stand, and under "" how many there are. Raises Unanswerable with what is wrong with the file."""
    if first is None:
        raise Unanswerable(f"The file is empty: its first line must name the columns {', '.join(sheet.needed)}.")
    names = [cell.strip() for cell in first.cells]
    _check_format(first, names)
    missing = [column for column in sheet.needed if column not in names]
    if missing:
        raise Unanswerable(f"The file has no column {', '.join(missing)}: its first line must name {', '.join(sheet.needed)}.")
    wanted = (*sheet.needed, *sheet.known)
    doubled = [column for column in wanted if names.count(column) > 1]
    if doubled:
        raise Unanswerable(f"The file names the column {', '.join(doubled)} twice.")
    return {column: names.index(column) for column in wanted if column in names} | {"": len(names)}


def _check_format(first: _Line, names: list[str]) -> None:
    if "\0" in "".join(names):
        raise Unanswerable("The file is not text in UTF-8.")
    if first.fault:
        raise Unanswerable(f"The first line names no columns: {first.fault}")
    for separator, word in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and separator in names[0]:
            raise Unanswerable(f"The columns are separated by {word}: commas are needed.")


def _line(line: _Line, header: Mapping[str, int], sheet: Sheet) -> tuple[str, Sequence[str], str]:
    """The id of a row, its cells and, where there are none, the sentence that says why."""
    empty = [""] * len(sheet.results)
    row = {column: line.cells[at] if at < len(line.cells) else "" for column, at in header.items() if column}
    name = _written(row["id"])
    if line.fault:
        return name, empty, line.fault
    if len(line.cells) > header[""]:
        return name, empty, f"it has {len(line.cells)} cells under {header['']} columns; a comma inside a cell needs quotation marks."
    if any(_broken(cell) for cell in row.values()):
        return name, empty, "it is not written in UTF-8."
    try:
        return name, sheet.answer(row), "" if name else "id is empty."
    except Unanswerable as reason:
        return name, empty, str(reason)


def _broken(cell: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in cell)


def _written(cell: str) -> str:
    """The cell with what is not UTF-8 or not text replaced, so that any stream takes it."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" or char == "\0" else char for char in cell)
