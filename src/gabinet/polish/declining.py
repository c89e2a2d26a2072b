# SPDX-License-Identifier: EUPL-1.2
"""Names of a CSV file in a case: `gabinet decline --csv FILE`.

Columns id, kind (person, title_person, couple, organisation, place), case, gender (m, f, empty where not known), honorific, title, first,
last, office, gender2, first2, last2, name; out come id, text and certain (yes, no).
"""

from collections.abc import Iterable
from typing import TextIO

from gabinet.polish.answers import Row, Sheet, Unanswerable, answer_sheet, shown
from gabinet.polish.inflection.couples import decline_couple
from gabinet.polish.inflection.form import LONGEST, Case, Form, UnknownCase, case_of
from gabinet.polish.inflection.organisations import decline_phrase
from gabinet.polish.inflection.persons import Person, decline_person
from gabinet.polish.inflection.places import decline_place

NEEDED = ("id", "kind", "case")
KNOWN = ("gender", "honorific", "title", "first", "last", "office", "gender2", "first2", "last2", "name")


def answer(row: Row) -> tuple[str, str]:
    """The form asked for, and "yes" where it is certain. Raises Unanswerable with a sentence."""
    kind, case = row["kind"].strip(), _case(row["case"])
    for column in KNOWN:
        if len(row.get(column, "")) > LONGEST:
            raise Unanswerable(f"{column} is longer than {LONGEST} characters: no name is.")
    form = _named(row, case) if kind in ("organisation", "place") else _person(row, kind, case)
    return form.text, "yes" if form.certain else "no"


def answer_csv(lines_in: Iterable[bytes | str], out: TextIO, err: TextIO) -> int:
    """Answer a file line by line and return the exit code: see `answers.answer_sheet`."""
    return answer_sheet(Sheet(NEEDED, ("text", "certain"), answer, KNOWN), lines_in, out, err)


def _case(name: str) -> Case:
    try:
        return case_of(name)
    except UnknownCase as no:
        raise Unanswerable(f"{no} Not {shown(name)}.") from None


def _named(row: Row, case: Case) -> Form:
    name = row.get("name", "").strip()
    if not name:
        raise Unanswerable("name is empty.")
    return decline_place(name, case) if row["kind"].strip() == "place" else decline_phrase(name, case)


def _person(row: Row, kind: str, case: Case) -> Form:
    if kind not in ("person", "title_person", "couple"):
        raise Unanswerable(f"kind {shown(kind)} is none of person, title_person, couple, organisation, place.")
    cells = {column: row.get(column, "").strip() for column in KNOWN}
    one = Person(cells["first"], cells["last"], cells["gender"], cells["honorific"], cells["title"], cells["office"])
    if not (one.first or one.last):
        raise Unanswerable("first and last are empty.")
    if kind != "couple":
        return decline_person(one, case)
    other = Person(cells["first2"], cells["last2"], cells["gender2"])
    if not (other.first or other.last):
        raise Unanswerable("first2 and last2 are empty.")
    return decline_couple(one, other, case)
