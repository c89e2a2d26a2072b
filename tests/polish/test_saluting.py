# SPDX-License-Identifier: EUPL-1.2
"""All rows of the domain through the command's own function, and rows that nobody should send."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import saluting

FILE = Path(__file__).with_name("salutations.csv")
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
COLUMNS = {
    "salutation": ("salutation_expected", "salutation_accepted"),
    "block_nom": ("block_nom", "block_nom_accepted"),
    "block_dat": ("block_dat", "block_dat_accepted"),
}
HEAD = ["id", "kind", *saluting.KNOWN]


def run(content: bytes) -> tuple[int, dict[str, dict[str, str]], str]:
    out, err = io.StringIO(), io.StringIO()
    code = saluting.answer_csv(io.BytesIO(content), out, err)
    return code, {row["id"]: row for row in csv.DictReader(io.StringIO(out.getvalue()))}, err.getvalue()


def one(**cells: str) -> dict[str, str]:
    content = io.StringIO()
    writer = csv.DictWriter(content, HEAD, restval="")
    writer.writeheader()
    writer.writerow({"id": "1", "kind": "person", "gender": "m"} | cells)
    _, answers, err = run(content.getvalue().encode())
    return answers["1"] | {"err": err}


@pytest.mark.parametrize("column", list(COLUMNS))
def test_the_domain(column: str) -> None:
    code, answers, err = run(FILE.read_bytes())
    assert (code, err, len(answers)) == (0, "", len(ROWS))
    expected, accepted = COLUMNS[column]
    wrong = [row["id"] for row in ROWS if answers[row["id"]][column] not in (row[expected], *row[accepted].split(";"))]
    assert len(wrong) <= 0.02 * len(ROWS), wrong


def test_lines_are_joined_by_a_literal_backslash_and_n() -> None:
    answer = one(first="Ewa", last="Nowicka", gender="f", office="Sekretarz", org="Rada Osiedla")
    assert answer["block_nom"] == r"Pani\nEwa Nowicka\nSekretarz Rady Osiedla"
    assert answer["block_dat"] == r"Pani\nEwie Nowickiej\nSekretarz Rady Osiedla"


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"kind": "crowd", "first": "Ewa"}, "kind crowd is none of"),
        ({}, "first and last are empty"),
        ({"title": "dr"}, "first and last are empty"),
        ({"kind": "couple", "first": "Ewa"}, "first2 and last2 are empty"),
        ({"kind": "institution", "org": "  "}, "org is empty"),
        ({"first": "Ewa", "org": "x" * 10_000}, "longer than"),
    ],
)
def test_what_cannot_be_answered_costs_its_row_alone(cells: dict[str, str], says: str) -> None:
    assert one(first="Ewa")["salutation"] == "Szanowny Panie"
    answer = one(**cells)
    assert (answer["salutation"], answer["block_nom"], answer["block_dat"]) == ("", "", "") and says in answer["err"]


@pytest.mark.parametrize(
    "cells",
    [
        {"first": "EWA", "last": "NOWICKA", "gender": "f"},
        {"first": "Ewa", "last": "No\u0007wicka", "gender": "f"},
        {"first": "„Ewa”", "last": "[x]", "gender": "f"},
        {"first": "Ewa", "last": "Новицка", "gender": "f"},
        {"first": "Ewa", "last": "Nowicka", "gender": "f", "title": "123", "office": "((("},
        {"first": "1", "last": "2", "gender": "x"},
    ],
)
def test_odd_names_are_answered(cells: dict[str, str]) -> None:
    answer = one(**cells)
    assert answer["salutation"] and answer["block_nom"] and answer["block_dat"] and not answer["err"]


@given(st.lists(st.text(), min_size=len(HEAD), max_size=len(HEAD)), st.sampled_from(["person", "couple", "institution", "unknown"]))
def test_any_row_is_answered(cells: list[str], kind: str) -> None:
    content = io.StringIO()
    csv.writer(content).writerow(HEAD)
    csv.writer(content).writerow(["1", kind, *cells[2:]])
    code, _, _ = run(content.getvalue().encode("utf-8", "surrogatepass"))
    assert code in (0, 1)
