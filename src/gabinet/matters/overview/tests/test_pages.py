# SPDX-License-Identifier: EUPL-1.2
"""The list "Sprawy" and the page of a matter: who sees what, signs, chain, confidentiality, cost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gabinet.base.rights import Grant, Named, Role, changed
from gabinet.matters import kinds
from gabinet.matters.cases import actions
from gabinet.matters.cases.models import Matter
from gabinet.matters.cases.tests.factories import SEES, matter
from gabinet.matters.clocks import actions as clock_actions
from gabinet.matters.clocks.models import Pause
from gabinet.matters.contributions import actions as contributions
from gabinet.matters.contributions.models import Contribution
from gabinet.matters.contributions.tests.factories import through_link
from gabinet.people.persons.tests.factories import CLI, account, signed_in
from gabinet.people.persons.tests.test_pages import statements
from gabinet.people.units.tests.factories import unit
from tests.pages import plain, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def kind_is_seen(db: None) -> Iterator[None]:
    """The office may see the matters of the tests."""
    for role in (Role.PRESS, Role.HEAD, Role.MAYOR):
        Grant.objects.create(role=role.value, right=SEES)
    changed()
    yield
    for code in ("test.note", "test.petition"):
        kinds.KINDS.pop(code, None)


@pytest.fixture
def desk() -> Client:
    """Marta of the press office."""
    return signed_in()


def test_open_undated_and_closed(desk: Client) -> None:
    matter("Wiadukt")
    undated, done = matter("Bez terminu"), matter("Załatwione")
    Matter.objects.filter(pk=undated.pk).update(due_on=None)
    actions.close(matter=done, act=CLI)
    shown = {which: words(desk.get(f"/matters/?which={which}").text) for which in ("open", "undated", "closed", "nonsense")}
    for which, titles in (("open", {"Wiadukt"}), ("undated", {"Bez terminu"}), ("closed", {"Załatwione"}), ("nonsense", {"Wiadukt"})):
        assert {title for title in ("Wiadukt", "Bez terminu", "Załatwione") if title in shown[which]} == titles
    assert len(statements(desk, "/matters/")) <= 4


def test_signs_have_their_own_search(desk: Client) -> None:  # A.11
    one, other = matter("Wiadukt"), matter("Hałas")
    answer = desk.post(f"/matters/{one.pk}/signs/", {"case_sign": "BP.1431.17.2026", "ezd_number": "RPW/12", "version": one.version}, headers=HTMX)
    assert answer.status_code == 200 and plain(answer.text) in plain(desk.get(f"/matters/{one.pk}/").text)
    for typed in ("BP.1431.17.2026", "RPW/12", str(one)):
        page = words(desk.get("/matters/", {"q": typed}).text)
        assert "Wiadukt" in page and "Hałas" not in page, typed
    assert "Wiadukt" not in words(desk.get("/matters/", {"q": "BP.9"}).text)
    wrong = desk.post(f"/matters/{other.pk}/signs/", {"case_sign": "431/2026", "version": other.version})
    assert wrong.status_code == 422 and "BP.1431.17.2026" in words(wrong.text)
    late = desk.post(f"/matters/{one.pk}/signs/", {"case_sign": "", "version": 1})
    assert late.status_code == 409
    one.refresh_from_db()
    assert one.case_sign == "BP.1431.17.2026"


def test_the_page_tells_both_days_and_costs_little(desk: Client) -> None:
    from datetime import date

    one = matter(received_on=date(2026, 10, 18))
    page = words(desk.get(f"/matters/{one.pk}/").text)
    assert "1 listopada 2026" in page and "2 listopada 2026" in page
    assert len(statements(desk, f"/matters/{one.pk}/")) <= 8


def test_assigned_by_right() -> None:  # D18.8
    head, desk, one = signed_in(Role.HEAD, "d.celinska", "Dorota Celińska"), signed_in(), matter()
    assert desk.post(f"/matters/{one.pk}/assignment/", {"to": account().pk}).status_code == 403
    one.refresh_from_db()
    assert one.owner_id is None
    answer = head.post(f"/matters/{one.pk}/assignment/", {"to": account().pk, "instruction": "projekt do piątku"}, headers=HTMX)
    assert answer.status_code == 200 and "projekt do piątku" in words(answer.text)
    assert plain(answer.text) in plain(head.get(f"/matters/{one.pk}/").text)
    one.refresh_from_db()
    assert one.owner_id == account().pk


def test_confidential_matters_vanish_for_all_but_the_named() -> None:  # trust: P6
    head, desk, one = signed_in(Role.HEAD, "d.celinska", "Dorota Celińska"), signed_in(), matter("Ciepłownia")
    mayor = signed_in(Role.MAYOR, "a.wichrowska", "Aldona Wichrowska")
    assert desk.get(f"/matters/{one.pk}/").status_code == 200
    assert desk.post(f"/matters/{one.pk}/confidence/", {"people": [account().pk]}).status_code == 403
    assert not Named.objects.exists()
    assert head.post(f"/matters/{one.pk}/confidence/", {"people": [account("a.wichrowska").pk]}).status_code == 302
    assert desk.get(f"/matters/{one.pk}/").status_code == 404
    assert "Ciepłownia" not in words(desk.get("/matters/").text) and "Ciepłownia" not in words(desk.get("/matters/", {"q": str(one)}).text)
    assert mayor.get(f"/matters/{one.pk}/").status_code == head.get(f"/matters/{one.pk}/").status_code == 200
    assert Named.objects.filter(kind="people.person").count() == 2  # the desk's own row goes with it
    assert head.post(f"/matters/{one.pk}/disclosure/").status_code == 302
    assert desk.get(f"/matters/{one.pk}/").status_code == 200 and not Named.objects.exists()


def test_reopened_with_a_reason(desk: Client) -> None:
    one = matter()
    actions.close(matter=one, act=CLI)
    assert desk.post(f"/matters/{one.pk}/reopening/", {"reason": ""}).status_code == 422
    assert desk.post(f"/matters/{one.pk}/reopening/", {"reason": "nowe fakty"}).status_code == 302
    one.refresh_from_db()
    assert one.closed_at is None


def test_each_kind_asks_its_own_right(desk: Client) -> None:  # trust: P6
    one = matter()
    secretariat = signed_in(Role.SECRETARIAT, "k.jaworek", "Kinga Jaworek")
    assert desk.get(f"/matters/{one.pk}/").status_code == 200
    assert secretariat.get("/matters/").status_code == 200
    assert secretariat.get(f"/matters/{one.pk}/").status_code == 404
    assert signed_in(Role.DPO, "p.szulc", "Piotr Szulc").get("/matters/").status_code == 404
    assert Client().get("/matters/").status_code == 302


def test_units_are_asked_and_their_answers_stand_on_the_page(desk: Client) -> None:  # D4.4, D4.5
    one, theirs = matter("Kurs autobusu"), unit("ED", "Wydział Edukacji")
    place, told = f"/matters/{one.pk}/", {"unit": theirs.pk, "text": "Kiedy ruszy kurs?", "due_at": "2099-10-30T12:00"}
    assert desk.get(f"{place}questions/new/").status_code == 200
    assert desk.post(f"{place}questions/new/", {**told, "due_at": "2020-10-30T12:00"}).status_code == 422
    assert desk.post(f"{place}questions/new/", told).status_code == 302
    asked = Contribution.objects.get(matter=one)
    contributions.give(contribution=asked, text="Od poniedziałku.", files=[], name="Roman Ćwiek", act=through_link(asked, timezone.now()))
    page = words(desk.get(place).text)
    assert "Wydział Edukacji" in page and "Kiedy ruszy kurs?" in page and "Roman Ćwiek" in page and "Od poniedziałku." in page
    counsel = signed_in(Role.COUNSEL, "l.kos", "Lidia Kos")
    assert counsel.get(f"{place}questions/new/").status_code == counsel.post(f"{place}questions/new/", told).status_code == 404


def test_a_promise_pauses_with_a_reason_and_runs_again(desk: Client) -> None:  # D4.3
    one, mayor = matter(), signed_in(Role.MAYOR, "a.wichrowska", "Aldona Wichrowska")
    due = timezone.now() + timedelta(days=5)
    word = clock_actions.promise(matter_id=one.pk, due_at=due, source="promise", basis="życzenie redakcji", act=CLI)
    place, page = f"/matters/{one.pk}/clocks/{word.pk}/", f"/matters/{one.pk}/"
    assert desk.get(f"{place}pause/").status_code == desk.get(f"{place}resumption/").status_code == 302
    assert mayor.get(page).status_code == 200 and f"{place}pause/" not in mayor.get(page).text
    assert mayor.post(f"{place}pause/", {"reason": "redakcja zwleka"}).status_code == 403
    assert desk.post(f"{place}pause/", {"reason": " "}).status_code == 422
    assert not Pause.objects.exists()
    paused = desk.post(f"{place}pause/", {"reason": "redakcja doprecyzowuje"}, headers=HTMX)
    assert paused.status_code == 200 and plain(paused.text) in plain(desk.get(page).text)
    assert Pause.objects.get().reason == "redakcja doprecyzowuje" and f"{place}resumption/" in paused.text
    assert "Wstrzymano termin" in words(desk.get(page).text)
    again = desk.post(f"{place}resumption/", headers=HTMX)
    assert again.status_code == 200 and plain(again.text) in plain(desk.get(page).text)
    word.refresh_from_db()
    assert word.standing_since is None and not Pause.objects.filter(until=None).exists()
    assert desk.post(f"{place}resumption/").status_code == 422


def test_a_clock_of_the_press_is_never_paused(desk: Client) -> None:  # D4.3 # trust: P5
    one, other = matter(), matter("Inna")
    law, promised = one.clocks.get(), clock_actions.promise(matter_id=one.pk, due_at=timezone.now(), source="promise", basis="słowo", act=CLI)
    assert desk.post(f"/matters/{one.pk}/clocks/{promised.pk}/pause/", {"reason": "czekamy"}).status_code == 302
    refused = desk.post(f"/matters/{one.pk}/clocks/{law.pk}/pause/", {"reason": "czekamy na wydział"})
    assert refused.status_code == 422 and "Prawo nie zna tu wstrzymania" in words(refused.text)
    assert f"clocks/{law.pk}/pause/" not in desk.get(f"/matters/{one.pk}/").text
    assert desk.post(f"/matters/{other.pk}/clocks/{law.pk}/pause/", {"reason": "czekamy"}).status_code == 404
    assert Pause.objects.count() == 1


def test_get_changes_nothing(desk: Client) -> None:
    one = matter()
    for place in ("signs", "assignment", "reopening", "confidence", "disclosure"):
        assert desk.get(f"/matters/{one.pk}/{place}/").status_code == 302
    stored = Matter.objects.get()
    assert (stored.version, stored.owner_id) == (1, None)
