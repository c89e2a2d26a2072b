# SPDX-License-Identifier: EUPL-1.2
"""What lies aside, on the screen."""

import pytest

from gabinet.base.models import Job
from gabinet.base.ui import nav
from gabinet.post.incoming import actions
from gabinet.post.incoming.models import Incoming, Quarantine
from gabinet.post.incoming.tests.factories import JOB, NOW, box, kept
from gabinet.post.mailboxes.rules import Line
from gabinet.post.ports import Reason

pytestmark = pytest.mark.django_db
RAW = b"Subject: bomba <script>alert(1)</script>\r\n\r\n\x00\x1b[31mtre\xc5\x9b\xc4\x87\r\n"


@pytest.fixture
def aside(db) -> Quarantine:
    return actions.quarantine(intake=kept(box(), RAW), reason=Reason.TOO_COMPLEX, act=JOB)


def url(row: Quarantine, more: str = "") -> str:
    return f"/post/quarantine/{row.pk}/{more}"


def test_listed_and_counted_until_looked_at(desk, aside) -> None:
    # trust: M10
    client = desk("press")
    page = client.get("/post/quarantine/")
    assert "t.grela@kurier.example" in page.text
    nav.forget()
    assert nav.counts(page.wsgi_request.powers, NOW.date())["quarantine"] == 1
    assert client.post(url(aside, "spam/"), {"once": "a"}).status_code == 302
    nav.forget()
    assert "quarantine" not in nav.counts(page.wsgi_request.powers, NOW.date())
    assert "t.grela@kurier.example" not in client.get("/post/quarantine/").text
    assert "t.grela@kurier.example" in client.get("/post/quarantine/?spam=1").text


def test_seen_for_one_s_own_line_only(desk, aside) -> None:
    # trust: P6
    other = actions.quarantine(intake=kept(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT), b"x"), reason=Reason.TOO_SLOW, act=JOB)
    press, secretariat, mayor, admin = desk("press"), desk("secretariat"), desk("mayor"), desk("admin")
    assert [press.get(url(row)).status_code for row in (aside, other)] == [200, 404]
    assert [secretariat.get(url(row)).status_code for row in (aside, other)] == [404, 200]
    assert [client.get(url(aside)).status_code for client in (mayor, admin)] == [404, 404]
    assert press.post(url(other, "release/"), {"once": "a"}).status_code == 404
    assert Incoming.objects.count() == 0


def test_what_stands_there_plainly_is_proposed(desk, aside) -> None:
    page = desk("press").get(url(aside)).text
    assert 'value="bomba &lt;script&gt;alert(1)&lt;/script&gt;"' in page


def test_the_original_is_shown_as_text(desk, aside) -> None:
    # trust: M7
    client = desk("press")
    page = client.get(url(aside)).text
    assert "treść" in page and "<script>alert" not in page and "\x1b" not in page and "\x00" not in page
    answer = client.get(url(aside, "letter.eml"))
    assert b"".join(answer.streaming_content) == RAW


def test_released_with_what_could_be_read(desk, aside) -> None:
    client = desk("press")
    told = {"subject": "Pytanie", "sender": "t.grela@kurier.example", "from_name": "", "text": "Ile?"}
    assert client.post(url(aside, "release/"), {**told, "sender": "zły adres", "once": "a"}).status_code == 422
    answers = [client.post(url(aside, "release/"), {**told, "once": "b"}).status_code for _click in range(2)]
    made = Incoming.objects.get()
    assert (made.subject, made.sender, made.from_name, made.wording.text, made.intake_id) == (
        "Pytanie",
        "t.grela@kurier.example",
        None,
        "Ile?",
        aside.intake_id,
    )
    assert answers[0] == 302 and answers[1] in (302, 404)
    assert client.get(url(aside)).status_code == 404


def test_read_once_more(desk, aside) -> None:
    client = desk("press")
    assert client.post(url(aside, "reading/"), {"once": "a"}).status_code == 302
    assert Job.objects.get(name="post.reread").payload == {"intake": aside.intake_id}


def test_acting_needs_its_right(desk, aside) -> None:
    from gabinet.base import rights
    from gabinet.base.models import Grant

    client = desk("press")
    Grant.objects.filter(role="press", right="post.quarantine.release").delete()
    rights.changed()
    assert client.get(url(aside)).status_code == 200
    assert [client.post(url(aside, more), {"once": more}).status_code for more in ("spam/", "release/", "reading/")] == [403] * 3
    assert Quarantine.objects.get().spam_at is None
