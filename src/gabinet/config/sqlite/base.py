# SPDX-License-Identifier: EUPL-1.2
"""SQLite's own busy handler sleeps and polls, so of eight writers one takes all the turns. Here whoever waits to write
sleeps on a lock of a side file (flock) until the writer before is done, across threads and processes alike.

Each connection opens the side file itself, for the lock belongs to the open file. Where a process dies, the kernel
gives its turn back. SQLite's own lock and time-out still stand behind it, for programs that know nothing of the file.
"""

import contextlib
import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction begins when its turn has come and gives the turn on when it ends."""

    _turn: int | None = None
    _mine = False

    def _start_transaction_under_autocommit(self) -> None:
        self._wait()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_on()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._give_on_if_ended()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_on_if_ended()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_on()
            if self._turn is not None:
                os.close(self._turn)
                self._turn = None

    def _wait(self) -> None:
        if self._mine or self.is_in_memory_db():
            return
        if self._turn is None:
            self._turn = os.open(f"{self.settings_dict['NAME']}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._turn, fcntl.LOCK_EX)
        self._mine = True

    def _give_on_if_ended(self) -> None:
        """A commit that failed leaves its transaction open, and its turn with it."""
        raw: Any = self.connection
        if raw is None or not raw.in_transaction:
            self._give_on()

    def _give_on(self) -> None:
        if self._mine and self._turn is not None:
            with contextlib.suppress(OSError):
                fcntl.flock(self._turn, fcntl.LOCK_UN)
        self._mine = False
