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


NIGHTS = "2025-05-19T04:00", "2025-05-22T20:00", "2025-05-19T07:00", "2025-05-22T15:00"


def home(start: str, end: str, **more: str) -> dict[str, str]:
    return {"id": "1", "kind": "domestic", "start": start, "end": end} | more


def away(country: str, start: str, end: str, out: str, back: str, **more: str) -> dict[str, str]:
    return {"id": "1", "kind": "foreign", "country": country, "start": start, "end": end, "abroad_from": out, "abroad_to": back} | more


# Counted by hand from the regulation: diet, lodging, local, transfer, total in currency, diet at home, kilometres, total in zloty.
BY_HAND = [
    # 16 h by 30 and 8 h by 38, then a day by 38; a lump by each evening; local lumps shared as the day is
    (home("2022-07-27T08:00", "2022-07-29T08:00", lodging="lump,lump", local_transport="yes"), "70.67 102.00 14.13 0.00 - - 0.00 186.80"),
    # 45 - 45; 45 - 33.75; half less a breakfast of the full diet
    (home("2025-05-12T06:00", "2025-05-14T14:00", meals="1:BLD;2:BL;3:B", lodging="free,free"), "22.50 0.00 0.00 0.00 - - 0.00 22.50"),
    # meals of a started day take no more than its half
    (home("2025-05-12T06:00", "2025-05-13T10:00", meals="2:BL", lodging="short"), "45.00 0.00 0.00 0.00 - - 0.00 45.00"),
    # the night has 25 hours: a minute of the second day would do, here an hour
    (home("2024-10-26T08:00", "2024-10-27T08:00", lodging="r200", local_transport="yes"), "67.50 200.00 18.00 0.00 - - 0.00 285.50"),
    # 8 h 30 min on the clock, 7 h 30 min elapsed
    (home("2024-03-31T00:30", "2024-03-31T09:00", local_transport="yes"), "0.00 0.00 9.00 0.00 - - 0.00 9.00"),
    # the last day before the new rates of kilometres
    (home("2023-01-16T07:00", "2023-01-16T20:00", vehicle="car>900", km="100"), "45.00 0.00 0.00 0.00 - - 83.58 128.58"),
    # 8 h abroad are a third, 8 h of legs at home half
    (
        away("GB", "2025-05-19T04:00", "2025-05-19T20:00", "2025-05-19T07:00", "2025-05-19T15:00", local_transport="yes", transfer="2"),
        "15.00 0.00 4.50 45.00 64.50 22.50 0.00 22.50",
    ),
    # a minute more is half, and a minute less at home nothing
    (
        away("GB", "2025-05-19T04:00", "2025-05-19T20:00", "2025-05-19T07:00", "2025-05-19T15:01", local_transport="yes", transfer="1"),
        "22.50 0.00 4.50 22.50 49.50 0.00 0.00 0.00",
    ),
    # three days and 8 h by 59, full board leaves a quarter of a day; 400 capped at 350, consent, a quarter of 350
    (
        away("US-NY", *NIGHTS, meals="2:BLD", lodging="r400,r300+,lump", local_transport="yes", transfer="2"),
        "152.42 737.50 23.60 59.00 972.52 22.50 0.00 22.50",
    ),
    # the limit of Washington; nothing for what is free or a train
    (away("US-DC", *NIGHTS, lodging="r350,free,transit"), "196.67 300.00 0.00 0.00 496.67 22.50 0.00 22.50"),
    # 12 h are half; a breakfast of the full diet is taken from it
    (
        away("JP", "2025-05-19T04:00", "2025-05-20T20:00", "2025-05-19T07:00", "2025-05-20T19:00", meals="1:LD;2:B", lodging="lump", transfer="2"),
        "5649.00 5500.00 0.00 7532.00 18681.00 0.00 0.00 0.00",
    ),
    # a state that the annex does not name
    (
        away("BT", "2025-05-19T04:00", "2025-05-20T20:00", "2025-05-19T07:00", "2025-05-20T19:00", lodging="r150", tickets_other_pln="120.50"),
        "61.50 140.00 0.00 0.00 201.50 0.00 0.00 120.50",
    ),
    # 31 h on the clock, 30 h elapsed: a day and a third
    (
        away("DE", "2025-03-29T20:00", "2025-03-31T08:00", "2025-03-29T22:00", "2025-03-31T05:00", lodging="transit", local_transport="yes"),
        "65.33 0.00 9.80 0.00 75.13 0.00 0.00 0.00",
    ),
    # no lumps with one's own car
    (
        away(
            "CZ", "2025-06-10T06:00", "2025-06-11T19:30", "2025-06-10T08:00", "2025-06-11T17:30",
            lodging="r100", local_transport="yes", transfer="2", vehicle="car>900", km="320",
        ),
        "61.50 100.00 0.00 0.00 161.50 0.00 368.00 368.00",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "due"), BY_HAND)
def test_trips_counted_by_hand(cells: dict[str, str], due: str) -> None:
    answer, err = one(cells)
    assert err == ""
    assert [answer[name] or "-" for name in travelling.RESULTS] == due.split()


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
        ({"end": "9999-12-31T23:59"}, "outside the years"),
        ({"start": "0001-01-01T00:00"}, "outside the years"),
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
