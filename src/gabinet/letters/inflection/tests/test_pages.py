# SPDX-License-Identifier: EUPL-1.2
"""The page of the tool: for every employee, by GET alone, with and without htmx."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.test import Client

from gabinet.base.rights import Role
from gabinet.base.trace import Entry
from gabinet.people.persons.tests.factories import signed_in
from gabinet.people.persons.tests.test_pages import statements
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
URL = "/letters/inflection/"
TYMON = {"kind": "person", "first": "Tymon", "last": "Grela", "gender": "m", "office": "Prezes", "body": "Klub Seniora", "sir": "on"}
HTMX = {"HX-Request": "true"}


def asked(**fields: str) -> str:
    return f"{URL}?{urlencode(fields)}"


@pytest.fixture
def desk() -> Client:
    return signed_in()


def test_every_employee_finds_it_and_strangers_log_in() -> None:
    for place, role in enumerate(role for role in Role if role is not Role.PUBLIC):
        assert signed_in(role, f"p{place}.test", "Test").get(asked(**TYMON)).status_code == 200
    assert Client().get(URL).status_code == 302


def test_it_stands_in_the_rail_and_is_nobodys_first_page() -> None:
    admin = signed_in(Role.ADMIN, "h.lasota", "Hubert Lasota")
    page = admin.get(URL)
    assert re.search(r'href="/letters/inflection/"[^>]*aria-current="page"', page.text)
    assert admin.get("/").headers["Location"] != URL


def test_a_person_in_seven_cases_with_letter_and_blocks(desk: Client) -> None:
    said = words(desk.get(asked(**TYMON)).text)
    for text in ("Pana Tymona Greli, Prezesa", "Panu Tymonowi Greli, Prezesowi", "Szanowny Panie Prezesie", "Prezes Klubu Seniora"):
        assert text in said, text
    assert "Wszystkie formy są pewne" in said or "All forms are certain" in said


def test_a_choice_is_a_link_and_settles_the_name(desk: Client) -> None:
    page = desk.get(asked(kind="person", first="Adam", last="Kozioł", gender="m"))
    links = [unescape(one) for one in re.findall(r'<a class="button small" href="([^"]+)" data-gab-key="[1-9]"', page.text)]
    assert len(links) >= 2
    texts = set()
    for link in links:
        answer = desk.get(link)
        assert answer.status_code == 200 and 'class="choices"' not in answer.text
        texts.add(re.findall(r'id="form-gen">([^<]+)<', answer.text)[0])
    assert len(texts) == len(links)


def test_a_form_typed_by_hand_is_used_and_taken_back(desk: Client) -> None:
    query = {"kind": "person", "first": "Adam", "last": "Kozioł", "gender": "m"}
    page = desk.get(asked(**query, of="last.gen.", other="Koziołka"))
    assert 'id="form-gen">Adama Koziołka<' in page.text
    back = unescape(re.findall(r'<a href="([^"]+)">[^<]*</a></p>', page.text)[0])
    assert "Koziołka" not in desk.get(back).text


@pytest.mark.parametrize(
    "query",
    [
        {},
        TYMON,
        {"kind": "couple", "first": "Jan", "last": "Lis", "gender": "m", "first2": "Ewa", "last2": "Maj", "gender2": "f", "sir": "on"},
        {"kind": "office", "name": "Dyrektor Wydziału Inwestycji", "gender": "f"},
        {"kind": "organisation", "name": "Stowarzyszenie „Nasz Wrzosowiec”"},
        {"kind": "place", "name": "ul. Leśna"},
        {"kind": "person", "first": ""},
    ],
)
def test_swap_equals_reload(desk: Client, query: dict[str, str]) -> None:
    page, part = desk.get(asked(**query)), desk.get(asked(**query), headers=HTMX)
    assert page.status_code == part.status_code == (422 if query == {"kind": "person", "first": ""} else 200)
    assert "<html" not in part.text
    assert plain(part.text) in plain(page.text)
    again = desk.get(asked(**query), headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert "<html" in again.text


@pytest.mark.parametrize("kind", ["person", "couple", "office", "organisation", "place", "nonsense"])
@pytest.mark.parametrize(
    "text", ["", "x" * 10_000, "\x01\x02\x7f", "Ива́н", "Gοοgle", "<b>„(", "!!!", "12 345", "JAN", "dr", "a'b", "\u202eJan", "😀"]
)
def test_hostile_names_are_answered_in_words(desk: Client, kind: str, text: str) -> None:
    names = ("first", "last", "first2", "last2", "name", "title", "office", "body", "other")
    page = desk.get(asked(kind=kind, gender="m", gender2="f", of="last.gen.", form=text, **dict.fromkeys(names, text)))
    assert page.status_code in (200, 422)
    if page.status_code == 422:
        assert 'class="error"' in page.text or 'role="alert"' in page.text
    else:
        assert 'role="status"' in page.text
    assert "<b>„(" not in page.text


def test_mixed_scripts_are_told_to_be_no_name(desk: Client) -> None:
    assert "badge green" in desk.get(asked(kind="person", first="Jan", last="Lis", gender="m")).text
    page = desk.get(asked(kind="person", first="Jаn", last="Lis", gender="m"))  # the a is Cyrillic
    assert "badge amber" in page.text and 'class="choices"' not in page.text


def test_it_reads_only(desk: Client) -> None:
    before = Entry.objects.count()
    assert desk.get(asked(**TYMON)).status_code == 200
    assert statements(desk, asked(**TYMON)) == []
    assert desk.post(URL, TYMON).status_code == 405
    assert Entry.objects.count() == before


def test_the_gender_must_be_given_and_may_be_unknown(desk: Client) -> None:
    name = {"kind": "person", "first": "Tymon", "last": "Grela"}
    assert "Tymona Greli" in desk.get(asked(**name, gender="m")).text
    assert desk.get(asked(**name)).status_code == desk.get(asked(**name, gender="x")).status_code == 422
    page = desk.get(asked(**name, gender="unknown"))
    assert page.status_code == 200 and "Tymona Greli" not in page.text and "Szanowni Państwo" in page.text
    assert page.text.count('class="note warn doubt"') == 1  # said once, not for each part of the name
