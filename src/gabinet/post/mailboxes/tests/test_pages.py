# SPDX-License-Identifier: EUPL-1.2
"""The administrator's page of mailboxes: secrets go in and never come out."""

import pytest

from gabinet.post.mailboxes import queries
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.tests.factories import box

pytestmark = pytest.mark.django_db
TOLD = {
    "address": "bp@wrzosowiec.example",
    "line": "press",
    "name": "Biuro Prasowe",
    "kind": "imap",
    "host": "imap.wrzosowiec.example",
    "port": "993",
    "security": "tls",
    "login": "bp",
    "password": "tajne hasło",
    "folder": "INBOX",
    "done_folder": "",
    "active": "on",
}


def test_set_up_changed_and_its_password_never_shown(desk, settings) -> None:
    # trust: G6
    client = desk("admin")
    assert client.post("/post/mailboxes/new/", {**TOLD, "once": "a"}).status_code == 302
    made = Mailbox.objects.get()
    assert queries.login_of(made, settings.SEALING_KEY).password == "tajne hasło"
    page = client.get(f"/post/mailboxes/{made.pk}/").text
    assert "tajne" not in page and made.password not in page and "imap.wrzosowiec.example" in page
    told = {**TOLD, "host": "inny.wrzosowiec.example", "password": "", "version": 1}
    assert client.post(f"/post/mailboxes/{made.pk}/", {**told, "once": "b"}).status_code == 302
    made.refresh_from_db()
    assert (made.host, queries.login_of(made, settings.SEALING_KEY).password) == ("inny.wrzosowiec.example", "tajne hasło")
    assert client.post(f"/post/mailboxes/{made.pk}/", {**told, "once": "c"}).status_code == 409
    refused = client.post("/post/mailboxes/new/", {**TOLD, "once": "d"})
    assert refused.status_code == 422 and "tajne" not in refused.text


def test_for_the_administrator_only(desk) -> None:
    made = box()
    assert desk("admin").get(f"/post/mailboxes/{made.pk}/").status_code == 200
    for role in ("head", "secretariat", "press", "mayor"):
        client = desk(role)
        pages = ("/post/mailboxes/", "/post/mailboxes/new/", f"/post/mailboxes/{made.pk}/")
        assert [client.get(path).status_code for path in pages] == [404] * 3
    assert desk("admin", login="a2").get("/post/mailboxes/").text.count("bp@wrzosowiec.example") == 1


@pytest.mark.parametrize("wrong", [{"address": "zły adres"}, {"host": ""}, {"port": "99999"}, {"line": "x"}, {"kind": "pop3"}])
def test_what_is_refused(desk, wrong: dict[str, str]) -> None:
    client = desk("admin")
    assert client.post("/post/mailboxes/new/", {**TOLD, **wrong, "once": "a"}).status_code == 422
    assert not Mailbox.objects.exists()
    assert client.post("/post/mailboxes/new/", {**TOLD, "once": "b"}).status_code == 302
