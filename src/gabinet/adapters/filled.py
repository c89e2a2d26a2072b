# SPDX-License-Identifier: EUPL-1.2
"""The ports of the rooms as this installation fills them; settings name these functions."""

from functools import partial
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from gabinet.adapters import fetching
from gabinet.adapters.books import Books
from gabinet.adapters.documents import GuardedDocuments
from gabinet.adapters.imap import Account, Security
from gabinet.adapters.outbox import Outbox
from gabinet.adapters.pictures import GuardedPictures
from gabinet.adapters.reader import GuardedReader
from gabinet.adapters.relay import SmtpRelay
from gabinet.base import files
from gabinet.post import ports
from gabinet.post.mailboxes import queries

OUTBOX: Final = "outbox"


def reader(own: frozenset[str]) -> ports.Reader:
    """Reads what `base.files` keeps; `own`: the office's mail domains."""
    return GuardedReader(files.path_of, own=own, authserv=settings.AUTHSERV_ID or None)


def pictures() -> ports.Pictures:
    """Draws anew what letters show."""
    return GuardedPictures(files.path_of)


def documents() -> ports.Documents:
    """Reads the words of attachments."""
    return GuardedDocuments(files.path_of)


def relay() -> ports.Relay:
    """The office's relay where one is set; the demo's outbox; in production without a relay nothing leaves and letters wait."""
    if settings.RELAY_URL:
        return SmtpRelay.at(settings.RELAY_URL, urlsplit(settings.PUBLIC_URL).hostname or "localhost")
    return outbox() if settings.DEMO else NoRelay()


class NoRelay:
    """Takes nothing: the doctor says that no relay is set."""

    def hand_over(self, sealed: ports.Sealed) -> str:
        """Always `Later`: the letter waits until a relay is set."""
        raise ports.Later("no relay is set")


def outbox() -> Outbox:
    """The folder of the page /outbox/."""
    return Outbox(settings.VAR / OUTBOX)


def fetch(mailbox: int) -> int:
    """The whole of a fetcher's process for the mailbox with that key, until SIGTERM; its exit status."""
    box = next(each for each in queries.fetched() if each.pk == mailbox)
    told = queries.login_of(box, settings.SEALING_KEY)
    account = Account(told.host, told.port, told.login, told.password, Security(told.security), told.folder, told.done_folder)
    books = Books()
    return fetching.run(account, box.address, books, books, after=partial(books.last, box.address))
