# SPDX-License-Identifier: EUPL-1.2
"""`post.ports.Pictures`: what a letter shows is drawn anew by us, what lies outside is fetched once (trust A4, M8, O1-O4)."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gabinet.adapters import child, outside
from gabinet.adapters.child import Limits
from gabinet.adapters.outside import Caps, Guard
from gabinet.post.ports import NoPicture, Picture

log = logging.getLogger(__name__)

SIDE: Final = 1600
LIMITS: Final = Limits(cpu=10, wall=30)
ACCEPT: Final = "image/png,image/jpeg,image/gif,image/webp"


class GuardedPictures:
    """`where`: the file of a sha256."""

    def __init__(self, where: Callable[[str], Path], *, caps: Caps | None = None, guard: Guard | None = None) -> None:
        self._where, self._caps, self._guard = where, caps, guard

    def redraw(self, sha256: str) -> Picture:
        """As the port says."""
        return _drawn(self._where(sha256))

    def fetch(self, url: str) -> Picture:
        """As the port says."""
        try:
            found = outside.fetch(url, accept=ACCEPT, caps=self._caps, guard=self._guard)
        except (outside.Refused, outside.Failed) as error:
            log.info("picture.not_fetched", extra={"why": type(error).__name__})
            raise NoPicture from error
        with tempfile.NamedTemporaryFile(prefix="gabinet-picture-") as draft:
            draft.write(found.body)
            draft.flush()
            return _drawn(Path(draft.name))


def _drawn(source: Path) -> Picture:
    with tempfile.TemporaryDirectory(prefix="gabinet-picture-") as folder:
        into = Path(folder) / "drawn"
        try:
            told = child.ask("picture", {"path": str(source), "into": str(into), "side": SIDE}, LIMITS)
        except child.Failed as error:
            raise NoPicture from error
        return Picture(into.read_bytes(), str(told["media"]))
