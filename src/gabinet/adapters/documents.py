# SPDX-License-Identifier: EUPL-1.2
"""`post.ports.Documents`: the words of PDF, DOCX and ODT, read in a guarded child process (trust A5-A7)."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from gabinet.adapters import child
from gabinet.adapters.child import Limits
from gabinet.post.ports import NoText

LIMITS: Final = Limits(cpu=30, wall=60)


class GuardedDocuments:
    """`where`: the file of a sha256."""

    def __init__(self, where: Callable[[str], Path], *, limits: Limits = LIMITS) -> None:
        self._where, self._limits = where, limits

    def text(self, sha256: str) -> str:
        """As the port says."""
        try:
            return str(child.ask("document", {"path": str(self._where(sha256))}, self._limits)["text"])
        except child.Failed as error:
            raise NoText from error
