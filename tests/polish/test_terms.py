# SPDX-License-Identifier: EUPL-1.2
"""Terms against a naive day-by-day counter, and what the data file must say of each."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import terms
from gabinet.polish.terms import WARSAW, Pause, Term, Unit
from tests.polish import naive

TERMS = terms.shipped()
days = st.dates(naive.FIRST, naive.LAST - timedelta(days=1500))
CODES = """
FOI_14D FOI_EXT_2M FOI_MODE_REPLY_14D FOI_APPEAL_14D FOI_APPEAL_FORWARD_7D FOI_WSA_15D WSA_FORWARD_30D REUSE_14D PRESS_QUESTION_14D
PRESS_QUESTION_EXT_2M PRESS_REFUSAL_3D PRESS_CRITICISM_1M AUTH_DAILY_6H AUTH_PERIODICAL_24H CORRECTION_FILE_21D CORRECTION_REFILE_21D
CORRECTION_ONLINE_3WD CORRECTION_DAILY_MAX_7D CORRECTION_REFUSAL_7D CORRECTION_CLAIM_1Y COMPLAINT_1M COMPLAINT_REP_14D
COMPLAINT_FORWARD_7D COMPLAINT_CLARIFY_7D MOTION_1M MOTION_FORWARD_7D KPA_CASE_1M KPA_COMPLEX_2M KPA_WEEKS KPA_YEARS KPA_DEFECTS_7D
KPA_PONAGLENIE_FORWARD_7D PETITION_3M PETITION_EXT_3M PETITION_FORWARD_30D PETITION_CALL_30D PETITION_COMPLETE_14D
PETITION_MULTI_WAIT_2M PETITION_MULTI_3M PETITION_REPORT_0630 STATE_OF_CITY_0531 INTERPELLATION_14D MP_INTERVENTION_14D GDPR_1M
GDPR_EXT_3M ACCESS_7D ACCESS_EXT_2M LIVE_VIDEO_14D LIVE_VIDEO_EXT_2M ACCESS_STATEMENT_0331 TRAVEL_SETTLE_14D EDELIVERY_DEEMED
PATRONAGE_LATEST ROAD_EVENT_30D GARRISON_14D BENEFITS_30D BUDGET_DRAFT_1115 RETENTION_ELIGIBLE
"""
SUFFIXES = {"H": Unit.HOURS, "D": Unit.DAYS, "WD": Unit.WORKING_DAYS, "M": Unit.MONTHS, "Y": Unit.YEARS}


def test_every_code_is_shipped_and_no_other() -> None:
    assert sorted(TERMS) == sorted(CODES.split())


@pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.code)
def test_each_term_says_where_it_comes_from(term: Term) -> None:
    assert term.basis and term.valid_from >= date(1980, 1, 1)
    assert term.mark in "VSMC" and term.shift_mark in "VSMC"
    assert term.label.pl and term.label.en and term.counted_from.pl and term.counted_from.en
    assert bool(term.shift_basis) == term.shift
    assert (term.length is None) == bool(term.parameter or term.unit is Unit.CALENDAR_DATE)
    assert not term.extended_by or TERMS[term.extended_by].length


@pytest.mark.parametrize("term", [term for term in TERMS.values() if term.length], ids=lambda term: term.code)
def test_the_name_of_a_term_tells_its_length(term: Term) -> None:
    tail = term.code.rpartition("_")[2]
    if not tail[0].isdigit():
        assert term.code == "EDELIVERY_DEEMED"
        return
    digits = "".join(filter(str.isdigit, tail))
    unit = SUFFIXES[tail.removeprefix(digits)]
    backward = term.unit is Unit.BACKWARD_DAYS
    assert (term.length, unit) == (int(digits), Unit.DAYS if backward else term.unit)


def test_press_and_public_information_know_no_pause() -> None:
    for code, term in TERMS.items():
        assert not (term.pausable and code.startswith(("FOI_", "PRESS_", "REUSE_"))), code


def test_the_example_of_a_sunday_that_is_all_saints() -> None:
    due = terms.due(TERMS["PRESS_QUESTION_14D"], date(2026, 10, 18))
    assert due == terms.Due(date(2026, 11, 1), date(2026, 11, 2), ("start:2026-10-18", "nominal:2026-11-01", "shifted:2026-11-02"))


def _terms(*units: Unit) -> st.SearchStrategy[Term]:
    return st.sampled_from([term for term in TERMS.values() if term.unit in units and term.length and not term.first])


@given(_terms(Unit.DAYS), days)
def test_days(term: Term, start: date) -> None:
    _agrees(term, start, naive.after_days(start, term.length or 0))


@given(_terms(Unit.MONTHS), days)
def test_months(term: Term, start: date) -> None:
    _agrees(term, start, naive.after_months(start, term.length or 0))


@given(st.integers(1, 4), days)
def test_years(years: int, start: date) -> None:
    _agrees(TERMS["KPA_YEARS"].lasting(years), start, naive.after_months(start, 12 * years))


@given(st.integers(1, 60), days)
def test_weeks(weeks: int, start: date) -> None:
    due = terms.due(TERMS["KPA_WEEKS"].lasting(weeks), start)
    assert due.nominal.weekday() == start.weekday()
    _agrees(TERMS["KPA_WEEKS"].lasting(weeks), start, naive.after_days(start, 7 * weeks))


@given(_terms(Unit.WORKING_DAYS), days)
def test_working_days(term: Term, start: date) -> None:
    _agrees(term, start, naive.after_working_days(start, term.length or 0))


@given(days)
def test_a_petition_extended_runs_from_the_shifted_end(filed: date) -> None:
    first = naive.moved(naive.after_months(filed, 3))
    _agrees(TERMS["PETITION_EXT_3M"], filed, naive.after_months(first, 3))


@given(_terms(Unit.BACKWARD_DAYS), days)
def test_backward_terms_are_never_moved_but_warn(term: Term, event: date) -> None:
    due = terms.due(term, event)
    assert due.on == due.nominal == event - timedelta(days=term.length or 0)
    warned = [step for step in due.why if step.startswith("earlier:")]
    assert bool(warned) == (not naive.works(due.on))
    assert all(naive.works(date.fromisoformat(step.removeprefix("earlier:"))) for step in warned)


@given(days)
def test_twenty_eight_february_goes_to_twenty_eight_march(start: date) -> None:
    february = date(start.year, 2, 28)
    assert terms.due(TERMS["KPA_CASE_1M"], february).nominal == date(start.year, 3, 28)
    assert terms.due(TERMS["KPA_CASE_1M"], date(start.year, 1, 31)).nominal.month == 2


def test_calendar_dates() -> None:
    assert terms.due(TERMS["STATE_OF_CITY_0531"], date(2025, 7, 7)).on == date(2026, 5, 31)  # a Sunday, not moved
    assert terms.due(TERMS["BUDGET_DRAFT_1115"], date(2026, 1, 1)).why == ("year:2026", "nominal:2025-11-15", "shifted:2025-11-17")


@pytest.mark.parametrize(("years", "first_day"), [(5, date(2032, 1, 1)), (10, date(2037, 1, 1)), (0, date(2027, 1, 1))])
def test_retention_counts_full_calendar_years(years: int, first_day: date) -> None:
    term = TERMS["RETENTION_ELIGIBLE"].lasting(years)
    assert terms.due(term, date(2026, 1, 1)).on == terms.due(term, date(2026, 12, 31)).on == first_day


def test_an_office_hands_in_its_own_days_off() -> None:
    def off(day: date) -> bool:
        return day == date(2026, 3, 16) or naive.feast(day)

    assert terms.due(TERMS["FOI_14D"], date(2026, 3, 2)).on == date(2026, 3, 16)
    assert terms.due(TERMS["FOI_14D"], date(2026, 3, 2), off).on == date(2026, 3, 17)


moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@given(_terms(Unit.HOURS), moments)
def test_hours_are_elapsed_hours(term: Term, moment: datetime) -> None:
    end = terms.until(term, moment.astimezone(WARSAW))
    assert end.astimezone(UTC) - moment == timedelta(hours=term.length or 0)
    assert end.tzinfo is WARSAW


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2026, 3, 28, 22, 0), datetime(2026, 3, 29, 5, 0)),
        (datetime(2025, 10, 25, 22, 30), datetime(2025, 10, 26, 3, 30)),
        (datetime(2025, 10, 26, 2, 30), datetime(2025, 10, 26, 7, 30)),  # the first 2:30
        (datetime(2025, 10, 26, 2, 30, fold=1), datetime(2025, 10, 26, 8, 30)),  # the second
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 9, 30)),  # skipped by the clock: read as winter time
    ],
)
def test_hours_over_the_clock_change(start: datetime, end: datetime) -> None:
    assert terms.until(TERMS["AUTH_DAILY_6H"], start.replace(tzinfo=WARSAW)).replace(tzinfo=None) == end


pauses = st.lists(st.tuples(st.integers(-5, 80), st.integers(1, 20)), max_size=4)


@given(days, pauses)
def test_days_of_pauses_do_not_count(start: date, drawn: list[tuple[int, int]]) -> None:
    term = Term(**{**TERMS["KPA_CASE_1M"].__dict__, "unit": Unit.DAYS, "length": 30})
    spans = [Pause(start + timedelta(days=at), start + timedelta(days=at + long)) for at, long in drawn]
    day, counted = start, 0
    while counted < 30:
        day += timedelta(days=1)
        counted += not any(span.since <= day < span.until for span in spans)
    # a pause that begins on the day after the last one no longer matters; one that begins on the last day does
    due = terms.paused(term, start, spans)
    assert due.nominal == day
    assert due.on == naive.moved(day)


def test_a_month_is_lengthened_by_the_days_of_its_pauses_and_then_shifted() -> None:
    term = TERMS["KPA_CASE_1M"]
    due = terms.paused(term, date(2026, 12, 11), [Pause(date(2026, 12, 20), date(2027, 1, 2))])
    assert (due.nominal, due.on) == (date(2027, 1, 24), date(2027, 1, 25))
    assert "paused:2026-12-20/2027-01-02" in due.why


def test_without_a_pause_the_two_ways_are_one() -> None:
    term = TERMS["FOI_14D"]
    assert terms.paused(term, date(2026, 3, 2), []) == terms.due(term, date(2026, 3, 2))


@pytest.mark.parametrize("code", ["PRESS_QUESTION_14D", "PRESS_QUESTION_EXT_2M", "FOI_14D", "FOI_EXT_2M", "PETITION_3M", "COMPLAINT_1M"])
def test_a_clock_without_pause_refuses_one(code: str) -> None:
    pause = [Pause(date(2026, 3, 3), date(2026, 3, 5))]
    assert terms.paused(TERMS["KPA_CASE_1M"], date(2026, 3, 2), pause).nominal == date(2026, 4, 4)
    with pytest.raises(terms.NotPausable):
        terms.paused(TERMS[code], date(2026, 3, 2), pause)


def test_a_pause_ends_after_it_began() -> None:
    assert terms.paused(TERMS["KPA_CASE_1M"], date(2026, 3, 2), [Pause(date(2026, 3, 3), date(2026, 3, 4))])
    with pytest.raises(terms.Uncountable):
        terms.paused(TERMS["KPA_CASE_1M"], date(2026, 3, 2), [Pause(date(2026, 3, 3), date(2026, 3, 3))])


def test_what_cannot_be_counted_is_said() -> None:
    assert terms.due(TERMS["KPA_WEEKS"].lasting(1), date(2026, 3, 2)).on == date(2026, 3, 9)
    for term, start in [
        (TERMS["KPA_WEEKS"], date(2026, 3, 2)),
        (TERMS["KPA_WEEKS"].lasting(0), date(2026, 3, 2)),
        (TERMS["KPA_WEEKS"].lasting(-2), date(2026, 3, 2)),
        (TERMS["AUTH_DAILY_6H"], date(2026, 3, 2)),
        (TERMS["FOI_14D"], date(9999, 12, 25)),
        (TERMS["FOI_EXT_2M"], date(9999, 12, 25)),
        (TERMS["KPA_YEARS"].lasting(99999), date(2026, 3, 2)),
        (TERMS["RETENTION_ELIGIBLE"].lasting(9999), date(2026, 3, 2)),
        (TERMS["ROAD_EVENT_30D"], date(1, 1, 5)),
    ]:
        with pytest.raises(terms.Uncountable):
            terms.due(term, start)


def test_hours_need_a_moment_with_its_zone() -> None:
    moment = datetime(2026, 4, 15, 13, 30, tzinfo=WARSAW)
    assert terms.until(TERMS["AUTH_DAILY_6H"], moment).hour == 19
    for term, at in [
        (TERMS["FOI_14D"], moment),
        (TERMS["AUTH_DAILY_6H"], moment.replace(tzinfo=None)),
        (TERMS["AUTH_DAILY_6H"], datetime(9999, 12, 31, 22, tzinfo=WARSAW)),
    ]:
        with pytest.raises(terms.Uncountable):
            terms.until(term, at)


def _agrees(term: Term, start: date, nominal: date) -> None:
    due = terms.due(term, start)
    assert due.nominal == nominal
    assert due.on == (naive.moved(nominal) if term.shift else nominal)
    assert f"nominal:{nominal}" in due.why
    assert (f"shifted:{due.on}" in due.why) == (due.on != nominal)
