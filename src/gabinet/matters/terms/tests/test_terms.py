# SPDX-License-Identifier: EUPL-1.2
"""The office's own terms and days off stand on top of the shipped ones and change nothing that was counted."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.base.errors import NotAllowed
from gabinet.matters.terms import actions, queries, rules
from gabinet.matters.terms.rules import DayCard, TermCard
from gabinet.people.persons.tests.factories import CLI, TODAY, account, deed
from gabinet.polish import calendar, terms
from gabinet.polish.terms import Unit

SEVEN = TermCard("PRESS_QUESTION_14D", "pytanie prasowe", 7, Unit.DAYS, True, "regulamin", TODAY, "zarządzenie nr 1")
ORDER = DayCard("Dzień wolny za 15 sierpnia", date(2026, 11, 12), True, "zarządzenie nr 2")
EDIT = "matters.term.edit"


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_without_own_rows_it_is_the_shipped_table(day: date) -> None:
    assert queries.OfficeDays([])(day) is calendar.statutory(day)


def test_checks() -> None:
    rules.check_term(SEVEN, terms.shipped()["PRESS_QUESTION_14D"], TODAY)
    with pytest.raises(rules.NotEditable):
        rules.check_term(replace(SEVEN, unit=Unit.CALENDAR_DATE), None, TODAY)
    with pytest.raises(rules.NotEditable):
        rules.check_term(SEVEN, terms.shipped()["ROAD_EVENT_30D"], TODAY)
    with pytest.raises(rules.NoReasonGiven):
        rules.check_term(replace(SEVEN, reason=" "), None, TODAY)
    with pytest.raises(rules.Backdated):
        rules.check_term(replace(SEVEN, valid_from=date(2026, 10, 26)), None, TODAY)
    rules.check_day(ORDER, TODAY)
    with pytest.raises(rules.NoSuchDay):
        rules.check_day(DayCard("x", date(2028, 2, 29), False, "r"), TODAY)
    rules.check_day(DayCard("x", date(2028, 2, 29), True, "r"), TODAY)


@pytest.mark.django_db
class TestOffice:
    def test_a_term_counts_so_from_its_day_on(self) -> None:
        dorota = account("d.celinska", "Dorota Celińska")
        actions.count_otherwise(card=SEVEN, act=deed(dorota, EDIT))
        assert queries.term("PRESS_QUESTION_14D", date(2026, 10, 26)).length == 14
        assert queries.term("PRESS_QUESTION_14D", TODAY).length == 7
        assert queries.term("PRESS_QUESTION_14D", TODAY).extended_by == "PRESS_QUESTION_EXT_2M"
        changed = {term.code: own for term, own in queries.in_force(TODAY)}
        assert changed["PRESS_QUESTION_14D"] and not changed["FOI_14D"] and len(changed) == len(terms.shipped())
        with pytest.raises(NotAllowed):
            actions.count_otherwise(card=replace(SEVEN, length=5), act=deed(dorota, "matters.draft.write"))

    def test_a_term_of_the_house(self) -> None:
        with pytest.raises(LookupError):
            queries.term("HOUSE_2WD", TODAY)
        card = TermCard("HOUSE_2WD", "odpowiedź dla prasy", 2, Unit.WORKING_DAYS, False, "cel biura", TODAY, "ustalenie")
        actions.count_otherwise(card=card, act=CLI)
        assert terms.due(queries.term("HOUSE_2WD", TODAY), TODAY).on == date(2026, 10, 29)
        assert queries.known("HOUSE_2WD", TODAY) and not queries.known("HOUSE_2WD", date(2026, 10, 26))

    def test_an_own_day_off_once(self) -> None:
        dorota = account("d.celinska", "Dorota Celińska")
        actions.add_day_off(card=ORDER, act=deed(dorota, EDIT))
        off = queries.days_off()
        assert off(date(2026, 11, 12)) and not off(date(2027, 11, 12)) and off(date(2026, 11, 11))
        assert off.name(date(2026, 11, 12), "pl") == "Dzień wolny za 15 sierpnia"
        assert terms.due(queries.term("PRESS_QUESTION_14D", TODAY), date(2026, 10, 29), off).on == date(2026, 11, 13)
        with pytest.raises(NotAllowed):
            actions.add_day_off(card=replace(ORDER, day=date(2026, 11, 13)), act=deed(dorota))

    def test_a_feast_that_the_law_took_away(self) -> None:
        assert queries.days_off()(date(2027, 1, 6))
        actions.end_day_off(code="epiphany", reason="ustawa", act=CLI)
        off = queries.days_off()
        assert not off(date(2027, 1, 6)) and off(date(2026, 1, 6)) and off(date(2030, 1, 6))  # a Sunday
        with pytest.raises(rules.NoReasonGiven):
            actions.end_day_off(code="new_year", reason=" ", act=CLI)
        with pytest.raises(rules.NoSuchDay):
            actions.end_day_off(code="sunday", reason="ustawa", act=CLI)

    def test_lengths_in_words(self) -> None:
        said = {row.code: (row.length, row.editable) for row in queries.listed(TODAY, lang="pl")}
        assert said["FOI_14D"] == ("14 dni", True) and said["PETITION_3M"] == ("3 miesiące", True)
        assert said["PETITION_REPORT_0630"] == ("30.06", False) and said["KPA_WEEKS"] == ("", False)
