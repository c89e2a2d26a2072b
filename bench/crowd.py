# SPDX-License-Identifier: EUPL-1.2
"""Writers side by side, each a thread with a connection of its own, for a while."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

Call = Callable[[int], object]


def together(writers: int, seconds: float, call: Call) -> list[int]:
    """How many calls each writer ended in this time; `call` gets a number that no other call gets. An error of one is an error of all.

    The clock starts when all have their connection.
    """
    from django.db import connection

    ready = Barrier(writers)

    def work(n: int) -> int:
        done = 0
        try:
            connection.ensure_connection()
            ready.wait(60)
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                call(n + writers * done)
                done += 1
        finally:
            connection.close()
        return done

    with ThreadPoolExecutor(writers) as crowd:
        return [one.result() for one in [crowd.submit(work, n) for n in range(writers)]]


def alternately(rounds: int, seconds: float, writers: int, ours: Call, reference: Call) -> tuple[list[float], list[float], Sequence[int]]:
    """Rates a second of both sides, a round each, and what each of our writers made in all."""
    mine, theirs, made = [], [], [0] * writers
    for _ in range(rounds):
        found = together(writers, seconds, ours)
        made = [before + now for before, now in zip(made, found, strict=True)]
        mine.append(sum(found) / seconds)
        theirs.append(max(sum(together(writers, seconds, reference)), 1) / seconds)
    return mine, theirs, made
