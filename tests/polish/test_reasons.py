# SPDX-License-Identifier: EUPL-1.2
"""The sentences behind a due date, in both languages."""

from datetime import date, datetime

import pytest

from gabinet.polish import terms
from gabinet.polish.reasons import explained, explained_hours
from gabinet.polish.terms import Pause, Term, Unit

TERMS = terms.shipped()


def test_a_term_that_ends_on_all_saints() -> None:
    term = TERMS["COMPLAINT_REP_14D"]
    assert explained(terms.due(term, date(2026, 10, 18)), term, "pl") == [
        "Początek: niedziela, 18 października 2026 r. (wniesienie lub przekazanie skargi).",
        "Długość: 14 dni. Dnia zdarzenia nie wlicza się.",
        "Termin nominalny: niedziela 1.11 (Wszystkich Świętych), przesunięty na poniedziałek 2.11: KPA art. 57 par. 4.",
        "Podstawa prawna: KPA art. 237 par. 2.",
    ]
    assert explained(terms.due(term, date(2026, 10, 18)), term, "en") == [
        "Start: Sunday, 18 October 2026 (the complaint was filed or passed on).",
        "Length: 14 days. The day of the event is not counted.",
        "Nominal end: Sunday 1 Nov (All Saints' Day), moved to Monday 2 Nov: KPA art. 57 par. 4.",
        "Legal basis: KPA art. 237 par. 2.",
    ]


def test_every_day_off_on_the_way_is_named() -> None:
    term = TERMS["COMPLAINT_1M"]
    told = explained(terms.due(term, date(2025, 11, 24)), term, "pl")
    assert told[2] == (
        "Termin nominalny: środa 24.12 (Wigilia Bożego Narodzenia), dalej czwartek 25.12 (pierwszy dzień Bożego Narodzenia), "
        "piątek 26.12 (drugi dzień Bożego Narodzenia), sobota 27.12 i niedziela 28.12, przesunięty na poniedziałek 29.12: KPA art. 57 par. 4."
    )


def test_a_year_is_written_where_it_is_another() -> None:
    term = TERMS["KPA_COMPLEX_2M"]
    told = explained(terms.due(term, date(2026, 12, 31)), term, "pl")
    assert "niedziela 28.02.2027, przesunięty na poniedziałek 1.03.2027" in told[2]


def test_a_petition_tells_of_its_first_term() -> None:
    term = TERMS["PETITION_EXT_3M"]
    told = explained(terms.due(term, date(2025, 11, 30)), term, "pl")
    assert told[1] == "Pierwszy termin: sobota 28.02.2026, przesunięty na poniedziałek 2.03.2026; dalszy biegnie od jego upływu."


def test_a_pause_is_told_with_its_days() -> None:
    term = TERMS["KPA_CASE_1M"]
    due = terms.paused(term, date(2026, 3, 2), [Pause(date(2026, 3, 3), date(2026, 3, 5))])
    assert "Nie wlicza się wstrzymania: 3.03 – 4.03 (2 dni)." in explained(due, term, "pl")
    assert "The pause is not counted: 3 Mar – 4 Mar (2 days)." in explained(due, term, "en")


def test_a_backward_term_warns() -> None:
    term = TERMS["ROAD_EVENT_30D"]
    told = explained(terms.due(term, date(2026, 9, 1)), term, "pl")
    assert "To dzień wolny, więc najpóźniej trzeba zdążyć w piątek 31.07." in told
    told = explained(terms.due(TERMS["GARRISON_14D"], date(2027, 11, 25)), TERMS["GARRISON_14D"], "pl")
    assert "To dzień wolny, więc najpóźniej trzeba zdążyć w środę 10.11." in told


def test_on_a_tuesday_polish_says_we() -> None:
    def off(day: date) -> bool:
        return day == date(2026, 3, 4)

    term = TERMS["GARRISON_14D"]
    assert "To dzień wolny, więc najpóźniej trzeba zdążyć we wtorek 3.03." in explained(terms.due(term, date(2026, 3, 18), off), term, "pl")


def test_a_fixed_date_says_that_it_stays() -> None:
    term = TERMS["STATE_OF_CITY_0531"]
    told = explained(terms.due(term, date(2025, 1, 1)), term, "pl")
    assert told[:2] == ["Rok: 2025 (rok objęty raportem).", "Termin: niedziela 31.05.2026. Ten termin nie przesuwa się z dnia wolnego."]


def test_an_office_gives_its_own_names() -> None:
    def off(day: date) -> bool:
        return day == date(2026, 3, 16)

    term = TERMS["FOI_14D"]
    told = explained(terms.due(term, date(2026, 3, 2), off), term, "pl", lambda day, lang: "Dzień miasta" if off(day) else "")
    assert "poniedziałek 16.03 (Dzień miasta), przesunięty na wtorek 17.03" in told[2]


def test_hours() -> None:
    term = TERMS["AUTH_DAILY_6H"]
    moment = datetime(2025, 10, 25, 22, 30, tzinfo=terms.WARSAW)
    told = explained_hours(moment, terms.until(term, moment), term, "pl")
    assert told[0].startswith("Początek: sobota, 25 października 2025 r., godz. 22:30 (")
    assert told[1:4] == [
        "Długość: 6 godzin.",
        "Liczą się godziny rzeczywiste, także w nocy i w dni wolne.",
        "Termin: niedziela, 26 października 2025 r., godz. 3:30.",
    ]


@pytest.mark.parametrize("term", [term for term in TERMS.values() if term.unit is not Unit.HOURS], ids=lambda term: term.code)
def test_each_term_explains_itself_in_both_languages(term: Term) -> None:
    if term.parameter:
        term = term.lasting(2)
    for start in (date(2025, 12, 31), date(2026, 4, 17), date(2024, 2, 29)):
        due = terms.due(term, start)
        polish, english = explained(due, term, "pl"), explained(due, term, "en")
        assert len(polish) == len(english) >= 3
        assert all(line.endswith(".") and "{" not in line for line in polish + english)
        own_words = " ".join(english).replace(term.basis, "").replace(term.shift_basis or "\0", "")
        assert own_words.replace("ponaglenie", "").isascii(), own_words
