# SPDX-License-Identifier: EUPL-1.2
"""What always holds of inflection, what was confirmed, and what single rules say."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.polish import morphology
from gabinet.polish.inflection import (
    CASES,
    Case,
    Confirmed,
    Doubt,
    Form,
    Kept,
    Organisation,
    Person,
    Place,
    Places,
    Source,
    UnknownCase,
    case_of,
    decline_couple,
    decline_organisation,
    decline_person,
    decline_phrase,
    decline_place,
    differences,
)
from gabinet.polish.inflection.lexicon import GIVEN, SURNAME, named

ROWS = list(csv.DictReader(Path(__file__).with_name("inflection.csv").read_text(encoding="utf-8").splitlines()))
KNOWN = sorted({(row["first"], row["last"], row["gender"]) for row in ROWS if row["first"]})
OBLIQUE: tuple[Case, ...] = ("gen", "dat", "acc", "inst", "loc")

cases = st.sampled_from(CASES)
genders = st.sampled_from(["m", "f", "", "x"])
anything = st.text(st.characters(codec=None), max_size=30)
known_people = st.sampled_from(KNOWN).map(lambda row: Person(row[0], row[1], row[2]))


def person(first: str, last: str, gender: str, case: Case, **parts: str) -> Form:
    return decline_person(Person(first, last, gender, **parts), case)


# --- what always holds -----------------------------------------------------------------------------


@given(anything, anything, genders, anything, anything, anything, cases)
def test_any_person_has_a_form(first: str, last: str, gender: str, honorific: str, title: str, office: str, case: Case) -> None:
    one = Person(first, last, gender, honorific, title, office)
    assert isinstance(decline_person(one, case).text, str)
    assert isinstance(decline_couple(one, Person(last, first, "f"), case).text, str)


@given(anything, cases, st.sampled_from([None, "m", "f"]))
def test_any_phrase_and_place_has_a_form(text: str, case: Case, gender: str | None) -> None:
    assert isinstance(decline_phrase(text, case, gender).text, str)  # type: ignore[arg-type]
    assert isinstance(decline_place(text, case).text, str)


@given(st.sampled_from(["a", "Ż", "-", " ", "’", "\u0301", "Rada ", "„", "ski-", "I "]), st.integers(1_000, 12_000), cases)
def test_long_texts_end(piece: str, times: int, case: Case) -> None:
    text = piece * times
    assert not decline_person(Person(text, text, "m"), case).certain or not text.strip()
    assert not decline_phrase(text, case).certain and not decline_place(text, case).certain


@given(known_people, st.sampled_from(OBLIQUE))
def test_a_certain_form_differs_where_the_paradigm_does(one: Person, case: Case) -> None:
    form = decline_person(one, case)
    for part, kind in (("first", GIVEN), ("last", SURNAME)):
        word: str = getattr(one, part)
        paradigms = named(word, kind, "m1" if one.gender == "m" else "f")
        if form.certain and paradigms and all(word not in paradigm.all("sg", case) for paradigm in paradigms):
            assert decline_person(one, case, part).text != word


@given(known_people, cases)
def test_what_is_in_doubt_says_why(one: Person, case: Case) -> None:
    form = decline_person(one, case)
    assert form.certain == (form.reason is None) and form.source in Source
    assert form.reason is None or (form.word and form.reason in Doubt)


# --- what was confirmed ----------------------------------------------------------------------------


@given(
    st.one_of(known_people, st.builds(Person, anything, anything, genders)),
    st.sampled_from(["first", "last"]),
    cases,
    st.text(st.characters(categories=["L"]), min_size=1, max_size=12),
)
def test_a_confirmed_form_wins(one: Person, part: str, case: Case, text: str) -> None:
    if not decline_person(one, "nom", part).text:
        return
    confirmed = one._replace(confirmed=(Confirmed(part, case, text),))
    assert decline_person(confirmed, case, part) == Form(text, source=Source.OVERRIDE)


@given(anything.filter(str.strip), cases, st.text(min_size=1))
def test_a_confirmed_name_of_a_body_wins(name: str, case: Case, text: str) -> None:
    assert decline_organisation(Organisation(name, (Confirmed("name", case, text),)), case).text == text


@given(st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=12), cases)
def test_the_citys_table_of_places_wins(name: str, case: Case) -> None:
    table = Places((Place(name, ("1", "2", "3", "4", "5", "6")),))
    assert decline_place(name, case, table).text == [name, "1", "2", "3", "4", "5", "6"][CASES.index(case)]


def test_one_confirmed_form_decides_the_paradigm() -> None:
    one = Person("Jan", "Gołąb", "m")
    said = [decline_person(one, case).certain for case in OBLIQUE]
    assert said == [False] * 5
    as_noun = one._replace(confirmed=(Confirmed("last", "gen", "Gołębia"),))
    assert [decline_person(as_noun, case, "last").text for case in OBLIQUE] == ["Gołębia", "Gołębiowi", "Gołębia", "Gołębiem", "Gołębiu"]
    as_name = one._replace(confirmed=(Confirmed("last", "inst", "Gołąbem"),))
    assert [decline_person(as_name, case, "last").text for case in OBLIQUE] == ["Gołąba", "Gołąbowi", "Gołąba", "Gołąbem", "Gołąbie"]
    assert all(decline_person(as_name, case).certain for case in CASES)


@pytest.mark.parametrize(("genitive", "locative"), [("Kozła", "Koźle"), ("Kozioła", "Koziole")])
def test_a_softened_stem_follows_the_confirmed_one(genitive: str, locative: str) -> None:
    one = Person("Jan", "Kozioł", "m")
    assert locative in (said := decline_person(one, "loc", "last"))[0] or locative in said.alternatives
    confirmed = one._replace(confirmed=(Confirmed("last", "gen", genitive),))
    assert decline_person(confirmed, "loc", "last") == Form(locative, source=Source.OVERRIDE)


def test_a_family_that_does_not_decline_its_name() -> None:
    one = Person("Jan", "Gołąb", "m", confirmed=(Confirmed("last", "dat", "Gołąb"),))
    assert [decline_person(one, case, "last").text for case in CASES] == ["Gołąb"] * 7


def test_a_genitive_that_no_paradigm_has_makes_one() -> None:
    one = Person("Jan", "Miesięcznik", "m", confirmed=(Confirmed("last", "gen", "Mieślnika"),))
    assert decline_person(one, "gen", "last").text == "Mieślnika"
    other = Person("Adam", "Kocioł", "m", confirmed=(Confirmed("last", "gen", "Kotła"),))
    assert [decline_person(other, case, "last").text for case in OBLIQUE] == ["Kotła", "Kotłowi", "Kotła", "Kotłem", "Kotle"]


def test_the_nightly_check_reports_what_an_upgrade_changed() -> None:
    present = morphology.dictionary_version()
    old = "pl.sgjp.sgjp-2020.01.01"
    ewa = Person("Ewa", "Maj", "f")
    club = Organisation("Klub Seniora")
    kept = [
        Kept(1, ewa, "first", "gen", "Ewy", "Ewa", old),  # the old one did not know: now it agrees
        Kept(2, ewa, "first", "dat", "Ewie", "Ewie", old),  # unchanged
        Kept(3, club, "name", "gen", "Klub Seniora", "Klubu Seniorów", old),  # changed, and still not what was confirmed
        Kept(4, ewa, "first", "gen", "Ewy", "Ewa", present),  # confirmed under this one
        Kept(5, Person("Jan", "Gołąb", "m", confirmed=(Confirmed("last", "gen", "Gołębia"),)), "last", "gen", "Gołębia", "Gołębia", old),
    ]
    found = [(one.kept.key, one.now.text, one.agrees) for one in differences(kept)]
    assert found == [(1, "Ewy", True), (3, "Klubu Seniora", False), (5, "Gołąba", False)]


# --- without the dictionary ------------------------------------------------------------------------


def test_without_the_dictionary_all_is_flagged_and_nothing_fails() -> None:
    code = """
import sys
sys.modules["morfeusz2"] = None
from gabinet.polish.inflection import *
from gabinet.polish.address import *
ewa = Person("Ewa", "Kowalewska", "f", "Pani", "dr", "Prezes Zarządu")
forms = [decline_person(ewa, "dat"), decline_couple(ewa, Person("Jan", "Kowalewski", "m"), "dat"), decline_phrase("Rada Osiedla", "gen"),
         decline_phrase("Prezes", "gen", "m"), decline_place("Kielce", "loc"), decline_place("Plac Zamkowy", "loc")]
assert not any(form.certain for form in forms), forms
assert all(form.reason for form in forms)
assert forms[0].text == "Pani dr Ewie Kowalewskiej, Prezes Zarządu", forms[0]
assert decline_place("Wrzosowiec", "loc").certain
assert decline_person(ewa, "nom").certain
assert salutation(Addressee(ewa)).text == "Szanowna Pani Prezes"
assert address_block(Addressee(ewa), "dat").text
assert list(differences([Kept(1, ewa, "first", "gen", "Ewy", "Ewa", "old")])) == []
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# --- single rules ----------------------------------------------------------------------------------


def test_cases_have_many_names() -> None:
    assert [case_of(name) for name in ("M", "D", "C", "B", "N", "Ms", "W")] == list(CASES) == list(get_args(Case))
    assert case_of("miejscownik") == case_of("LOC") == "loc"
    with pytest.raises(UnknownCase):
        case_of("ablativus")


@pytest.mark.parametrize(
    ("first", "last", "gender", "genitive", "dative"),
    [
        ("Adam", "Zwierzyński", "m", "Adama Zwierzyńskiego", "Adamowi Zwierzyńskiemu"),
        ("Jan Maria", "Wolski", "m", "Jana Marii Wolskiego", "Janowi Marii Wolskiemu"),
        ("Anna-Maria", "Zając", "f", "Anny-Marii Zając", "Annie-Marii Zając"),
        ("J.", "Zając", "m", "J. Zająca", "J. Zającowi"),
        ("Serhij", "Bondarenko", "m", "Serhija Bondarenki", "Serhijowi Bondarence"),
        ("Mychajło", "Tkaczuk", "m", "Mychajła Tkaczuka", "Mychajłowi Tkaczukowi"),
        ("Oksana", "Bondarenko", "f", "Oksany Bondarenko", "Oksanie Bondarenko"),
        ("Natalija", "Iwanowa", "f", "Natalii Iwanowej", "Natalii Iwanowej"),
        ("Ingrid", "Larsen", "f", "Ingrid Larsen", "Ingrid Larsen"),
        ("Zofia", "Nowakówna", "f", "Zofii Nowakówny", "Zofii Nowakównie"),
        ("JÓZEF", "DĄB-WRONA", "m", "Józefa Dąba-Wrony", "Józefowi Dąbowi-Wronie"),
    ],
)
def test_persons(first: str, last: str, gender: str, genitive: str, dative: str) -> None:
    assert person(first, last, gender, "gen").text == genitive
    assert person(first, last, gender, "dat").text == dative


@pytest.mark.parametrize(
    ("first", "last", "gender", "genitive", "reason"),
    [
        ("Jan", "Müllerstein", "m", "Jana Müllersteina", Doubt.FOREIGN),
        ("Jan", "Leroix", "m", "Jana Leroix", Doubt.FOREIGN),
        ("Jan", "Bordeau", "m", "Jana Bordeau", Doubt.FOREIGN),
        ("Jan", "Brantix", "m", "Jana Brantiksa", Doubt.FOREIGN),
        ("Jan", "Rawicz-Dudek", "m", "Jana Rawicza-Dudka", Doubt.ARMS),
        ("Ludwig", "van der Berg", "m", "Ludwiga van der Berga", None),
        ("Sean", "O'Neill", "m", "Seana O’Neilla", Doubt.FOREIGN),
        ("Maria", "Garcia Lorca", "f", "Marii Garcii Lorki", Doubt.FOREIGN),
        ("Ewa", "Maj", "", "Ewa Maj", Doubt.GENDER),
        ("Jan", "Osioł", "m", "Jana Osła", Doubt.COMMON_NOUN),
        ("Jan", "Now4k", "m", "Jan Now4k", Doubt.NO_NAME),
        ("Antonia", "Maj", "f", "Antonii Maj", Doubt.FOREIGN),
        ("Bianca", "Maj", "f", "Bianki Maj", Doubt.FOREIGN),
        ("Luca", "Maj", "m", "Luki Maja", Doubt.FOREIGN),
        ("Timothy", "Maj", "m", "Timothy’ego Maja", Doubt.FOREIGN),
        ("Jan", "Kaya", "m", "Jana Kai", Doubt.UNKNOWN),
        ("Jan", "Veselý", "m", "Jana Veselego", Doubt.FOREIGN),
        ("Jan", "Malía", "m", "Jana Malíi", Doubt.FOREIGN),
        ("Jan", "Stoykov", "m", "Jana Stoykova", Doubt.FOREIGN),
        ("Jan", "Alvez", "m", "Jana Alveza", Doubt.FOREIGN),
        ("Jan", "Trombo", "m", "Jana Tromby", Doubt.UNKNOWN),
        ("Jan", "Wu", "m", "Jana Wu", Doubt.FOREIGN),
        ("Jan", "Da Berg", "m", "Jana Da Berga", Doubt.FOREIGN),
    ],
)
def test_doubtful_persons(first: str, last: str, gender: str, genitive: str, reason: Doubt | None) -> None:
    form = person(first, last, gender, "gen")
    assert (form.text, form.reason) == (genitive, reason)


@pytest.mark.parametrize(
    ("title", "gender", "dative"),
    [
        ("dr inż.", "m", "dr. inż."),
        ("dr inż.", "f", "dr inż."),
        ("płk rez.", "m", "płk. rez."),
        ("Starszy Aspirant", "m", "Starszemu Aspirantowi"),
        ("Pełnomocnik", "f", "Pełnomocnik"),
        ("Doradca", "f", "Doradcy"),
        ("Wojewoda Nadwirneński", "f", "Wojewodzie Nadwirneńskiemu"),
        ("Redaktor Naczelna", "f", "Redaktor Naczelnej"),
        ("Rektorka", "f", "Rektorce"),
        ("Wiceprezeska Zarządu", "f", "Wiceprezesce Zarządu"),
        ("Podstarosta", "m", "Podstaroście"),
        ("Jego Ekscelencja Biskup", "m", "Jego Ekscelencji Biskupowi"),
        ("Jej Magnificencja Rektor", "f", "Jej Magnificencji Rektor"),
        ("Prezes i Dyrektor", "m", "Prezesowi i Dyrektorowi"),
        ("Prezes-Dyrektor", "m", "Prezesowi-Dyrektorowi"),
        ("Prezes Zarządu, Radny Powiatu", "m", "Prezesowi Zarządu, Radnemu Powiatu"),
        ("I Zastępca Prezydenta", "m", "I Zastępcy Prezydenta"),
        ("Pełniący obowiązki Dyrektora", "m", "Pełniącemu obowiązki Dyrektora"),
        ("p.o. Kierownika", "m", "p.o. Kierownika"),
        ("Członek Zarządu ds. Technicznych", "m", "Członkowi Zarządu ds. Technicznych"),
    ],
)
def test_titles_and_offices(title: str, gender: str, dative: str) -> None:
    assert decline_phrase(title, "dat", gender).text == dative  # type: ignore[arg-type]


def test_a_womans_office_with_a_masculine_adjective_is_asked() -> None:
    form = decline_phrase("Komendant Powiatowy", "dat", "f")
    assert (form.text, form.reason) == ("Komendant Powiatowy", Doubt.FEMININE)


@pytest.mark.parametrize(
    ("name", "locative"),
    [
        ("Automobilklub Wirneński", "Automobilklubie Wirneńskim"),
        ("Wody Polskie", "Wodach Polskich"),
        ("Miasto i Gmina Mokrzyny", "Mieście i Gminie Mokrzyny"),
        ("Publiczna i Niepubliczna Szkoła", "Publicznej i Niepublicznej Szkole"),
        ("Polskie Towarzystwo Turystyczno-Krajoznawcze", "Polskim Towarzystwie Turystyczno-Krajoznawczym"),
        ("Radio Wirna", "Radiu Wirna"),
        ("Kuratorium Oświaty", "Kuratorium Oświaty"),
        ("I Liceum Ogólnokształcące im. Stefanii Sempołowskiej", "I Liceum Ogólnokształcącym im. Stefanii Sempołowskiej"),
        ("Nasz Dom", "Naszym Domu"),
        ("PTTK", "PTTK"),
        ("Lekarze bez Granic", "Lekarzach bez Granic"),
        ("Szkoła Podstawowa – Filia nr 2", "Szkole Podstawowej – Filii nr 2"),
        ("Związek Emerytów, Rencistów i Inwalidów", "Związku Emerytów, Rencistów i Inwalidów"),
        ("Szkoła Podstawowa 5", "Szkole Podstawowej 5"),
        ("Ojcowie Franciszkanie", "Ojcach Franciszkanach"),
        ("Siostry Elżbietanki", "Siostrach Elżbietankach"),
        ("Siostry Miłosierdzia", "Siostrach Miłosierdzia"),
        ("Szkoły Muzyki", "Szkołach Muzyki"),
        ("Bracia Mniejsi", "Braciach Mniejszych"),
        ("Jury Konkursu", "Jury Konkursu"),
        ("Zasłużeni Krwiodawcy", "Zasłużonych Krwiodawcach"),
        ("Niesłyszący Sportowcy", "Niesłyszących Sportowcach"),
        ("Mali Ratownicy", "Małych Ratownikach"),
    ],
)
def test_organisations(name: str, locative: str) -> None:
    form = decline_phrase(name, "loc")
    assert (form.text, form.certain) == (locative, True)


@pytest.mark.parametrize(
    ("name", "genitive", "reason"),
    [
        ("MOPS", "MOPS-u", Doubt.ACRONYM),
        ("GOK", "GOK-u", Doubt.ACRONYM),
        ("Klub Jeździecki Podkowa", "Klubu Jeździeckiego Podkowa", Doubt.PROPER),
        ("Fundacja Wielka Orkiestra", "Fundacji Wielka Orkiestra", Doubt.PROPER),
        ("Jacht Klub Polski", "Jachtu Klub Polski", Doubt.PROPER),
        ("Fundacja Pomocna Dłoń", "Fundacji Pomocna Dłoń", Doubt.PROPER),
        ("Wspólnota Mieszkaniowa Długa 5", "Wspólnoty Mieszkaniowej Długa 5", Doubt.PROPER),
        ("„Kurier Nadwirneński”", "„Kuriera Nadwirneńskiego”", Doubt.PROPER),
        ("Xyzzy Plugh", "Xyzzy Plugh", Doubt.PHRASE),
    ],
)
def test_doubtful_organisations(name: str, genitive: str, reason: Doubt) -> None:
    form = decline_phrase(name, "gen")
    assert (form.text, form.certain, form.reason) == (genitive, False, reason)


@pytest.mark.parametrize(
    ("name", "genitive", "locative"),
    [
        ("Bielsko-Biała", "Bielska-Białej", "Bielsku-Białej"),
        ("Kędzierzyn-Koźle", "Kędzierzyna-Koźla", "Kędzierzynie-Koźlu"),
        ("Ruda Śląska", "Rudy Śląskiej", "Rudzie Śląskiej"),
        ("Nowe Miasto nad Pilicą", "Nowego Miasta nad Pilicą", "Nowym Mieście nad Pilicą"),
        ("Zakopane", "Zakopanego", "Zakopanem"),
        ("Białystok", "Białegostoku", "Białymstoku"),
        ("Ostrów Mazowiecka", "Ostrowi Mazowieckiej", "Ostrowi Mazowieckiej"),
        ("Osiedle Słoneczne", "Osiedla Słonecznego", "Osiedlu Słonecznym"),
        ("Bulwar Nadwirneński", "Bulwaru Nadwirneńskiego", "Bulwarze Nadwirneńskim"),
        ("ulica 1 Maja", "ulicy 1 Maja", "ulicy 1 Maja"),
        ("Mokrzyny", "Mokrzyn", "Mokrzynach"),
        ("Zamek Królewski", "Zamku Królewskiego", "Zamku Królewskim"),
        ("Zamek", "Zamku", "Zamku"),
        ("Planty", "Plant", "Plantach"),
        ("ulica Zacisze", "ulicy Zacisze", "ulicy Zacisze"),
        ("Osiedle Zielone Wzgórza", "Osiedla Zielone Wzgórza", "Osiedlu Zielone Wzgórza"),
        ("al. Spokojne", "al. Spokojnych", "al. Spokojnych"),
        ("al. Spokojna", "al. Spokojnej", "al. Spokojnej"),
    ],
)
def test_places(name: str, genitive: str, locative: str) -> None:
    assert [decline_place(name, case) for case in ("gen", "loc")] == [
        decline_place(name, "gen")._replace(text=genitive, certain=True),
        decline_place(name, "loc")._replace(text=locative, certain=True),
    ]


def test_a_place_that_nobody_knows_is_asked() -> None:
    form = decline_place("Trzęsówkowo", "loc")
    assert (form.text, form.certain, form.reason) == ("Trzęsówkowie", False, Doubt.PLACE)


def test_couples() -> None:
    ewa, adam = Person("Ewa", "Lipska-Zając", "f", "Państwo"), Person("Adam", "Lipski-Zając", "m")
    assert decline_couple(ewa, adam, "dat").text == "Państwu Ewie i Adamowi Lipskim-Zającom"
    assert decline_couple(ewa, adam._replace(last="Zając"), "gen").text == "Państwa Ewy Lipskiej-Zając i Adama Zająca"
    brothers = decline_couple(adam, adam._replace(first="Jan"), "gen")
    assert (brothers.text, brothers.reason) == ("Adama i Jana Lipskich-Zająców", Doubt.COUPLE)
    assert decline_couple(ewa, adam._replace(gender=""), "gen").reason is Doubt.GENDER
    titled = decline_couple(ewa._replace(title="dr"), adam._replace(title="prof."), "dat")
    assert titled.text == "Państwu dr Ewie i prof. Adamowi Lipskim-Zającom"
