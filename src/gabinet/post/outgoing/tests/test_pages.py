# SPDX-License-Identifier: EUPL-1.2
"""Sent letters on the screen: as sent, taken back, settled by a person, sent again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gabinet.base.models import Job
from gabinet.post.incoming.tests.factories import JOB, NOW, box, item
from gabinet.post.mailboxes.rules import Line
from gabinet.post.outgoing import actions
from gabinet.post.outgoing.models import Dispatch, Outgoing
from gabinet.post.outgoing.tests.factories import FakeRelay, sent, version, work
from gabinet.post.ports import Later, Never, Unknown
from tests.pages import plain, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def relay() -> None:
    FakeRelay.TOOK.clear()
    FakeRelay.WILL.clear()


@pytest.fixture
def out(db) -> Outgoing:
    mailbox = box()
    made = sent(mailbox, version(item(mailbox), body="Wartość umowy wzrosła <b>o 7%</b>."), leaves_at=NOW + timedelta(seconds=10))
    Job.objects.exclude(name="post.dispatch").update(done_at=NOW)
    return made


def url(out: Outgoing, more: str = "") -> str:
    return f"/post/letters/{out.pk}/{more}"


def own(asked) -> list[str]:
    skip = ("base_session", "base_user", "base_grant", "base_roleheld", "base_substitution", "base_setting")
    return [one["sql"] for one in asked if not any(word in one["sql"] for word in skip)]


def test_the_letter_as_sent_and_its_bytes(desk, out) -> None:
    client = desk("press")
    page = client.get(url(out)).text
    assert "Wartość umowy wzrosła &lt;b&gt;o 7%&lt;/b&gt;." in page and "t.grela@kurier.example" in page
    answer = client.get(url(out, "letter.eml"))
    assert answer.content == bytes(out.raw)
    assert answer.headers["Content-Disposition"].startswith("attachment") and answer.headers["Content-Type"] == "application/octet-stream"


def test_seen_by_the_readers_of_its_line_only(desk, out) -> None:
    # trust: P6
    assert desk("press").get(url(out)).status_code == 200
    other = desk("secretariat")
    assert [other.get(url(out, more)).status_code for more in ("", "letter.eml", "withdrawal/")] == [404] * 3
    assert desk("admin").get(url(out)).status_code == 404


def test_trays(desk) -> None:
    mailbox, other = box(), box("sekretariat@wrzosowiec.example", Line.SECRETARIAT)
    states = {"waiting": None, "sent": "sent", "trouble": "never"}
    for n, (name, outcome) in enumerate(states.items()):
        made = sent(mailbox, version(item(mailbox, name.encode(), message_id=f"{n}@x")), subject=f"Pismo {name}")
        if outcome:
            actions.settle(dispatch=actions.begin(outgoing=made, act=JOB), outcome=outcome, answer="550 nie", act=JOB)
    sent(other, version(item(other, b"o", message_id="o@x")), subject="Pismo inne")
    client = desk("press")
    for name in states:
        page = client.get(f"/post/letters/?tray={name}").text
        assert [f"Pismo {one}" in page for one in (*states, "inne")] == [one == name for one in (*states, "inne")]
    with CaptureQueriesContext(connection) as asked:
        client.get("/post/letters/?tray=sent")
    assert len(own(asked)) <= 4, own(asked)


def test_taken_back_in_time(desk, out) -> None:
    # trust: P4
    client = desk("press")
    assert "withdrawal/" in client.get(url(out)).text
    assert client.post(url(out, "withdrawal/"), {"once": "a"}).status_code == 302
    work()
    assert FakeRelay.TOOK == [] and Outgoing.objects.get().state == "withdrawn"
    assert "withdrawal/" not in client.get(url(out)).text
    assert client.post(url(out, "withdrawal/"), {"once": "b"}).status_code == 422


def test_the_server_s_words_are_shown(desk, out) -> None:
    FakeRelay.WILL[:] = [Later("451 4.7.1 spróbuj później"), Never("550 5.1.1 nie ma takiej osoby")]
    client = desk("secretariat", "spokesperson")
    work()
    assert "451 4.7.1 spróbuj później" in client.get(url(out)).text
    work(NOW + timedelta(minutes=5))
    page = client.get(url(out)).text
    assert "550 5.1.1 nie ma takiej osoby" in page and "outcome/" not in page and "second-sending/" in page


def test_a_person_says_what_became_of_it(desk, out) -> None:
    # trust: P4
    FakeRelay.WILL[:] = [Unknown("cut")]
    work()
    client, clerk = desk("spokesperson"), desk("press")
    assert "outcome/" in client.get(url(out)).text and "outcome/" not in clerk.get(url(out)).text
    told = {"outcome": "sent", "answer": "potwierdził telefonicznie"}
    assert clerk.post(url(out, "outcome/"), {**told, "once": "a"}).status_code == 403
    assert client.post(url(out, "outcome/"), {"outcome": "later", "answer": "x", "once": "b"}).status_code == 422
    assert client.post(url(out, "outcome/"), {**told, "once": "c"}).status_code == 302
    assert Outgoing.objects.get().state == "sent" and "potwierdził telefonicznie" in client.get(url(out)).text
    assert client.post(url(out, "outcome/"), {**told, "once": "d"}).status_code == 422


def test_sent_again_by_a_person_only(desk, out) -> None:
    # trust: P4
    FakeRelay.WILL[:] = [Unknown("cut")]
    work()
    client = desk("head")
    answers = [client.post(url(out, "second-sending/"), {"once": "same"}).status_code for _click in range(2)]
    work(NOW + timedelta(minutes=2))
    assert answers == [302, 302] and [one.message_id for one in FakeRelay.TOOK] == [out.message_id]
    assert Dispatch.objects.count() == 2


def test_swap_equals_reload(desk, out) -> None:
    client = desk("press")
    swapped = client.post(url(out, "withdrawal/"), {"once": "a"}, headers={"HX-Request": "true"})
    assert swapped.status_code == 200
    assert plain(swapped.text).partition('<div id="toasts"')[0].strip() in plain(client.get(url(out)).text)


def test_trouble_is_counted_in_the_rail(desk, out) -> None:
    from gabinet.base.ui import nav

    client = desk("head")
    FakeRelay.WILL[:] = [Unknown("cut")]
    work()
    nav.forget()
    assert nav.counts(client.get("/post/letters/").wsgi_request.powers, NOW.date())["letters_out"] == 1
    assert "t.grela@kurier.example" in words(client.get("/post/letters/?tray=trouble&line=press").text)
