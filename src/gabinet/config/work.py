# SPDX-License-Identifier: EUPL-1.2
"""A worker, `python -m gabinet.config.work PARENT WORKERS PLACE`: asks for what is due by the clock, takes jobs one by one.

PLACE is its number among the workers of the house, 0 where it has none: whatever the one before it at this place still had
in hand when it was killed is free again at once.

It ends itself when the database is gone, so that nothing half known is carried over; its replacement waits for the
database before it takes work. At TERM it ends the job in hand, or gives it back where that takes too long.
"""

import hashlib
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from datetime import datetime
from types import FrameType
from typing import TYPE_CHECKING

from gabinet.config import serve

if TYPE_CHECKING:
    from gabinet.base.jobs import Job

log = logging.getLogger(__name__)
IDLE = 0.5  # seconds between two looks at an empty table
TICK = 1.0  # seconds between two looks at the schedules
LAST = 10  # seconds for the job in hand after TERM


class Enough(BaseException):
    """The job in hand took longer than the last seconds; it is given back."""


class Worker:
    """The loop and its end."""

    def __init__(self, workers: int, holder: str) -> None:
        self.workers, self.holder = workers, holder
        self.wanted = True
        self.ticked = 0.0

    def end(self, number: int, frame: FrameType | None) -> None:
        """TERM: no new job; ALRM some seconds later: not this one either."""
        if number == signal.SIGALRM:
            raise Enough
        self.wanted = False
        signal.alarm(LAST)

    def run(self) -> int:
        """Until TERM; 1 after an outage of the database."""
        from django.db import Error

        from gabinet.base import jobs

        try:
            freed = jobs.free(self.holder) if self.holder else 0
            if freed:
                log.info("worker.freed", extra={"jobs": freed})
            while self.wanted:
                self._turn()
        except Error as error:
            log.warning("worker.database_gone", extra={"error": type(error).__name__})
            return 1
        return 0

    def _turn(self) -> None:
        from django.utils import timezone

        from gabinet.base import jobs, schedules

        if time.monotonic() - self.ticked >= TICK:
            self.ticked = time.monotonic()
            schedules.tick(timezone.now())
        row = jobs.lease(timezone.now(), self.workers, self.holder)
        if row is not None:
            self._one(row, timezone.now)
        elif self.wanted:
            time.sleep(IDLE)

    def _one(self, row: "Job", clock: Callable[[], datetime]) -> None:
        from gabinet.base import jobs

        try:
            jobs.run(row, clock)
        except Enough:
            jobs.give_back(row, clock())
            log.info("worker.gave_back", extra={"job": row.pk})


def await_database(wanted: Callable[[], bool]) -> None:
    """Return when the database answers."""
    from django.db import Error, connection

    while wanted():
        try:
            connection.ensure_connection()
        except Error:
            connection.close()
            time.sleep(1)
        else:
            return


def holder(place: int) -> str:
    """This place on this machine in this house; "" where the worker has no place of its own."""
    from django.conf import settings

    return hashlib.sha256(f"{socket.gethostname()} {settings.VAR} {place}".encode()).hexdigest() if place else ""


def main(parent: int, workers: int, place: int = 0) -> int:
    """Work until TERM."""
    serve.with_parent(parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gabinet.config.settings")
    import django

    django.setup()
    worker = Worker(workers, holder(place))
    signal.signal(signal.SIGTERM, worker.end)
    signal.signal(signal.SIGALRM, worker.end)
    await_database(lambda: worker.wanted)
    return worker.run()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
