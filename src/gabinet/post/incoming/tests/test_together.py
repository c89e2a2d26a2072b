# SPDX-License-Identifier: EUPL-1.2
"""What waits together is registered together; nobody waits for a message that is hard to read (trust P12)."""

from datetime import timedelta
from typing import Any

import pytest

from gabinet.base import jobs
from gabinet.base.jobs import Job
from gabinet.base.trace import Head
from gabinet.post.incoming import actions, queries, rules
from gabinet.post.incoming.models import Incoming, Intake, Quarantine
from gabinet.post.incoming.tests.factories import JOB, NOW, FakeReader, box, kept, told, work
from gabinet.post.ports import Reason

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(seconds=20)


def waiting(count: int) -> list[Intake]:
    """Messages that were taken in and wait to be read, each with an id of its own."""
    mailbox = box()
    made = [kept(mailbox, f"{n}".encode()) for n in range(count)]
    for n, intake in enumerate(made):
        FakeReader.ANSWERS[intake.file_id] = told(message_id=f"{n}@x", subject=f"Pytanie {n}")
    return made


def first() -> Job:
    """The worker's next job, as it takes it."""
    row = jobs.lease(LATER, workers=5)
    assert row is not None
    return row


def test_one_turn_registers_all_that_waits() -> None:
    """Numbers in the order in which they came; their own jobs need not run."""
    made = waiting(4)
    jobs.run(first(), lambda: LATER)
    assert list(Incoming.objects.order_by("number").values_list("number", "intake")) == [(n + 1, one.pk) for n, one in enumerate(made)]
    assert not Job.objects.filter(name="post.read", done_at=None).exists()


def test_an_answer_finds_its_question_in_the_same_turn() -> None:
    """The conversation is put together as if each had come alone."""
    one, two = waiting(2)
    FakeReader.ANSWERS[two.file_id] = told(message_id="1@x", references=("0@x",))
    jobs.run(first(), lambda: LATER)
    assert Incoming.objects.get(intake=two).thread_id == Incoming.objects.get(intake=one).pk


def test_what_cannot_be_read_waits_for_its_own_turn() -> None:
    # trust: M3, P3
    one, two, bomb, four = waiting(4)
    FakeReader.ANSWERS[bomb.file_id] = Reason.TOO_SLOW
    jobs.run(first(), lambda: LATER)
    assert set(Incoming.objects.values_list("intake", flat=True)) == {one.pk, two.pk}
    assert not Quarantine.objects.exists()
    work(LATER)
    assert Quarantine.objects.get().intake == bomb
    assert set(Incoming.objects.values_list("intake", flat=True)) == {one.pk, two.pk, four.pk}


def test_what_was_tried_before_is_not_taken_along() -> None:
    """A message that broke something waits for its own next try and spoils no other's."""
    one, tried = waiting(2)
    Job.objects.filter(key=rules.reading(tried.pk)).update(tries=1, run_at=LATER + timedelta(minutes=1))
    jobs.run(first(), lambda: LATER)
    assert list(Incoming.objects.values_list("intake", flat=True)) == [one.pk]
    work(LATER + timedelta(minutes=2))
    assert Incoming.objects.count() == 2


def test_a_large_message_waits_for_its_own_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take the memory and the time of those beside it."""
    monkeypatch.setattr(queries, "SMALL", 100)
    one, _ = waiting(2)
    large = kept(one.mailbox, b"x" * 101)
    jobs.run(first(), lambda: LATER)
    assert Incoming.objects.count() == 2 and not Incoming.objects.filter(intake=large).exists()
    work(LATER)
    assert Incoming.objects.filter(intake=large).exists()


def test_what_spoils_the_transaction_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is registered alone, without a gap; nothing of the rest is left half done."""
    one, spoilt, three = waiting(3)
    real = actions.register

    def register(**asked: Any) -> Incoming:
        if asked["intake"] == spoilt:
            raise ZeroDivisionError
        return real(**asked)

    monkeypatch.setattr(actions, "register", register)
    jobs.run(first(), lambda: LATER)
    assert list(Incoming.objects.values_list("number", "intake")) == [(1, one.pk)]
    assert Job.objects.filter(name="post.read", done_at=None).count() == 2
    monkeypatch.undo()
    work(LATER)
    assert set(Incoming.objects.values_list("number", "intake")) == {(1, one.pk), (2, spoilt.pk), (3, three.pk)}


def test_somebody_else_was_quicker() -> None:
    # trust: P2, K8
    one, two = waiting(2)
    read = [(one, told(message_id="0@x")), (two, told(message_id="1@x"))]
    actions.register(intake=two, read=read[1][1], act=JOB)
    made = actions.register_together(read=read, act=JOB)
    assert [row.intake for row in made] == [one]
    before = Head.objects.get().place
    with pytest.raises(rules.AlreadyRegistered):
        actions.register_together(read=read, act=JOB)
    assert Head.objects.get().place == before
    assert set(Incoming.objects.values_list("number", "intake")) == {(1, two.pk), (2, one.pk)}


def test_a_job_that_runs_is_not_ended_by_another() -> None:
    """Its own worker ends it, finding that there is nothing left to do."""
    one, two = waiting(2)
    Job.objects.filter(key=rules.reading(two.pk)).update(leased_until=LATER + timedelta(seconds=30))
    jobs.run(first(), lambda: LATER)
    assert Incoming.objects.count() == 2
    assert Job.objects.get(key=rules.reading(one.pk)).done_at is not None
    assert Job.objects.get(key=rules.reading(two.pk)).done_at is None
    work(LATER + timedelta(minutes=1))
    assert Incoming.objects.count() == 2
    assert Job.objects.get(key=rules.reading(two.pk)).done_at is not None
