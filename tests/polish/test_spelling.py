# SPDX-License-Identifier: EUPL-1.2
"""The spelling in force since 1 January 2026."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish.spelling import Custom, Rule, corrected, proposals, spelled

OLD = Custom(since_2026=False)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("na placu Wolności", "na Placu Wolności", Rule.OBJECT),
        ("w parku Zdrojowym", "w Parku Zdrojowym", Rule.OBJECT),
        ("mieszka na osiedlu Zarzecze", "mieszka na Osiedlu Zarzecze", Rule.OBJECT),
        ("przy alei 3 Maja", "przy Alei 3 Maja", Rule.OBJECT),
        ("przez park im. Jana Pawła II", "przez Park im. Jana Pawła II", Rule.OBJECT),
        ("do kościoła św. Anny", "do Kościoła św. Anny", Rule.OBJECT),
        ("pod pomnikiem Niepodległości", "pod Pomnikiem Niepodległości", Rule.OBJECT),
        ("w hotelu pod Wrzosem", "w Hotelu pod Wrzosem", Rule.PREMISES),
        ("nad jeziorem Gopło", "nad Jeziorem Gopło", Rule.PREMISES),
        ("spotkał wrzosowczanina", "spotkał Wrzosowczanina", Rule.INHABITANT),
        ("dla krakowianek", "dla Krakowianek", Rule.INHABITANT),
    ],
)
def test_it_proposes_and_takes_back(old: str, new: str, rule: Rule) -> None:
    assert corrected(old) == new
    assert next(one.rule for one in proposals(old)) is rule
    assert corrected(new) == new
    assert corrected(new, OLD) == old


@pytest.mark.parametrize(
    "right",
    [
        "na placu stoi pomnik, w parku rosną drzewa",
        "przy ulicy Młynarskiej",
        "ul. Młynarska i pl. Wolności",
        "Ulica Młynarska jest zamknięta. Ulica Polna też.",
        "mieszczanie, parafianie i republikanie",
        "pisał „na placu Wolności” i «wrzosowczanin»",
        "RYNEK GŁÓWNY",
    ],
)
def test_what_is_right_stays(right: str) -> None:
    assert proposals(right) == ()


def test_streets_stay_small() -> None:
    (one,) = proposals("Zebranie przy Ulicy Młynarskiej")
    assert (one.was, one.now, one.rule) == ("Ulicy", "ulicy", Rule.STREET)


def test_an_order_takes_capitals_with_its_name() -> None:
    assert corrected("dostał order Uśmiechu") == "dostał Order Uśmiechu"
    assert corrected("zrobił order i krzyż") == "zrobił order i krzyż"


def test_honours() -> None:
    text = "tytuł honorowy obywatel miasta Wrzosowca-Zdroju, nagrodę prezydenta miasta i medal „zasłużony dla miasta”"
    assert corrected(text) == "tytuł Honorowy Obywatel Miasta Wrzosowca-Zdroju, Nagrodę Prezydenta Miasta i medal „zasłużony dla miasta”"
    assert corrected("zasłużony dla miasta") == "Zasłużony dla Miasta"


def test_by_stands_apart_after_conjunctions() -> None:
    assert corrected("Czyby przyszedł? Pytano, więcby milczał.") == "Czy by przyszedł? Pytano, więc by milczał."


def test_names_by_themselves() -> None:
    assert (spelled("osiedle Zarzecze"), spelled("Osiedle Zarzecze", OLD)) == ("Osiedle Zarzecze", "osiedle Zarzecze")
    assert spelled("Ulica Polna") == "ulica Polna"


def test_the_city_decides() -> None:
    custom = Custom(inhabitants=frozenset({"olszanowian"}), registered=frozenset({"osiedle Nad Stawem"}))
    assert corrected("olszanowianie z osiedla Zarzecze", custom) == "Olszanowianie z Osiedla Zarzecze"
    assert corrected("zarząd osiedle Nad Stawem", custom) == "zarząd osiedle Nad Stawem"
    assert corrected("olszanowianie") == "olszanowianie"


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_read(text: str, since_2026: bool) -> None:
    custom = Custom(since_2026=since_2026)
    done = corrected(text, custom)
    assert len(done) >= len(text) and corrected(done, custom) == done
