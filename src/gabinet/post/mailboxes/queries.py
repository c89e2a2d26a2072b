# SPDX-License-Identifier: EUPL-1.2
"""Which mailboxes there are, how each is read, and whether each was read lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext

from gabinet.base.rights import Powers
from gabinet.post.mailboxes import rules, seal
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import SEES, How, Line

SILENT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Login:
    """What a fetcher needs; the password in the clear, never stored, never logged."""

    host: str
    port: int
    security: str
    login: str
    password: str
    folder: str
    done_folder: str


def visible_to(who: Powers) -> QuerySet[Mailbox]:
    """The rows of the administrator's page; no confidential mailboxes exist."""
    return Mailbox.objects.order_by("line", "address", "id") if "post.mailbox.edit" in who.all else Mailbox.objects.none()


def receiving(address: str) -> Mailbox | None:
    """The active mailbox that our own listener takes mail for; any letter case, no other spelling (550 otherwise, trust M13)."""
    found = Mailbox.objects.filter(address__iexact=rules.bare(address), active=True, kind__in=[How.DEMO, How.SMTP_IN]).first()
    return found if found is not None and rules.bare(found.address) == rules.bare(address) else None


def fetched() -> list[Mailbox]:
    """The active mailboxes on mail servers, one fetcher each."""
    return list(Mailbox.objects.filter(active=True, kind=How.IMAP).order_by("pk"))


def login_of(mailbox: Mailbox, key: bytes) -> Login:
    """How to log in there. Raises seal.WrongKey."""
    password = seal.opened(mailbox.password, key)
    return Login(mailbox.host, mailbox.port, mailbox.security, mailbox.login, password, mailbox.folder, mailbox.done_folder)


def of_line(line: Line) -> Mailbox | None:
    """The mailbox that letters of a line are written from: its first active one."""
    return Mailbox.objects.filter(line=line, active=True).order_by("pk").first()


def at(address: str) -> Mailbox | None:
    """The mailbox of an address, active or not."""
    return Mailbox.objects.filter(address__iexact=rules.bare(address)).first()


def is_own(address: str, boxes: Iterable[Mailbox]) -> bool:
    """Whether an address is of the office itself: one of its mailboxes, or in the domain of one."""
    return rules.domain(address) in {rules.domain(box.address) for box in boxes}


def everyone() -> list[Mailbox]:
    """All mailboxes; there are a handful."""
    return list(Mailbox.objects.order_by("line", "pk"))


def lines(who: Powers) -> list[Line]:
    """The lines that `who` reads."""
    return [line for line in Line if SEES[line] in who.all]


def fault(now: datetime) -> str:
    """ "" or a sentence: a mailbox that is to be fetched and was not, for five minutes (trust P11)."""
    for box in fetched():
        if box.last_error or box.last_seen_at is None or box.last_seen_at < now - SILENT:
            why = gettext(box.last_error) if box.last_error else gettext("no answer")
            told = {"address": box.address, "why": why}
            return gettext("Mailbox %(address)s is not being read (%(why)s): check its server and password.") % told
    return ""
