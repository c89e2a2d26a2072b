# SPDX-License-Identifier: EUPL-1.2
"""The background: numbered and chained like the rest, the same for the same seed, in proportion, nothing in the future."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.conf import settings
from django.utils import timezone

from gabinet.base import trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.rights import Role, RoleHeld
from gabinet.base.search import SearchRow
from gabinet.config.fill import fill, plan
from gabinet.matters.cases.models import Matter
from gabinet.matters.clocks.models import Clock
from gabinet.polish.terms import WARSAW
from gabinet.post.incoming.models import Incoming
from gabinet.post.mailboxes import actions as mailboxes
from gabinet.post.mailboxes.rules import How, Line
from gabinet.post.outgoing.models import Outgoing
from gabinet.press.inquiries.models import Answer, Inquiry

NOW = datetime(2026, 5, 13, 11, 0, tzinfo=WARSAW)


@pytest.fixture
def mailbox(db: None) -> None:
    for login, role in [("k.jaworek", Role.SECRETARIAT), ("m.olszan", Role.PRESS), ("l.przybysz", Role.SPOKESPERSON)]:
        user = User.objects.create(login=login, name=login)
        RoleHeld.objects.create(user=user, role=role.value, since=NOW.date())
    act = Act(at=NOW - timedelta(days=2000), door=Door.CLI)
    for line, address in [(Line.SECRETARIAT, "sekretariat@wrzosowiec.example"), (Line.PRESS, "bp@wrzosowiec.example")]:
        mailboxes.set_up(address=address, name=line.value, line=line, kind=How.DEMO, act=act)


def numbers(model: type[Incoming] | type[Outgoing]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for year, number in model.objects.order_by("year", "number").values_list("year", "number"):
        found.setdefault(year, []).append(number)
    return found


def test_numbers_have_no_gap_and_the_chain_holds(mailbox: None) -> None:
    assert fill(items=1500, seed=3, at=NOW) > 1500
    assert sum(map(len, numbers(Incoming).values())) == 1500
    for model in (Incoming, Outgoing):
        for found in numbers(model).values():
            assert found == list(range(1, len(found) + 1))
    assert not list(trace.verify(settings.TRACE_KEY))
    assert trace.Entry.objects.count() > 3000
    assert Inquiry.objects.count() >= 70
    for matter in Matter.objects.all():
        assert Clock.objects.filter(matter=matter, stopped_at=matter.closed_at, due_on=matter.due_on).count() == 1
    years = Matter.objects.order_by("year", "number").values_list("year", "number")
    assert len(set(years)) == len(years)
    assert 0 < Answer.objects.count() <= Inquiry.objects.count()
    assert Answer.objects.count() == Inquiry.objects.exclude(answered_at=None).filter(matter__closed_at__isnull=False).count()


def test_the_register_is_in_the_order_of_time_and_never_ahead(mailbox: None) -> None:
    fill(items=800, seed=4, at=NOW)
    rows = list(Incoming.objects.order_by("year", "number").values_list("received_at", flat=True))
    assert rows == sorted(rows)
    assert rows[-1] <= NOW
    places = list(trace.Entry.objects.order_by("place").values_list("at", flat=True))
    assert max(places) <= NOW


def test_the_same_seed_is_the_same_office() -> None:
    span = {"items": 300, "since": NOW.date() - timedelta(days=30), "until": NOW, "mails": True, "press": True}
    one, again, other = (list(plan.planned(**span, seed=seed)) for seed in (5, 5, 6))
    assert one == again
    assert one != other


def test_a_month_is_in_proportion() -> None:
    events = list(plan.planned(items=620, since=NOW.date() - timedelta(days=30), until=NOW, seed=1, mails=True, press=True))
    items = [event.item for event in events if event.what is plan.What.ARRIVES]
    assert len(items) == 620
    assert sum(item.press for item in items) == 31
    assert 56 <= sum(item.press or item.case for item in items) <= 60
    letters = sum(item.letter for item in items)
    assert 370 <= letters <= 450
    assert all(one.at <= two.at for one, two in pairwise(events))
    open_ones = sum(item.settled_at is None for item in items)
    assert 20 <= open_ones <= 160


def test_everything_is_found_by_its_number(mailbox: None) -> None:
    fill(items=60, seed=2, at=NOW)
    row = Incoming.objects.order_by("pk").last()
    assert row is not None
    assert SearchRow.objects.get(kind="post.incoming", pk_of=row.pk).title.startswith(str(row))
    assert timezone.now() > NOW or row.received_at <= NOW
