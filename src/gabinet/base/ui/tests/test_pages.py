# SPDX-License-Identifier: EUPL-1.2
"""What holds for every page: who sees it, by which verbs, what a second click does, what a swap shows."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gabinet.base import rights
from gabinet.base.office import Setting
from gabinet.base.trace import Entry
from gabinet.base.ui.requests import Person
from tests.pages import plain, words

pytestmark = pytest.mark.usefixtures("places")
ASKED = {"HX-Request": "true"}


def url(setting: Setting) -> str:
    return f"/notes/{setting.pk}/"


def test_who_sees(desk: Client, stranger: Person, setting: Setting) -> None:  # trust: P6
    assert desk.get(url(setting)).status_code == 200
    other = Client()
    assert other.get(url(setting)).status_code == 302
    assert other.get(url(setting)).headers["Location"].startswith("/login/?next=/notes/")
    other.force_login(stranger)
    unseen, missing = other.get(url(setting)), other.get("/nowhere/")
    assert unseen.status_code == missing.status_code == 404
    assert unseen.text == missing.text


def test_a_right_taken_away_is_gone_with_the_next_request(desk: Client, setting: Setting) -> None:  # trust: G1
    assert desk.get(url(setting)).status_code == 200
    rights.Grant.objects.filter(right="base.trace.see").delete()
    assert desk.get(url(setting)).status_code == 200
    rights.changed()
    assert desk.get(url(setting)).status_code == 404


def test_other_verbs_are_405(desk: Client, setting: Setting) -> None:  # trust: H3
    assert desk.head(url(setting)).status_code == 200
    for verb in ("OPTIONS", "PUT", "DELETE", "TRACE", "PATCH"):
        answer = desk.generic(verb, url(setting))
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, POST, HEAD"


@pytest.mark.parametrize("path", ["/notes/9999999999999999999999999999999999999999/", "/notes/%F9/", "/notes/１/", "/open/a%00b/"])
def test_nonsense_in_a_path_is_404(desk: Client, path: str, setting: Setting) -> None:  # trust: H7
    assert desk.get(url(setting)).status_code == 200
    assert desk.get(path).status_code == 404


def test_nonsense_in_a_query_is_400(desk: Client, setting: Setting) -> None:  # trust: H7
    assert desk.get(url(setting) + "?q=a").status_code == 200
    assert desk.get(url(setting) + "?q=a%00b").status_code == 400


def test_a_signed_in_page_asks_two_statements_before_its_own(desk: Client, setting: Setting) -> None:
    desk.get(url(setting))
    with CaptureQueriesContext(connection) as asked:
        desk.get(url(setting))
    assert [q["sql"].rsplit("FROM ")[-1].split()[0].strip('"') for q in asked.captured_queries] == ["base_session", "base_user", "base_setting"]


def test_drawing_asks_nothing(desk: Client) -> None:
    with pytest.raises(AssertionError, match="a query while a page was drawn"):
        desk.get("/asks/")


def test_without_javascript(desk: Client, setting: Setting) -> None:
    done = desk.post(url(setting), {"value": "second", "once": "k1"})
    assert (done.status_code, done.headers["Location"]) == (302, url(setting))
    shown = desk.get(url(setting))
    assert "Renamed" in words(shown.text)
    assert 'action="/undo/"' in shown.text
    assert "Renamed" not in desk.get(url(setting)).text
    refused = desk.post(url(setting), {"value": "no", "once": "k2"})
    assert refused.status_code == 422
    assert "Too short by 1 letters." in words(refused.text)
    assert "<html" in refused.text


def test_swap_equals_reload(desk: Client, setting: Setting) -> None:
    swapped = desk.post(url(setting), {"value": "second", "once": "k"}, headers=ASKED)
    assert swapped.status_code == 200
    assert 'hx-swap-oob="true"' in swapped.text
    assert plain(swapped.text) in plain(desk.get(url(setting)).text)
    refused = desk.post(url(setting), {"value": "no", "once": "k2"}, headers=ASKED)
    assert refused.status_code == 422
    assert "<html" not in refused.text


def test_the_same_form_twice_answers_as_the_first(desk: Client, setting: Setting) -> None:  # trust: G4
    first, second = (desk.post(url(setting), {"value": "second", "once": "k"}) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert Entry.objects.filter(verb="renamed").count() == 1
    other = desk.post(url(setting), {"value": "third", "once": "k"})
    assert other.status_code == 422
    assert Setting.objects.get(pk=setting.pk).value == "second"


def test_seen_but_not_allowed_is_403(desk: Client, setting: Setting) -> None:  # trust: G1
    assert desk.post(url(setting), {"value": "second", "once": "k"}).status_code == 302
    rights.Grant.objects.filter(right="base.setting.edit").delete()
    rights.changed()
    refused = desk.post(url(setting), {"value": "third", "once": "k2"})
    assert refused.status_code == 403
    assert Setting.objects.get(pk=setting.pk).value == "second"


def test_a_form_without_its_token_is_refused(head: Person, setting: Setting) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(head)
    shown = strict.get(url(setting))
    token = shown.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert strict.post(url(setting), {"value": "second", "once": "k", "csrfmiddlewaretoken": token}).status_code == 302
    assert strict.post(url(setting), {"value": "third", "once": "k2"}).status_code == 403


def test_a_form_without_an_origin_is_ours_only_where_the_browser_says_so(head: Person, setting: Setting) -> None:  # trust: L2
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(head)
    token = strict.get(url(setting)).text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    def sent(**said: str) -> int:
        form = {"value": "second", "once": token[:9] + said.get("Sec-Fetch-Site", ""), "csrfmiddlewaretoken": token}
        return strict.post(url(setting), form, headers=said).status_code

    assert sent(**{"Origin": "null", "Sec-Fetch-Site": "same-origin"}) == 302
    for site in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"}):
        assert sent(**{"Origin": "null", **site}) == 403
    assert sent(**{"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}) == 403


def test_a_swap_after_the_session_has_ended_says_so(desk: Client, setting: Setting) -> None:
    assert desk.get(url(setting), headers=ASKED).status_code == 200
    desk.post("/logout/")
    answer = desk.get(url(setting), headers=ASKED)
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (401, "gab:signed-out")


def test_one_page_for_every_fault(client: Client, db: None) -> None:  # trust: H8
    assert client.get("/open/word/").text == "word"
    gone, many = client.get("/open/gone/"), client.get("/open/many/")
    assert (gone.status_code, many.status_code, many.headers["Retry-After"]) == (404, 429, "125")
    assert "3 min" in words(many.text)
    client.raise_request_exception = False
    broken = client.get("/open/broken/")
    assert broken.status_code == 500
    assert "G-" in words(broken.text)
    assert "secret" not in broken.text


def test_headers_on_every_answer(client: Client, desk: Client, setting: Setting) -> None:  # trust: H1
    for answer in (desk.get(url(setting)), client.get("/open/word/"), client.get("/nowhere/"), client.get("/login/"), client.get("/asks/")):
        held = answer.headers
        assert held["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; ")
        assert "unsafe" not in held["Content-Security-Policy"]
        assert (held["X-Content-Type-Options"], held["Referrer-Policy"], held["Cache-Control"]) == ("nosniff", "same-origin", "no-store")
        assert held["X-Robots-Tag"] == "noindex, nofollow"
        assert held["Cross-Origin-Opener-Policy"] == held["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Server" not in held


def test_an_unknown_host_is_400(client: Client, db: None) -> None:  # trust: H2
    assert client.get("/open/word/").status_code == 200
    assert client.get("/open/word/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_four_clicks_at_once_are_one_deed(head: Person, setting: Setting) -> None:  # trust: K12
    clients, answers, start = [Client() for _ in range(4)], [], Barrier(4)
    for one in clients:
        one.force_login(head)

    def click(client: Client) -> None:
        start.wait()
        answers.append(client.post(url(setting), {"value": "second", "once": "k"}).status_code)
        connection.close()

    threads = [Thread(target=click, args=(one,)) for one in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * 4
    assert Entry.objects.filter(verb="renamed").count() == 1
