# SPDX-License-Identifier: EUPL-1.2
"""Mail put through a port by hand: the octets of the test are the octets on the line."""

import socket
from dataclasses import dataclass


@dataclass
class Line:
    """An SMTP conversation, word by word."""

    port: int
    seconds: float = 30.0

    def __enter__(self) -> "Line":
        self.socket = socket.create_connection(("127.0.0.1", self.port), self.seconds)
        self.reading = self.socket.makefile("rb")
        self.greeting = self.answer()
        return self

    def __exit__(self, *why: object) -> None:
        self.reading.close()
        self.socket.close()

    def answer(self) -> str:
        """The whole answer, its lines joined; "" where the line was cut."""
        said: list[str] = []
        while True:
            line = self.reading.readline().decode("utf-8", "replace").rstrip("\r\n")
            said.append(line)
            if line[3:4] != "-":
                return "\n".join(said)

    def say(self, words: str | bytes) -> str:
        """One command and its answer."""
        self.socket.sendall((words.encode() if isinstance(words, str) else words) + b"\r\n")
        return self.answer()

    def data(self, raw: bytes) -> str:
        """The message after 354: dots stuffed, CRLF before the final dot; the answer to it."""
        assert self.say("DATA").startswith("354")
        body = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in raw.split(b"\r\n"))
        self.socket.sendall(body if body.endswith(b"\r\n") else body + b"\r\n")
        self.socket.sendall(b".\r\n")
        return self.answer()


def send(port: int, to: str | list[str], raw: bytes, *, sender: str = "jan@nadawca.example", seconds: float = 30.0) -> str:
    """One message; the answer to DATA, or to the first recipient that was refused. `raw` has CRLF lines and ends with one."""
    with Line(port, seconds) as line:
        assert line.greeting.startswith("220"), line.greeting
        assert line.say("EHLO probe.example").startswith("250")
        assert line.say(f"MAIL FROM:<{sender}>").startswith("250")
        for address in [to] if isinstance(to, str) else to:
            answer = line.say(f"RCPT TO:<{address}>")
            if not answer.startswith("250"):
                return answer
        answer = line.data(raw)
        line.say("QUIT")
        return answer
