# SPDX-License-Identifier: EUPL-1.2
"""What may be done to a clock, by law."""

from datetime import date

import pytest

from gabinet.matters.clocks import rules
from gabinet.matters.clocks.rules import Source
from gabinet.polish import terms

SHIPPED = terms.shipped()


@pytest.mark.parametrize("code", ["PRESS_QUESTION_14D", "PRESS_QUESTION_EXT_2M", "PRESS_REFUSAL_3D", "FOI_14D", "FOI_EXT_2M", "REUSE_14D"])
def test_press_and_public_information_know_no_pause(code: str) -> None:  # D4.3
    rules.check_pausable(Source.LAW, SHIPPED["KPA_CASE_1M"])
    with pytest.raises(rules.NotPausable):
        rules.check_pausable(Source.LAW, SHIPPED[code])


def test_clocks_of_the_house_may_stand_still() -> None:
    rules.check_pausable(Source.HOUSE, None)
    rules.check_pausable(Source.PROMISE, None)
    with pytest.raises(rules.NotPausable):
        rules.check_pausable(Source.LAW, None)


def test_extended_only_to_the_term_that_the_law_names() -> None:
    rules.check_extendable(SHIPPED["PRESS_QUESTION_14D"], SHIPPED["PRESS_QUESTION_EXT_2M"])
    for term, longer in (
        ("PRESS_QUESTION_14D", "FOI_EXT_2M"),
        ("PRESS_QUESTION_EXT_2M", "PRESS_QUESTION_EXT_2M"),
        ("AUTH_DAILY_6H", "AUTH_PERIODICAL_24H"),
    ):
        with pytest.raises(rules.NotExtendable):
            rules.check_extendable(SHIPPED[term], SHIPPED[longer])


def test_in_time_up_to_the_last_day() -> None:
    rules.check_in_time(date(2026, 10, 27), date(2026, 10, 27))
    with pytest.raises(rules.TooLate):
        rules.check_in_time(date(2026, 10, 28), date(2026, 10, 27))


def test_running() -> None:
    rules.check_running(stopped=False, replaced=False, standing=False)
    for state in ("stopped", "replaced", "standing"):
        with pytest.raises(rules.NotRunning):
            rules.check_running(**{"stopped": False, "replaced": False, "standing": False, state: True})
