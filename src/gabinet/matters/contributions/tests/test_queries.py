# SPDX-License-Identifier: EUPL-1.2
"""Questions to units as each role sees them; what notices say."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from gabinet.base import files, ladder, links
from gabinet.base.models import Attached, Notice
from gabinet.base.rights import Named
from gabinet.matters.cases.tests.factories import SEES, matter
from gabinet.matters.contributions import actions, queries
from gabinet.matters.contributions.tests.factories import DUE, asked, through_link
from gabinet.matters.terms.queries import OfficeDays
from gabinet.people.persons.tests.factories import CLI, NOW, account, deed, powers
from gabinet.people.units.tests.factories import unit

pytestmark = pytest.mark.django_db
ASK, GIVE = queries.ASKS, queries.GIVES
OFF = OfficeDays([])


def test_the_office_sees_with_the_matter_and_heads_their_own() -> None:  # trust: P6
    boss, other, marta = account("m.zietek"), account("b.klos"), account()
    row = asked(of=unit(account=boss))
    unit("SR", "Wydział Środowiska", account=other)
    assert queries.visible_to(powers(marta, ASK, SEES)).get() == row
    assert not queries.visible_to(powers(marta, ASK)).exists()
    assert queries.visible_to(powers(boss, GIVE)).get() == row
    assert not queries.visible_to(powers(other, GIVE)).exists()
    Named.objects.create(kind="matters.matter", pk_of=row.matter_id, user=account("d.celinska"))
    assert not queries.visible_to(powers(marta, ASK, SEES)).exists()


def test_files_of_an_answer_are_reached_by_the_right_of_the_question() -> None:  # trust: A2
    boss, other = account("m.zietek"), account("b.klos")
    row = asked(of=unit(account=boss))
    kept = files.keep([b"x"], limit=10, at=NOW)
    actions.give(contribution=row, text="", files=[("a.pdf", kept)], name="A", act=through_link(row))
    place = Attached.objects.get().pk
    assert files.reach(place, powers(boss, GIVE)) is not None
    assert files.reach(place, powers(other, GIVE)) is None
    assert files.reach(place, powers(account(), ASK, SEES)) is not None


def test_all_of_a_matter_in_five_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    one = matter()
    for code in ("IN", "SR", "ZDM", "GK"):
        asked(of=unit(code, f"Wydział {code}"), about=one)
    first, second, third, _ = one.contributions.order_by("number")
    actions.accept(contribution=first, name="A", act=through_link(first))
    actions.give(contribution=second, text="602", files=[("a.pdf", files.keep([b"x"], limit=9, at=NOW))], name="B. Kłos", act=through_link(second))
    actions.not_ours(contribution=third, to=first.unit, reason="nie nasze", name="C", act=through_link(third))
    with django_assert_num_queries(5):
        items = queries.of_matter(one, NOW, lang="pl", off=OFF)
    assert [item.state for item in items] == ["accepted", "answered", "passed", "asked"]
    assert (items[1].replies[0].who, items[1].replies[0].files[0].name) == ("B. Kłos", "a.pdf")
    assert (items[2].passed_to, items[2].reason, items[2].waiting) == ("Wydział IN", "nie nasze", False)
    assert (items[3].chip.state, items[3].chip.text) == ("soon", "za 2 dni rob., 11:00")


def test_a_heads_list(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    boss = account("m.zietek")
    made = unit(account=boss)
    row, done = asked(of=made), asked(of=made)
    actions.give(contribution=done, text="602", files=[], name="A", act=through_link(done))
    who = powers(boss, GIVE)
    with django_assert_num_queries(1):
        rows = queries.page(who, None, NOW, lang="pl", off=OFF)
    assert [one.pk for one in rows] == [row.pk]


@override_settings(PUBLIC_URL="https://gabinet.example")
def test_the_units_notice_carries_the_link_and_the_askers_the_matter() -> None:
    marta = account()
    row = asked(act=deed(marta, ASK))
    with translation.override("en"):
        told = ladder.words_of(Notice.objects.get(address="in@wrzosowiec.example"))
    assert told is not None and row.text in told.text
    assert all(part in told.text for part in (str(row.matter), marta.name, row.unit.name, "No account is needed"))
    token = told.url.removeprefix("https://gabinet.example/links/").rstrip("/")
    assert links.enter(token, "get", NOW)[0] == queries.ref(row)
    actions.give(contribution=row, text="602", files=[], name="A", act=through_link(row))
    back = ladder.words_of(Notice.objects.get(user=marta))
    assert back is not None and "/links/" not in back.url and str(row.matter) in back.text


def test_every_verb_has_its_words() -> None:
    row = asked()
    for verb in ("asked", "due_soon", "due_today", "overdue", "revoked", "accepted", "given", "not_ours", "need_until"):
        told = ladder.words_of(Notice(address=row.unit.address, kind="matters.contribution", pk_of=row.pk, verb=verb, at=NOW))
        assert told is not None and told.title and "%(" not in told.title
    actions.revoke(contribution=row, reason="", act=CLI)
    told = ladder.words_of(Notice(address=row.unit.address, kind="matters.contribution", pk_of=row.pk, verb="revoked", at=NOW))
    assert told is not None and told.url == ""


def test_overdue_is_said() -> None:
    row = asked()
    late = datetime(2026, 10, 30, 9, 0, tzinfo=UTC)
    item = queries.of_matter(row.matter, late, lang="pl", off=OFF)[0]
    assert (item.overdue, item.chip.state) == (True, "late") and late > DUE
