# SPDX-License-Identifier: EUPL-1.2
"""Job 10: a line appended to the chain, against the same rows without one; the chain verified, against reading and bare SHA-256."""

import hashlib
import secrets
import time
from collections.abc import Callable, Iterator

from bench import crowd
from bench.measure import ROUNDS, Row, rated

SECONDS = 1.0
BATCH = 100
PLAIN = (
    "CREATE TABLE IF NOT EXISTS bench_line (place INTEGER, kind TEXT, pk INTEGER, verb TEXT, by_whom INTEGER, door TEXT, at TEXT, a TEXT, b TEXT)",
    "CREATE TABLE IF NOT EXISTS bench_told (place INTEGER, salt TEXT, body TEXT)",
)
READ = """SELECT e.*, d.salt, d.body FROM base_trace_entry e LEFT JOIN base_detail d ON d.entry_id = e.place
WHERE e.place > %s ORDER BY e.place LIMIT 2000"""


def measured(store: str, rows: int) -> Iterator[Row]:
    """Append one a commit and in batches, verify."""
    for lines, name, goal in ((1, "one line a commit", ">= 0.8"), (BATCH, f"{BATCH} lines a commit", ">= 0.8")):
        mine, theirs, _ = crowd.alternately(ROUNDS, SECONDS, 1, _appending(lines), _plain(lines))
        yield rated(f"10 audit: append, {name}", store, rows, mine, theirs, "same rows without chain", goal)
    yield _verifying(store, rows)


def _appending(lines: int) -> Callable[[int], None]:
    from django.db import transaction
    from django.utils import timezone

    from gabinet.base import trace
    from gabinet.base.act import Act, Door, Ref

    def call(n: int) -> None:
        act = Act(at=timezone.now(), door=Door.CLI)
        with transaction.atomic(), trace.framed(act) as frame:
            for place in range(lines):
                trace.record(Ref("bench.row", 1), "measured", act, salt=n, place=place)
            trace.chain(frame)

    return call


def _plain(lines: int) -> Callable[[int], None]:
    """The same values through the bare cursor, without seal and head."""
    from django.db import connection, transaction
    from django.utils import timezone

    with connection.cursor() as cursor:
        for statement in PLAIN:
            cursor.execute(statement)

    def call(n: int) -> None:
        at = timezone.now().isoformat()
        one = [(n, "bench.row", 1, "measured", None, "cli", at, "0" * 64, "0" * 64)] * lines
        told = [(n, secrets.token_hex(16), f'{{"place":{place},"salt":{n}}}') for place in range(lines)]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany("INSERT INTO bench_line VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", one)
            cursor.executemany("INSERT INTO bench_told VALUES (%s, %s, %s)", told)

    return call


def _verifying(store: str, rows: int) -> Row:
    """The whole chain; once where it is long."""
    from django.conf import settings

    from gabinet.base import trace

    place, _ = trace.head()
    mine, theirs = [], []
    for _ in range(ROUNDS if place < 200_000 else 1):
        began = time.process_time()
        assert not list(trace.verify(settings.TRACE_KEY))
        mine.append(place / (time.process_time() - began))
        began = time.process_time()
        _read()
        theirs.append(place / (time.process_time() - began))
    return rated("10 audit: verify", store, rows, mine, theirs, "reading + bare SHA-256", ">= 0.5", growth=1.2)


def _read() -> None:
    from django.db import connection

    place = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(READ, [place])
            found = cursor.fetchall()
            if not found:
                return
            for values in found:
                hashlib.sha256(repr(values).encode()).digest()
            place = found[-1][0]
