# SPDX-License-Identifier: EUPL-1.2
"""The octets between DATA and its end, as they were sent (RFC 5321 4.5.2): only CR LF ends a line, nothing else does."""

from typing import Final

_END: Final = b"\r\n.\r\n"
_LONGEST: Final = len(_END) - 1


class Octets:
    """Fed with what comes from the line; gives back what belongs to the message, dots unstuffed, its last CR LF included."""

    def __init__(self) -> None:
        # The line of DATA itself ends in front of the message: a dot may stand on the very first line.
        self._held = b"\r\n"
        self._given = 0
        self.rest: bytes | None = None

    @property
    def complete(self) -> bool:
        """Whether the final dot was seen; `rest` is then what came behind it."""
        return self.rest is not None

    def feed(self, chunk: bytes) -> bytes:
        """What is certain after this chunk."""
        data = self._held + chunk
        end = data.find(_END)
        if end >= 0:
            self.rest = data[end + len(_END) :]
            return self._give(data[: end + 2])
        # From the first CR that could begin a line's dot or the end, all waits for the next chunk.
        cut = data.find(b"\r", max(0, len(data) - _LONGEST))
        self._held = b"" if cut < 0 else data[cut:]
        return self._give(data if cut < 0 else data[:cut])

    def _give(self, data: bytes) -> bytes:
        plain = data.replace(b"\r\n.", b"\r\n")
        skip = max(0, 2 - self._given)
        self._given += len(plain)
        return plain[skip:]
