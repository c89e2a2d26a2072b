# SPDX-License-Identifier: EUPL-1.2
"""Mailboxes on IMAP servers, a process each: `... fetch PARENT` keeps one fetcher for every row, `... fetch PARENT PK` is one.

The rows are looked at every 10 s, so a mailbox that the administrator sets up, changes or closes is taken up by itself.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType

from gabinet.config import serve
from gabinet.config.serve import Part, module

log = logging.getLogger(__name__)
GRACE = 12.0  # seconds; the parent's patience is a little longer


def all_of_them(parent: int) -> int:
    """A house of fetchers inside the house."""
    _set_up(parent)
    return serve.serve([], GRACE, renewed=_Wanted().parts)


class _Wanted:
    """The fetchers that the rows ask for; while the database is away those of the last look."""

    def __init__(self) -> None:
        self.last: Sequence[Part] = ()

    def parts(self) -> Sequence[Part]:
        """One for each active mailbox, named with the version of its row, so that a changed row is a new fetcher."""
        from django.db import Error, connection

        from gabinet.config import environment
        from gabinet.post.mailboxes import queries

        most = environment.read().most_memory * 1_000_000
        try:
            found = queries.fetched()
        except Error as error:
            log.warning("fetch.database_gone", extra={"error": type(error).__name__})
            connection.close()
            return self.last
        connection.close()
        names = {box.pk: f"mailbox {box.pk}.{box.version}" for box in found}
        self.last = [Part(name, module("gabinet.config.fetch", pk), (), most) for pk, name in names.items()]
        return self.last


def one(parent: int, mailbox: int) -> int:
    """One mailbox until TERM. Where its password cannot be opened, it waits for the administrator rather than die again and again."""
    _set_up(parent)
    from gabinet.adapters import filled
    from gabinet.post.mailboxes.seal import WrongKey

    try:
        return filled.fetch(mailbox)
    except WrongKey:
        log.error("fetch.wrong_key", extra={"mailbox": mailbox})
        _tell(mailbox)
        return _wait()


def _tell(mailbox: int) -> None:
    from gabinet.adapters.books import Books
    from gabinet.post.mailboxes import queries

    address = next((box.address for box in queries.fetched() if box.pk == mailbox), None)
    if address is not None:
        Books().silent(address, "password must be typed again")


def _wait() -> int:
    done = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        done.set()

    signal.signal(signal.SIGTERM, end)
    while not done.wait(1.0):
        continue
    return 0


def _set_up(parent: int) -> None:
    serve.with_parent(parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gabinet.config.settings")
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(one(int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else all_of_them(int(sys.argv[1])))
