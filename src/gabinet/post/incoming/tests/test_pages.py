# SPDX-License-Identifier: EUPL-1.2
"""A paper, a call, a visit is written down, with a photograph from the phone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gabinet.base import search, unsaved
from gabinet.base.act import Ref
from gabinet.post.incoming import queries
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.tests.factories import NOW, box, who
from gabinet.post.mailboxes.rules import Line

pytestmark = pytest.mark.django_db
NEW = "/post/items/new/"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50


@pytest.fixture
def line(db):
    return box("sekretariat@wrzosowiec.example", Line.SECRETARIAT)


def told(line, **other) -> dict[str, object]:
    plain = {
        "channel": "paper",
        "mailbox": line.pk,
        "from_name": "Marian Zdrojek",
        "sender": "",
        "subject": "Hałas przy ulicy Polnej",
        "text": "Prosi o kontrolę.",
        "received_at": "2026-10-27T09:30",
        "written_on": "2026-10-25",
        "their_sign": "",
        "ezd": "RPW/77/2026",
    }
    return {**plain, **other}


def test_a_paper_with_its_photograph(desk, line) -> None:
    client = desk("secretariat")
    assert client.get(NEW).status_code == 200
    scans = [SimpleUploadedFile("../../zdjęcie.png", PNG, "image/png"), SimpleUploadedFile("pismo.pdf", b"MZ not a pdf", "application/pdf")]
    answers = [client.post(NEW, {**told(line), "scans": scans, "once": "a"})]
    made = Incoming.objects.get()
    assert answers[0].status_code == 302 and answers[0].headers["Location"] == f"/post/items/{made.pk}/"
    assert (made.number, made.channel, made.from_name, made.ezd, made.written_on.isoformat()) == (
        1,
        "paper",
        "Marian Zdrojek",
        "RPW/77/2026",
        "2026-10-25",
    )
    hung = [(one.attached.name, one.sniffed, one.mismatch) for one in queries.enclosures(made)]
    assert hung == [("zdjęcie.png", "image/png", False), ("pismo.pdf", "application/x-msdownload", True)]
    assert "zdjęcie.png" in client.get(f"/post/items/{made.pk}/").text
    search.read()
    assert [row.pk_of for row in search.find("Polnej", who(client.user, "post.secretariat.see"))] == [made.pk]


def test_a_second_click_makes_no_second_number(desk, line) -> None:
    # trust: K12, G4
    client = desk("secretariat")
    answers = [client.post(NEW, {**told(line), "once": "same"}) for _click in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Incoming.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"from_name": ""}, {"sender": "zły adres"}, {"channel": "mail"}, {"received_at": "kiedyś"}, {"subject": ""}, {"mailbox": 999}]
)
def test_what_is_refused_keeps_the_text(desk, line, wrong) -> None:
    client = desk("secretariat")
    answer = client.post(NEW, {**told(line, **wrong), "once": "a"})
    assert answer.status_code == 422 and "Prosi o kontrolę." in answer.text
    assert not Incoming.objects.exists()
    assert client.post(NEW, {**told(line), "once": "b"}).status_code == 302


def test_sender_unknown_is_said(desk, line) -> None:
    client = desk("secretariat")
    assert client.post(NEW, {**told(line, from_name=""), "unknown": "on", "once": "a"}).status_code == 302
    assert Incoming.objects.get().sender is None


def test_only_on_the_lines_one_reads_and_with_the_right(desk, line) -> None:
    press = box()
    clerk, mayor = desk("press"), desk("mayor")
    assert clerk.post(NEW, {**told(press), "once": "a"}).status_code == 302
    assert clerk.post(NEW, {**told(line), "once": "b"}).status_code == 422
    assert [mayor.get(NEW).status_code, mayor.post(NEW, {**told(line), "once": "c"}).status_code] == [404, 404]
    assert desk("admin").get(NEW).status_code == 404
    assert Incoming.objects.count() == 1


def test_what_was_being_typed_is_offered(desk, line) -> None:
    client = desk("secretariat")
    mine = Ref("base.user", client.user.pk)
    unsaved.keep(client.user.pk, "paper", mine, "Zaczęte zdanie", NOW)
    assert "Zaczęte zdanie" in client.get(NEW).text
    client.post(NEW, {**told(line), "once": "a"})
    assert unsaved.of(client.user.pk, "paper", mine) is None


def test_too_many_and_too_large_files_are_refused(desk, line) -> None:
    client = desk("secretariat")
    for count, status in ((11, 422), (10, 302)):
        many = [SimpleUploadedFile(f"{n}.png", PNG) for n in range(count)]
        assert client.post(NEW, {**told(line), "scans": many, "once": f"k{count}"}).status_code == status
