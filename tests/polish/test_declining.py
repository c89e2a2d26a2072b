# SPDX-License-Identifier: EUPL-1.2
"""All rows of the domain through the command's own function, and rows that nobody should send."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import declining

FILE = Path(__file__).with_name("inflection.csv")
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
HEAD = "id,kind,gender,honorific,title,first,last,office,gender2,first2,last2,name,case\n"


def run(content: bytes) -> tuple[int, dict[str, dict[str, str]], str]:
    out, err = io.StringIO(), io.StringIO()
    code = declining.answer_csv(io.BytesIO(content), out, err)
    return code, {row["id"]: row for row in csv.DictReader(io.StringIO(out.getvalue()))}, err.getvalue()


def one(**cells: str) -> dict[str, str]:
    out = io.StringIO()
    names = HEAD.strip().split(",")
    writer = csv.DictWriter(out, names, restval="")
    writer.writeheader()
    writer.writerow({"id": "1", "kind": "person", "gender": "m", "case": "gen"} | cells)
    _, answers, err = run(out.getvalue().encode())
    return answers["1"] | {"err": err}


def right(row: dict[str, str], text: str) -> bool:
    return text == row["expected"] or text in row["alternatives_accepted"].split(";")


def of(tier: str) -> list[dict[str, str]]:
    return [row for row in ROWS if row["tier"] == tier]


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, str]]:
    code, answered, err = run(FILE.read_bytes())
    assert (code, err, len(answered)) == (0, "", len(ROWS))
    return answered


def wrong(rows: Iterable[dict[str, str]], answers: dict[str, dict[str, str]]) -> list[str]:
    return [f"{row['id']}: {answers[row['id']]['text']}, not {row['expected']}" for row in rows if not right(row, answers[row["id"]]["text"])]


def flagged(rows: Iterable[dict[str, str]], answers: dict[str, dict[str, str]]) -> list[str]:
    return [row["id"] for row in rows if answers[row["id"]]["certain"] == "no"]


def test_common_rows(answers: dict[str, dict[str, str]]) -> None:
    assert len(wrong(of("common"), answers)) <= 1, wrong(of("common"), answers)
    assert len(flagged(of("common"), answers)) <= 0.01 * len(of("common"))


def test_hard_rows(answers: dict[str, dict[str, str]]) -> None:
    certain = [row for row in of("hard") if answers[row["id"]]["certain"] == "yes"]
    assert len(wrong(certain, answers)) <= 0.01 * len(certain), wrong(certain, answers)
    assert len(wrong(of("hard"), answers)) <= 0.04 * len(of("hard")), wrong(of("hard"), answers)


def test_doubts_are_few_and_in_the_right_place(answers: dict[str, dict[str, str]]) -> None:
    asked = [row for row in ROWS if row["ask"] == "yes"]
    assert len(flagged(ROWS, answers)) < 0.1 * len(ROWS)
    assert len(flagged(asked, answers)) >= len(asked) - 1 > 5


@pytest.mark.parametrize("case", ["D", "gen", " GEN ", "dopełniacz"])
def test_cases_by_any_name(case: str) -> None:
    assert one(first="Ewa", gender="f", case=case)["text"] == "Ewy"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"first": "JÓZEF", "last": "MALINOWSKI-DUDA"}, "Józefa Malinowskiego-Dudy"),
        ({"first": "  Józef ", "last": "Malinowski"}, "Józefa Malinowskiego"),
        (
            {"first": "Józef", "last": "Malinowski", "kind": "couple", "gender2": "f", "first2": "Zofia", "last2": "Malinowska"},
            "Józefa i Zofii Malinowskich",
        ),
        ({"kind": "organisation", "name": "Straż Graniczna"}, "Straży Granicznej"),
        ({"kind": "place", "name": "Wrzosowiec-Zdrój"}, "Wrzosowca-Zdroju"),
    ],
)
def test_good_rows(cells: dict[str, str], text: str) -> None:
    answer = one(**cells)
    assert (answer["text"], answer["certain"], answer["err"]) == (text, "yes", "")


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"first": "Aleksandra", "last": "Maj", "gender": ""}, "Aleksandra Maj"),
        ({"first": "Ewa 2", "gender": "f"}, "Ewa 2"),
        ({"first": "Ewa", "last": "(Nowicka)", "gender": "f"}, "Ewa (Nowicka)"),
        ({"first": "Ewa", "last": "„Nowicka”", "gender": "f"}, "Ewa „Nowicka”"),
        ({"first": "Анна", "last": "Nowicka", "gender": "f"}, "Анна Nowicka"),
        ({"first": "Ew\u0007a\u202e", "last": "Nowicka#", "gender": "f"}, "Ewa Nowicka#"),
        ({"kind": "organisation", "name": "12345"}, "12345"),
        ({"kind": "organisation", "name": "Ξενία"}, "Ξενία"),
        ({"kind": "place", "name": "!!!"}, "!!!"),
    ],
)
def test_what_is_no_name_comes_back_flagged(cells: dict[str, str], text: str) -> None:
    answer = one(**cells)
    assert (answer["text"], answer["certain"], answer["err"]) == (text, "no", "")


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"kind": "dog"}, "kind dog is none of"),
        ({"first": "Ewa", "case": "ablative"}, "A case is one of"),
        ({}, "first and last are empty"),
        ({"title": "prof. dr hab."}, "first and last are empty"),
        ({"kind": "couple", "first": "Ewa"}, "first2 and last2 are empty"),
        ({"kind": "organisation"}, "name is empty"),
        ({"kind": "place", "name": " "}, "name is empty"),
        ({"first": "E" * 10_000}, "longer than"),
        ({"kind": "organisation", "name": "Rada " * 2_000}, "longer than"),
    ],
)
def test_what_cannot_be_answered_costs_its_row_alone(cells: dict[str, str], says: str) -> None:
    answer = one(**cells)
    assert (answer["text"], answer["certain"]) == ("", "") and says in answer["err"]


def test_the_rest_goes_on() -> None:
    code, answers, err = run((HEAD + "a,dog,,,,,,,,,,,gen\nb,person,f,,,Ewa,,,,,,,dat\n\nc,person,f,,,Ewa,,,,,,,sideways\n").encode())
    assert code == 1
    assert [(row["text"], row["certain"]) for row in answers.values()] == [("", ""), ("Ewie", "yes"), ("", "")]
    assert [line.partition(":")[0] for line in err.splitlines()] == ["Line 2 (a)", "Line 5 (c)"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"id,kind\n1,person\n", "no column case"),
        (b"id;kind;case\n", "separated by semicolons"),
        (b"id,kind,case,first,first\n", "names the column first twice"),
    ],
)
def test_files_without_a_header(content: bytes, says: str) -> None:
    code, answers, err = run(content)
    assert (code, answers) == (1, {}) and says in err


@given(st.lists(st.text(), min_size=12, max_size=12), st.sampled_from(["person", "couple", "title_person", "organisation", "place"]))
def test_any_row_is_answered(cells: list[str], kind: str) -> None:
    content = io.StringIO()
    csv.writer(content).writerow(["id", "kind", "case", *declining.KNOWN])
    csv.writer(content).writerow(["1", kind, "dat", *cells[: len(declining.KNOWN)]])
    code, _, _ = run(content.getvalue().encode("utf-8", "surrogatepass"))
    assert code in (0, 1)
