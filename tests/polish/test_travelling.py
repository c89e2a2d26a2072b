# SPDX-License-Identifier: EUPL-1.2
"""All rows of the domain through the command's own function, and rows that nobody should send."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import travelling

FILE = Path(__file__).with_name("travel.csv")
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
HEAD = [*travelling.NEEDED, *travelling.KNOWN]
HOME = {"id": "1", "kind": "domestic", "start": "2025-03-12T07:00", "end": "2025-03-13T16:00"}
AWAY = HOME | {"kind": "foreign", "country": "DE", "abroad_from": "2025-03-12T09:00", "abroad_to": "2025-03-13T14:00"}


def run(content: bytes) -> tuple[int, dict[str, dict[str, str]], str]:
    out, err = io.StringIO(), io.StringIO()
    code = travelling.answer_csv(io.BytesIO(content), out, err)
    return code, {row["id"]: row for row in csv.DictReader(io.StringIO(out.getvalue()))}, err.getvalue()


def one(cells: dict[str, str]) -> tuple[dict[str, str], str]:
    content = io.StringIO()
    writer = csv.DictWriter(content, HEAD, restval="")
    writer.writeheader()
    writer.writerow(cells)
    _, answers, err = run(content.getvalue().encode())
    return answers["1"], err


def test_the_domain() -> None:
    code, answers, err = run(FILE.read_bytes())
    assert (code, err) == (0, "")
    assert answers == {row["id"]: {"id": row["id"]} | {name: row[name] for name in travelling.RESULTS} for row in ROWS}


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"kind": "walk"}, "kind walk is none of domestic, foreign"),
        ({"start": "12.03.2025"}, "start 12.03.2025 is not a moment"),
        ({"start": "2025-02-30T07:00"}, "no day of the calendar"),
        ({"end": "2025-03-12T06:59"}, "do not follow each other"),
        ({"end": "2025-03-12T07:00"}, "takes no time"),
        ({"start": "2012-03-12T07:00", "end": "2012-03-13T07:00"}, "no rates of domestic travel are known for 2012-03-12"),
        ({"meals": "1:X"}, "meals 1:X"),
        ({"meals": "1:BB"}, "meals 1:BB"),
        ({"meals": "1:B;1:L"}, "meals 1:L"),
        ({"meals": "3:B"}, "a day that the trip does not have"),
        ({"lodging": "hotel"}, "lodging hotel is none of"),
        ({"lodging": "r-5"}, "lodging r-5 is none of"),
        ({"lodging": "r100,r100"}, "names 2 nights, the trip has 1"),
        ({"local_transport": "maybe"}, "neither yes nor no"),
        ({"transfer": "3"}, "none of 0, 1, 2"),
        ({"vehicle": "tank", "km": "10"}, "no rate a kilometre is known"),
        ({"vehicle": "moped", "km": "ten"}, "km ten is not an amount"),
        ({"tickets_other_pln": "-5"}, "tickets_other_pln -5 is not an amount"),
        ({"meals": "1:B;" * 1_000}, "too long"),
    ],
)
def test_what_cannot_be_settled_costs_its_row_alone(cells: dict[str, str], says: str) -> None:
    good, nothing = one(HOME)
    assert (good["diet"], good["total_pln"], nothing) == ("90.00", "90.00", "")
    answer, err = one(HOME | cells)
    assert set(answer.values()) == {"1", ""} and says in err


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"country": "PL"}, "no foreign state"),
        ({"country": "Niemcy"}, "no foreign state"),
        ({"abroad_from": ""}, "abroad_from"),
        ({"abroad_to": "2025-03-12T08:00"}, "do not follow each other"),
        (
            {"start": "2021-03-12T07:00", "abroad_from": "2021-03-12T09:00", "end": "2021-03-13T16:00", "abroad_to": "2021-03-13T14:00"},
            "no rates of foreign",
        ),
    ],
)
def test_trips_abroad_that_cannot_be_settled(cells: dict[str, str], says: str) -> None:
    good, nothing = one(AWAY)
    assert (good["diet"], nothing) == ("65.33", "")
    answer, err = one(AWAY | cells)
    assert set(answer.values()) == {"1", ""} and says in err


def test_states_of_the_annex_and_others() -> None:
    diets = {code: one(AWAY | {"country": code, "abroad_to": "2025-03-13T09:00"})[0]["diet"] for code in ("DE", "US-NY", "US-TX", "JP", "BT")}
    assert diets == {"DE": "49.00", "US-NY": "59.00", "US-TX": "59.00", "JP": "7532.00", "BT": "41.00"}


@given(st.lists(st.text(), min_size=len(HEAD), max_size=len(HEAD)), st.sampled_from(["domestic", "foreign"]))
def test_any_row_is_answered(cells: list[str], kind: str) -> None:
    content = io.StringIO()
    csv.writer(content).writerow(HEAD)
    csv.writer(content).writerow(["1", kind, *cells[2:]])
    code, _, _ = run(content.getvalue().encode("utf-8", "surrogatepass"))
    assert code in (0, 1)
