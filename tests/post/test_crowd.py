# SPDX-License-Identifier: EUPL-1.2
"""Many at once: numbers without a gap, one item for the same bytes, one letter for four clicks."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from gabinet.base.models import Once
from gabinet.matters.drafts import actions as drafts
from gabinet.post.assignment import actions as assigning
from gabinet.post.incoming import actions
from gabinet.post.incoming.models import Incoming, Intake
from gabinet.post.incoming.tests.factories import JOB, box, item, kept, told
from gabinet.post.outgoing.models import Outgoing
from gabinet.post.outgoing.rules import AlreadySent
from gabinet.post.outgoing.tests.factories import sent, version

pytestmark = pytest.mark.django_db(transaction=True)


def together(*deeds: Callable[[], object]) -> list[object]:
    """All at once, each on a connection of its own; what each gave or raised."""
    found: list[object] = [None] * len(deeds)
    gate = Barrier(len(deeds))

    def run(place: int) -> None:
        gate.wait()
        try:
            found[place] = deeds[place]()
        except Exception as error:  # noqa: BLE001 - whatever it was, the test judges it
            found[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_thirty_two_registrations_leave_no_gap() -> None:
    # trust: P2, K3
    mailbox = box()
    waiting = [kept(mailbox, f"n{n}".encode()) for n in range(32)]

    def register(n: int) -> Callable[[], object]:
        return lambda: actions.register(intake=waiting[n], read=told(message_id=f"{n}@x"), act=JOB)

    found = together(*(register(n) for n in range(32)))
    assert all(isinstance(one, Incoming) for one in found), found
    assert sorted(Incoming.objects.values_list("number", flat=True)) == list(range(1, 33))


def test_the_same_bytes_at_once_are_one() -> None:
    # trust: M2
    mailbox = box()
    found = together(*(lambda: kept(mailbox, b"same") for _n in range(8)))
    assert {type(one) for one in found} == {Intake} and Intake.objects.count() == 1


def test_one_message_is_registered_or_put_aside_by_one_only() -> None:
    # trust: P3, K8
    intake = kept(box(), b"one")
    found = together(*(lambda: actions.register(intake=intake, read=told(), act=JOB) for _n in range(6)))
    assert sum(isinstance(one, Incoming) for one in found) == 1 and Incoming.objects.count() == 1


def test_one_approval_leaves_once_however_many_send() -> None:
    # trust: P4
    mailbox = box()
    text = version(item(mailbox))
    found = together(*(lambda: sent(mailbox, text) for _n in range(4)))
    assert sum(isinstance(one, Outgoing) for one in found) == 1, found
    assert sum(isinstance(one, (AlreadySent, drafts.rules.Ended)) for one in found) == 3, found
    assert Outgoing.objects.count() == 1 and not Once.objects.exists()


def test_four_savers_at_once_one_wins() -> None:
    # trust: K12
    one = item(box())
    found = together(*(lambda n=n: assigning.sign(item=one, ezd=f"RPW/{n}", case_sign="", act=JOB, version=1) for n in range(4)))
    assert sum(isinstance(each, Incoming) for each in found) == 1 and Incoming.objects.get().version == 2
