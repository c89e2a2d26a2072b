# SPDX-License-Identifier: EUPL-1.2
"""How people are called: by office, rank, degree, clergy; blocks, closings, words that agree."""

import pytest

from gabinet.polish.address import (
    Addressee,
    Couple,
    Delegation,
    address_block,
    after_w,
    after_z,
    agreeing,
    closing,
    envelope,
    possessive,
    salutation,
)
from gabinet.polish.inflection import Doubt, Organisation, Person


def man(office: str = "", title: str = "") -> Addressee:
    return Addressee(Person("Adam", "Malinowski", "m", title=title, office=office))


def woman(office: str = "", title: str = "") -> Addressee:
    return Addressee(Person("Ewa", "Malinowska", "f", title=title, office=office))


@pytest.mark.parametrize(
    ("office", "to_a_man", "to_a_woman"),
    [
        ("Burmistrz Miasta", "Szanowny Panie Burmistrzu", "Szanowna Pani Burmistrz"),
        ("Wojewoda Nadwirneński", "Szanowny Panie Wojewodo", "Szanowna Pani Wojewodo"),
        ("I Zastępca Wójta", "Szanowny Panie Wójcie", "Szanowna Pani Wójt"),
        ("Zastępca Komendanta Powiatowego", "Szanowny Panie Komendancie", "Szanowna Pani Komendant"),
        ("Zastępca Przewodniczącego Rady", "Szanowny Panie Przewodniczący", "Szanowna Pani Przewodnicząca"),
        ("p.o. Dyrektora", "Szanowny Panie Dyrektorze", "Szanowna Pani Dyrektor"),
        ("Prorektor", "Szanowny Panie Rektorze", "Szanowna Pani Rektor"),
        ("Wicemarszałek Województwa", "Szanowny Panie Marszałku", "Szanowna Pani Marszałek"),
        ("Sekretarz Stanu", "Szanowny Panie Ministrze", "Szanowna Pani Minister"),
        ("Wiceprezes Rady Ministrów", "Szanowny Panie Premierze", "Szanowna Pani Premier"),
        ("Radca Prawny", "Szanowny Panie Mecenasie", "Szanowna Pani Mecenas"),
        ("Były Prezydent Miasta", "Szanowny Panie Prezydencie", "Szanowna Pani Prezydent"),
        ("Dyrektor Delegatury Kuratorium Oświaty", "Szanowny Panie Dyrektorze", "Szanowna Pani Dyrektor"),
        ("Lekarz", "Szanowny Panie Doktorze", "Szanowna Pani Doktor"),
        ("Ambasador Francji", "Ekscelencjo", "Ekscelencjo"),
        ("Nauczyciel", "Szanowny Panie", "Szanowna Pani"),
        ("Członek Zarządu", "Szanowny Panie", "Szanowna Pani"),
        ("Honorowy Obywatel Miasta", "Szanowny Panie", "Szanowna Pani"),
        ("", "Szanowny Panie", "Szanowna Pani"),
    ],
)
def test_by_office(office: str, to_a_man: str, to_a_woman: str) -> None:
    assert salutation(man(office)).text == to_a_man
    assert salutation(woman(office)).text == to_a_woman


@pytest.mark.parametrize(
    ("office", "called"),
    [
        ("Posłanka na Sejm RP", "Szanowna Pani Posłanko"),
        ("Poseł na Sejm RP", "Szanowna Pani Poseł"),
        ("Wiceprezeska Fundacji", "Szanowna Pani Prezesko"),
        ("Burmistrzyni", "Szanowna Pani Burmistrzyni"),
        ("Sołtyska", "Szanowna Pani Sołtysko"),
        ("Ministra Rodziny", "Szanowna Pani Ministro"),
        ("Wiceprzewodnicząca Rady", "Szanowna Pani Przewodnicząca"),
    ],
)
def test_a_woman_is_called_by_her_own_form(office: str, called: str) -> None:
    assert salutation(woman(office)).text == called


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("prof. dr hab.", "Szanowny Panie Profesorze"),
        ("dr inż.", "Szanowny Panie Doktorze"),
        ("mgr inż.", "Szanowny Panie"),
        ("gen. bryg.", "Szanowny Panie Generale"),
        ("ppłk", "Szanowny Panie Pułkowniku"),
        ("st. kpt.", "Szanowny Panie Kapitanie"),
        ("wadm.", "Szanowny Panie Admirale"),
        ("Kontradmirał", "Szanowny Panie Admirale"),
        ("asp. szt.", "Szanowny Panie Aspirancie"),
        ("podkom.", "Szanowny Panie Komisarzu"),
        ("adw. dr", "Szanowny Panie Mecenasie"),
        ("r. pr.", "Szanowny Panie Mecenasie"),
        ("Młodszy Brygadier", "Szanowny Panie Brygadierze"),
        ("Generał Brygady", "Szanowny Panie Generale"),
    ],
)
def test_by_rank_or_degree(title: str, called: str) -> None:
    assert salutation(man(title=title)).text == called


def test_office_before_rank_and_rank_where_the_post_gives_no_title() -> None:
    assert salutation(man("Komendant Miejski Policji", "insp.")).text == "Szanowny Panie Komendancie"
    assert salutation(man("Szef Wojskowego Centrum Rekrutacji", "płk")).text == "Szanowny Panie Pułkowniku"


@pytest.mark.parametrize(
    ("title", "office", "called", "block"),
    [
        ("ks.", "Proboszcz", "Czcigodny Księże Proboszczu", "Księdzu\nAdamowi Malinowskiemu\nProboszczowi"),
        ("ks. dr", "", "Czcigodny Księże Doktorze", "Księdzu\ndr. Adamowi Malinowskiemu"),
        ("ks. prał.", "Dziekan", "Przewielebny Księże Dziekanie", "Księdzu Prałatowi\nAdamowi Malinowskiemu\nDziekanowi"),
        ("Ksiądz Kanonik", "", "Przewielebny Księże Kanoniku", "Księdzu Kanonikowi\nAdamowi Malinowskiemu"),
        ("o.", "Przeor", "Czcigodny Ojcze Przeorze", "Ojcu\nAdamowi Malinowskiemu\nPrzeorowi"),
        ("br.", "", "Czcigodny Bracie", "Bratu\nAdamowi Malinowskiemu"),
        ("abp", "", "Ekscelencjo, Najdostojniejszy Księże Arcybiskupie", "Jego Ekscelencji\nKsiędzu Arcybiskupowi Adamowi Malinowskiemu"),
        ("kard.", "", "Eminencjo, Najdostojniejszy Księże Kardynale", "Jego Eminencji\nKsiędzu Kardynałowi Adamowi Malinowskiemu"),
        ("", "Proboszcz Parafii", "Czcigodny Księże Proboszczu", "Księdzu\nAdamowi Malinowskiemu\nProboszczowi Parafii"),
        ("dh", "Prezes", "Szanowny Druhu Prezesie", "Druhowi\nAdamowi Malinowskiemu\nPrezesowi"),
        ("", "Pastor", "Szanowny Księże Pastorze", "Księdzu\nAdamowi Malinowskiemu\nPastorowi"),
        ("ks. pastor", "", "Szanowny Księże Pastorze", "Księdzu Pastorowi\nAdamowi Malinowskiemu"),
    ],
)
def test_clergy_and_scouts(title: str, office: str, called: str, block: str) -> None:
    assert salutation(man(office, title)).text == called
    assert address_block(man(office, title), "dat").text == block


def test_sisters() -> None:
    assert salutation(woman("Przełożona", "s.")).text == "Czcigodna Siostro Przełożona"
    assert address_block(woman(title="m."), "dat").text == "Matce\nEwie Malinowskiej"


def test_a_woman_has_her_own_form_of_what_names_men_too() -> None:
    assert salutation(woman("Prezes", "dh")).text == "Szanowna Druhno Prezes"
    assert address_block(woman("Prezes", "dh"), "dat").text == "Druhnie\nEwie Malinowskiej\nPrezes"
    assert salutation(woman("Pastor")).text == "Szanowna Pani Pastor"
    assert address_block(woman("Pastor"), "dat").text == "Pani\nEwie Malinowskiej\nPastor"


def test_several() -> None:
    wife, husband = Person("Ewa", "Malinowska", "f"), Person("Adam", "Malinowski", "m")
    assert salutation(Couple(husband, wife)).text == "Szanowni Państwo"
    assert salutation(Couple(husband, wife), occasion="jubilee").text == "Dostojni Jubilaci"
    assert address_block(Couple(husband, wife), "dat").text == "Państwu\nEwie i Adamowi Malinowskim"
    club = Organisation("Klub Sportowy „Orlik”")
    assert salutation(club).text == salutation(Delegation(club)).text == "Szanowni Państwo"
    assert address_block(Delegation(club), "dat").text == "Delegacji Klubu Sportowego „Orlik”"
    assert address_block(Delegation(club, husband)).text == "Pan\nAdam Malinowski\nDelegacja Klubu Sportowego „Orlik”"
    assert salutation(man(), occasion="jubilee").text == "Dostojny Jubilacie"
    assert salutation(woman(), occasion="jubilee").text == "Dostojna Jubilatko"


def test_unknown_gender_is_asked() -> None:
    nobody = Addressee(Person("Thao", "Nguyenówna", ""))
    form = salutation(nobody)
    assert (form.text, form.certain, form.reason) == ("Szanowni Państwo", False, Doubt.GENDER)
    assert address_block(nobody, "dat") == ("Thao Nguyenówna", False, "none", (), Doubt.GENDER, "Thao Nguyenówna")
    assert agreeing(nobody, "zechciał", "zechciała", "zechcieli").reason is Doubt.GENDER


def test_a_body_without_an_office_stands_in_the_nominative() -> None:
    party = Addressee(Person("Ewa", "Malinowska", "f"), Organisation("Fundacja „Wirny Krok”"))
    assert address_block(party, "dat").text == "Pani\nEwie Malinowskiej\nFundacja „Wirny Krok”"


def test_envelope() -> None:
    assert envelope(woman("Sołtys"), ["ul. Polna 14", "00-000 Wrzosowiec-Zdrój"]).split("\n") == [
        "Szanowna Pani",
        "Ewa Malinowska",
        "Sołtys",
        "ul.\u00a0Polna 14",
        "00-000 Wrzosowiec-Zdrój",
    ]


@pytest.mark.parametrize(
    ("party", "text"),
    [
        (man("Marszałek Sejmu"), "Z wyrazami najwyższego szacunku"),
        (man("Prezydent RP"), "Z wyrazami najwyższego szacunku"),
        (man(title="kard."), "Z wyrazami najwyższego szacunku"),
        (man(title="bp"), "Z wyrazami głębokiego szacunku"),
        (woman("Posłanka"), "Z wyrazami głębokiego szacunku"),
        (woman("Wicewojewoda"), "Z wyrazami głębokiego szacunku"),
        (man("Zastępca Burmistrza"), "Łączę wyrazy szacunku"),
        (man("Prezes"), "Z poważaniem"),
        (man(), "Z poważaniem"),
        (Organisation("Klub"), "Z poważaniem"),
    ],
)
def test_closing_by_rank(party: Addressee, text: str) -> None:
    assert closing(party) == text


def test_closing_by_occasion() -> None:
    assert closing(man("Marszałek Sejmu"), occasion="condolence") == "Z wyrazami głębokiego współczucia"
    assert closing(man(), occasion="thanks") == "Z wyrazami szacunku i uznania"


def test_words_that_agree() -> None:
    couple = Couple(Person("Ewa", "Nowicka", "f"), Person("Adam", "Nowicki", "m"))
    said = [agreeing(one, "zechciał", "zechciała", "zechcieli").text for one in (man(), woman(), couple, Organisation("Klub"))]
    assert said == ["zechciał", "zechciała", "zechcieli", "zechcieli"]
    whose = [possessive(one).text for one in (man(), woman(), couple, man(title="ks."), woman(title="s."), man(title="bp"))]
    assert whose == ["Pana", "Pani", "Państwa", "Księdza", "Siostry", "Księdza Biskupa"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Stowarzyszeniem", "ze Stowarzyszeniem"),
        ("Szkołą", "ze Szkołą"),
        ("Związkiem", "ze Związkiem"),
        ("Źródłem", "ze Źródłem"),
        ("Rzgowa", "ze Rzgowa"),
        ("Lwowa", "ze Lwowa"),
        ("Wschowy", "ze Wschowy"),
        ("Wsi Grzybiniec", "ze Wsi Grzybiniec"),
        ("Wrocławia", "z Wrocławia"),
        ("„Strażą”", "ze „Strażą”"),
        ("Zespołem", "z Zespołem"),
        ("Sandomierza", "z Sandomierza"),
        ("Siedlec", "z Siedlec"),
        ("Rzeszowa", "z Rzeszowa"),
        ("Chrzanowa", "z Chrzanowa"),
    ],
)
def test_z_and_ze(word: str, said: str) -> None:
    assert after_z(word) == said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Wrocławiu", "we Wrocławiu"),
        ("Wrzosowcu-Zdroju", "we Wrzosowcu-Zdroju"),
        ("Francji", "we Francji"),
        ("Lwowie", "we Lwowie"),
        ("Warszawie", "w Warszawie"),
        ("Wirnie", "w Wirnie"),
        ("Fundacji", "w Fundacji"),
        ("Lublinie", "w Lublinie"),
    ],
)
def test_w_and_we(word: str, said: str) -> None:
    assert after_w(word) == said
