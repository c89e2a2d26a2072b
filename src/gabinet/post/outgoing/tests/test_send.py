# SPDX-License-Identifier: EUPL-1.2
"""A letter gets its number, can be withdrawn, leaves once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gabinet.base.errors import NotAllowed
from gabinet.base.models import Entry, Job, Named
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.drafts.rules import NotApproved, NotLatest
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.tests.factories import JOB, NOW, box, deed, item, who
from gabinet.post.mailboxes import actions as mailboxes
from gabinet.post.mailboxes.rules import Line
from gabinet.post.outgoing import actions, letter, queries, rules
from gabinet.post.outgoing.models import Outgoing
from gabinet.post.outgoing.rules import State, Tray
from gabinet.post.outgoing.tests.factories import FakeRelay, sent, version, work

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(seconds=10)


@pytest.fixture(autouse=True)
def relay() -> None:
    FakeRelay.TOOK.clear()
    FakeRelay.WILL.clear()


def test_a_letter_has_a_number_and_its_bytes() -> None:
    # trust: P2
    mailbox = box()
    first, second = sent(mailbox, version(item(mailbox, b"1"))), sent(mailbox, version(item(mailbox, b"2", message_id="b@x")))
    assert [(one.year, one.number, one.line, one.state) for one in (first, second)] == [(2026, 1, "press", "waiting"), (2026, 2, "press", "waiting")]
    assert letter.head_of(bytes(Outgoing.objects.get(pk=first.pk).raw)).message_id == first.message_id
    assert Entry.objects.filter(kind="post.outgoing", verb="registered").count() == 2


def test_it_leaves_exactly_as_it_was_kept() -> None:
    # trust: P4
    mailbox = box()
    out = sent(mailbox, version(item(mailbox)))
    work()
    (taken,) = FakeRelay.TOOK
    assert (taken.message_id, taken.to, taken.raw) == (out.message_id, "t.grela@kurier.example", bytes(Outgoing.objects.get(pk=out.pk).raw))
    out = Outgoing.objects.get(pk=out.pk)
    assert (out.state, out.tray, out.left_at) == ("sent", "sent", NOW + timedelta(seconds=20))
    assert queries.tries(out).get().answer == "250 2.0.0 taken"


def test_it_waits_for_its_moment() -> None:
    mailbox = box()
    sent(mailbox, version(item(mailbox)), leaves_at=LATER)
    work(NOW + timedelta(seconds=9), name="post.dispatch")
    assert FakeRelay.TOOK == []
    work(NOW + timedelta(seconds=11), name="post.dispatch")
    assert len(FakeRelay.TOOK) == 1


def test_nothing_leaves_without_clearance(ola) -> None:
    # trust: P4
    mailbox = box()
    sent(mailbox, version(item(mailbox, b"1")))
    with pytest.raises(NotApproved):
        sent(mailbox, version(item(mailbox, b"2", message_id="b@x"), wants=("press.clear",)))
    old = version(item(mailbox, b"3", message_id="c@x"))
    drafts.write(draft=old.draft, body="inna treść", act=JOB)
    with pytest.raises(NotLatest):
        sent(mailbox, old)
    assert Outgoing.objects.count() == 1


def test_once_per_approval_and_addressee() -> None:
    # trust: P4
    mailbox = box()
    text = version(item(mailbox))
    first = sent(mailbox, text)
    with pytest.raises(rules.AlreadySent):
        sent(mailbox, text)
    assert sent(mailbox, text, to="h.strus@kurier.example").number == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Outgoing.objects.create(
            year=2026, number=9, mailbox=mailbox, line="press", version=text, to=first.to, message_id="x@y", registered_at=NOW, leaves_at=NOW, raw=b""
        )


def test_only_with_the_right(ola) -> None:
    mailbox = box()
    sent(mailbox, version(item(mailbox, b"1")), act=deed(ola, "post.outgoing.send"))
    with pytest.raises(NotAllowed):
        sent(mailbox, version(item(mailbox, b"2", message_id="b@x")), act=deed(ola, "post.press.see"))
    assert Outgoing.objects.count() == 1


def test_the_register_says_what_the_bytes_say() -> None:
    mailbox = box()
    text = version(item(mailbox))
    raw = letter.build(letter.Parts(mailbox.address, "", "t.grela@kurier.example", "x", "y", "a@wrzosowiec.example", NOW))
    for to, message_id in (("h.strus@kurier.example", "a@wrzosowiec.example"), ("t.grela@kurier.example", "b@wrzosowiec.example")):
        with pytest.raises(rules.Unlike):
            actions.send(version=text, to=to, raw=raw, message_id=message_id, leaves_at=NOW, act=JOB)
    assert actions.send(version=text, to="t.grela@kurier.example", raw=raw, message_id="a@wrzosowiec.example", leaves_at=NOW, act=JOB).number == 1


def test_only_from_an_active_mailbox_of_ours() -> None:
    mailbox, other = box(), box("zdm@wrzosowiec.example")
    sent(other, version(item(mailbox, b"1")))
    mailboxes.close(mailbox=other, act=JOB)
    with pytest.raises(rules.NoMailbox):
        sent(other, version(item(mailbox, b"2", message_id="b@x")))


def test_an_answer_hangs_on_its_question_and_its_answer_finds_both() -> None:
    mailbox = box()
    question = item(mailbox, b"1")
    reply = queries.answering(question)
    out = sent(mailbox, version(question), in_reply_to=reply.in_reply_to, references=reply.references)
    assert out.answers == question
    again = item(mailbox, b"2", message_id="c@x", references=(question.message_id, out.message_id))
    assert again.thread_id == question.thread_id == queries.thread_of(out.pk)
    only_ours = item(mailbox, b"3", message_id="d@x", references=(out.message_id,), sender="inny@kurier.example")
    assert only_ours.thread_id == question.thread_id


def test_a_first_letter_of_ours_begins_a_conversation(ola) -> None:
    mailbox = box()
    out = sent(mailbox, version(item(mailbox, b"1", message_id=None)))
    assert queries.thread_of(out.pk) is None
    first = item(mailbox, b"2", message_id="c@x", references=(out.message_id,))
    second = item(mailbox, b"3", message_id="d@x", references=(out.message_id,))
    assert first.thread_id == first.pk == second.thread_id == queries.thread_of(out.pk)
    assert list(queries.of_thread(who(ola, "post.press.see"), first.pk)) == [out]


def test_a_letter_of_a_confidential_conversation_is_confidential(ola, jan) -> None:
    # trust: P6
    mailbox = box()
    question = item(mailbox)
    Named.objects.create(kind="post.incoming", pk_of=question.pk, user=ola)
    out = sent(mailbox, version(question), in_reply_to=question.message_id)
    assert list(queries.visible_to(who(ola, "post.press.see"))) == [out]
    assert not queries.visible_to(who(jan, "post.press.see")).exists()


def test_who_sees_letters(ola) -> None:
    # trust: P6
    press, secretariat = box(), box("sekretariat@wrzosowiec.example", Line.SECRETARIAT)
    first = sent(press, version(item(press, b"1")))
    second = sent(secretariat, version(item(secretariat, b"2", message_id="b@x")))
    assert list(queries.visible_to(who(ola, "post.press.see"))) == [first]
    assert list(queries.of_line(who(ola, "post.secretariat.see"), Line.SECRETARIAT, Tray.WAITING)) == [second]
    assert not queries.of_line(who(ola, "post.press.see"), Line.SECRETARIAT, Tray.WAITING).exists()
    assert not queries.visible_to(who(ola, "post.outgoing.send")).exists()


def test_withdrawn_in_time_it_never_leaves_and_may_be_sent_again(ola) -> None:
    # trust: P4
    mailbox = box()
    text = version(item(mailbox))
    out = sent(mailbox, text, leaves_at=LATER)
    actions.withdraw(outgoing=out, act=deed(ola, "post.outgoing.withdraw"))
    work()
    assert FakeRelay.TOOK == []
    out = Outgoing.objects.get(pk=out.pk)
    assert (out.state, out.withdrawn_at, out.number) == (State.WITHDRAWN, NOW, 1)
    again = sent(mailbox, text)
    work()
    assert again.number == 2 and len(FakeRelay.TOOK) == 1


def test_too_late_to_withdraw(ola) -> None:
    # trust: P4
    mailbox = box()
    first, second = (sent(mailbox, version(item(mailbox, raw, message_id=f"{raw!r}@x"))) for raw in (b"1", b"2"))
    actions.withdraw(outgoing=first, act=deed(ola, "post.outgoing.withdraw"))
    actions.begin(outgoing=second, act=JOB)
    with pytest.raises(rules.Gone):
        actions.withdraw(outgoing=second, act=deed(ola, "post.outgoing.withdraw"))
    with pytest.raises(rules.Gone):
        actions.withdraw(outgoing=first, act=deed(ola, "post.outgoing.withdraw"))


def test_withdrawing_is_announced(monkeypatch) -> None:
    from gabinet.base import jobs
    from gabinet.post.events import LetterWithdrawn

    monkeypatch.setitem(jobs.LISTENERS, LetterWithdrawn, ["press.withdrawn"])
    mailbox = box()
    out = sent(mailbox, version(item(mailbox)), leaves_at=LATER)
    actions.withdraw(outgoing=out, act=JOB)
    assert Job.objects.get(name="press.withdrawn").payload == {"outgoing": out.pk}


@pytest.mark.django_db(transaction=True)
def test_statements_of_a_letter() -> None:
    mailbox = box()
    sent(mailbox, version(item(mailbox, b"1")))
    question = item(mailbox, b"2", message_id="b@x")
    text = version(question)
    with CaptureQueriesContext(connection) as asked:
        sent(mailbox, text, in_reply_to="b@x")
    told = [one["sql"] for one in asked if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    assert len(told) <= 28, "\n".join(sql[:140] for sql in told)
    assert Incoming.objects.count() == 2
