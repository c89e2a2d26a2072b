# SPDX-License-Identifier: EUPL-1.2
"""Automatic receipts and delivery reports: no loop, no cannon, each report tied to its letter."""

from datetime import timedelta

import pytest

from gabinet.base.models import Detail, Entry
from gabinet.post.incoming import actions as incoming
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.tests.factories import JOB, LIMIT, MAIL, NOW, box, item, told
from gabinet.post.outgoing import actions, letter, queries
from gabinet.post.outgoing.models import Bounce, Outgoing
from gabinet.post.outgoing.tests.factories import FakeRelay, sent, version, work
from gabinet.post.ports import Automatic
from gabinet.post.ports import Bounce as Report

pytestmark = pytest.mark.django_db
WORDS = {"subject": "Potwierdzenie 431/2026", "body": "Pytanie wpłynęło i ma numer 431/2026."}


@pytest.fixture(autouse=True)
def relay() -> None:
    FakeRelay.TOOK.clear()
    FakeRelay.WILL.clear()


def acknowledged(one: Incoming, act=JOB) -> Outgoing | None:
    return actions.acknowledge(item=one, act=act, **WORDS)


def arrives(mailbox, raw: bytes, sent_by: str = "t.grela@kurier.example", **other) -> Incoming:
    intake = incoming.keep(mailbox=mailbox, raw=[raw], limit=LIMIT, sent_by=sent_by, act=MAIL)
    return incoming.register(intake=intake, read=told(**{"message_id": f"{raw!r}@x", **other}), act=JOB)


def test_a_receipt_is_a_numbered_letter_in_the_thread() -> None:
    question = arrives(box(), b"1")
    out = acknowledged(question)
    assert out is not None and (out.number, out.automatic, out.answers, out.to) == (1, True, question, "t.grela@kurier.example")
    head = letter.head_of(bytes(out.raw))
    assert (head.subject, head.in_reply_to, head.automatic) == ("Potwierdzenie 431/2026", question.message_id, True)
    work()
    assert len(FakeRelay.TOOK) == 1


@pytest.mark.parametrize(
    ("sent_by", "other"),
    [
        ("", {}),
        ("t.grela@kurier.example", {"machine": True, "auto": Automatic.REPLY}),
        ("t.grela@kurier.example", {"machine": True, "auto": Automatic.LIST}),
        ("t.grela@kurier.example", {"sender": None, "reply_to": None}),
        ("sekretariat@wrzosowiec.example", {"sender": "sekretariat@wrzosowiec.example"}),
        ("zdm@wrzosowiec.example", {"sender": "zdm@wrzosowiec.example"}),
        ("x@kurier.example", {"sender": "żółw@kurier.example"}),
    ],
)
def test_no_receipt_to_machines_nobody_and_ourselves(sent_by: str, other: dict[str, object]) -> None:
    # trust: M9
    mailbox = box()
    assert acknowledged(arrives(mailbox, b"twin", sender="inna@kurier.example")) is not None
    assert acknowledged(arrives(mailbox, b"1", sent_by, **other)) is None
    assert Outgoing.objects.count() == 1
    assert Entry.objects.filter(verb="not_acknowledged").count() == 1


def test_one_receipt_a_day_to_an_address() -> None:
    # trust: M9
    mailbox = box()
    assert acknowledged(arrives(mailbox, b"1")) is not None
    second = arrives(mailbox, b"2")
    assert acknowledged(second) is None
    assert acknowledged(arrives(mailbox, b"3", sender="T.GRELA@kurier.example")) is None
    assert acknowledged(arrives(mailbox, b"4", sender="o.szczesna@dziennik.example")) is not None
    tomorrow = type(JOB)(at=NOW + timedelta(days=1), door=JOB.door)
    assert acknowledged(arrives(mailbox, b"5"), act=tomorrow) is not None
    assert "too many" in Detail.objects.get(entry__verb="not_acknowledged", entry__pk_of=second.pk).body


def test_a_hundred_receipts_an_hour_in_all() -> None:
    # trust: M9
    from gabinet.base import rates

    mailbox = box()
    for _n in range(actions.HOURLY.most - 1):
        rates.count(actions.HOURLY, "all", NOW)
    assert acknowledged(arrives(mailbox, b"1", sender="a@x.example")) is not None
    assert acknowledged(arrives(mailbox, b"2", sender="b@x.example")) is None
    assert Outgoing.objects.count() == 1


def test_two_autoresponders_end_after_one_answer() -> None:
    # trust: M9
    mailbox = box()
    answers = 0
    question = arrives(mailbox, b"0", sender="auto@inne.example", sent_by="auto@inne.example")
    while acknowledged(question) is not None and answers < 5:
        answers += 1
        question = arrives(mailbox, f"n{answers}".encode(), sender="auto@inne.example", sent_by="auto@inne.example")  # a responder that marks nothing
    assert answers == 1


def test_a_report_is_tied_by_the_id_it_names() -> None:
    mailbox = box()
    out = sent(mailbox, version(item(mailbox, b"1")))
    other = sent(mailbox, version(item(mailbox, b"2", message_id="b@x")), to="h.strus@kurier.example")
    work()
    arrives(mailbox, b"3", "", machine=True, auto=Automatic.BOUNCE, references=(out.message_id,), bounce=Report(failed=("t.grela@kurier.example",)))
    work()
    assert [(one.outgoing_id, one.final) for one in Bounce.objects.all()] == [(out.pk, True)]
    states = dict(Outgoing.objects.values_list("pk", "state"))
    assert states == {out.pk: "returned", other.pk: "sent"}


def test_a_report_without_an_id_is_tied_by_address() -> None:
    mailbox = box()
    out = sent(mailbox, version(item(mailbox, b"1")))
    work()
    arrives(mailbox, b"3", "", machine=True, auto=Automatic.BOUNCE, bounce=Report(failed=("T.Grela@kurier.example".lower(),)))
    work()
    assert (Bounce.objects.get().outgoing_id, Outgoing.objects.get().state) == (out.pk, "returned")


def test_a_delay_changes_nothing_but_is_told() -> None:
    mailbox = box()
    out = sent(mailbox, version(item(mailbox, b"1")))
    work()
    arrives(mailbox, b"3", "", machine=True, auto=Automatic.BOUNCE, references=(out.message_id,), bounce=Report(delayed=("t.grela@kurier.example",)))
    work()
    assert (Bounce.objects.get().final, Outgoing.objects.get().state) == (False, "sent")


def test_a_report_about_nothing_of_ours_is_only_a_letter() -> None:
    mailbox = box()
    out = sent(mailbox, version(item(mailbox, b"1")))
    work()
    arrives(mailbox, b"3", "", machine=True, auto=Automatic.BOUNCE, references=("x@y",), bounce=Report(failed=("obcy@inne.example",)))
    work()
    assert not Bounce.objects.exists() and queries.tries(out).count() == 1 and Outgoing.objects.get().state == "sent"
