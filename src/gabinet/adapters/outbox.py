# SPDX-License-Identifier: EUPL-1.2
"""The demo's relay: nothing leaves the house, each letter lies as it was sent in a folder that the page /outbox/ shows.

`ids/` holds one name for each Message-ID, made once and never again, so the same letter cannot leave twice;
`letters/` holds the same files under the moment they left, which is the order of the page.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from gabinet.post.ports import Sealed

TAKEN: Final = "250 2.0.0 Kept in the outbox"
AGAIN: Final = "250 2.0.0 Already in the outbox"
_STAMP: Final = "%Y%m%dT%H%M%S%f"
_NAME: Final = re.compile(r"[0-9A-Za-z-]{1,80}")


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that left; `name` is known to `Outbox.raw`."""

    name: str
    at: datetime
    to: str
    message_id: str
    size: int


class Outbox:
    """`clock` says when a letter leaves; the demo replays letters of last month."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._ids, self._letters, self._clock = folder / "ids", folder / "letters", clock
        for each in (self._ids, self._letters):
            each.mkdir(parents=True, exist_ok=True, mode=0o700)

    def hand_over(self, sealed: Sealed) -> str:
        """As the port says; durable when it returns. An OSError says that nothing has left."""
        seal = hashlib.sha256(sealed.message_id.encode()).hexdigest()
        at = self._clock().astimezone(UTC)
        name = f"{at.strftime(_STAMP)}-{seal[:16]}"
        told = json.dumps({"to": sealed.to, "message_id": sealed.message_id, "at": at.isoformat()})
        self._write(self._letters / f"{name}.json", told.encode())
        draft = self._write(self._letters / f"{name}.part", sealed.raw)
        try:
            os.link(draft, self._ids / seal)
        except FileExistsError:
            draft.unlink()
            (self._letters / f"{name}.json").unlink()
            return AGAIN
        _sync(self._ids)
        with suppress(FileNotFoundError):  # a reader has mended it in between: the id is taken, so it has left
            os.rename(draft, draft.with_suffix(".eml"))
        _sync(self._letters)
        return TAKEN

    def sent(self, before: str = "", size: int = 50) -> list[Sent]:
        """The latest first, at most so many, those before the one named."""
        self._mend()
        names = sorted((each.stem for each in self._letters.glob("*.eml") if not before or each.stem < before), reverse=True)
        return [self._sent(each) for each in names[:size]]

    def one(self, name: str) -> Sent | None:
        """The letter of that name; None where there is none."""
        return self._sent(name) if self._place(name) else None

    def raw(self, name: str) -> bytes | None:
        """Its bytes as sent."""
        place = self._place(name)
        return place.read_bytes() if place else None

    def _place(self, name: str) -> Path | None:
        place = self._letters / f"{name}.eml"
        return place if _NAME.fullmatch(name) and place.exists() else None

    def _sent(self, name: str) -> Sent:
        told = json.loads((self._letters / f"{name}.json").read_bytes())
        size = (self._letters / f"{name}.eml").stat().st_size
        return Sent(name, datetime.fromisoformat(told["at"]), told["to"], told["message_id"], size)

    def _mend(self) -> None:
        """A letter whose id is taken has left, also where the house fell before it got its name."""
        for draft in self._letters.glob("*.part"):
            with suppress(FileNotFoundError):
                if draft.stat().st_nlink > 1:
                    os.rename(draft, draft.with_suffix(".eml"))

    def _write(self, place: Path, content: bytes) -> Path:
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.rename(name, place)
        return place


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
