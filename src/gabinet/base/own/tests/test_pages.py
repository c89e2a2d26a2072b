# SPDX-License-Identifier: EUPL-1.2
"""One's own settings: a factor is changed only by somebody who proves the old one."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from gabinet.base.accounts import actions, codes, factors
from gabinet.base.accounts.models import Session, User
from gabinet.base.act import Act, Door
from gabinet.base.ladder import Notice
from gabinet.base.rights import Role
from gabinet.base.trace import Entry
from tests.pages import words

PASSWORD, SECRET = "wrzos nad Wirną kwitnie", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
CLI = Act(at=datetime(2026, 1, 1, tzinfo=UTC), door=Door.CLI)
NEW = {"password": "cztery osobne słowa tu", "again": "cztery osobne słowa tu"}


@pytest.fixture
def olszan(db: None) -> User:
    return actions.make_account(login="m.olszan", name="Marta Olszan", roles=[Role.PRESS], password=PASSWORD, act=CLI)


@pytest.fixture
def desk(olszan: User) -> Client:
    client = Client()
    client.post("/login/", {"login": "m.olszan", "password": PASSWORD})
    return client


def code() -> str:
    return codes.code_of(SECRET, codes.step_of(timezone.now()))


def test_strangers_see_none_of_it(client: Client, desk: Client) -> None:
    for path in ("/settings/", "/settings/security/", "/settings/security/codes/"):
        assert desk.get(path).status_code == 200
        assert client.get(path).status_code == 302


def test_theme_language_and_keys_go_with_the_account(desk: Client, olszan: User) -> None:
    desk.post("/settings/", {"theme": "dark", "language": "en", "once": "k"})
    page = desk.get("/settings/").text
    assert 'data-theme="dark"' in page
    assert '<html lang="en"' in page
    assert "Saved" in page
    desk.post("/settings/", {"theme": "dark", "language": "pl", "once": "l"})
    assert "Zapisano" in desk.get("/settings/").text
    desk.post("/settings/", {"theme": "dark", "language": "en", "once": "m"})
    page = desk.get("/settings/").text
    assert 'data-letters="off"' in page
    assert desk.post("/settings/", {"theme": "pink", "language": "en"}).status_code == 422
    assert Entry.objects.filter(verb="appearance_chosen", by=olszan.pk).count() == 3


def test_a_new_password_needs_the_old_one_and_ends_other_sessions(desk: Client, olszan: User) -> None:  # trust: I6
    other = Client()
    other.post("/login/", {"login": "m.olszan", "password": PASSWORD})
    assert desk.post("/settings/security/password/", {**NEW, "proof": "wrong"}).status_code == 422
    assert desk.post("/settings/security/password/", {**NEW, "proof": PASSWORD, "password": "short"}).status_code == 422
    old = desk.cookies["gabinet"].value
    assert desk.post("/settings/security/password/", {**NEW, "proof": PASSWORD}).status_code == 302
    assert desk.get("/settings/security/").status_code == 200
    assert desk.cookies["gabinet"].value != old
    assert other.get("/settings/security/").status_code == 302
    assert User.objects.get(pk=olszan.pk).check_password(NEW["password"])
    assert Notice.objects.filter(user=olszan, verb="password_chosen").exists()


def test_the_old_password_is_guessed_five_times(desk: Client) -> None:  # trust: I1
    with time_machine.travel(timezone.now(), tick=False):
        told = [desk.post("/settings/security/password/", {**NEW, "proof": "wrong"}).status_code for _ in range(6)]
    assert told == [422] * 5 + [429]


def started(desk: Client) -> list[str]:
    page = desk.get("/settings/security/codes/").text
    plain = re.search(r'class="mono">([A-Z2-7 ]+)<', page)
    sealed = re.search(r'name="secret" value="([^"]+)"', page)
    assert plain and sealed
    assert "<path" in page
    secret = plain[1].replace(" ", "")
    typed = codes.code_of(secret, codes.step_of(timezone.now()))
    done = desk.post("/settings/security/codes/", {"secret": sealed[1], "typed": typed, "proof": PASSWORD, "once": "k"})
    assert done.status_code == 200
    return re.findall(r"<li>([a-z0-9]{5}-[a-z0-9]{5})</li>", done.text)


def test_codes_are_set_up_and_asked_for(desk: Client, olszan: User) -> None:  # trust: I4
    with time_machine.travel(timezone.now(), tick=False):
        shown = started(desk)
        assert len(shown) == 8
        other = Client()
        assert other.post("/login/", {"login": "m.olszan", "password": PASSWORD}).headers["Location"] == "/login/code/"
        assert other.post("/login/code/", {"code": shown[0]}).status_code == 302
        assert Notice.objects.filter(verb="codes_started").exists()


def test_codes_are_not_set_up_without_proof_or_for_another(desk: Client, olszan: User) -> None:  # trust: I4
    page = desk.get("/settings/security/codes/").text
    sealed = re.search(r'name="secret" value="([^"]+)"', page)
    assert sealed
    assert desk.post("/settings/security/codes/", {"secret": sealed[1], "typed": "000000", "proof": PASSWORD}).status_code == 422
    assert desk.post("/settings/security/codes/", {"secret": sealed[1], "typed": "000000", "proof": "wrong"}).status_code == 422
    assert desk.post("/settings/security/codes/", {"secret": "forged", "typed": "000000", "proof": PASSWORD}).status_code == 302
    assert not factors.of(olszan.pk).codes


def test_with_codes_a_change_asks_for_a_code(olszan: User) -> None:  # trust: I4
    with time_machine.travel(timezone.now(), tick=False) as clock:
        desk = Client()
        desk.post("/login/", {"login": "m.olszan", "password": PASSWORD})
        shown = started(desk)
        assert desk.post("/settings/security/codes/end/", {"proof": PASSWORD}).status_code == 422
        clock.shift(61)
        assert desk.post("/settings/security/recovery/", {"proof": shown[1], "once": "r"}).status_code == 200
        assert desk.post("/settings/security/codes/end/", {"proof": shown[2]}).status_code == 422, "renewed: the old ones are void"
        assert factors.of(olszan.pk).codes


def test_sessions_are_listed_and_ended(desk: Client, olszan: User) -> None:  # trust: I6
    other = Client()
    other.post("/login/", {"login": "m.olszan", "password": PASSWORD}, headers={"User-Agent": "Mozilla/5.0 (iPhone) Safari/605"})
    assert "Safari · iPhone" in words(desk.get("/settings/security/").text)
    mine = Session.objects.exclude(device__contains="iPhone").get(user=olszan)
    digest = factors.session_digest(Session.objects.get(device__contains="iPhone").session_key)
    assert mine.session_key not in desk.get("/settings/security/").text
    desk.post(f"/settings/security/sessions/{digest}/end/", {"once": "a"})
    assert other.get("/settings/security/").status_code == 302
    assert desk.get("/settings/security/").status_code == 200
    third = Client()
    third.post("/login/", {"login": "m.olszan", "password": PASSWORD})
    desk.post("/settings/security/sessions/end/", {"once": "b"})
    assert third.get("/settings/security/").status_code == 302
    assert desk.get("/settings/security/").status_code == 200


def test_a_foreign_session_or_passkey_is_out_of_reach(desk: Client, olszan: User) -> None:  # trust: G2
    ptaszek = actions.make_account(login="o.ptaszek", name="Oskar Ptaszek", roles=[Role.PRESS], password=PASSWORD, act=CLI)
    other = Client()
    other.post("/login/", {"login": "o.ptaszek", "password": PASSWORD})
    theirs = Session.objects.get(user=ptaszek)
    desk.post(f"/settings/security/sessions/{factors.session_digest(theirs.session_key)}/end/")
    assert other.get("/settings/security/").status_code == 200
    mine, foreign = (Authenticator.objects.create(user=user, type="webauthn", data={"name": "x", "credential": {}}) for user in (olszan, ptaszek))
    assert desk.post(f"/settings/security/passkeys/{mine.pk}/end/", {"proof": PASSWORD}).status_code == 302
    assert desk.post(f"/settings/security/passkeys/{foreign.pk}/end/", {"proof": PASSWORD}).status_code == 404
    assert list(Authenticator.objects.values_list("pk", flat=True)) == [foreign.pk]


@pytest.mark.parametrize("path", ["password/", "codes/end/", "recovery/", "passkeys/", "sessions/end/", "sessions/abc/end/"])
def test_a_transition_got_shows_its_place(desk: Client, path: str) -> None:  # trust: H3
    answer = desk.get(f"/settings/security/{path}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/settings/security/")
