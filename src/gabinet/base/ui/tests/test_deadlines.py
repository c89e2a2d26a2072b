# SPDX-License-Identifier: EUPL-1.2
"""Chips and clocks: shape, word and colour say the same about every day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from gabinet.base.ui import deadlines

NOW = datetime(2026, 10, 27, 9, 42, tzinfo=UTC)  # a Tuesday, 10:42 in Warsaw
TODAY = date(2026, 10, 27)


@pytest.mark.parametrize(
    ("due_on", "hour", "state", "text"),
    [
        (date(2026, 11, 12), None, "ok", "12.11"),
        (date(2026, 10, 30), None, "soon", "za 3 dni rob."),
        (date(2026, 10, 28), None, "soon", "jutro"),
        (TODAY, None, "now", "dziś"),
        (TODAY, 15, "now", "dziś, 15:30"),
        (date(2026, 10, 25), None, "late", "po terminie 2 dni"),
        (date(2026, 10, 26), None, "late", "po terminie 1 dzień"),
    ],
)
def test_chips(due_on: date, hour: int | None, state: str, text: str) -> None:
    at = datetime(2026, 10, 27, hour - 1, 30, tzinfo=UTC) if hour else None
    with translation.override("pl"):
        chip = deadlines.chip(due_on, NOW, due_at=at)
    assert (chip.state, chip.text.replace("\u00a0", " ")) == (state, text)


def test_an_hour_that_has_passed_is_late_on_its_day() -> None:
    assert deadlines.chip(TODAY, NOW, due_at=NOW).state == "late"
    assert deadlines.chip(TODAY, NOW, due_at=NOW + timedelta(minutes=1)).state == "now"


@pytest.mark.parametrize("days", [0, 1, 7, 14, 69, 70, 200, 400])
def test_the_clock_has_its_first_day_today_and_its_last(days: int) -> None:
    start = TODAY - timedelta(days=min(days, 5))
    drawn = deadlines.drawn(start, start + timedelta(days=days), TODAY)
    assert len(drawn.bars) <= deadlines.MANY
    assert drawn.bars[-1].kind.endswith("last")
    assert sum("today" in bar.kind for bar in drawn.bars) == 1
    assert all(bar.y >= 0 and bar.y + bar.height <= 22 and bar.x + deadlines.WIDE <= drawn.width for bar in drawn.bars)


def test_days_off_are_lower_and_all_is_said_in_words() -> None:
    with translation.override("en"):
        drawn = deadlines.drawn(date(2026, 10, 13), date(2026, 10, 27), TODAY)
    assert [bar.height for bar in drawn.bars][4:6] == [deadlines.HALF, deadlines.HALF]
    assert drawn.sentence == "The term runs from 13 October 2026 to 27 October 2026; today is day 14 of 14."


def test_a_term_that_has_passed_has_no_today() -> None:
    drawn = deadlines.drawn(date(2026, 10, 1), date(2026, 10, 15), TODAY)
    assert {bar.kind for bar in drawn.bars} == {"past", "past last"}
    assert drawn.now == ""
