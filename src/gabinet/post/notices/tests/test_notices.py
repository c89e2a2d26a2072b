# SPDX-License-Identifier: EUPL-1.2
"""Mails of notices: without a number, once, to people and units of ours."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from gabinet.base import jobs, ladder
from gabinet.base.act import Ref, User
from gabinet.base.ladder import Address, Told
from gabinet.base.models import Job, Notice
from gabinet.post.incoming.tests.factories import JOB, NOW, box
from gabinet.post.mailboxes.rules import Line
from gabinet.post.notices import queries
from gabinet.post.notices.models import Mailing
from gabinet.post.outgoing.models import Outgoing
from gabinet.post.outgoing.tests.factories import FakeRelay
from gabinet.post.ports import Later, Never, Unknown

pytestmark = pytest.mark.django_db
THING = Ref("test.thing", 7)


@pytest.fixture(autouse=True)
def house(db, monkeypatch, settings) -> None:
    FakeRelay.TOOK.clear()
    FakeRelay.WILL.clear()
    settings.PUBLIC_URL = "https://gabinet.wrzosowiec.example"
    monkeypatch.setitem(ladder.WORDS, THING.kind, lambda notice: Told("Pytanie dla wydziału", "Do jutra.", "/l/token/"))
    box("sekretariat@wrzosowiec.example", Line.SECRETARIAT)


def minute(at=NOW) -> None:
    jobs.later("post.notices", act=type(JOB)(at=at, door=JOB.door))
    row = Job.objects.filter(name="post.notices", done_at=None).latest("pk")
    leased = jobs.lease(at, workers=5)
    while leased is not None and leased.pk != row.pk:
        Job.objects.filter(pk=leased.pk).update(done_at=at)
        leased = jobs.lease(at, workers=5)
    jobs.run(leased, lambda: at)


def test_a_unit_is_told_by_mail_without_a_number() -> None:
    ladder.tell(Address("in@wrzosowiec.example"), THING, "asked", NOW)
    minute()
    (taken,) = FakeRelay.TOOK
    found = message_from_bytes(taken.raw, policy=default)
    assert (taken.to, found["Subject"], found["Auto-Submitted"]) == ("in@wrzosowiec.example", "Pytanie dla wydziału", "auto-generated")
    assert "Do jutra." in found.get_content() and "https://gabinet.wrzosowiec.example/l/token/" in found.get_content()
    assert Notice.objects.get().mailed_at == NOW and Mailing.objects.get().outcome == "sent"
    assert not Outgoing.objects.exists()
    minute(NOW + timedelta(minutes=1))
    assert len(FakeRelay.TOOK) == 1


def test_a_person_is_told_at_the_address_of_the_account(ola, jan) -> None:
    ola.email = "o.odpowiada@wrzosowiec.example"
    ola.save()
    ladder.tell(User(ola.pk), THING, "asked", NOW)
    ladder.tell(User(jan.pk), THING, "asked", NOW)
    minute()
    assert [one.to for one in FakeRelay.TOOK] == ["o.odpowiada@wrzosowiec.example"]
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_what_has_no_words_is_not_mailed() -> None:
    ladder.tell(Address("in@wrzosowiec.example"), Ref("test.other", 1), "asked", NOW)
    ladder.tell(Address("in@wrzosowiec.example"), THING, "asked", NOW)
    minute()
    assert len(FakeRelay.TOOK) == 1 and Mailing.objects.count() == 1


def test_later_comes_again_under_the_same_id() -> None:
    # trust: K6
    for address in ("in@wrzosowiec.example", "sr@wrzosowiec.example"):
        ladder.tell(Address(address), THING, "asked", NOW)
    FakeRelay.WILL[:] = [Later("421 busy")]
    minute()
    assert FakeRelay.TOOK == [] and Mailing.objects.count() == 1
    first = Mailing.objects.get().message_id
    minute(NOW + timedelta(minutes=6))
    assert [one.to for one in FakeRelay.TOOK] == ["in@wrzosowiec.example", "sr@wrzosowiec.example"]
    assert FakeRelay.TOOK[0].message_id == first and Mailing.objects.get(message_id=first).tries == 2


def test_unknown_is_never_repeated_by_the_machine(desk) -> None:
    # trust: P4
    ladder.tell(Address("in@wrzosowiec.example"), THING, "asked", NOW)
    FakeRelay.WILL[:] = [Unknown("cut")]
    minute()
    minute(NOW + timedelta(minutes=10))
    assert FakeRelay.TOOK == [] and queries.troubled(NOW + timedelta(minutes=10)).count() == 1
    Mailing.objects.update(began_at=NOW - timedelta(minutes=10))
    client, press = desk("head"), desk("press")
    one = Mailing.objects.get()
    assert "in@wrzosowiec.example" in client.get("/post/notices/").text and press.get("/post/notices/").status_code == 404
    assert client.post(f"/post/notices/{one.pk}/second-sending/", {"once": "a"}).status_code == 302
    minute(NOW + timedelta(minutes=20))
    assert [taken.message_id for taken in FakeRelay.TOOK] == [one.message_id]


def test_refused_mails_are_shown(desk) -> None:
    ladder.tell(Address("in@wrzosowiec.example"), THING, "asked", NOW)
    FakeRelay.WILL[:] = [Never("550 nie ma takiej skrzynki")]
    minute()
    assert "550 nie ma takiej skrzynki" in desk("secretariat").get("/post/notices/").text
