# SPDX-License-Identifier: EUPL-1.2
"""The demo's clock: the main day, D and W, nothing in the future, order kept."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gabinet.base.scenes import MainDay, Scene, played
from gabinet.polish import calendar
from gabinet.polish.terms import WARSAW

MOMENTS = st.datetimes(datetime(2024, 1, 2), datetime(2030, 12, 30), timezones=st.just(WARSAW))


def nothing(at: datetime) -> None:
    """A scene in which nothing happens."""


def test_on_a_sunday_the_main_day_is_friday() -> None:
    assert MainDay.of(datetime(2026, 5, 17, 12, 0, tzinfo=WARSAW)).on == date(2026, 5, 15)


def test_after_a_feast_too() -> None:
    """11 November 2026 is a Wednesday off."""
    assert MainDay.of(datetime(2026, 11, 11, 8, 0, tzinfo=WARSAW)).on == date(2026, 11, 10)


def test_a_working_day_is_itself_also_by_the_clock_of_warsaw() -> None:
    assert MainDay.of(datetime.fromisoformat("2026-05-13T22:30:00+00:00")).on == date(2026, 5, 14)


def test_days_by_the_calendar_and_working_days() -> None:
    day = MainDay(date(2026, 5, 13))
    assert day.d(-14).date() == date(2026, 4, 29)
    assert day.w(-13).date() == date(2026, 4, 30)
    assert day.w(-10).date() == date(2026, 4, 30)
    assert day.w(3).date() == date(2026, 5, 18)
    assert day.d(0, time(9, 41)) == datetime(2026, 5, 13, 9, 41, tzinfo=WARSAW)


@given(MOMENTS, st.integers(-60, 60))
def test_w_is_a_working_day_and_moves_the_right_way(now: datetime, days: int) -> None:
    day = MainDay.of(now)
    moved, plain = day.w(days).date(), day.d(days).date()
    assert calendar.is_working_day(moved)
    assert moved >= plain if days > 0 else moved <= plain


@given(MOMENTS, st.lists(st.tuples(st.integers(-30, 0), st.times()), max_size=20))
def test_nothing_is_in_the_future_and_the_order_is_kept(now: datetime, when: list[tuple[int, time]]) -> None:
    day = MainDay.of(now)
    scenes = [Scene(day.d(days, at.replace(microsecond=0)), n % 3, str(n), nothing) for n, (days, at) in enumerate(when)]
    made = played(scenes, day, now)
    for thread in range(3):
        assert [scene for _, scene in made if scene.thread == thread] == [scene for scene in scenes if scene.thread == thread]
    assert all(at <= now for at, _ in made)
    assert all(one[0] <= two[0] for one, two in pairwise(made))


def test_a_scene_of_the_past_keeps_its_hour_and_a_later_one_its_distance() -> None:
    now = datetime(2026, 5, 13, 8, 0, tzinfo=WARSAW)
    day = MainDay.of(now)
    early, late = Scene(day.d(-1, time(15, 0)), 1, "x", nothing), Scene(day.d(0, time(9, 41)), 1, "x", nothing)
    (first, _), (second, _) = played([early, late], day, now)
    assert first == early.at
    assert second == now - timedelta(hours=1, minutes=1)


def test_shortly_after_midnight_the_main_day_has_its_own_scenes() -> None:
    """Its distance would lead into the evening before; the office's day would then have lain on two dates."""
    now = datetime(2026, 5, 13, 0, 40, tzinfo=WARSAW)
    day = MainDay.of(now)
    scenes = [Scene(day.d(0, at), 1, "x", nothing) for at in (time(7, 0), time(9, 45), time(10, 30))]
    made = [at for at, _ in played(scenes, day, now)]
    assert made == [day.d(0, time.min), day.d(0, time.min), now - timedelta(minutes=12)]
