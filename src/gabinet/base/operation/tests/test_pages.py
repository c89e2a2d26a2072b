# SPDX-License-Identifier: EUPL-1.2
"""Health, jobs and trace as the administrator and the data protection officer see them."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from gabinet.base import health, jobs, office, rights
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.jobs import Job
from gabinet.base.rights import Role
from gabinet.base.trace import Entry
from tests.pages import words


def at_desk(login: str, name: str, *roles: Role) -> Client:
    user = User.objects.create(login=login, name=name)
    for role in roles:
        rights.RoleHeld.objects.create(user=user, role=role.value, since=date(2026, 1, 1))
    rights.changed()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def admin(db: None) -> Client:
    return at_desk("h.lasota", "Hubert Lasota", Role.ADMIN)


@pytest.fixture
def dpo(db: None) -> Client:
    return at_desk("p.szulc", "Piotr Szulc", Role.DPO)


def test_who_sees_what(admin: Client, dpo: Client) -> None:  # trust: G2
    told = {path: (admin.get(path).status_code, dpo.get(path).status_code) for path in ("/settings/health/", "/settings/jobs/", "/settings/trace/")}
    assert told == {"/settings/health/": (200, 404), "/settings/jobs/": (200, 404), "/settings/trace/": (200, 200)}


def test_a_fault_says_what_to_do(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:  # trust: P11
    def broken(now: object) -> str:
        raise ZeroDivisionError

    checks = {"a": health.Check("a", "Disk", lambda now: "Less than 10 % is free."), "b": health.Check("b", "Key", lambda now: "")}
    monkeypatch.setattr(health, "CHECKS", checks)
    assert "Less than 10 % is free." in words(admin.get("/settings/health/").text)
    monkeypatch.setitem(checks, "c", health.Check("c", "Odd", broken))
    assert admin.get("/settings/health/").status_code == 200


def gave_up() -> Job:
    jobs.later("no.such.job", act=Act(at=timezone.now(), door=Door.JOB))
    row = jobs.lease(timezone.now())
    assert row is not None
    for _ in range(5):
        jobs.run(row, timezone.now)
    return Job.objects.get(pk=row.pk)


def test_a_job_that_gave_up_starts_again_by_a_person(admin: Client) -> None:
    row = gave_up()
    assert row.gave_up_at is not None
    assert "no.such.job" in words(admin.get("/settings/jobs/").text)
    assert admin.post(f"/settings/jobs/{row.pk}/start/", {"once": "1"}).status_code == 302
    assert Job.objects.get(pk=row.pk).gave_up_at is None
    assert "no.such.job" in words(admin.get("/settings/jobs/?state=open").text)
    assert admin.post(f"/settings/jobs/{row.pk}/end/", {"once": "2"}).status_code == 302
    assert Job.objects.get(pk=row.pk).error == "cancelled"
    assert list(Entry.objects.order_by("place").values_list("verb", flat=True)) == ["started_again", "cancelled"]


def test_seeing_jobs_is_not_starting_them(admin: Client) -> None:  # trust: G1
    row = gave_up()
    assert admin.post(f"/settings/jobs/{row.pk}/start/", {"once": "1"}).status_code == 302
    rights.Grant.objects.filter(right="base.job.again").delete()
    rights.changed()
    assert admin.post(f"/settings/jobs/{row.pk}/end/", {"once": "2"}).status_code == 403
    assert Job.objects.get(pk=row.pk).gave_up_at is None
    assert admin.post("/settings/jobs/99999/start/").status_code == 404


def test_the_register_of_the_trace_page_by_page(admin: Client) -> None:
    cli = Act(at=timezone.now(), door=Door.CLI)
    for n in range(60):
        office.choose(key="office.city", value=f"town {n}", valid_from=date(2026, 1, 1), act=cli)
    first = words(admin.get("/settings/trace/").text)
    assert "town 59" in first
    assert "value: town 9 " not in first
    assert "value: town 9 " in words(admin.get("/settings/trace/?before=11").text)
    for odd in ("0", "-1", "x", "9" * 30, "１"):
        assert admin.get("/settings/trace/", {"before": odd}).status_code == 200
