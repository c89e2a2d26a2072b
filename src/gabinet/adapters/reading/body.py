# SPDX-License-Identifier: EUPL-1.2
"""What of a message is its text, its HTML, and what is an attachment."""

import html
from dataclasses import dataclass, field
from typing import Final

from gabinet.adapters.reading import attachments, headers
from gabinet.adapters.reading.attachments import Tray
from gabinet.adapters.reading.charsets import decoded
from gabinet.adapters.reading.mime import Entity
from gabinet.adapters.reading.plain import text_of
from gabinet.polish import border

MOST_TEXT: Final = 1_000_000
MOST_HTML: Final = 1_500_000


@dataclass(slots=True)
class Piece:
    """One body, in one form or in two."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The text part first; that of the HTML only where there is none."""
        said = "\n".join(self.plain)
        return said if said.strip() or not self.html else "\n".join(text_of(each[:MOST_HTML]) for each in self.html)

    def page(self) -> str:
        """The HTML part first."""
        if any(each.strip() for each in self.html):
            return "".join(self.html)
        return f"<pre>{html.escape(''.join(self.plain))}</pre>"


class Body:
    """The message's bodies in their order; attachments go to the tray."""

    def __init__(self, raw: bytes, tray: Tray) -> None:
        self.raw, self.tray = raw, tray
        self.pieces: list[Piece] = []

    def take(self, part: Entity, piece: Piece | None = None) -> None:
        """`piece`: the alternative that the part belongs to."""
        if part.parts:
            inner = piece
            if part.kind == "multipart/alternative" and piece is None:
                inner = Piece()
                self.pieces.append(inner)
            for each in part.parts:
                self.take(each, inner)
            return
        name = attachments.named(part)
        how, _ = headers.disposition(part.one("content-disposition"))
        data = attachments.content(self.raw, part)
        if part.content in ("text/plain", "text/html") and how != "attachment" and not name:
            self._words(part, decoded(data, part.params.get("charset", "")), piece)
        elif data or name:
            self._file(part, name, data)

    def _words(self, part: Entity, said: str, piece: Piece | None) -> None:
        if piece is None:
            piece = Piece()
            self.pieces.append(piece)
        (piece.html if part.content == "text/html" else piece.plain).append(said)

    def _file(self, part: Entity, name: str, data: bytes) -> None:
        inside = attachments.opened(data) if attachments.is_tnef(part, name) else None
        if inside is not None:
            for each, its_data in inside.files:
                self.tray.put(its_data, name=each, declared="")
            if not self.text().strip() and (inside.text or inside.html):
                self.pieces.append(Piece([inside.text] if inside.text else [], [inside.html] if inside.html else []))
            return
        name = name or _letters_name(self.raw, part)
        content_id = border.clean(decoded(headers.unfolded(part.one("content-id") or b"")).strip().strip("<>"), limit=200)
        self.tray.put(data, name=name, declared=part.kind, content_id=content_id)

    def text(self) -> str:
        """All of it."""
        said = [each.text() for each in self.pieces]
        return "\n".join(each for each in said if each) if len(said) > 1 else "".join(said)

    def html(self) -> str:
        """All of it, "" where no body has an HTML form."""
        return "".join(each.page() for each in self.pieces) if any(each.html for each in self.pieces) else ""


def _letters_name(raw: bytes, part: Entity) -> str:
    """A letter within the letter is named by its own subject."""
    if part.kind != "message/rfc822":
        return ""
    head = raw[part.start : min(part.end, part.start + 16384)]
    for line in head.splitlines():
        if not line:
            break
        if line[:8].lower() == b"subject:":
            said = border.clean(headers.text(line[8:]), limit=100).strip()
            return f"{said}.eml" if said else ""
    return ""
