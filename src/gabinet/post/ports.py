# SPDX-License-Identifier: EUPL-1.2
"""What the post room asks of the world outside, in its own words; filled in by adapters, chosen in settings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from gabinet.base.errors import gettext_noop


@dataclass(frozen=True, slots=True)
class Sealed:
    """A letter ready to leave: its stable Message-ID (without angle brackets), one bare address, the bytes as sent."""

    message_id: str
    to: str
    raw: bytes


class Later(Exception):
    """The relay did not take it this time; nothing has left, the same letter may be handed over again."""


class Never(Exception):
    """The relay refused this letter for good; nothing has left."""


class Unknown(Exception):
    """The line broke after the whole letter was handed over and before the answer: a person must decide."""


class Relay(Protocol):
    """Takes letters out of the house."""

    def hand_over(self, sealed: Sealed) -> str:
        """The relay's answer, for the history. Raises Later, Never, Unknown."""
        ...


class Reason(StrEnum):
    """Why a received message could not be read by the machine; the bytes are kept in any case."""

    TOO_COMPLEX = "too-complex"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    BROKE_OFF = "broke-off"


SENTENCES: dict[Reason, str] = {
    Reason.TOO_COMPLEX: gettext_noop(
        "The message is put together from so many parts that it was not opened. Nothing is lost: look at the original before you release it."
    ),
    Reason.TOO_LARGE: gettext_noop("The message is larger than the office takes. It is kept whole and can be downloaded."),
    Reason.TOO_SLOW: gettext_noop(
        "Reading the message took too long and was stopped. Messages built to block a mailbox do this; the original is kept."
    ),
    Reason.TOO_MUCH_MEMORY: gettext_noop(
        "Reading the message needed too much memory and was stopped. Messages built to block a mailbox do this; the original is kept."
    ),
    Reason.BROKE_OFF: gettext_noop(
        "The message is damaged in a way that could not be read. The original is kept; ask the sender to send it once more."
    ),
}


class Unreadable(Exception):
    """The message goes to quarantine with this reason; `sentence` is for the secretary."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason

    @property
    def sentence(self) -> str:
        """English, marked for the catalogue."""
        return SENTENCES[self.reason]


class Automatic(StrEnum):
    """Which kind of machine wrote the message."""

    REPLY = "reply"
    BOUNCE = "bounce"
    LIST = "list"
    BULK = "bulk"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report: which addresses did not get our letter, for good or for now."""

    failed: tuple[str, ...] = ()
    delayed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """An attachment or an inline picture.

    `name` is text for people, with the extension of the sniffed type where the sender gave none. `sniffed` is the media
    type by content ("" where not known), `declared` the sender's word. `path` is where its bytes lie while the folder
    given to `Reader.read` exists, None where none was given. `mismatch`: the name says something harmless, the
    content is something else. `macro`: an office file that carries a program.
    """

    name: str
    size: int
    sha256: str
    sniffed: str
    declared: str
    content_id: str = ""
    inline: bool = False
    path: Path | None = None
    mismatch: bool = False
    macro: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A received message as far as it can be told for certain; None = not there or not certain.

    `sender`, `reply_to`: bare addresses. `message_id`, `references`: without angle brackets, the oldest first.
    `text` is the whole text, `new_text` what is left without the quoted letter and the signature.
    `kind`: the code of a Kind that the words propose. `html`: sanitised, pictures as `cid:<content id>` or
    `remote:<place in remote>`, to be shown only through `post.foreign.shown`. `cut`: the text was longer than is kept;
    the whole is among the attachments. `foreign_domain_mark`: written in the name of our own domain, but not proven to
    come from it. `name_mark`: the display name holds another address than the sender's.
    """

    subject: str | None
    sender: str | None
    from_name: str | None
    reply_to: str | None
    message_id: str | None
    references: tuple[str, ...]
    machine: bool
    text: str
    new_text: str
    kind: str | None
    attachments: tuple[Part, ...] = ()
    date: datetime | None = None
    html: str | None = None
    remote: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    thread_index: str | None = None
    auto: Automatic | None = None
    bounce: Bounce = field(default_factory=Bounce)
    foreign_domain_mark: bool = False
    name_mark: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Lying:
    """A stored message that is to be read: its bytes, an empty folder that the attachments' bytes are written to, the
    envelope's sender ("" for <>, None where it is not known)."""

    sha256: str
    into: Path | None = None
    sent_by: str | None = None


class Reader(Protocol):
    """Reads stored bytes in a guarded child process."""

    def read(self, one: Lying) -> Read:
        """Raises Unreadable."""
        ...

    def read_along(self, first: Lying, others: Sequence[Lying]) -> tuple[Read, Sequence[Read | None]]:
        """As `read`, and what can be read of the others in a moment, in their order: None for each that cannot."""
        ...


@dataclass(frozen=True, slots=True)
class Where:
    """Where a message lay in an IMAP mailbox: a hint where to go on, never its identity."""

    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A message found in a mailbox; `raw` may be walked once."""

    where: Where
    raw: Iterator[bytes]


class Mailbox(Protocol):
    """A mailbox of the office on a mail server."""

    def fetch_new(self) -> Iterator[Letter]:
        """What has not been taken in yet, the oldest first."""
        ...

    def settle(self, letter: Letter) -> None:
        """Mark it as taken in, or move it; called only after its bytes are durable."""
        ...

    def wait(self, seconds: float) -> None:
        """Return when the server says that something came, or after that time."""
        ...


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn anew by us: its bytes, and "image/png", "image/jpeg" or "image/webp"."""

    raw: bytes
    media: str


class NoPicture(Exception):
    """It cannot be shown: no picture, too large, or its server did not give it."""


class Pictures(Protocol):
    """Draws pictures of strangers anew, in a guarded child process (trust A4, M8)."""

    def redraw(self, sha256: str) -> Picture:
        """Kept bytes as a picture of ours. Raises NoPicture."""
        ...

    def fetch(self, url: str) -> Picture:
        """Fetch once by the guarded transport and draw anew. Raises NoPicture."""
        ...


class NoText(Exception):
    """The words of a file cannot be had: another kind, damaged, encrypted, or built to take too long."""


class Documents(Protocol):
    """Reads the words of kept files (PDF, DOCX, ODT) for the search, in a guarded child process (trust A5-A7)."""

    def text(self, sha256: str) -> str:
        """Lines of text, at most a million characters, "" where the file holds pictures only. Raises NoText."""
        ...
