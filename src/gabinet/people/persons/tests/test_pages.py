# SPDX-License-Identifier: EUPL-1.2
"""Pages of persons: who reaches them, what they change, what they cost."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gabinet.base import erasure
from gabinet.base.act import Ref
from gabinet.base.rights import Named, Role
from gabinet.people.facts import registry
from gabinet.people.persons import actions, queries
from gabinet.people.persons.models import Consent, Honour, Person
from gabinet.people.persons.tests.factories import CLI, TODAY, account, person, signed_in
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
CARD = {"surname": "Grela", "given": "Tymon", "title": "", "gender": "m", "emails": "t.grela@kurier.example", "phones": "", "note": ""}


@pytest.fixture
def desk() -> Client:
    """Marta of the press office."""
    return signed_in()


def statements(client: Client, url: str) -> list[str]:
    """What a page asks the database for, session and user aside."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    own = [one["sql"] for one in asked.captured_queries]
    return [sql for sql in own if not any(table in sql for table in ("base_session", "base_setting", "SAVEPOINT", "nav_code", "base_rightsversion"))]


def test_addresses_in_search_are_those_of_the_pages(desk: Client) -> None:
    from django.urls import reverse

    assert reverse("people:person", args=[7]) == queries.url(7)
    assert desk.get("/people/persons/").status_code == 200


def test_list_with_letters_and_beginnings(desk: Client) -> None:
    for surname in ("Łata", "Lasota", "Maj"):
        person(surname, "A")
    page = desk.get("/people/persons/").text
    assert words(page).index("Lasota A") < words(page).index("Łata A") < words(page).index("Maj A")
    assert "Lasota" not in words(desk.get("/people/persons/?letter=Ł").text)
    assert "Maj A" not in words(desk.get("/people/persons/?starts=la").text)
    assert len(statements(desk, "/people/persons/")) <= 4


@pytest.mark.parametrize("after", ["x", "W10", "bnVsbA", "WzEsMiwzXQ", "WyJhIiwgOTk5OTk5OTk5OTk5OTk5OTk5OTk5OTld"])
def test_with_a_mark_that_is_none_of_ours_the_list_starts_anew(desk: Client, after: str) -> None:  # trust: H7
    person("Lasota", "Hubert")
    page = desk.get(f"/people/persons/?after={after}")
    assert page.status_code == 200 and "Lasota Hubert" in words(page.text)


def test_a_person_with_facts_and_history_in_few_statements(desk: Client) -> None:
    made = person("Grela", "Tymon", "t.grela@kurier.example", phones=("99 000 03 10",))
    actions.honour(person=made, name="Zasłużony dla Miasta", given_on=TODAY, act=CLI)
    page = words(desk.get(queries.url(made.pk)).text)
    for said in ("Tymon Grela", "t.grela@kurier.example", "99 000 03 10", "Zasłużony dla Miasta"):
        assert said in page
    others = sum(not code.startswith("people.") for code in registry.FACTS)
    assert len(statements(desk, queries.url(made.pk))) <= 8 + 3 * others


def test_who_may_not_finds_nothing(desk: Client) -> None:  # trust: P6
    made = person()
    for url in ("/people/persons/", queries.url(made.pk), f"{queries.url(made.pk)}card/", "/people/persons/new/"):
        assert desk.get(url).status_code == 200
        assert Client().get(url).status_code == 302
        assert signed_in(Role.ADMIN, "h.lasota", "Hubert Lasota").get(url).status_code == 404
    assert desk.get("/people/persons/999999/").status_code == 404
    assert desk.get(f"{queries.url(made.pk)}erasure/").status_code == 404
    Named.objects.create(kind="people.person", pk_of=made.pk, user=account("d.celinska"))
    assert desk.get(queries.url(made.pk)).status_code == 404
    assert "Grela" not in words(desk.get("/people/persons/").text)


def test_counsel_sees_but_does_not_edit() -> None:
    made = person()
    counsel = signed_in(Role.COUNSEL, "l.kos", "Lidia Kos")
    assert counsel.get(queries.url(made.pk)).status_code == 200
    assert counsel.post(f"{queries.url(made.pk)}card/", {**CARD, "version": 1}).status_code == 404
    made.refresh_from_db()
    assert made.version == 1


def test_entered_once_by_two_clicks(desk: Client) -> None:  # trust: G4
    form = {**CARD, "once": "k1"}
    first, second = (desk.post("/people/persons/new/", form) for _ in range(2))
    made = Person.objects.get()
    assert first.status_code == second.status_code == 302
    assert first.url == second.url == queries.url(made.pk)
    assert desk.post("/people/persons/new/", {**form, "surname": "Inny"}).status_code == 422
    assert Person.objects.count() == 1


def test_get_changes_nothing(desk: Client) -> None:
    made = person()
    for place in ("card/", "consents/", "honours/", "death/"):
        assert desk.get(f"{queries.url(made.pk)}{place}").status_code in (200, 302)
    made.refresh_from_db()
    assert (made.version, made.died_on) == (1, None)


def test_what_is_wrong_is_said_at_its_field(desk: Client) -> None:
    answer = desk.post("/people/persons/new/", {**CARD, "surname": "", "emails": "nie adres", "phones": "x"})
    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 3
    assert 'href="#id_emails"' in answer.text
    person("Struś", "Helena", "t.grela@kurier.example")
    taken = desk.post("/people/persons/new/", CARD)
    assert taken.status_code == 422 and "t.grela@kurier.example" in words(taken.text)
    assert Person.objects.count() == 1


def test_a_late_saver_sees_both_texts_and_decides(desk: Client) -> None:  # trust: K12
    made = person("Grela", "Tymon", "t.grela@kurier.example")
    other = signed_in(Role.PRESS, "o.ptaszek", "Oskar Ptaszek")
    url = f"{queries.url(made.pk)}card/"
    assert other.post(url, {**CARD, "function": "redaktor", "version": 1}).status_code == 302
    late = desk.post(url, {**CARD, "function": "reporter", "version": 1})
    assert late.status_code == 409
    said = words(late.text)
    assert "Oskar Ptaszek" in said and "redaktor" in said and "reporter" in said
    assert 'name="version" value="2"' in late.text
    assert desk.post(url, {**CARD, "function": "reporter", "version": 2}).status_code == 302
    made.refresh_from_db()
    assert (made.function, made.version) == ("reporter", 3)


def test_swap_equals_reload(desk: Client) -> None:
    made = person()
    swapped = desk.post(f"{queries.url(made.pk)}consents/", {"purpose": "newsletter", "given_on": "2026-01-02", "once": "c"}, headers=HTMX)
    assert swapped.status_code == 200 and Consent.objects.get().purpose == "newsletter"
    assert plain(swapped.text) in plain(desk.get(queries.url(made.pk)).text)
    refused = desk.post(f"{queries.url(made.pk)}honours/", {"name": ""}, headers=HTMX)
    assert refused.status_code == 422 and 'id="honours"' in refused.text and not Honour.objects.exists()


def test_a_consent_is_taken_back(desk: Client) -> None:
    made, other = person(), person("Struś", "Helena")
    row = actions.consent(person=made, purpose="newsletter", scope="", given_on=TODAY, until=None, act=CLI)
    assert desk.post(f"{queries.url(other.pk)}consents/{row.pk}/withdrawal/").status_code == 404
    assert desk.get(f"{queries.url(made.pk)}consents/{row.pk}/withdrawal/").status_code == 302
    assert Consent.objects.get().withdrawn_on is None
    assert desk.post(f"{queries.url(made.pk)}consents/{row.pk}/withdrawal/").status_code == 302
    assert Consent.objects.get().withdrawn_on is not None


def test_death_is_not_in_the_future(desk: Client) -> None:
    made = person()
    assert desk.post(f"{queries.url(made.pk)}death/", {"died_on": "2999-01-01"}).status_code == 422
    assert desk.post(f"{queries.url(made.pk)}death/", {"died_on": "2026-01-05"}).status_code == 302
    made.refresh_from_db()
    assert made.died_on is not None


def test_erasure_lists_everything_and_erases_what_is_chosen() -> None:  # trust: G10
    made = person("Zdrojek", "Marian", "m.zdrojek@poczta.example")
    dpo = signed_in(Role.DPO, "p.szulc", "Piotr Szulc")
    url = f"{queries.url(made.pk)}erasure/"
    page = dpo.get(url)
    assert "m.zdrojek@poczta.example" in words(page.text)
    assert dpo.post(url, {"codes": ["nothing"]}).status_code == 422
    assert dpo.post(url, {"codes": ["people.person"], "once": "e"}).status_code == 302
    assert dpo.get(queries.url(made.pk)).status_code == 404
    made.refresh_from_db()
    assert made.erased and erasure.Erased.objects.get().pk_of == Ref.of(made).pk


def test_english_page_has_no_polish(desk: Client) -> None:
    account().__class__.objects.update(language="en")
    page = desk.get("/people/persons/new/").text
    bare = words(page.split("<main", 1)[1].split("</main>", 1)[0])
    assert not set("ąćęłńóśźż") & set(bare.lower().replace("płk", ""))
