# SPDX-License-Identifier: EUPL-1.2
"""What one was told: one's own only, new until it is opened, and no more than a title."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from gabinet.base import ladder, rights
from gabinet.base.accounts import actions
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door, Ref
from gabinet.base.act import User as UserId
from gabinet.base.ladder import Notice, Told
from gabinet.base.rights import Role
from gabinet.base.trace import Entry
from gabinet.base.ui import nav
from tests.pages import signed_in, words

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 27, 8, 47, tzinfo=UTC)
CLI = Act(at=AT, door=Door.CLI)


@pytest.fixture(autouse=True)
def says(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    settings.PUBLIC_URL = "https://gabinet.wrzosowiec.example"
    monkeypatch.setitem(ladder.WORDS, "test.thing", lambda one: Told(f"Sprawa {one.pk_of}", "treść", "https://gabinet.wrzosowiec.example/search/"))


def person(login: str, name: str) -> User:
    return actions.make_account(login=login, name=name, roles=[Role.PRESS], act=CLI)


def told(user: User, pk: int, verb: str = "assigned") -> Notice:
    ladder.tell(UserId(user.pk), Ref("test.thing", pk), verb, AT)
    return Notice.objects.get(user=user, pk_of=pk)


def test_opened_it_is_read_and_its_page_follows() -> None:
    olszan = person("m.olszan", "Marta Olszan")
    desk, one = signed_in(olszan), told(olszan, 7)
    told(olszan, 8)
    page = desk.get("/notices/").text
    assert "Sprawa 7" in words(page) and "treść" not in page
    assert desk.get(f"/notices/{one.pk}/reading/").url == "/notices/"
    assert Notice.objects.filter(read_at=None).count() == 2
    nav.forget()
    assert nav.counts(rights.powers(olszan.pk, AT.date()), AT.date())["notices"] == 2
    assert desk.post(f"/notices/{one.pk}/reading/").url == "/search/"
    assert nav.counts(rights.powers(olszan.pk, AT.date()), AT.date())["notices"] == 1
    assert Entry.objects.get(verb="notices_read").by == olszan.pk
    assert desk.post("/notices/reading/").url == "/notices/"
    assert not Notice.objects.filter(read_at=None).exists() and "/notices/reading/" not in desk.get("/notices/").text


def test_nobody_reads_anothers() -> None:  # trust: P6
    olszan, przybysz = person("m.olszan", "Marta Olszan"), person("l.przybysz", "Leon Przybysz")
    one, desk, other = told(olszan, 7), signed_in(olszan), signed_in(przybysz)
    assert other.post(f"/notices/{one.pk}/reading/").status_code == 404
    assert "Sprawa 7" not in other.get("/notices/").text and "Sprawa 7" in desk.get("/notices/").text
    assert other.post("/notices/reading/").status_code == 302
    assert Notice.objects.get(pk=one.pk).read_at is None
    assert desk.post(f"/notices/{one.pk}/reading/").status_code == 302
    assert Client().get("/notices/").status_code == 302


def test_a_link_to_choose_a_password_goes_by_mail_alone() -> None:
    olszan = person("m.olszan", "Marta Olszan")
    desk, one, reset = signed_in(olszan), told(olszan, 7), told(olszan, 8, "reset-1")
    assert desk.post(f"/notices/{one.pk}/reading/").status_code == 302
    assert desk.post(f"/notices/{reset.pk}/reading/").status_code == 404
    assert "Sprawa 7" in desk.get("/notices/").text and "Sprawa 8" not in desk.get("/notices/").text


def test_twenty_a_page() -> None:
    olszan = person("m.olszan", "Marta Olszan")
    for pk in range(21):
        told(olszan, 100 + pk)
    first = signed_in(olszan).get("/notices/").text
    assert "Sprawa 120" in first and "Sprawa 100" not in first
    more = first.split('href="?after=')[1].split('"')[0]
    assert "Sprawa 100" in signed_in(olszan).get(f"/notices/?after={more}").text
