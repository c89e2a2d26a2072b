# SPDX-License-Identifier: EUPL-1.2
"""A painter whose pictures are chosen."""

from gabinet.post.ports import NoPicture, Picture

PNG = b"\x89PNG\r\n\x1a\nours"


class FakePictures:
    """Fills the port in tests: `FETCHED` keeps what was asked; whatever is in `NOT` cannot be shown."""

    FETCHED: list[str] = []
    NOT: set[str] = set()

    def redraw(self, sha256: str) -> Picture:
        """As the port says."""
        return self._made(sha256)

    def fetch(self, url: str) -> Picture:
        """As the port says."""
        return self._made(url)

    def _made(self, what: str) -> Picture:
        self.FETCHED.append(what)
        if what in self.NOT:
            raise NoPicture
        return Picture(PNG, "image/png")
