# SPDX-License-Identifier: EUPL-1.2
"""What a mailbox may be."""

import re
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
_DOMAIN = re.compile(r"(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]")


class Line(StrEnum):
    """A: the secretariat's post; B: the press office's."""

    SECRETARIAT = "secretariat"
    PRESS = "press"


SEES: dict[Line, str] = {Line.SECRETARIAT: "post.secretariat.see", Line.PRESS: "post.press.see"}
LABELS: dict[Line, str] = {Line.SECRETARIAT: gettext_noop("Secretariat"), Line.PRESS: gettext_noop("Press office")}


class How(StrEnum):
    """How its mail comes: our own listener in the demo, fetched from a server, or handed over by the relay in front of us."""

    DEMO = "demo"
    IMAP = "imap"
    SMTP_IN = "smtp-in"


HOWS: dict[How, str] = {
    How.IMAP: gettext_noop("Fetched from a server (IMAP)"),
    How.SMTP_IN: gettext_noop("Handed over by our relay"),
    How.DEMO: gettext_noop("Listener of the demo"),
}


class Security(StrEnum):
    """Of the connection to the server."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class NoAddress(Refused):
    """Not an address that a mail server takes."""

    message = gettext_noop("This is not an e-mail address. It looks like name@office.example, without spaces or Polish letters.")


class Taken(Refused):
    """The address is already a mailbox of the office."""

    message = gettext_noop("The office already has a mailbox with this address.")


class NoServer(Refused):
    """A fetched mailbox without a server or a name to log in with."""

    message = gettext_noop("A fetched mailbox needs a server and a login.")


def bare(address: str) -> str:
    """The address as it is compared: trimmed, in lower case (no mail server of an office tells letters by their case)."""
    return address.strip().lower()


def domain(address: str) -> str:
    """What stands behind the last "@", in lower case; empty where there is none."""
    return bare(address).rpartition("@")[2] if "@" in address else ""


def is_address(address: str) -> bool:
    """Whether a plain mail server takes it: one "@", ASCII, no spaces, no quotes."""
    local, _, host = address.rpartition("@")
    return bool(_LOCAL.fullmatch(local) and _DOMAIN.fullmatch(host)) and ".." not in local and not local.startswith(".") and not local.endswith(".")


def check_address(address: str) -> None:
    """Raise NoAddress."""
    if not is_address(address):
        raise NoAddress


def check_server(how: How, host: str, login: str) -> None:
    """Raise NoServer where mail is fetched and the office did not say from where."""
    if how is How.IMAP and not (host and login):
        raise NoServer
