# SPDX-License-Identifier: EUPL-1.2
"""`keeping.Keeper` and `Pulse` over the post room: what the doors of mail bring is kept by its one action."""

from collections.abc import Iterable
from typing import Final

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from gabinet.adapters.keeping import TooLarge
from gabinet.base import files
from gabinet.base.act import Act, Door
from gabinet.post.incoming import actions
from gabinet.post.incoming.models import Place
from gabinet.post.mailboxes import actions as mailboxes
from gabinet.post.mailboxes import queries
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.ports import Where


class Books:
    """Called from threads of the doors: each call ends its own connection to the database."""

    RIGHTS: Final = frozenset({actions.KEEP, mailboxes.FETCH})

    def receives(self, address: str) -> str | None:
        """As the protocol says."""
        try:
            found = queries.receiving(address)
        finally:
            connection.close()
        return found.address if found is not None else None

    def keep(self, *, mailbox: str, raw: Iterable[bytes], limit: int, sent_by: str, where: Where | None = None) -> None:
        """As the protocol says."""
        try:
            actions.keep(mailbox=_at(mailbox), raw=raw, limit=limit, sent_by=sent_by, where=where, act=self._act())
        except files.TooLarge as error:
            raise TooLarge from error
        finally:
            connection.close()

    def beat(self, mailbox: str) -> None:
        """As the protocol says."""
        try:
            mailboxes.beat(mailbox=_at(mailbox), act=self._act())
        finally:
            connection.close()

    def silent(self, mailbox: str, why: str) -> None:
        """As the protocol says; the same word twice is one line in the trace."""
        try:
            box = _at(mailbox)
            if box.last_error != why:
                mailboxes.fell_silent(mailbox=box, error=why, act=self._act())
        finally:
            connection.close()

    def last(self, mailbox: str, uidvalidity: int) -> int:
        """The highest number kept of a mailbox under that UIDVALIDITY, 0 where there is none."""
        try:
            found = Place.objects.filter(mailbox=_at(mailbox), uidvalidity=uidvalidity).aggregate(last=Max("uid"))["last"]
        finally:
            connection.close()
        return int(found or 0)

    def _act(self) -> Act:
        return Act(at=timezone.now(), door=Door.MAIL, rights=self.RIGHTS)


def _at(address: str) -> Mailbox:
    found = queries.at(address)
    if found is None:
        raise LookupError("the mailbox was taken away meanwhile")
    return found
