# SPDX-License-Identifier: EUPL-1.2
"""Many at once: numbers, keys, rates, jobs, notices, schedules."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction

from gabinet.base import jobs, ladder, numbers, rates, schedules, trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door, Key, Lease, Ref
from gabinet.base.action import action
from gabinet.base.errors import AlreadyDone, LeaseLost, NotNow, TooMany
from gabinet.base.jobs import HANDLERS, Handler, Job
from gabinet.base.numbers import Sequence
from tests.base.conftest import NOW, deed

pytestmark = pytest.mark.django_db(transaction=True)
RIGHT = "test.number"


def crowd(n: int, do: Callable[[int], object]) -> list[object]:
    """What each of `n` threads got, all let go at once; an exception is its result."""
    results: list[object] = [None] * n
    gate = threading.Barrier(n)

    def one(turn: int) -> None:
        gate.wait()
        try:
            results[turn] = do(turn)
        except Exception as error:  # noqa: BLE001 (the test looks at it)
            results[turn] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(turn,)) for turn in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


class Spoiled(Exception):
    """A transaction that is rolled back."""


def test_numbers_of_32_writers_with_rollbacks_have_no_gap() -> None:  # trust: P2, K3
    def take(turn: int) -> int:
        with transaction.atomic():
            _, number = numbers.following("crowd", NOW)
            if turn % 4 == 3:
                raise Spoiled
            return number

    taken = [found for found in crowd(32, take) if isinstance(found, int)]
    assert sorted(taken) == list(range(1, 25))
    assert Sequence.objects.get(series="crowd").last == 24


@action(needs=RIGHT)
def count_up(*, user: User, act: Act) -> Sequence:
    """Makes a row that the test counts."""
    _, number = numbers.following("once", act.at)
    made = Sequence.objects.create(series=f"made {number}", year=2026, last=number)
    trace.record(made, "made", act)
    return made


def test_one_key_of_8_threads_makes_one_thing() -> None:  # trust: G4, K12
    ola = User.objects.create(login="ola", name="Ola")
    act = replace(deed(ola, RIGHT), once=Key.of("k", {}))
    found = crowd(8, lambda turn: count_up(user=ola, act=act))
    made = [one for one in found if isinstance(one, Sequence)]
    again = [one for one in found if isinstance(one, AlreadyDone)]
    assert (len(made), len(again)) == (1, 7), found
    assert {one.pk for one in again} == {made[0].pk}
    assert Sequence.objects.get(series="once").last == 1


def test_chain_of_many_writers_holds() -> None:  # trust: G8, P7
    ola = User.objects.create(login="ola", name="Ola")
    found = crowd(12, lambda turn: count_up(user=ola, act=deed(ola, RIGHT)))
    assert all(isinstance(one, Sequence) for one in found), found
    assert list(trace.verify(settings.TRACE_KEY)) == []
    assert trace.head()[0] == 12


def test_rate_lets_5_of_30_pass() -> None:  # trust: I1, G5
    rate = rates.Rate("crowd", 5, timedelta(minutes=5))
    found = crowd(30, lambda turn: rates.count(rate, "ola", NOW))
    assert sum(isinstance(one, TooMany) for one in found) == 25
    assert found.count(None) == 5


@pytest.fixture
def ran() -> list[int]:
    """What the test's job wrote down."""
    return []


@pytest.fixture
def tried(ran: list[int]) -> Callable[..., None]:
    """Declare the job test.crowd with a body."""

    def declared(body: Callable[..., object], lane: str = "", tries: int = 5) -> None:
        HANDLERS["test.crowd"] = Handler("test.crowd", body, tries, timedelta(seconds=30), lane)

    yield declared  # type: ignore[misc]
    HANDLERS.pop("test.crowd", None)


def test_each_job_runs_once_among_4_workers(ran: list[int], tried: Callable[..., None]) -> None:  # trust: K8
    tried(lambda *, act, n: ran.append(n))
    Job.objects.all().delete()
    for n in range(40):
        jobs.later("test.crowd", act=Act(at=NOW, door=Door.JOB), n=n)

    def work(turn: int) -> int:
        done = 0
        while (row := jobs.lease(NOW, workers=4)) is not None:
            jobs.run(row, lambda: NOW)
            done += 1
        return done

    shares = crowd(4, work)
    assert sorted(ran) == list(range(40)), shares
    assert not Job.objects.filter(done_at=None).exists()


def test_a_lane_never_takes_all_workers(tried: Callable[..., None]) -> None:  # trust: K6
    tried(lambda *, act: None, lane="partner")
    Job.objects.all().delete()
    for _ in range(4):
        jobs.later("test.crowd", act=Act(at=NOW, door=Door.JOB))
    jobs.later("another", act=Act(at=NOW, door=Door.JOB))
    names = [row.name for row in iter(lambda: jobs.lease(NOW, workers=3), None)]
    assert names == ["test.crowd", "test.crowd", "another"]


def test_a_failing_job_is_tried_again_later_and_then_waits_for_a_person(tried: Callable[..., None]) -> None:  # trust: K13
    def fails(*, act: Act) -> None:
        raise ZeroDivisionError

    tried(fails, tries=2)
    Job.objects.all().delete()
    jobs.later("test.crowd", act=Act(at=NOW, door=Door.JOB))
    for now in (NOW, NOW + timedelta(hours=1)):
        row = jobs.lease(now)
        assert row is not None
        jobs.run(row, iter([now, now]).__next__)
        assert jobs.lease(now) is None
    row = Job.objects.get()
    assert (row.error, row.tries) == ("ZeroDivisionError", 2) and row.gave_up_at is not None
    jobs.again(row, NOW)
    assert jobs.lease(NOW) is not None


def test_a_partner_that_says_when_costs_no_try(tried: Callable[..., None]) -> None:  # trust: K6
    def waits(*, act: Act) -> None:
        raise NotNow(act.at + timedelta(minutes=7))

    tried(waits)
    Job.objects.all().delete()
    jobs.later("test.crowd", act=Act(at=NOW, door=Door.JOB))
    row = jobs.lease(NOW)
    assert row is not None
    jobs.run(row, lambda: NOW)
    row = Job.objects.get()
    assert (row.tries, row.run_at, row.gave_up_at) == (0, NOW + timedelta(minutes=7), None)


def test_a_worker_frozen_past_its_lease_commits_nothing(tried: Callable[..., None]) -> None:  # trust: K8
    ola = User.objects.create(login="ola", name="Ola")

    def takes_long(*, act: Act) -> None:
        thief = jobs.lease(NOW + timedelta(minutes=2))
        assert thief is not None
        with pytest.raises(LeaseLost):
            count_up(user=ola, act=act)

    tried(takes_long, lane="slow")
    Job.objects.all().delete()
    jobs.later("test.crowd", act=Act(at=NOW, door=Door.JOB))
    row = jobs.lease(NOW)
    assert row is not None
    jobs.run(row, lambda: NOW)
    assert not Sequence.objects.filter(series="once").exists()
    row = Job.objects.get()
    assert row.done_at is None and row.tries == 2


def test_progress_and_cancel(tried: Callable[..., None]) -> None:  # trust: K9
    seen: list[int] = []

    def steps(*, act: Act) -> None:
        for made in range(5):
            jobs.step(act, made=made, total=5, now=NOW)
            seen.append(made)
            if made == 2:
                jobs.cancel(Job.objects.get(), NOW)

    tried(steps, lane="slow")
    Job.objects.all().delete()
    jobs.later("test.crowd", act=Act(at=NOW, door=Door.JOB))
    row = jobs.lease(NOW)
    assert row is not None
    jobs.run(row, lambda: NOW)
    row = Job.objects.get()
    assert seen == [0, 1, 2] and (row.made, row.total, row.error) == (3, 5, "cancelled")


def test_given_back_work_is_free_at_once(tried: Callable[..., None]) -> None:  # trust: G11
    tried(lambda *, act: None)
    Job.objects.all().delete()
    jobs.later("test.crowd", act=Act(at=NOW, door=Door.JOB))
    row = jobs.lease(NOW)
    assert row is not None and jobs.lease(NOW) is None
    jobs.give_back(row, NOW)
    again = jobs.lease(NOW)
    assert again is not None and Lease(again.pk, again.tries) == Lease(row.pk, row.tries)


def test_same_key_is_asked_for_once() -> None:
    Job.objects.all().delete()
    for _ in range(2):
        jobs.later("x", act=Act(at=NOW, door=Door.JOB), key="k")
    assert Job.objects.count() == 1


def test_one_turn_of_a_schedule_is_asked_for_once() -> None:
    Job.objects.all().delete()
    row = schedules.Schedule.objects.get(name="ladder.climb")
    found = crowd(6, lambda turn: schedules.tick(row.next_at))
    assert all(isinstance(one, int) for one in found), found
    assert Job.objects.filter(name="ladder.climb").count() == 1


def test_one_notice_of_4_threads() -> None:
    ola = User.objects.create(login="ola", name="Ola")
    crowd(4, lambda turn: ladder.tell(ladder.User(ola.pk), Ref("a.b", 1), "asked", NOW))
    assert ladder.Notice.objects.count() == 1
