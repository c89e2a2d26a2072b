# SPDX-License-Identifier: EUPL-1.2
"""Every row of the rules, and rows that nobody should send."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gabinet.polish import deadlines, terms
from gabinet.polish.answers import Unanswerable
from gabinet.polish.deadlines import answer, answer_csv

FILE = Path(__file__).with_name("deadlines.csv")
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
HEAD = b"id,rule,start_date,context\n"


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_row(row: dict[str, str]) -> None:
    assert answer(row) == row["expected_due"]


def test_the_whole_file() -> None:
    with FILE.open("rb") as lines:
        code, out, err = _run(lines.read())
    assert (code, err) == (0, "")
    assert out == [{"id": row["id"], "expected_due": row["expected_due"]} for row in ROWS]


@pytest.mark.parametrize(
    ("rule", "start", "context", "due"),
    [
        ("FOI_14D", "2026-03-02T23:59", "late in the evening", "2026-03-16"),
        ("FOI_14D", "2026-03-02 23:59:59", "", "2026-03-16"),
        ("FOI_14D", "2026-03-02T23:30Z", "half past midnight in Warsaw", "2026-03-17"),
        ("FOI_14D", "2026-03-29T02:30", "an hour that the clock skips lies on that day all the same", "2026-04-13"),
        ("FOI_14D", " 2026-03-02 ", "", "2026-03-16"),
        ("AUTH_DAILY_6H", "2026-03-29T02:30", "skipped by the clock", "2026-03-29T09:30"),
        ("AUTH_DAILY_6H", "2025-10-26T02:30", "comes twice, the first counts", "2025-10-26T07:30"),
        ("AUTH_DAILY_6H", "2025-10-26T02:30+01:00", "the second", "2025-10-26T08:30"),
        ("AUTH_DAILY_6H", "2026-04-15T13:30:20", "", "2026-04-15T19:30:20"),
        ("AUTH_PERIODICAL_24H", "2024-12-31T23:00", "", "2025-01-01T23:00"),
        ("CORRECTION_CLAIM_1Y", "2028-02-29", "", "2029-02-28"),
        ("KPA_WEEKS", "2026-03-02", "the office set weeks=3, in writing", "2026-03-23"),
        ("KPA_YEARS", "2024-02-29", "years=4", "2028-02-29"),
        ("PATRONAGE_LATEST", "2026-06-20", "days_before=0", "2026-06-20"),
        ("RETENTION_ELIGIBLE", "2026-05-10", "category=BE10", "2037-01-01"),
        ("RETENTION_ELIGIBLE", "2026-05-10", "category=B50.", "2077-01-01"),
        ("RETENTION_ELIGIBLE", "2026-05-10", "category=Bc", "2027-01-01"),
        ("RETENTION_ELIGIBLE", "2026-05-10", "category = a", "never"),
        ("ACCESS_STATEMENT_0331", "2024", "", "2024-03-31"),
        ("EDELIVERY_DEEMED", "2026-12-10", "", "2026-12-25"),
        ("PETITION_MULTI_WAIT_2M", "2025-12-31", "", "2026-02-28"),
        ("CORRECTION_ONLINE_3WD", "2025-12-23", "", "2025-12-31"),
        ("MOTION_1M", "2024-12-31", "", "2025-01-31"),
    ],
)
def test_other_rows(rule: str, start: str, context: str, due: str) -> None:
    assert answer({"rule": rule, "start_date": start, "context": context}) == due


@pytest.mark.parametrize("code", terms.shipped())
def test_every_rule_answers(code: str) -> None:
    term = terms.shipped()[code]
    start = {terms.Unit.HOURS: "2026-03-02T10:00", terms.Unit.CALENDAR_DATE: "2026"}.get(term.unit, "2026-03-02")
    context = {"": "", "category": "category=B5"}.get(term.parameter, f"{term.parameter}=2")
    assert answer({"rule": code, "start_date": start, "context": context})[:2] == "20"


GOOD = {"rule": "FOI_14D", "start_date": "2026-03-02", "context": ""}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rule": ""}, "rule is empty"),
        ({"rule": "FOI_14"}, "did you mean FOI_14D?"),
        ({"rule": "foi_14d"}, "no rule is called"),
        ({"rule": "\x1b[31m" * 50}, "no rule is called"),
        ({"start_date": ""}, "start_date is empty"),
        ({"start_date": "2026-02-30"}, "no day of the calendar"),
        ({"start_date": "2026-13-01"}, "no day of the calendar"),
        ({"start_date": "2026-03-02T24:00"}, "no hour of a day"),
        ({"start_date": "2.03.2026"}, "2026-03-02"),
        ({"start_date": "20260302"}, "2026-03-02"),
        ({"start_date": "2026-W10-1"}, "2026-03-02"),
        ({"start_date": "٢٠٢٦-٠٣-٠٢"}, "2026-03-02"),
        ({"start_date": "2026"}, "2026-03-02"),
        ({"start_date": "99999-01-01"}, "2026-03-02"),
        ({"start_date": "9999-12-31"}, "outside the calendar"),
        ({"start_date": "9999-12-31T23:59-12:00"}, "no day of the calendar"),
        ({"start_date": "0026-03-02"}, "before 1900"),
        ({"start_date": "0001-01-01T00:00+12:00"}, "no day of the calendar"),
        ({"rule": "AUTH_DAILY_6H"}, "a term in hours needs one"),
        ({"rule": "AUTH_DAILY_6H", "start_date": "9999-12-31T23:00"}, "outside the calendar"),
        ({"rule": "STATE_OF_CITY_0531"}, "is not a year"),
        ({"rule": "STATE_OF_CITY_0531", "start_date": "0000"}, "no year 0000"),
        ({"rule": "STATE_OF_CITY_0531", "start_date": "9999"}, "outside the calendar"),
        ({"rule": "STATE_OF_CITY_0531", "start_date": "12345"}, "is not a year"),
        ({"rule": "KPA_WEEKS"}, "needs weeks="),
        ({"rule": "KPA_WEEKS", "context": "weeks=2 or weeks=3"}, "more than once"),
        ({"rule": "KPA_WEEKS", "context": "weeks=0"}, "at least 1"),
        ({"rule": "KPA_WEEKS", "context": "weeks=-1"}, "whole number"),
        ({"rule": "KPA_WEEKS", "context": "weeks=two"}, "whole number"),
        ({"rule": "KPA_WEEKS", "context": "weeks="}, "whole number"),
        ({"rule": "KPA_WEEKS", "context": "weeks=1.5"}, "whole number"),
        ({"rule": "KPA_WEEKS", "context": "weeks=²"}, "whole number"),
        ({"rule": "KPA_WEEKS", "context": "weeks=" + "9" * 5000}, "whole number"),
        ({"rule": "KPA_YEARS", "context": "years=9999"}, "outside the calendar"),
        ({"rule": "PATRONAGE_LATEST", "context": "30 days"}, "needs days_before="),
        ({"rule": "PATRONAGE_LATEST", "context": "min_days_before=30"}, "needs days_before="),
        ({"rule": "RETENTION_ELIGIBLE", "context": "category=C"}, "no archival category"),
        ({"rule": "RETENTION_ELIGIBLE", "context": "category=B"}, "no archival category"),
    ],
)
def test_a_row_without_an_answer_says_why(change: dict[str, str], says: str) -> None:
    assert answer(GOOD) == "2026-03-16"
    with pytest.raises(Unanswerable) as caught:
        answer({**GOOD, **change})
    assert says in str(caught.value)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 200


def test_columns_in_any_order_and_others_ignored() -> None:
    text = "why,context,start_date,rule,id\n,weeks=2,2026-03-02,KPA_WEEKS,a\n"
    assert _run(text.encode()) == (0, [{"id": "a", "expected_due": "2026-03-16"}], "")


def test_a_bad_row_costs_itself_alone() -> None:
    code, out, err = _run(HEAD + b"a,FOI_14D,2026-03-02,\nb,FOI_14D,soon,\n\nc,FOI_14D,2026-03-03,\n")
    assert code == 1
    assert [row["expected_due"] for row in out] == ["2026-03-16", "", "2026-03-17"]
    assert err == "Line 3 (b): start_date soon is not a day written as 2026-03-02.\n"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b"b,FOI_14D,2026-03-02,a,b", "5 cells under 4 columns"),
        (b"b,FOI_14D", "start_date is empty"),
        (b",,,", "rule is empty"),
        (b",FOI_14D,2026-03-02,", "id is empty"),
        (b"b,FOI_14D,2026-03-02,\xb9\xea", "UTF-8"),
        (b"\xff\xfe,FOI_14D,2026-03-02,", "UTF-8"),
        (b'b,FOI_14D,2026-03-02,"never closed', "cannot be read as CSV"),
        (b'b,"FOI_14D"x,2026-03-02,', "cannot be read as CSV"),
        (b"b,FOI_14D,2026-03-02," + b"x" * 200_000, "cannot be read as CSV"),
        (b"b;FOI_14D;2026-03-02;", "rule is empty"),
        (b"b\0,FOI\0_14D,2026-03-02,", "no rule is called"),
    ],
)
def test_rows_of_junk(row: bytes, says: str) -> None:
    good = b"good,FOI_14D,2026-03-02,"
    assert _run(HEAD + good)[0] == 0
    code, out, err = _run(HEAD + good + b"\n" + row + b"\n" + good)
    assert code == 1
    assert says in err and err.startswith("Line 3") and err.count("\n") == 1
    assert [line["expected_due"] for line in out[::2]] == ["2026-03-16", "2026-03-16"]
    assert len(out) == 3


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"\n\n  \n", "The file is empty"),
        (b"id;rule;start_date;context\na;FOI_14D;2026-03-02;\n", "semicolons"),
        (b"id\trule\tstart_date\tcontext\n", "tabs"),
        (b"id,rule,start_date\n", "no column context"),
        (b"a,FOI_14D,2026-03-02,\n", "no column id, rule, start_date, context"),
        (b"id,rule,start_date,context,rule\n", "column rule twice"),
        ("id,rule,start_date,context\na,FOI_14D,2026-03-02,\n".encode("utf-16"), "not text in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no column"),
        (b'"id,rule', "The first line names no columns"),
    ],
)
def test_a_file_that_is_no_such_file(content: bytes, says: str) -> None:
    assert _run(HEAD + b"a,FOI_14D,2026-03-02,\n")[0] == 0
    code, out, err = _run(content)
    assert (code, out) == (1, [])
    assert says in err and err.count("\n") == 1


def test_what_other_programs_write() -> None:
    rows = b"a,FOI_14D,2026-03-02,\r\nb,FOI_14D,2026-03-03,\r\n"
    expected = [{"id": "a", "expected_due": "2026-03-16"}, {"id": "b", "expected_due": "2026-03-17"}]
    windows = HEAD.replace(b"\n", b"\r\n") + rows
    for content in (windows, b"\xef\xbb\xbf" + windows, windows.replace(b"\r\n", b"\r"), windows.rstrip(), b"\n" + windows):
        assert _run(content) == (0, expected, "")


def test_a_cp1250_file_loses_only_the_rows_with_polish_letters() -> None:
    text = "id,rule,start_date,context\na,FOI_14D,2026-03-02,wpływ\nb,FOI_14D,2026-03-02,plain\n"
    code, out, err = _run(text.encode("cp1250"))
    assert (code, [row["expected_due"] for row in out]) == (1, ["", "2026-03-16"])
    assert err == "Line 2 (a): it is not written in UTF-8.\n"


def test_lines_of_text_will_do() -> None:
    out, err = io.StringIO(), io.StringIO()
    assert answer_csv(FILE.read_text(encoding="utf-8").splitlines(keepends=True), out, err) == 0
    assert answer_csv(["id,rule,start_date,context\n", "\udcff,FOI_14D,2026-03-02,\ud800\n"], out, err) == 1


def test_a_cell_over_several_lines_is_one_row() -> None:
    _, out, err = _run(HEAD + b'a,FOI_14D,2026-03-02,"two\nlines"\nb,FOI_14D,soon,\n')
    assert [row["id"] for row in out] == ["a", "b"]
    assert err.startswith("Line 4 (b)")


@given(st.binary(max_size=300))
@example(b'"' * 250)
def test_junk_never_raises(junk: bytes) -> None:
    for content in (junk, HEAD + junk):
        code, _, err = _run(content)
        assert code in (0, 1)
        assert bool(err) == (code == 1)


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(sorted(terms.shipped())))
def test_any_text_is_answered_or_refused_in_words(start: str, context: str, code: str) -> None:
    try:
        due = answer({"rule": code, "start_date": start, "context": context})
    except Unanswerable as reason:
        assert str(reason).isprintable()
    else:
        assert due == "never" or date.fromisoformat(due[:10])


def test_a_stray_quotation_mark_swallows_no_other_row() -> None:
    rows = b'a,FOI_14D,2026-03-02,"\nb,FOI_14D,2026-03-02,x\n' * 2_000
    code, out, err = _run(HEAD + rows)
    assert code == 1
    assert [line["id"] for line in out] == ["a", "b"] * 2_000
    assert [line["expected_due"] for line in out] == ["", "2026-03-16"] * 2_000
    assert err.count("quotation mark") == 1_999 and err.count("cannot be read") == 1


def _run(content: bytes) -> tuple[int, list[dict[str, str]], str]:
    out, err = io.StringIO(), io.StringIO()
    code = deadlines.answer_csv(io.BytesIO(content), out, err)
    return code, list(csv.DictReader(io.StringIO(out.getvalue()))), err.getvalue()
