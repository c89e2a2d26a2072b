# SPDX-License-Identifier: EUPL-1.2
"""What the doors of mail need of the books: is this address ours, and keep these bytes."""

from collections.abc import Iterable
from typing import Final, Protocol

from gabinet.post.ports import Where

MEBI: Final = 1024 * 1024
LARGEST: Final = 50 * MEBI
# The envelope's sender of what was found in a mailbox: nobody wrote it down.
NOT_KNOWN: Final = "?"


class TooLarge(Exception):
    """More bytes than the office takes."""


class Keeper(Protocol):
    """Both calls come from threads of the door, each on its own."""

    def receives(self, address: str) -> str | None:
        """Our own spelling of that mailbox; None where it is not ours. `address` as it was written."""
        ...

    def keep(self, *, mailbox: str, raw: Iterable[bytes], limit: int, sent_by: str, where: Where | None = None) -> None:
        """Durable when it returns. `sent_by`: the envelope's sender, "" for `<>`, NOT_KNOWN. Raises TooLarge beyond `limit`
        bytes; any other exception means: not kept, come again."""
        ...


class Pulse(Protocol):
    """How a fetcher says that it lives."""

    def beat(self, mailbox: str) -> None:
        """The mailbox was read to its end just now."""
        ...

    def silent(self, mailbox: str, why: str) -> None:
        """It could not be read; `why` is a short word for the administrator, never a secret or a text of a letter."""
        ...
