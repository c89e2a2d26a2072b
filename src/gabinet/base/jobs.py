# SPDX-License-Identifier: EUPL-1.2
"""Work after the commit: one table of jobs, written in the caller's transaction (decision 0001).

Without a lane a try and its `done_at` are one commit, so in effect it runs exactly once. With a lane (a partner, or
work that commits in steps) it may run twice and must bear it; one lane holds at most workers - 1 leases.
"""

import hashlib
import json
import logging
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db import models, transaction
from django.db.models import Count, F, Q

from gabinet.base.act import Act, Door, Lease
from gabinet.base.errors import Cancelled, LeaseLost, NotNow

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
LONGEST = timedelta(hours=6)
SPARE = 3  # tries beyond the declared ones for a worker that was killed in the middle; then a person looks
Plain = str | int | float | bool | None


class Job(models.Model):
    """A piece of work asked for; open while neither done nor given up."""

    name = models.CharField(max_length=60)
    lane = models.CharField(max_length=60, default="")
    key = models.CharField(max_length=200, null=True, unique=True)
    payload = models.JSONField(default=dict)
    by = models.BigIntegerField(null=True)
    for_id = models.BigIntegerField(null=True)
    run_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    holder = models.CharField(max_length=64, default="", db_default="")
    done_at = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)
    cancel_at = models.DateTimeField(null=True)
    made = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, default="")

    class Meta:
        db_table = "base_job"
        indexes = [
            models.Index(fields=["run_at", "id"], name="job_open", condition=Q(done_at=None, gave_up_at=None)),
            models.Index(fields=["gave_up_at"], name="job_gave_up", condition=Q(done_at=None) & ~Q(gave_up_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class Run(Protocol):
    """A background entry point: keyword-only, loads and calls one action."""

    def __call__(self, *, act: Act, **payload: Any) -> object: ...


@dataclass(frozen=True, slots=True)
class Handler:
    """How a named job is run."""

    name: str
    run: Callable[..., object]
    tries: int
    wait: timedelta
    lane: str


HANDLERS: dict[str, Handler] = {}
LISTENERS: dict[type, list[str]] = {}


def job(
    name: str, *, tries: int = 5, wait: timedelta = timedelta(seconds=30), lane: str = ""
) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Declare a handler in the desk's jobs.py, which `ready()` imports; its arguments are (act, **payload), by name."""

    def declared(run: Callable[..., object]) -> Callable[..., object]:
        if name in HANDLERS:
            raise ValueError(name)
        HANDLERS[name] = Handler(name, run, tries, wait, lane)
        return run

    return declared


def later(name: str, *, act: Act, key: str | None = None, run_at: datetime | None = None, **payload: Plain) -> None:
    """Ask for a job in the caller's transaction, by name; the same key is asked for once."""
    _ask(name, act, key, run_at or act.at, payload)


def _ask(name: str, act: Act, key: str | None, run_at: datetime, payload: Mapping[str, Plain]) -> None:
    row = Job(name=name, lane=_lane(name), key=key, payload=dict(payload), by=act.by, for_id=act.for_, run_at=run_at)
    if key is None:
        row.save(force_insert=True)
    else:
        Job.objects.bulk_create([row], ignore_conflicts=True)


def _lane(name: str) -> str:
    known = HANDLERS.get(name)
    return known.lane if known else ""


def spare(keys: Iterable[str], at: datetime) -> None:
    """In the caller's transaction: what these jobs were asked for is done already; one that runs just now has to find that out."""
    _open().filter(key__in=list(keys), leased_until=None).update(done_at=at)


def on(event: type, name: str) -> None:
    """In `ready()`: the job `name` hears of `event` (a frozen dataclass of ids)."""
    LISTENERS.setdefault(event, []).append(name)


def announce(event: object, *, act: Act) -> None:
    """Tell what has happened: one row per handler, each once for the same event."""
    assert is_dataclass(event) and not isinstance(event, type)
    payload = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(event).items()}
    told = hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode()).hexdigest()[:32]
    for name in LISTENERS.get(type(event), []):
        _ask(name, act, f"{type(event).__name__}:{told}:{name}", act.at, payload)


def _open() -> models.QuerySet[Job]:
    return Job.objects.filter(done_at=None, gave_up_at=None)


def lease(now: datetime, workers: int = 1, holder: str = "") -> Job | None:
    """Take the next job for 60 s; on SQLite IMMEDIATE does what skip_locked does on PostgreSQL. `holder`: whose lease it is."""
    with transaction.atomic():
        running = _open().filter(leased_until__gte=now).exclude(lane="")
        crowded = running.values("lane").annotate(n=Count("pk")).filter(n__gte=max(1, workers - 1))
        full = list(crowded.values_list("lane", flat=True))
        ready = _open().filter(Q(leased_until=None) | Q(leased_until__lt=now), run_at__lte=now).exclude(lane__in=full)
        row = ready.select_for_update(skip_locked=True, of=("self",)).order_by("run_at", "pk").first()
        if row is not None:
            row.leased_until, row.tries, row.holder = now + LEASE, row.tries + 1, holder
            row.save(update_fields=["leased_until", "tries", "holder"])
        return row


def _mine(lease: Lease) -> models.QuerySet[Job]:
    return _open().filter(pk=lease.job, tries=lease.tries)


def hold(lease: Lease) -> None:
    """The fence before each commit of a try: a frozen worker that wakes after its lease commits nothing."""
    if not _mine(lease).update(tries=lease.tries):
        raise LeaseLost


def step(act: Act, *, made: int, total: int, now: datetime) -> None:
    """Progress and heartbeat of a job in steps. Raises LeaseLost, Cancelled."""
    if act.lease is None:
        return
    if not _mine(act.lease).update(made=made, total=total, leased_until=now + LEASE):
        raise LeaseLost
    if Job.objects.filter(pk=act.lease.job).exclude(cancel_at=None).exists():
        raise Cancelled


def run(row: Job, clock: Callable[[], datetime]) -> None:
    """One try of a leased job; what it raises is written on its row."""
    mine = Lease(row.pk, row.tries)
    act = Act(at=clock(), door=Door.JOB, by=row.by, for_=row.for_id, lease=mine)
    handler = HANDLERS.get(row.name)
    try:
        _try(handler, row, act, clock)
    except LeaseLost:
        log.warning("job.lease_lost", extra={"job": row.pk})
    except Cancelled:
        _mine(mine).update(gave_up_at=clock(), leased_until=None, error="cancelled")
    except NotNow as wait:
        _mine(mine).update(run_at=wait.after, leased_until=None, tries=F("tries") - 1)
    except Exception as error:
        _failed(row, mine, handler, error, clock())


def _try(handler: Handler | None, row: Job, act: Act, clock: Callable[[], datetime]) -> None:
    if handler is None:
        raise LookupError(row.name)
    if row.tries > handler.tries + SPARE:
        raise RuntimeError(row.name)
    payload: Mapping[str, Any] = row.payload
    assert act.lease is not None
    if handler.lane:
        handler.run(act=act, **payload)
        _mine(act.lease).update(done_at=clock(), leased_until=None)
        return
    with transaction.atomic():
        handler.run(act=act, **payload)
        if not _mine(act.lease).update(done_at=clock(), leased_until=None):
            raise LeaseLost


def _failed(row: Job, mine: Lease, handler: Handler | None, error: Exception, now: datetime) -> None:
    tries = handler.tries if handler else 1
    log.warning("job.failed", extra={"job": row.pk, "job_name": row.name, "error": type(error).__name__}, exc_info=error)
    if row.tries >= tries:
        _mine(mine).update(gave_up_at=now, leased_until=None, error=type(error).__name__)
        return
    wait = min(LONGEST, (handler.wait if handler else LEASE) * 2 ** (row.tries - 1))
    _mine(mine).update(run_at=now + wait * random.uniform(0.75, 1.25), leased_until=None, error=type(error).__name__)


def cancel(job: Job, at: datetime) -> None:
    """The dock's button; a running job ends at its next step, a waiting one at once."""
    _open().filter(pk=job.pk).update(cancel_at=at)
    _open().filter(pk=job.pk, leased_until=None).update(gave_up_at=at, error="cancelled")


def again(job: Job, at: datetime) -> None:
    """The button of the Operation page: a given up job gets all its tries anew."""
    Job.objects.filter(pk=job.pk, done_at=None).exclude(gave_up_at=None).update(gave_up_at=None, cancel_at=None, tries=0, run_at=at, error="")


def free(holder: str) -> int:
    """What a worker had in hand that was killed, by the one that takes its place: nobody waits for a dead one's lease to end."""
    return _open().filter(holder=holder).exclude(leased_until=None).update(leased_until=None)


def give_back(row: Job, now: datetime) -> None:
    """At SIGTERM: free at once, the try does not count."""
    _mine(Lease(row.pk, row.tries)).update(leased_until=None, run_at=now, tries=F("tries") - 1)
