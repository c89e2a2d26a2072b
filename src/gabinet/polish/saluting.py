# SPDX-License-Identifier: EUPL-1.2
"""Salutations and address blocks of a CSV file: `gabinet salutation --csv FILE`.

Columns id, kind (person, couple, institution, or unknown for a person of unknown gender), gender, title, first, last, office, org,
gender2, first2, last2; out come id, salutation, block_nom and block_dat, the lines of a block joined by a literal backslash and n.
"""

from collections.abc import Iterable
from typing import TextIO

from gabinet.polish.address.blocks import address_block
from gabinet.polish.address.parties import Addressee, Couple, Party
from gabinet.polish.address.salutations import salutation
from gabinet.polish.answers import Row, Sheet, Unanswerable, answer_sheet, shown
from gabinet.polish.inflection.cleaning import cleaned
from gabinet.polish.inflection.form import LONGEST
from gabinet.polish.inflection.organisations import Organisation
from gabinet.polish.inflection.persons import Person

NEEDED = ("id", "kind")
KNOWN = ("gender", "title", "first", "last", "office", "org", "gender2", "first2", "last2")
RESULTS = ("salutation", "block_nom", "block_dat")


def answer(row: Row) -> tuple[str, str, str]:
    """The salutation and the two blocks. Raises Unanswerable with a sentence."""
    party = _party(row["kind"].strip(), {column: _cell(row, column) for column in KNOWN})
    blocks = (address_block(party, "nom"), address_block(party, "dat"))
    nominative, dative = ("\\n".join(block.text.split("\n")) for block in blocks)
    return salutation(party).text, nominative, dative


def answer_csv(lines_in: Iterable[bytes | str], out: TextIO, err: TextIO) -> int:
    """Answer a file line by line and return the exit code: see `answers.answer_sheet`."""
    return answer_sheet(Sheet(NEEDED, RESULTS, answer, KNOWN), lines_in, out, err)


def _cell(row: Row, column: str) -> str:
    text = row.get(column, "")
    if len(text) > LONGEST:
        raise Unanswerable(f"{column} is longer than {LONGEST} characters: no name is.")
    return cleaned(text)


def _party(kind: str, cells: dict[str, str]) -> Party:
    if kind in ("institution", "organisation"):
        if not cells["org"]:
            raise Unanswerable("org is empty.")
        return Organisation(cells["org"])
    one = _person("", cells)._replace(title=cells["title"], office=cells["office"])
    if kind in ("person", "unknown"):
        return Addressee(one, Organisation(cells["org"]) if cells["org"] else None)
    if kind != "couple":
        raise Unanswerable(f"kind {shown(kind)} is none of person, couple, institution, unknown.")
    return Couple(one, _person("2", cells))


def _person(number: str, cells: dict[str, str]) -> Person:
    first, last = cells[f"first{number}"], cells[f"last{number}"]
    if not (first or last):
        raise Unanswerable(f"first{number} and last{number} are empty.")
    return Person(first, last, cells[f"gender{number}"])
