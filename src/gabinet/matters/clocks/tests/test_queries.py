# SPDX-License-Identifier: EUPL-1.2
"""The panel of a clock: both days, the reason, the picture in words."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from gabinet.matters.clocks import actions, queries
from gabinet.matters.clocks.tests.factories import matter
from gabinet.matters.terms.queries import OfficeDays
from gabinet.people.persons.tests.factories import CLI, NOW
from gabinet.polish import terms

OFF = OfficeDays([])
TUESDAY = date(2026, 10, 27)


@pytest.mark.parametrize(
    ("due", "state", "text"),
    [
        (date(2026, 10, 25), "late", "po terminie 2 dni"),
        (date(2026, 10, 27), "now", "dziś"),
        (date(2026, 10, 28), "soon", "jutro"),
        (date(2026, 10, 30), "soon", "za 3 dni rob."),
        (date(2026, 11, 3), "ok", "3.11"),
    ],
)
def test_chip(due: date, state: str, text: str) -> None:
    with translation.override("pl"):
        found = queries.chip(due, TUESDAY, lang="pl", off=OFF)
    assert (found.state, found.text) == (state, text)


def test_chip_of_a_standing_clock_and_of_none() -> None:
    assert queries.chip(TUESDAY, TUESDAY, lang="pl", off=OFF, standing=True).state == "hold"
    assert queries.chip(None, TUESDAY, lang="pl", off=OFF).state == "ok"


@pytest.mark.django_db
class TestPanel:
    def test_both_days_and_the_reason(self) -> None:
        one = matter(received_on=date(2026, 10, 18))
        panel = queries.panels(queries.running(one.pk), [], NOW, lang="pl", off=OFF)[0]
        assert (panel.nominal, panel.due, panel.shifted) == ("1 listopada 2026 r.", "2 listopada 2026 r.", True)
        assert any("Wszystkich Świętych" in sentence for sentence in panel.reasons)
        assert panel.basis in panel.reasons[-1]
        assert (panel.running, panel.pausable, panel.extendable) == (True, False, True)
        assert panel.drawn is not None and len(panel.drawn.bars) == 16 and panel.drawn.bars[-1].kind == "future last"

    def test_the_reason_is_that_of_the_day_it_was_counted(self) -> None:
        from dataclasses import replace

        one = matter()
        clock = one.clocks.get()
        changed = replace(terms.shipped()["PRESS_QUESTION_14D"], length=30, basis="inna podstawa")
        told = " ".join(queries.explained(clock, changed, "pl", OFF))
        assert "14 dni" in told and "inna podstawa" not in told

    def test_hours_are_told_in_hours(self) -> None:
        one = matter()
        moment = datetime(2026, 10, 27, 7, 0, tzinfo=UTC)
        clock = actions.start(matter_id=one.pk, term=terms.shipped()["AUTH_DAILY_6H"], from_on=moment, act=CLI)
        panel = queries.panel(clock, terms.shipped()["AUTH_DAILY_6H"], NOW, lang="pl", off=OFF)
        assert panel.due.endswith(", 14:00") and panel.chip.text == "dziś, 14:00" and panel.drawn is None

    def test_an_ended_clock_says_so(self) -> None:
        one = matter()
        clock = actions.stop(clock=one.clocks.get(), act=CLI)
        panel = queries.panel(clock, None, NOW, lang="pl", off=OFF)
        assert (panel.chip.state, panel.running, panel.extendable) == ("done", False, False)
