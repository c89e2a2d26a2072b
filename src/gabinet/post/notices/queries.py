# SPDX-License-Identifier: EUPL-1.2
"""Notices that are to be mailed, and mails that did not leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from gabinet.base import ladder
from gabinet.base.ladder import Told
from gabinet.base.models import Notice
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import Line
from gabinet.post.notices.models import Mailing
from gabinet.post.outgoing.letter import is_deliverable
from gabinet.post.outgoing.rules import DOUBT_AFTER, Outcome

BATCH = 50
TRY_AGAIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Mail:
    """What one notice says by mail, and to which address."""

    to: str
    told: Told
    sender: Mailbox


def unmailed(now: datetime, most: int = BATCH) -> list[Notice]:
    """Notices without a mail, and those whose mail the relay asked to bring again, the oldest first."""
    again = Q(mailing__outcome=Outcome.LATER, mailing__settled_at__lt=now - TRY_AGAIN)
    new = Q(mailing=None)
    waiting = Notice.objects.filter(new | again, mailed_at=None).select_related("user", "mailing")
    return list(waiting.order_by("pk")[:most])


def mail_of(notice: Notice) -> Mail | None:
    """What is mailed; None where there is no address, no words or no mailbox to write from."""
    to = notice.address or (notice.user.email if notice.user else "")
    if not to or not is_deliverable(to):
        return None
    told, sender = ladder.words_of(notice), mailboxes.of_line(Line.SECRETARIAT) or mailboxes.of_line(Line.PRESS)
    return Mail(to, told, sender) if told is not None and sender is not None else None


def text_of(told: Told) -> str:
    """The words of the mail, with the whole address of the page where something is to be done."""
    address = f"{settings.PUBLIC_URL}{told.url}" if told.url.startswith("/") else told.url
    return "\n\n".join(filter(None, [told.title, told.text, address])) + "\n"


def troubled(now: datetime) -> QuerySet[Mailing]:
    """Mails that the relay refused, and those that nobody knows the end of; the newest first."""
    doubtful = Q(settled_at=None, began_at__lt=now - DOUBT_AFTER)
    return Mailing.objects.filter(Q(outcome=Outcome.NEVER) | doubtful).select_related("notice").order_by("-began_at", "-pk")


def rows(now: datetime, words: dict[str, str], most: int = 50) -> Sequence[tuple[int, str, str, str]]:
    """(id, address, when, what became of it) of the newest troubled mails; `words`: by outcome, "" for unknown."""
    return [(one.pk, one.to, one.began_at.isoformat(timespec="minutes"), one.answer or words[one.outcome]) for one in troubled(now)[:most]]
