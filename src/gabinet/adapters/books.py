# SPDX-License-Identifier: EUPL-1.2
"""`keeping.Keeper` over the post room: what the doors of mail bring is kept by its one action."""

from collections.abc import Iterable
from typing import Final

from django.db import connection
from django.utils import timezone

from gabinet.adapters.keeping import TooLarge
from gabinet.base import files
from gabinet.base.act import Act, Door
from gabinet.post.incoming import actions
from gabinet.post.mailboxes import queries
from gabinet.post.ports import Where


class Books:
    """Called from threads of the doors: each call ends its own connection to the database."""

    RIGHTS: Final = frozenset({actions.KEEP})

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
            box = queries.at(mailbox)
            if box is None:
                raise LookupError("the mailbox was taken away meanwhile")
            act = Act(at=timezone.now(), door=Door.MAIL, rights=self.RIGHTS)
            actions.keep(mailbox=box, raw=raw, limit=limit, sent_by=sent_by, where=where, act=act)
        except files.TooLarge as error:
            raise TooLarge from error
        finally:
            connection.close()
