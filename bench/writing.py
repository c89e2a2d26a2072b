# SPDX-License-Identifier: EUPL-1.2
"""Jobs 8, 9 and 10: registering at several writers, mail in, the chain; against raw durable commits of the same writers."""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from random import Random

from bench.measure import Row, judged

BARE = "the statements by the bare driver"
SECONDS = 3.0
WRITERS = (1, 4, 32)


def measured(store: str, rows: int, *, seconds: float = SECONDS) -> Iterator[Row]:
    """Registering, mail, audit."""
    yield _statements(store, rows)
    rates: dict[int, float] = {}
    for writers in WRITERS:
        row, rate = _registering(store, rows, writers, seconds)
        rates[writers] = rate
        yield row
    yield _row("8 registering: 32 writers against 4", store, rows, rates[32], rates[4], "the rate of 4 writers", ">= 0.8", must=True)
    yield _mail(store, rows, seconds)
    yield _appending(store, rows, seconds)
    yield _verifying(store, rows)


def _row(job: str, store: str, rows: int, ours: float, reference: float, name: str, goal: str, *, must: bool = False, note: str = "") -> Row:
    """Rates a second; a ratio of one run."""
    ratio = ours / reference if reference else float("inf")
    return Row(job, store, rows, {"rate": ours}, {"rate": reference}, name, ratio, ratio, ratio, goal, must=must, note=note)


def _statements(store: str, rows: int) -> Row:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _register(Random(1).random())
    with CaptureQueriesContext(connection) as seen:
        _register(Random(2).random())
    count = len([one for one in seen.captured_queries if not one["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"))])
    row = Row("8 statements of a registration", store, rows, {"rate": count}, {"rate": 20}, "allowed", float(count), count, count, "<= 20", must=True)
    row.state = judged(count, count, count, "<= 20")
    return row


def _register(salt: float) -> None:
    from django.utils import timezone

    from gabinet.base.act import Act, Door
    from gabinet.post.incoming import actions
    from gabinet.post.incoming.rules import Channel
    from gabinet.post.mailboxes import queries
    from gabinet.post.mailboxes.rules import Line
    from gabinet.post.ports import Read

    box = _kept("box", lambda: queries.of_line(Line.SECRETARIAT))
    now = timezone.now()
    text = f"Pismo {salt}"
    read = Read(text, None, "Jan Sowiński", None, None, (), machine=False, text=text, new_text=text, kind=None)
    actions.register_other(channel=Channel.PAPER, mailbox=box, read=read, received_at=now, act=Act(at=now, door=Door.CLI))


_KEPT: dict[str, object] = {}


def _kept(name: str, make: Callable[[], object]) -> object:
    if name not in _KEPT:
        _KEPT[name] = make()
    return _KEPT[name]


def _registering(store: str, rows: int, writers: int, seconds: float) -> tuple[Row, float]:
    from bench import raw
    from gabinet.post.incoming.models import Incoming

    before = Incoming.objects.count()
    done = _together(writers, seconds, lambda n: _register(n))
    bare = _together(writers, seconds, raw.registration())
    made = sum(done)
    gaps = 0 if Incoming.objects.count() == before + made else 1
    fair = min(done) / max(done) if max(done) else 0.0
    note = f"least / most served {fair:.2f}; {'no gap' if not gaps else 'GAPS'}"
    rate = made / seconds
    return _row(f"8 registering, {writers} writers", store, rows, rate, sum(bare) / seconds, BARE, ">= 0.25", must=True, note=note), rate


def _together(writers: int, seconds: float, call: Callable[[float], object]) -> list[int]:
    """Calls that each writer made in this time; an error of one is an error of all."""
    from django.db import connection

    done: list[int] = [0] * writers
    errors: list[Exception] = []
    until = time.monotonic() + seconds

    def work(n: int) -> None:
        try:
            _go_on(n, until, done, call)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return done


def _go_on(n: int, until: float, done: list[int], call: Callable[[float], object]) -> None:
    while time.monotonic() < until:
        call(n + done[n] / 1e6)
        done[n] += 1


def _mail(store: str, rows: int, seconds: float) -> Row:
    """Kept, read in the child, registered, chained, indexed by title; against the fastest parse and one raw commit."""
    from django.utils import timezone

    from bench import raw
    from gabinet.base.act import Act, Door
    from gabinet.post.incoming import actions
    from gabinet.post.incoming import jobs as reading
    from gabinet.post.mailboxes import queries
    from gabinet.post.mailboxes.rules import Line

    box = queries.of_line(Line.SECRETARIAT)
    commit = raw.commit()

    def ours(salt: float) -> None:
        now = timezone.now()
        intake = actions.keep(
            mailbox=box, raw=[_letter(salt)], limit=10**8, sent_by="", act=Act(at=now, door=Door.MAIL, rights=frozenset({actions.KEEP}))
        )
        reading.read(act=Act(at=now, door=Door.JOB), intake=intake.pk)

    def floor(salt: float) -> None:
        message_from_bytes(_letter(salt), policy=default)
        commit(salt)

    mine, theirs = sum(_together(1, seconds, ours)) / seconds, sum(_together(1, seconds, floor)) / seconds
    return _row(
        "9 mail in", store, rows, mine, theirs, "parse and one raw commit", ">= 0.25", must=False, note="alone, the child for reading included"
    )


def _letter(salt: float) -> bytes:
    head = f"From: Jan <jan@poczta.example>\r\nTo: sekretariat@wrzosowiec.example\r\nSubject: Pismo {salt}\r\nMessage-ID: <{salt}@poczta.example>\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\nDzień dobry,\r\n\r\npismo numer {salt}.\r\n".encode()


def _appending(store: str, rows: int, seconds: float) -> Row:
    """A line of the trace in a transaction of its own, against the same row without the chain."""
    from django.db import transaction
    from django.utils import timezone

    from bench import raw
    from gabinet.base import trace
    from gabinet.base.act import Act, Door, Ref

    def ours(salt: float) -> None:
        act = Act(at=timezone.now(), door=Door.CLI)
        with transaction.atomic(), trace.framed(act) as frame:
            trace.record(Ref("bench.row", 1), "measured", act, salt=salt)
            trace.chain(frame)

    commit = raw.commit()
    mine = sum(_together(1, seconds, ours)) / seconds
    theirs = sum(_together(1, seconds, commit)) / seconds
    return _row("10 audit: append", store, rows, mine, theirs, "raw durable commit", "", note="one line a commit")


def _verifying(store: str, rows: int) -> Row:
    import hashlib

    from django.conf import settings

    from gabinet.base import trace

    began = time.process_time()
    assert not list(trace.verify(settings.TRACE_KEY))
    mine = time.process_time() - began
    began = time.process_time()
    count = 0
    for values in trace.Entry.objects.order_by("place").values_list().iterator(chunk_size=2000):
        hashlib.sha256(repr(values).encode()).digest()
        count += 1
    theirs = time.process_time() - began
    return _row("10 audit: verify", store, rows, count / mine, count / theirs, "reading and bare SHA-256", ">= 0.5")


def disk() -> float:
    """fdatasync a second of the disk under var/, for whoever reads the table."""
    import os

    with tempfile.NamedTemporaryFile(dir=Path("var")) as place:
        times = []
        for _ in range(50):
            place.write(b"x" * 4096)
            place.flush()
            began = time.perf_counter()
            os.fdatasync(place.fileno())
            times.append(time.perf_counter() - began)
    return 1 / statistics.median(times)
