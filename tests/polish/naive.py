# SPDX-License-Identifier: EUPL-1.2
"""A second way of counting, day by day and by hand-written tables: shares no line with `gabinet.polish`."""

from datetime import date, timedelta

ONE = timedelta(days=1)
EASTER = {  # typed from church calendars
    2018: (4, 1), 2019: (4, 21), 2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5),
    2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21), 2031: (4, 13), 2032: (3, 28), 2033: (4, 17), 2034: (4, 9),
    2035: (3, 25), 2036: (4, 13), 2037: (4, 5), 2038: (4, 25), 2039: (4, 10), 2040: (4, 1),
}  # fmt: skip
FIXED = {(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)}
FIRST, LAST = date(2019, 1, 1), date(2039, 12, 31)


def feast(day: date) -> bool:
    """Sundays and the days of the act of 1951, without Saturdays."""
    if day.isoweekday() == 7 or (day.month, day.day) in FIXED:
        return True
    if (day.month, day.day) == (12, 24):
        return day.year >= 2025
    after = (day - date(day.year, *EASTER[day.year])).days
    return after in (0, 1, 49, 60)


def works(day: date) -> bool:
    return day.isoweekday() <= 5 and not feast(day)


def moved(day: date) -> date:
    while not works(day):
        day += ONE
    return day


def after_days(start: date, count: int) -> date:
    day = start
    for _ in range(count):
        day += ONE
    return day


def after_months(start: date, count: int) -> date:
    """Walk until the month has turned `count` times, then to the same number or the end of the month."""
    day, turned = start, 0
    while turned < count:
        day += ONE
        turned += day.day == 1
    while day.day != start.day and (day + ONE).month == day.month:
        day += ONE
    return day


def after_working_days(start: date, count: int) -> date:
    day = start
    while count:
        day += ONE
        count -= works(day)
    return day
