# SPDX-License-Identifier: EUPL-1.2
"""The only writers of mailboxes."""

from dataclasses import asdict, dataclass

from django.db.models import F

from gabinet.base import rows, trace
from gabinet.base.act import Act
from gabinet.base.action import action
from gabinet.post.mailboxes import rules
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import How, Line, Security

FETCH = "post.mailbox.fetch"


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is fetched from. `password`: already sealed; "" keeps the one that is stored."""

    host: str = ""
    port: int = 0
    security: Security = Security.TLS
    login: str = ""
    password: str = ""
    folder: str = "INBOX"
    done_folder: str = ""


_NOWHERE = Server()


@action(needs="post.mailbox.edit")
def set_up(*, address: str, name: str, line: Line, kind: How, act: Act, server: Server = _NOWHERE) -> Mailbox:
    """A new mailbox of the office. Raises rules.NoAddress, Taken, NoServer."""
    rules.check_address(address)
    rules.check_server(kind, server.host, server.login)
    if Mailbox.objects.filter(address__iexact=address).exists():
        raise rules.Taken
    box = Mailbox.objects.create(address=rules.bare(address), name=name, line=line.value, kind=kind.value, **_columns(server))
    trace.record(box, "set_up", act, address=box.address, line=box.line, kind=box.kind, host=box.host, login=box.login)
    return box


@action(needs="post.mailbox.edit")
def change(*, mailbox: Mailbox, name: str, kind: How, active: bool, version: int, act: Act, server: Server = _NOWHERE) -> Mailbox:
    """Change how a mailbox is read; its address and line stay. Raises NoServer, Stale."""
    rules.check_server(kind, server.host, server.login)
    box = rows.hold(mailbox, version)
    columns = _columns(server)
    if not server.password:
        del columns["password"]
    box.name, box.kind, box.active, box.version = name, kind.value, active, box.version + 1
    for column, value in columns.items():
        setattr(box, column, value)
    box.last_error = ""
    box.save(update_fields=["name", "kind", "active", "version", "last_error", *columns])
    changed = bool(server.password)
    trace.record(box, "changed", act, name=name, kind=box.kind, active=active, host=box.host, login=box.login, password_changed=changed)
    return box


def _columns(server: Server) -> dict[str, str | int]:
    columns: dict[str, str | int] = asdict(server)
    columns["security"] = server.security.value
    return columns


@action(needs=FETCH)
def recover(*, mailbox: Mailbox, act: Act) -> Mailbox:
    """It was read again after a fault."""
    box = rows.hold(mailbox)
    box.last_error, box.last_seen_at = "", act.at
    box.save(update_fields=["last_error", "last_seen_at"])
    trace.record(box, "recovered", act)
    return box


@action(needs=FETCH)
def fell_silent(*, mailbox: Mailbox, error: str, act: Act) -> Mailbox:
    """It could not be read; `error` is a short word for the administrator, never a secret or a text of a letter."""
    box = rows.hold(mailbox)
    box.last_error = error[:120]
    box.save(update_fields=["last_error"])
    trace.record(box, "fell_silent", act, error=box.last_error)
    return box


def beat(*, mailbox: Mailbox, act: Act) -> None:
    """The fetcher's heartbeat: no deed of anybody, so it leaves no line unless the mailbox was silent before."""
    if Mailbox.objects.filter(pk=mailbox.pk).exclude(last_error="").exists():
        recover(mailbox=mailbox, act=act)
    else:
        Mailbox.objects.filter(pk=mailbox.pk).update(last_seen_at=act.at)


@action(needs="post.mailbox.edit")
def close(*, mailbox: Mailbox, act: Act) -> Mailbox:
    """It is no longer read; what came to it stays."""
    box = rows.hold(mailbox)
    box.active = False
    Mailbox.objects.filter(pk=box.pk).update(active=False, version=F("version") + 1)
    trace.record(box, "mailbox_closed", act)
    return box
