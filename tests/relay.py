# SPDX-License-Identifier: EUPL-1.2
"""An SMTP relay whose failures a test chooses; it remembers every letter it took."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.houses import free


@dataclass(frozen=True)
class Letter:
    """What the relay took: envelope and bytes."""

    sender: str
    to: tuple[str, ...]
    raw: bytes

    @property
    def message(self) -> Message:
        """Parsed, for its headers."""
        return message_from_bytes(self.raw)

    @property
    def message_id(self) -> str:
        """Without angle brackets."""
        return str(self.message["Message-ID"] or "").strip().strip("<>")


@dataclass
class Relay:
    """`rcpt` and `data` are the answers by address ("" = all): "550 no", "451 later", "cut", or nothing for 250.

    "cut" at DATA keeps the letter and closes the line before the answer: the outcome is unknown to the sender.
    """

    port: int = 0
    letters: list[Letter] = field(default_factory=list)
    rcpt: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        """As GABINET_RELAY_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, address: str) -> list[Letter]:
        """Letters to an address, in order."""
        with self.lock:
            return [letter for letter in self.letters if address in letter.to]

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802
        """Chosen, or 250."""
        answer = self.rcpt.get(address, self.rcpt.get("", ""))
        if answer == "cut":
            server.transport.close()
            return "421 bye"
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Kept before the answer; refused letters are not kept."""
        address = envelope.rcpt_tos[0]
        answer = self.data.get(address, self.data.get("", ""))
        if self.slow:
            time.sleep(self.slow)
        if answer and answer != "cut":
            return answer
        raw: Any = envelope.original_content
        with self.lock:
            self.letters.append(Letter(envelope.mail_from or "", tuple(envelope.rcpt_tos), bytes(raw)))
        if answer == "cut":
            server.transport.close()
            return "421 bye"
        return "250 taken"


class _Smtp(SMTP):
    """Long lines are taken."""

    line_length_limit = 100_000


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Smtp(self.handler, **self.SMTP_kwargs)


@contextmanager
def running() -> Iterator[Relay]:
    """A relay on a free port of 127.0.0.1."""
    relay = Relay(port=free())
    controller = _Controller(relay, hostname="127.0.0.1", port=relay.port, server_kwargs={"data_size_limit": 60_000_000})
    controller.start()
    try:
        yield relay
    finally:
        controller.stop()
