# SPDX-License-Identifier: EUPL-1.2
"""Job 8: items registered by 1, 4 and 32 writers: number without a gap, row, words, search, line of the chain, one durable commit."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from random import Random
from typing import Any

from bench import crowd, raw
from bench.measure import ROUNDS, Row, counted, rated

BARE = "same statements, bare driver"
WRITERS = (1, 4, 32)
SECONDS = 1.0
SYNCED = 20
REGISTER = """
import sys
from bench import one
one.opened(sys.argv[1], "-")
from bench.registering import register
for n in range(int(sys.argv[2])):
    register(n)
"""
_letters = count(1)


def measured(store: str, rows: int) -> Iterator[Row]:
    """Statements, rates, fairness, gaps, flushes."""
    yield _statements(store, rows)
    rates: dict[int, list[float]] = {}
    for writers in WRITERS:
        before = _gaps()
        mine, theirs, made = crowd.alternately(ROUNDS, SECONDS, writers, register, raw.registration(register))
        rates[writers] = mine
        note = f"raw durable commits {_commits(writers):.0f} a second"
        yield rated(f"8 registering, {writers} writers", store, rows, mine, theirs, BARE, ">= 0.25", must=True, note=note, growth=1.2)
        yield counted(f"8 gaps, {writers} writers", store, rows, _gaps() - before, "no number left out", "<= 0", must=True)
        if writers > 1:
            yield counted(f"8 least / most served of {writers}", store, rows, min(made) / max(made), "", ">= 0.3", must=True)
    yield rated("8 registering: 32 writers against 4", store, rows, rates[32], rates[4], "the rate of 4 writers", ">= 0.8", must=True)
    if store == "sqlite":
        yield _flushes(store, rows)


def register(n: int) -> None:
    """A letter on paper."""
    from django.utils import timezone

    from gabinet.base.act import Act, Door
    from gabinet.config.fill import lexicon
    from gabinet.post.incoming import actions
    from gabinet.post.incoming.rules import Channel
    from gabinet.post.ports import Read

    chance = Random(next(_letters))
    said, (name, _) = lexicon.letter(chance), lexicon.person(chance)
    now = timezone.now()
    read = Read(said.subject, None, name, None, None, (), machine=False, text=said.text, new_text=said.text, kind=None)
    actions.register_other(channel=Channel.PAPER, mailbox=box(), read=read, received_at=now, act=Act(at=now, door=Door.CLI))


@lru_cache(maxsize=1)
def box() -> Any:
    """The secretariat's."""
    from gabinet.post.mailboxes import queries
    from gabinet.post.mailboxes.rules import Line

    return queries.of_line(Line.SECRETARIAT)


def _statements(store: str, rows: int) -> Row:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    register(1)
    with CaptureQueriesContext(connection) as seen:
        register(2)
    own = [one for one in seen.captured_queries if not one["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"))]
    return counted("8 statements of a registration", store, rows, len(own), "", "<= 20", must=True)


def _gaps() -> int:
    """Numbers of this year that are missing below the last one."""
    from django.db.models import Count, Max
    from django.utils import timezone

    from gabinet.post.incoming.models import Incoming

    found = Incoming.objects.filter(year=timezone.localtime().year).aggregate(n=Count("pk"), last=Max("number"))
    return int(found["last"] or 0) - int(found["n"])


def _commits(writers: int) -> float:
    return sum(crowd.together(writers, SECONDS, raw.commit())) / SECONDS


def _flushes(store: str, rows: int) -> Row:
    """Counted by strace once: a kill -9 cannot tell a commit that was flushed from one that was not."""
    told = []
    for made in (0, SYNCED):
        command = ["strace", "-f", "-qq", "-e", "trace=fdatasync,fsync", sys.executable, "-c", REGISTER, os.environ["GABINET_HOME"], str(made)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            return Row("8 flushes a registration", store, rows, {}, {}, "", 0, 0, 0, "", state="not run", note=type(error).__name__)
        told.append(done.stderr.count("sync("))
    return counted("8 flushes a registration", store, rows, (told[1] - told[0]) / SYNCED, "fdatasync by strace", ">= 1", must=True)
