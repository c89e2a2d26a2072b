# SPDX-License-Identifier: EUPL-1.2
"""The scenes of the demo on days of several sorts: all of them happen, nothing is refused, nothing lies in the future."""

import logging
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Max

from gabinet.base import trace
from gabinet.base.jobs import Job
from gabinet.base.scenes import MainDay
from gabinet.config import demo
from gabinet.people.outlets.models import Journalist, Outlet
from gabinet.people.persons.models import Person
from gabinet.people.units.models import Unit
from gabinet.polish.terms import WARSAW
from gabinet.post.incoming.models import Incoming
from gabinet.post.outgoing.models import Outgoing

DAYS = {
    "early on a working day": datetime(2026, 5, 13, 7, 20, tzinfo=WARSAW),
    "a sunday": datetime(2026, 8, 16, 12, 0, tzinfo=WARSAW),
    "new year": datetime(2027, 1, 1, 9, 0, tzinfo=WARSAW),
    "the night after midnight": datetime(2026, 11, 26, 0, 15, tzinfo=WARSAW),
}


@pytest.fixture
def own_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The demo writes accounts, letters and bytes here."""
    relay = settings.POST_RELAY
    monkeypatch.setattr(settings, "VAR", tmp_path)
    yield tmp_path
    settings.POST_RELAY = relay
    shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.mark.django_db
@pytest.mark.parametrize("now", DAYS.values(), ids=DAYS.keys())
def test_every_scene_happens_and_none_in_the_future(now: datetime, own_var: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "gabinet"):
        lines = list(demo.load(now, scale=0))
    assert not [record.getMessage() for record in caplog.records if record.getMessage() in ("demo.scene_refused", "job.failed")]
    assert {line.split("\t")[0] for line in lines} >= {"1", "8"}
    assert not Job.objects.exclude(gave_up_at=None).exists()
    assert trace.Entry.objects.aggregate(last=Max("at"))["last"] <= now
    assert Incoming.objects.aggregate(last=Max("received_at"))["last"] <= now
    assert not list(trace.verify(settings.TRACE_KEY))
    assert list(Incoming.objects.order_by("year", "number").values_list("registered_at", flat=True)) == sorted(
        Incoming.objects.values_list("registered_at", flat=True)
    )
    assert Outgoing.objects.exists()


@pytest.mark.django_db
def test_people_units_and_media_are_all_there(own_var: Path) -> None:
    now = DAYS["early on a working day"]
    list(demo.load(now, scale=0))
    assert Unit.objects.count() == 20
    assert Outlet.objects.count() == 7
    assert Journalist.objects.count() == 7
    assert {unit.code for unit in Unit.objects.filter(company=True)} == {"PWiK"}
    died = Person.objects.get(surname="Walczak", given="Ignacy")
    assert died.died_on == MainDay.of(now).w(-24).date()
    assert Unit.objects.get(code="IN").account_id is not None
    assert Unit.objects.get(code="ED").account_id is None
    assert Unit.objects.get(code="ED").address == "ed@wrzosowiec.example"
