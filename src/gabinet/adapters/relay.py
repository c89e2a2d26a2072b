# SPDX-License-Identifier: EUPL-1.2
"""`post.ports.Relay`: a letter leaves through the office's SMTP relay, at most once (trust P4, K5, M12).

What went wrong before the final dot was handed to the system is Later or Never: the relay cannot have the letter. What
went wrong behind it is Unknown, whatever it was.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import unquote, urlsplit

from gabinet.adapters.reading import addresses, mime
from gabinet.polish import border
from gabinet.post.ports import Later, Never, Sealed, Unknown

MOST_ANSWER: Final = 500
_ADDRESS = re.compile(r"[^\s<>\x00-\x20\x7f]+@[^\s<>@\x00-\x20\x7f]+")
_LINE_END = re.compile(rb"\r?\n")


class Wrap(StrEnum):
    """How the line is encrypted."""

    PLAIN = "plain"
    STARTTLS = "starttls"
    TLS = "tls"


_SCHEMES: Final = {"smtp": Wrap.STARTTLS, "smtps": Wrap.TLS, "smtp+plain": Wrap.PLAIN}
_HERE: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_PORTS: Final = {Wrap.PLAIN: 25, Wrap.STARTTLS: 587, Wrap.TLS: 465}


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to connect and for each answer; for the answer to a whole letter."""

    step: float = 15.0
    last: float = 45.0


@dataclass(frozen=True, slots=True)
class SmtpRelay:
    """`login` = "" where the relay asks for none. `hello`: how we call ourselves. `context`: whom to trust, the system's
    list where it is None."""

    host: str
    port: int
    wrap: Wrap = Wrap.PLAIN
    login: str = ""
    password: str = ""
    hello: str = "[127.0.0.1]"
    patience: Patience = Patience()
    context: ssl.SSLContext | None = None

    @classmethod
    def at(cls, url: str, hello: str = "[127.0.0.1]") -> "SmtpRelay":
        """From `smtp://login:password@host:port` (STARTTLS, but to this machine), `smtps://...` (TLS from the start) or
        `smtp+plain://...` (a relay on a private network that knows neither). Raises ValueError."""
        parts = urlsplit(url)
        if not parts.hostname or parts.scheme not in _SCHEMES:
            raise ValueError("The relay's address must look like smtp://host:587 or smtps://host:465.")
        wrap = Wrap.PLAIN if parts.scheme == "smtp" and parts.hostname in _HERE else _SCHEMES[parts.scheme]
        return cls(parts.hostname, parts.port or _PORTS[wrap], wrap, unquote(parts.username or ""), unquote(parts.password or ""), hello)

    def hand_over(self, sealed: Sealed) -> str:
        """As the port says."""
        if not _ADDRESS.fullmatch(sealed.to):
            raise Never("The address is not one that a mail server could take.")
        with self._line() as line:
            _envelope(line, sealed)
            _send(line, _stuffed(sealed.raw))
            if line.sock is not None:
                line.sock.settimeout(self.patience.last)
            return _last_word(line)

    @contextmanager
    def _line(self) -> Iterator[smtplib.SMTP]:
        try:
            line = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            raise Later(f"The relay could not be reached: {_said(error)}") from error
        try:
            yield line
        finally:
            # The letter's fate is known by now; how the line ends changes nothing.
            with suppress(OSError, smtplib.SMTPException):
                line.quit()
            line.close()

    def _connected(self) -> smtplib.SMTP:
        context = self.context or ssl.create_default_context()
        if self.wrap == Wrap.TLS:
            line: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, self.hello, timeout=self.patience.step, context=context)
        else:
            line = smtplib.SMTP(self.host, self.port, self.hello, timeout=self.patience.step)
        try:
            line.ehlo_or_helo_if_needed()
            if self.wrap == Wrap.STARTTLS:
                line.starttls(context=context)
                line.ehlo()
            if self.login:
                line.login(self.login, self.password)
        except BaseException:
            line.close()
            raise
        return line


def _envelope(line: smtplib.SMTP, sealed: Sealed) -> None:
    sender = _sender(sealed.raw)
    options = ""
    if not sealed.raw.isascii() and line.has_extn("8bitmime"):
        options += " BODY=8BITMIME"
    if not (sender + sealed.to).isascii():
        if not line.has_extn("smtputf8"):
            raise Never("The relay does not take addresses with letters such as ł or ż.")
        line.command_encoding = "utf-8"
        options += " SMTPUTF8"
    _judge(_ask(line, f"MAIL FROM:<{sender}>{options}"), 200)
    _judge(_ask(line, f"RCPT TO:<{sealed.to}>"), 200)
    _judge(_ask(line, "DATA"), 300)


def _sender(raw: bytes) -> str:
    """Our own letter's From; nobody for an automatic reply, so that no reply can come to it (RFC 3834 section 3.3)."""
    letter = mime.parsed(raw)
    if (letter.one("auto-submitted") or b"").strip().lower().startswith(b"auto-replied"):
        return ""
    box = addresses.single(letter.all("from"))
    if box is None:
        raise Never("The letter does not say who sends it.")
    return box.address


def _ask(line: smtplib.SMTP, words: str) -> tuple[int, bytes]:
    try:
        return line.docmd(words)
    except (OSError, smtplib.SMTPException) as error:
        raise Later(f"The line broke before the letter was handed over: {_said(error)}") from error


def _judge(answer: tuple[int, bytes], wanted: int) -> str:
    code, text = answer
    said = f"{code} {_shown(text)}".strip()
    if wanted <= code < wanted + 100:
        return said
    raise (Never if 500 <= code < 600 else Later)(said)


def _stuffed(raw: bytes) -> bytes:
    lines = _LINE_END.sub(b"\r\n", raw)
    lines = re.sub(rb"(?m)^\.", b"..", lines)
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def _send(line: smtplib.SMTP, stuffed: bytes) -> None:
    try:
        line.send(stuffed + b".\r\n")
    except (OSError, smtplib.SMTPException) as error:
        # Not all was taken by the system, and the dot is the last of it.
        raise Later(f"The line broke before the letter was handed over: {_said(error)}") from error


def _last_word(line: smtplib.SMTP) -> str:
    try:
        code, text = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise Unknown(f"The line broke before the relay answered: {_said(error)}") from error
    if not 200 <= code < 600 or 300 <= code < 400:
        raise Unknown(f"The relay's answer was not understood: {_shown(text)}")
    return _judge((code, text), 200)


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
        return f"{error.smtp_code} {_shown(text)}"
    return border.clean(str(error) or type(error).__name__, limit=MOST_ANSWER)


def _shown(text: bytes) -> str:
    """A partner's words are a stranger's words (trust O5)."""
    return border.clean(text.decode("utf-8", "replace"), limit=MOST_ANSWER)
