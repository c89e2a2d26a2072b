# SPDX-License-Identifier: EUPL-1.2
"""Handing over: once, later, never, and what nobody knows."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gabinet.base import jobs
from gabinet.base.errors import NotAllowed
from gabinet.base.models import Entry, Job
from gabinet.post.incoming.tests.factories import JOB, NOW, box, deed, item
from gabinet.post.outgoing import actions, queries, rules
from gabinet.post.outgoing.models import Dispatch, Outgoing
from gabinet.post.outgoing.tests.factories import FakeRelay, sent, version, work
from gabinet.post.ports import Later, Never, Sealed, Unknown

pytestmark = pytest.mark.django_db
SETTLE = "post.outgoing.settle"


@pytest.fixture(autouse=True)
def relay() -> None:
    FakeRelay.TOOK.clear()
    FakeRelay.WILL.clear()


@pytest.fixture
def out(db) -> Outgoing:
    """A letter that waits."""
    mailbox = box()
    made = sent(mailbox, version(item(mailbox)))
    Job.objects.exclude(name="post.dispatch").update(done_at=NOW)
    return made


def state(out: Outgoing) -> str:
    return Outgoing.objects.values_list("state", flat=True).get(pk=out.pk)


def test_later_is_tried_again_with_growing_waits(out) -> None:
    # trust: K6
    FakeRelay.WILL[:] = [Later("451 4.7.1 greylisted"), Later("421 busy")]
    work()
    job = Job.objects.get(name="post.dispatch")
    assert (state(out), job.tries, job.run_at) == ("waiting", 0, NOW + timedelta(seconds=80))
    work(NOW + timedelta(seconds=79))
    assert Dispatch.objects.count() == 1
    work(NOW + timedelta(seconds=81))
    assert Job.objects.get(name="post.dispatch").run_at == NOW + timedelta(seconds=201)
    work(NOW + timedelta(seconds=202))
    assert (state(out), len(FakeRelay.TOOK)) == ("sent", 1)
    assert [one.answer for one in queries.tries(out)] == ["250 2.0.0 taken", "421 busy", "451 4.7.1 greylisted"]


def test_never_is_shown_in_the_words_of_the_server(out, ola) -> None:
    FakeRelay.WILL[:] = [Never("550 5.1.1 no such user")]
    work()
    assert (state(out), queries.tries(out).get().answer) == ("failed", "550 5.1.1 no such user")
    work(NOW + timedelta(days=1))
    assert FakeRelay.TOOK == []
    actions.send_again(dispatch=queries.tries(out).get(), act=deed(ola, SETTLE))
    work(NOW + timedelta(days=2))
    assert (state(out), [one.message_id for one in FakeRelay.TOOK]) == ("sent", [out.message_id])


def test_what_nobody_knows_is_never_repeated_by_the_machine(out, ola) -> None:
    # trust: P4, K5
    FakeRelay.WILL[:] = [Unknown("line cut after the final dot")]
    work()
    assert state(out) == "unknown"
    assert [one.outgoing_id for one in queries.uncertain(NOW + timedelta(hours=1))] == [out.pk]
    work(NOW + timedelta(days=1))
    assert FakeRelay.TOOK == [] and Dispatch.objects.count() == 1
    assert "1" in queries.fault(NOW + timedelta(hours=1))
    actions.settle(dispatch=Dispatch.objects.get(), outcome="sent", answer="potwierdził telefonicznie", act=deed(ola, SETTLE))
    assert state(out) == "sent" and queries.fault(NOW + timedelta(hours=1)) == ""
    with pytest.raises(rules.NotUncertain):
        actions.settle(dispatch=Dispatch.objects.get(), outcome="never", answer="", act=deed(ola, SETTLE))


def test_a_person_sends_it_again_under_the_same_id(out, ola) -> None:
    # trust: P4
    FakeRelay.WILL[:] = [Unknown("cut")]
    work()
    first = Dispatch.objects.get()
    actions.send_again(dispatch=first, act=deed(ola, SETTLE))
    with pytest.raises(rules.NotFailed):
        actions.send_again(dispatch=first, act=deed(ola, SETTLE))
    work(NOW + timedelta(minutes=1))
    assert (state(out), [one.message_id for one in FakeRelay.TOOK]) == ("sent", [out.message_id])
    assert [(one.outcome, one.by_id) for one in queries.tries(out)] == [("sent", None), ("unknown", ola.pk)]


def test_settling_needs_its_right(out, ola) -> None:
    FakeRelay.WILL[:] = [Unknown("cut")]
    work()
    for call in (actions.send_again, lambda **a: actions.settle(outcome="sent", answer="", **a)):
        with pytest.raises(NotAllowed):
            call(dispatch=Dispatch.objects.get(), act=deed(ola, "post.outgoing.send"))
    assert state(out) == "unknown"
    assert actions.send_again(dispatch=Dispatch.objects.get(), act=deed(ola, SETTLE)).state == "waiting"


def test_killed_between_the_letter_and_the_answer(out) -> None:
    # trust: P4, K1
    row = jobs.lease(NOW + timedelta(seconds=1), workers=3)
    mine = actions.begin(outgoing=out, act=JOB)
    assert mine is not None and row.name == "post.dispatch"
    work(NOW + timedelta(seconds=120))
    assert (state(out), FakeRelay.TOOK) == ("unknown", [])
    assert Entry.objects.filter(verb="outcome_unknown").count() == 1
    work(NOW + timedelta(days=1))
    assert FakeRelay.TOOK == []


def test_a_frozen_worker_that_wakes_tells_what_it_knows(out) -> None:
    # trust: K8
    def frozen(sealed: Sealed) -> None:
        other = jobs.lease(NOW + timedelta(seconds=90), workers=3)
        jobs.run(other, lambda: NOW + timedelta(seconds=90))
        assert state(out) == "unknown"

    FakeRelay.WILL[:] = [frozen]
    row = jobs.lease(NOW + timedelta(seconds=20), workers=3)
    jobs.run(row, lambda: NOW + timedelta(seconds=20))
    assert (state(out), len(FakeRelay.TOOK)) == ("sent", 1)
    assert Dispatch.objects.get().outcome == "sent"


def test_a_try_that_lost_its_lease_hands_nothing_over(out) -> None:
    # trust: K8
    row = jobs.lease(NOW + timedelta(seconds=1), workers=3)
    again = jobs.lease(NOW + timedelta(seconds=120), workers=3)
    assert again.pk == row.pk
    jobs.run(row, lambda: NOW + timedelta(seconds=121))
    assert FakeRelay.TOOK == [] and not Dispatch.objects.exists()
    jobs.run(again, lambda: NOW + timedelta(seconds=121))
    assert len(FakeRelay.TOOK) == 1


def test_at_most_one_open_and_one_sent_try_a_letter(out) -> None:
    # trust: P4
    Dispatch.objects.create(outgoing=out, began_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispatch.objects.create(outgoing=out, began_at=NOW)
    Dispatch.objects.update(settled_at=NOW, outcome="sent")
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispatch.objects.create(outgoing=out, began_at=NOW, settled_at=NOW, outcome="sent")
    Dispatch.objects.create(outgoing=out, began_at=NOW, settled_at=NOW, outcome="later")


def test_a_brake_holds_mail_back_after_a_thousand_an_hour(out) -> None:
    # trust: G5
    from gabinet.base import rates
    from gabinet.post.outgoing.jobs import BRAKE

    for _ in range(3):
        rates.count(rates.Rate(BRAKE.code, 10_000, BRAKE.per), "all", NOW + timedelta(seconds=20))
    rates.Count.objects.filter(code=BRAKE.code).update(n=BRAKE.most)
    work()
    assert (state(out), FakeRelay.TOOK) == ("waiting", [])
    assert Job.objects.get(name="post.dispatch").run_at > NOW + timedelta(minutes=5)
    work(NOW + timedelta(hours=1, minutes=1))
    assert len(FakeRelay.TOOK) == 1


def test_a_letter_that_waits_too_long_is_a_fault(out) -> None:
    # trust: P11
    assert queries.fault(NOW + timedelta(minutes=14)) == ""
    assert "15" in queries.fault(NOW + timedelta(minutes=16))
