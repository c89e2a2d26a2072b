# SPDX-License-Identifier: EUPL-1.2
"""What helps at a desk: drafts that are kept, who else is here, search and palette, the rail and its counts."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gabinet.base import rights, search, unsaved
from gabinet.base.act import Ref
from gabinet.base.office import Setting
from gabinet.base.ui import finding, nav, presence, seals
from gabinet.base.ui.requests import Person
from tests.pages import words

NOTE = Ref("base.setting", 7)


def draft_of(user: Person) -> str:
    return reverse("ui:draft", args=[seals.seal("draft", user.pk, NOTE, "answer")])


def test_what_is_typed_is_kept_and_offered(desk: Client, head: Person) -> None:
    url = draft_of(head)
    kept = desk.post(url, {"text": "Szanowny Panie Redaktorze", "seen": ""})
    assert kept.status_code == 200
    row = unsaved.of(head.pk, "answer", NOTE)
    assert row is not None
    assert row.text == "Szanowny Panie Redaktorze"
    assert kept.headers["Gabinet-At"] == row.at.isoformat()
    assert desk.get(url).status_code == 405


def test_a_second_window_is_told_and_nothing_is_lost(desk: Client, head: Person) -> None:  # trust: K12
    url = draft_of(head)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        first = desk.post(url, {"text": "one", "seen": ""}).headers["Gabinet-At"]
        clock.shift(1)
        assert desk.post(url, {"text": "one more", "seen": first}).status_code == 200
        clock.shift(1)
        told = desk.post(url, {"text": "two", "seen": first})
        assert told.status_code == 409
        assert "one more" in words(told.text)
        clock.shift(1)
        assert desk.post(url, {"text": "two", "seen": first, "force": "1"}).status_code == 200
    row = unsaved.of(head.pk, "answer", NOTE)
    assert row is not None and row.text == "two"


def test_a_draft_is_thrown_away_without_javascript(desk: Client, head: Person) -> None:
    url = draft_of(head)
    desk.post(url, {"text": "one", "seen": ""})
    assert desk.post(url, {"drop": "1", "back": "/search/"}).headers["Location"] == "/search/"
    assert unsaved.of(head.pk, "answer", NOTE) is None
    assert desk.post(url, {"drop": "1", "back": "//evil.example/"}).headers["Location"] == "/"


def test_a_draft_is_its_owners(desk: Client, head: Person, stranger: Person) -> None:  # trust: P6
    url = draft_of(head)
    assert desk.post(url, {"text": "mine", "seen": ""}).status_code == 200
    other = Client()
    other.force_login(stranger)
    assert other.post(url, {"text": "theirs", "force": "1"}).status_code == 404
    assert desk.post(url[:-4] + "abc/", {"text": "x"}).status_code == 404
    assert Client().post(url, {"text": "x"}).status_code == 302
    with time_machine.travel(timezone.now() + timedelta(hours=15)):
        desk.force_login(head)
        assert desk.post(url, {"text": "late", "force": "1"}).status_code == 404


def test_who_else_has_it_open(desk: Client, head: Person, stranger: Person) -> None:
    def here(client: Client, user: Person) -> str:
        return words(client.post(reverse("ui:here", args=[seals.seal("presence", user.pk, NOTE)])).text)

    other = Client()
    other.force_login(stranger)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert here(desk, head) == ""
        assert "Dorota Celińska" in here(other, stranger)
        assert "Igor Matlak" in here(desk, head)
        clock.shift(41)
        assert here(desk, head) == "", "silence for 40 s"
        assert presence.sweep(timezone.now() + timedelta(hours=2)) == 2
    foreign = reverse("ui:here", args=[seals.seal("presence", head.pk, NOTE)])
    assert other.post(foreign).status_code == 404


def findable(title: str, right: str = "base.trace.see", kind: str = "base.setting") -> None:
    made = Setting.objects.create(key=title[:60], value="x", valid_from=date(2026, 1, 1))
    search.put(Ref(kind, made.pk), right=right, title=title, url=f"/things/{made.pk}/", text="", at=timezone.now())


def test_search_finds_what_may_be_seen(desk: Client, stranger: Person) -> None:  # trust: S1
    findable("Koszty wiaduktu nad torami")
    other = Client()
    other.force_login(stranger)
    for path in ("/search/", "/search/suggestions/"):
        assert "Koszty wiaduktu" in words(desk.get(path, {"q": "wiadukt"}).text)
        assert "Koszty wiaduktu" not in words(other.get(path, {"q": "wiadukt"}).text)


@pytest.mark.parametrize("query", ['"', "*", "NEAR(a b)", "a AND", "'", "x" * 300, "ą ż ł", "#", "@", ">", "ﷺ", "-", "%", "\\"])
def test_any_query_is_safe(desk: Client, query: str) -> None:  # trust: S3
    findable("Koszty wiaduktu nad torami")
    for path in ("/search/", "/search/suggestions/"):
        assert desk.get(path, {"q": query}).status_code == 200


def test_a_prefix_asks_for_a_group(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(finding.KINDS, "x.person", finding.Found("x.person", "Person", "contact", finding.PEOPLE))
    findable("Wiadukt Jan", kind="x.person")
    findable("Wiadukt nad torami")
    assert "Wiadukt Jan" in words(desk.get("/search/", {"q": "@wiadukt"}).text)
    assert "Wiadukt nad torami" not in words(desk.get("/search/", {"q": "@wiadukt"}).text)
    both = words(desk.get("/search/", {"q": "wiadukt"}).text)
    assert both.index("Wiadukt Jan") < both.index("Wiadukt nad torami")


def test_search_is_counted(desk: Client) -> None:  # trust: G5
    with time_machine.travel(timezone.now(), tick=False):
        told = [desk.get("/search/", {"q": "a"}).status_code for _ in range(61)]
    assert told == [200] * 60 + [429]


def waits(who: rights.Powers, on: date) -> object:
    return Setting.objects.filter(valid_from__lte=on)


@pytest.fixture
def items(monkeypatch: pytest.MonkeyPatch) -> None:
    late = nav.Item("b", "Later", "ui:more", 210, "base.trace.see", waiting=lambda who, on: Setting.objects.none())
    soon = nav.Item("a", "Soon", "/search/", 120, ("no.right", "base.trace.see"), waiting=waits, late=waits, key="s", phone=1)
    monkeypatch.setattr(nav, "ITEMS", {one.code: one for one in (late, soon, nav.Item("c", "Hidden", "/x/", 110, "no.right"))})
    monkeypatch.setitem(nav.ITEMS, "d", nav.Item("d", "No page yet", "no:page", 111, "base.trace.see"))


def test_the_rail_is_in_order_and_by_right(desk: Client, items: None) -> None:
    page = words(desk.get("/more/").text)
    assert page.index("Soon") < page.index("Later")
    assert "Hidden" not in page
    assert "No page yet" not in page


def test_counts_are_one_statement_and_kept(head: Person, items: None) -> None:
    Setting.objects.create(key="note", value="x", valid_from=date(2026, 1, 1))
    who = rights.powers(head.pk, date(2026, 10, 27))
    with CaptureQueriesContext(connection) as asked:
        assert nav.counts(who, date(2026, 10, 27)) == {"a": 1, "a.late": 1}
        assert nav.counts(who, date(2026, 10, 27)) == {"a": 1, "a.late": 1}
    assert len(asked.captured_queries) == 1
    assert nav.counts(who, date(2025, 10, 27)) == {}


def test_the_first_page_is_the_first_place(desk: Client, items: None) -> None:
    assert desk.get("/").headers["Location"] == "/search/"


def test_the_style_guide_in_both_languages(desk: Client) -> None:
    assert desk.get("/style/").status_code == 200
    assert "Style guide" in words(desk.get("/style/?lang=en").text)
