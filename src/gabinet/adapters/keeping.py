# SPDX-License-Identifier: EUPL-1.2
"""What the doors of mail need of the books: is this address ours, and keep these bytes."""

from collections.abc import Iterable
from typing import Final, Protocol

from gabinet.post.ports import Where

MEBI: Final = 1024 * 1024
LARGEST: Final = 50 * MEBI


class TooLarge(Exception):
    """More bytes than the office takes."""


class Keeper(Protocol):
    """Both calls come from threads of the door, each on its own."""

    def receives(self, address: str) -> str | None:
        """Our own spelling of that mailbox; None where it is not ours. `address` as it was written."""
        ...

    def keep(self, *, mailbox: str, raw: Iterable[bytes], limit: int, sent_by: str, where: Where | None = None) -> None:
        """Durable when it returns. Raises TooLarge beyond `limit` bytes; any other exception means: not kept, come again."""
        ...
