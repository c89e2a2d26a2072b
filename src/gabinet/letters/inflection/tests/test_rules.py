# SPDX-License-Identifier: EUPL-1.2
"""What is asked about a name, and what a choice decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.letters.inflection import rules, table
from gabinet.letters.inflection.rules import Chosen, Kind, Named
from gabinet.polish.inflection import CASES, Doubt, Person, Source

TYMON = Named(Kind.PERSON, Person("Tymon", "Grela", "m", "Pan"))
OF_A_NOUN = Named(Kind.PERSON, Person("Adam", "Kozioł", "m", "Pan"))


def said(named: Named) -> list[str]:
    return [rules.decline(named, case).text for case in CASES]


def test_every_case_and_source_has_its_words() -> None:
    assert tuple(table.NAMES) == CASES
    assert set(table.SOURCES) == set(Source)
    keys = [key for _, _, key in table.NAMES.values()]
    assert len({*keys, "s", "a", "t", "j", "k", "g", "z"}) == 14  # none is taken by the house or by another form


def test_a_certain_person_is_not_asked_about() -> None:
    assert said(TYMON)[1:3] == ["Pana Tymona Greli", "Panu Tymonowi Greli"]
    assert rules.questions(TYMON) == []


def test_a_choice_decides_the_other_cases() -> None:
    (asked,) = rules.questions(OF_A_NOUN)
    assert (asked.part, asked.case) == ("last", "gen") and len(asked.answers) >= 2
    for answer in asked.answers:
        chosen = OF_A_NOUN._replace(chosen=(Chosen("last", "gen", answer),))
        form = rules.decline(chosen, "gen")
        assert form.certain and form.text == f"Pana Adama {answer}"
        assert rules.questions(chosen) == []
        others = [rules.decline(chosen, case).text.split()[-1] for case in ("dat", "acc", "inst")]
        assert others == [f"{answer[:-1]}owi", answer, f"{answer[:-1]}em"]


def test_a_form_typed_by_hand_wins() -> None:
    assert rules.decline(OF_A_NOUN._replace(chosen=(Chosen("last", "dat", "Inaczejowi"),)), "dat").text == "Panu Adamowi Inaczejowi"


def test_without_a_gender_nothing_can_be_chosen() -> None:
    unknown = TYMON._replace(one=Person("Tymon", "Grela"))
    assert {one.form.reason for one in rules.questions(unknown)} == {Doubt.GENDER}
    assert all(one.answers == () for one in rules.questions(unknown))


def test_a_couple_is_asked_about_the_surname_of_both() -> None:
    couple = Named(Kind.COUPLE, Person("Adam", "Kozioł", "m", "Państwo"), Person("Ewa", "Kozioł", "f"))
    asked = [one for one in rules.questions(couple) if one.part == "family"]
    assert asked and asked[0].answers
    assert asked[0].case == "gen"
    for text in asked[0].answers:
        chosen = couple._replace(chosen=(Chosen("family", "gen", text),))
        assert rules.decline(chosen, "gen").text == f"Państwa Adama i Ewy {text}"
        assert rules.decline(chosen, "inst").text == f"Państwem Adamem i Ewą {text[:-2]}ami"


def test_a_cleric_is_no_pan() -> None:
    assert said(Named(Kind.PERSON, Person("Jan", "Grela", "m", "Pan", "ks.")))[0] == "ks. Jan Grela"


@pytest.mark.parametrize("kind", [Kind.ORGANISATION, Kind.OFFICE, Kind.PLACE])
def test_a_confirmed_name_wins(kind: Kind) -> None:
    name = Named(kind, name="Grzmiąca Lipowa", gender="f")
    chosen = name._replace(chosen=(Chosen("name", "loc", "Lipowej Grzmiącej"),))
    assert rules.decline(chosen, "loc").text == "Lipowej Grzmiącej"


def test_nobody_writes_to_a_place_or_an_office() -> None:
    assert rules.party(TYMON) is not None
    assert rules.party(Named(Kind.PLACE, name="Wrzosowiec")) is None
    assert rules.party(Named(Kind.OFFICE, name="Dyrektor", gender="m")) is None


def test_choices_of_an_address() -> None:
    assert rules.chosen_of(["last.gen.Kozła"]) == (Chosen("last", "gen", "Kozła"),)
    assert rules.chosen_of(["last.gen.St. Kozła"])[0].text == "St. Kozła"
    bad = ["", "last", "last.gen", "last.gen.", "last.xxx.Kozła", f"last.gen.{'a' * 301}"]
    assert rules.chosen_of(bad) == ()
    assert len(rules.chosen_of(["last.gen.Kozła"] * 500)) == rules.MOST_CHOICES


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(list(Kind)), st.text(max_size=30))
def test_anything_is_answered(first: str, last: str, kind: Kind, choice: str) -> None:
    chosen = rules.chosen_of([f"last.gen.{choice}", f"name.gen.{choice}", f"family.dat.{choice}"])
    named = Named(kind, Person(first, last, "m", "Pan"), Person(last, first, "f"), first, "m", last, chosen)
    answer = table.answer(named, str)
    assert len(answer.rows) == 7
