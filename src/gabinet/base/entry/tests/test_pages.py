# SPDX-License-Identifier: EUPL-1.2
"""Getting in and out: as people do it, and as those do it who should not."""

import re
from datetime import datetime, timedelta
from threading import Barrier, Thread
from time import perf_counter
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from gabinet.base import jobs, rates
from gabinet.base.accounts import codes, factors, invitations
from gabinet.base.accounts.models import KnownDevice, Session, User
from gabinet.base.entry import ways_in
from gabinet.base.entry.tests.conftest import PASSWORD, SECRET
from gabinet.base.jobs import Job
from gabinet.base.ladder import Notice, words_of
from tests.pages import words


def enter(client: Client, login: str = "k.jaworek", password: str = PASSWORD, **more: str) -> int:
    return client.post("/login/", {"login": login, "password": password, **more}).status_code


def inside(client: Client) -> bool:
    return client.get("/settings/security/").status_code == 200


def code(at: datetime) -> str:
    return codes.code_of(SECRET, codes.step_of(at))


@pytest.mark.parametrize("login", ["k.jaworek", "K.Jaworek ", "k.jaworek@wrzosowiec.example"])
def test_by_short_name_or_address(jaworek: User, client: Client, login: str) -> None:
    page = client.get("/login/")
    assert {'name="login"', 'name="password"', 'method="post"'} <= set(re.findall(r'name="login"|name="password"|method="post"', page.text))
    assert enter(client, login) == 302
    assert inside(client)


def test_a_wrong_password_an_unknown_and_an_ended_account_look_alike(jaworek: User, client: Client) -> None:  # trust: I3
    assert enter(client) == 302
    client.post("/logout/")
    User.objects.create(login="o.ptaszek", name="Oskar Ptaszek", is_active=False)
    pages = [client.post("/login/", {"login": login, "password": "wrong"}) for login in ("k.jaworek", "nobody", "o.ptaszek")]
    assert {page.status_code for page in pages} == {422}
    said = {re.sub(r"nobody|k\.jaworek|o\.ptaszek|value=\"[^\"]*\"", "", page.text) for page in pages}
    assert len(said) == 1


def test_they_take_the_same_time(jaworek: User, settings: object) -> None:  # trust: I3
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # type: ignore[attr-defined]
    jaworek.set_password(PASSWORD)
    jaworek.save()

    def took(login: str) -> float:
        start = perf_counter()
        assert ways_in.known(login, "wrong") is None
        return perf_counter() - start

    known, unknown = (min(took(login) for _ in range(4)) for login in ("k.jaworek", "nobody"))
    assert 0.5 < known / unknown < 2


def test_log_out_is_a_post(jaworek: User, client: Client) -> None:  # trust: H3
    enter(client)
    assert client.get("/logout/").status_code == 405
    assert inside(client)
    client.post("/logout/")
    assert not inside(client)


def test_a_session_has_a_new_id_and_the_old_one_is_dead(jaworek: User) -> None:  # trust: I6
    first = Client()
    enter(first)
    old = first.cookies["gabinet"].value
    second = Client()
    second.cookies["gabinet"] = old
    assert inside(second)
    enter(first)
    assert first.cookies["gabinet"].value != old
    assert not inside(second)
    cookie = first.cookies["gabinet"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_session_ends_after_an_hour_of_silence_and_after_twelve(jaworek: User, client: Client) -> None:  # trust: I6
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        enter(client)
        for _ in range(13):
            clock.shift(timedelta(minutes=54))
            assert inside(client)
        clock.shift(timedelta(minutes=20))
        assert not inside(client), "twelve hours in all"
        enter(client)
        clock.shift(timedelta(minutes=50))
        assert client.get("/settings/security/", headers={"Gabinet-Idle": "1"}).status_code == 200
        clock.shift(timedelta(minutes=11))
        assert not inside(client), "what a page asks by itself is no sign of life"


def test_ending_an_account_ends_its_sessions(jaworek: User, client: Client) -> None:  # trust: I6
    enter(client)
    assert inside(client)
    User.objects.filter(pk=jaworek.pk).update(is_active=False)
    assert not inside(client)


def test_five_tries_then_429(jaworek: User, client: Client) -> None:  # trust: I1
    for _ in range(3):
        assert enter(client) == 302
        client.post("/logout/")
    client.cookies.clear()
    assert [enter(client, password="wrong") for _ in range(5)] == [422] * 5
    with time_machine.travel(timezone.now(), tick=False):
        page = client.post("/login/", {"login": "k.jaworek", "password": PASSWORD})
        assert page.status_code == 429
        assert 0 < int(page.headers["Retry-After"]) <= 300
        assert 'name="password"' in page.text
    assert enter(client, login="nobody", password="wrong") == 422
    assert enter(client, login="K.JAWOREK") == 429


def test_twenty_tries_from_one_network(jaworek: User, client: Client) -> None:  # trust: I1
    with time_machine.travel(timezone.now(), tick=False):
        assert [enter(client, login=f"nobody{n}", password="wrong") for n in range(20)] == [422] * 20
        assert enter(client, login="nobody20") == 429
        assert enter(Client(REMOTE_ADDR="192.0.2.7"), login="nobody20") == 422


def test_a_right_password_does_not_count(jaworek: User, client: Client) -> None:  # trust: I1
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(25):
            client.cookies.clear()
            assert enter(client) == 302


@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_and_five_are_looked_at(jaworek: User) -> None:  # trust: I1
    told: list[int] = []
    start = Barrier(30)

    def guess(n: int) -> None:
        start.wait()
        told.append(enter(Client(REMOTE_ADDR=f"192.0.2.{n}"), password=f"guess {n}"))
        connection.close()

    with time_machine.travel(timezone.now(), tick=False):
        threads = [Thread(target=guess, args=(n,)) for n in range(30)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(told) == [422] * 5 + [429] * 25


def test_a_known_device_goes_on(jaworek: User) -> None:  # trust: I1
    mine, stranger = Client(), Client()
    enter(mine)
    mine.post("/logout/")
    with time_machine.travel(timezone.now(), tick=False):
        for _ in range(6):
            enter(stranger, password="wrong")
        assert enter(stranger) == 429
        assert enter(mine) == 302
        mine.post("/logout/")
        assert [enter(mine, password="wrong") for _ in range(5)] == [422] * 5
        assert enter(mine) == 429, "a known device is counted too"
        assert enter(mine, login="p.szulc", password="wrong") == 422, "and known for its own account only"


def test_the_address_is_not_taken_from_a_header(jaworek: User, client: Client, settings: object) -> None:  # trust: I2
    def guess(forwarded: str) -> int:
        return client.post("/login/", {"login": "nobody", "password": "x"}, headers={"X-Forwarded-For": forwarded}).status_code

    with time_machine.travel(timezone.now(), tick=False):
        assert [guess(f"203.0.113.{n}") for n in range(5)] == [422] * 5
        assert rates.Count.objects.get(code="login.network").who == "127.0.0.1"
        settings.TRUSTED_PROXIES = 1  # type: ignore[attr-defined]
        assert guess("198.51.100.1, 203.0.113.9") == 429
        assert set(rates.Count.objects.filter(code="login.network").values_list("who", flat=True)) == {"127.0.0.1", "203.0.113.9"}


@pytest.mark.parametrize("to", ["/settings/security/", "/search/?q=a"])
def test_on_to_where_one_was_going(jaworek: User, client: Client, to: str) -> None:
    answer = client.post(f"/login/?next={to}", {"login": "k.jaworek", "password": PASSWORD, "next": to})
    assert answer.headers["Location"] == to


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/nowhere/", "\0", "/a\0b"])
def test_never_to_another_house(jaworek: User, client: Client, to: str) -> None:  # trust: H4
    answer = client.post("/login/", {"login": "k.jaworek", "password": PASSWORD, "next": to})
    assert answer.headers["Location"] == "/"


def test_a_second_step(szulc: User, client: Client) -> None:  # trust: I4
    answer = client.post("/login/", {"login": "p.szulc", "password": PASSWORD, "next": "/search/"})
    assert answer.headers["Location"] == "/login/code/"
    assert not inside(client), "the password alone opens nothing"
    page = client.get("/login/code/")
    assert 'name="code"' in page.text
    assert PASSWORD not in str(dict(client.session))
    assert client.post("/login/code/", {"code": "000000"}).status_code == 422
    done = client.post("/login/code/", {"code": code(timezone.now())})
    assert done.headers["Location"] == "/search/"
    assert inside(client)


def test_a_code_is_not_taken_again(szulc: User) -> None:  # trust: I4
    with time_machine.travel(timezone.now(), tick=False):
        first, second = Client(), Client()
        for one in (first, second):
            enter(one, "p.szulc")
        assert first.post("/login/code/", {"code": code(timezone.now())}).status_code == 302
        assert second.post("/login/code/", {"code": code(timezone.now())}).status_code == 422
        assert not inside(second)


def test_codes_are_guessed_five_times(szulc: User, client: Client) -> None:  # trust: I1
    with time_machine.travel(timezone.now(), tick=False):
        enter(client, "p.szulc")
        assert [client.post("/login/code/", {"code": "000000"}).status_code for _ in range(5)] == [422] * 5
        assert client.post("/login/code/", {"code": code(timezone.now())}).status_code == 429


def test_the_second_step_needs_the_first(szulc: User, client: Client) -> None:  # trust: I4
    assert client.post("/login/code/", {"code": code(timezone.now())}).headers["Location"] == "/login/"
    enter(client, "p.szulc")
    szulc.set_password("another password")
    szulc.save()
    assert client.post("/login/code/", {"code": code(timezone.now())}).headers["Location"] == "/login/"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        enter(client, "p.szulc", "another password")
        clock.shift(timedelta(minutes=11))
        assert client.post("/login/code/", {"code": code(timezone.now())}).headers["Location"] == "/login/"


def test_a_trusted_computer_is_not_asked_for_seven_days(szulc: User, client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        enter(client, "p.szulc")
        client.post("/login/code/", {"code": code(timezone.now()), "trust": "on"})
        client.post("/logout/")
        clock.shift(timedelta(days=6))
        assert client.post("/login/", {"login": "p.szulc", "password": PASSWORD}).headers["Location"] == "/"
        client.post("/logout/")
        clock.shift(timedelta(days=2))
        assert client.post("/login/", {"login": "p.szulc", "password": PASSWORD}).headers["Location"] == "/login/code/"


def test_a_device_is_trusted_only_where_it_was_asked_for(szulc: User, client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        enter(client, "p.szulc")
        client.post("/login/code/", {"code": code(timezone.now())})
        client.post("/logout/")
        clock.shift(timedelta(minutes=5))
        assert client.post("/login/", {"login": "p.szulc", "password": PASSWORD}).headers["Location"] == "/login/code/"
    assert KnownDevice.objects.get().trusted_until is None


def test_a_forgotten_password(jaworek: User, client: Client) -> None:  # trust: I3
    pages = [client.post("/login/forgotten/", {"login": login}) for login in ("k.jaworek", "nobody")]
    assert words(pages[0].text).replace("k.jaworek", "") == words(pages[1].text).replace("nobody", "")
    assert Job.objects.filter(name="entry.reset").count() == 2
    for row in Job.objects.filter(name="entry.reset"):
        jobs.run(jobs.lease(timezone.now()) or row, timezone.now)
    told = words_of(Notice.objects.get())
    assert told is not None
    assert told.url.startswith("http://127.0.0.1:8000/login/password/")


def link(user: User) -> str:
    return urlsplit(invitations.address_for(User.objects.get(pk=user.pk))).path


def test_the_link_is_built_from_our_own_address(jaworek: User, client: Client) -> None:  # trust: I7
    client.post("/login/forgotten/", {"login": "k.jaworek"}, headers={"X-Forwarded-Host": "evil.example"})
    assert "evil" not in invitations.address_for(jaworek)


def test_the_link_works_once_for_half_an_hour_and_get_spends_nothing(jaworek: User, client: Client) -> None:  # trust: I7
    old = Client()
    enter(old)
    path, new = link(jaworek), {"password": "cztery osobne słowa tu", "again": "cztery osobne słowa tu"}
    for _ in range(3):
        assert client.get(path).status_code == 200
    assert client.get(path).headers["Referrer-Policy"] == "no-referrer"
    assert client.post(path, {**new, "again": "something else"}).status_code == 422
    assert client.post(path, {"password": "short", "again": "short"}).status_code == 422
    assert client.post(path, new).status_code == 302
    assert not inside(old), "other sessions end"
    assert client.get(path).status_code == 404
    assert client.post(path, new).status_code == 404
    assert enter(Client(), password=new["password"]) == 302
    late = link(jaworek)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert client.get(late).status_code == 404


@pytest.mark.parametrize("path", ["/login/password/1/x/", "/login/password/-/-/", "/login/password/zzzzzzzzzzzzzzzzzzzzzz/c-d/"])
def test_nonsense_links(jaworek: User, client: Client, path: str) -> None:  # trust: H7
    assert client.get(link(jaworek)).status_code == 200
    assert client.get(path).status_code == 404


def test_a_device_of_another_account_is_not_mine(jaworek: User, szulc: User) -> None:
    factors.remember(jaworek, factors.device_digest("c"), "Firefox", timezone.now(), trusted=True)
    assert factors.device_of("k.jaworek", "c", timezone.now()) is not None
    assert factors.device_of("p.szulc", "c", timezone.now()) is None


def test_sessions_say_where_they_are(jaworek: User, client: Client) -> None:
    client.post("/login/", {"login": "k.jaworek", "password": PASSWORD}, headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"})
    row = Session.objects.get(user=jaworek)
    assert (row.device, row.network, row.way) == ("Firefox · Windows", "127.0.0.1", "password")


FORGED = '{"response": {"userHandle": "MQ"}, "id": "x", "rawId": "x", "type": "public-key"}'


@pytest.mark.parametrize("sent", ["", "x", "[]", "{}", '{"response": {}}', FORGED])
def test_what_is_no_passkey(jaworek: User, client: Client, sent: str) -> None:  # trust: I4
    assert client.post("/login/passkey/options/").json()["publicKey"]["challenge"]
    assert client.post("/login/passkey/", {"credential": sent}).status_code == 422
    assert not inside(client)
