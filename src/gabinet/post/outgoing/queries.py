# SPDX-License-Identifier: EUPL-1.2
"""Letters that leave, as `who` may see them; what an answer needs; what nobody knows the end of."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext

from gabinet.base import office, rights
from gabinet.base.errors import gettext_noop
from gabinet.base.office import Choice
from gabinet.base.rights import Powers
from gabinet.post.incoming.models import Incoming, ThreadMark
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import SEES, Line
from gabinet.post.outgoing import letter
from gabinet.post.outgoing.models import Dispatch, Outgoing
from gabinet.post.outgoing.rules import DOUBT_AFTER, Tray

KIND = "post.outgoing"
LATE = timedelta(minutes=15)
GRACE: Choice[int] = office.Choice("post.grace", 10, gettext_noop("Seconds in which a letter can be taken back"))


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer to a letter needs: from which mailbox, to whom, under which words, to which letter."""

    mailbox: Mailbox
    to: str | None
    subject: str
    in_reply_to: str | None
    references: tuple[str, ...]


def url(pk: int) -> str:
    """The page of a letter."""
    return f"/post/letters/{pk}/"


def visible_to(who: Powers) -> QuerySet[Outgoing]:
    """Letters of the lines that `who` reads, without their bytes; confidential ones only for the named."""
    letters = Outgoing.objects.defer("raw")
    a, b = (rights.seen(letters.filter(line=line), who, SEES[line]) for line in Line)
    return a | b


def of_line(who: Powers, line: Line, tray: Tray) -> QuerySet[Outgoing]:
    """One tray of one line: what the list walks over."""
    return rights.seen(Outgoing.objects.filter(line=line, tray=tray), who, SEES[line])


def answering(item: Incoming) -> Reply:
    """What an answer to this item needs; `to` is None where it cannot be told for certain who wrote (trust M6)."""
    number = str(item.matter) if item.matter is not None else ""
    refers = letter.references_of(item.message_id, item.wording.references)
    return Reply(item.mailbox, item.reply_to or item.sender, letter.answer_subject(item.subject, number), item.message_id, tuple(refers))


def of_thread(who: Powers, thread: int) -> QuerySet[Outgoing]:
    """Our letters in a conversation, the oldest first."""
    ours = ThreadMark.objects.filter(thread_id=thread).exclude(outgoing=None).values("outgoing")
    return visible_to(who).filter(pk__in=ours).order_by("registered_at", "pk")


def thread_of(outgoing: int) -> int | None:
    """The conversation that a letter of ours belongs to; None until somebody answers a first letter."""
    return ThreadMark.objects.filter(outgoing=outgoing).values_list("thread_id", flat=True).first()


def to_dispatch(pk: int) -> Outgoing | None:
    """A letter with its bytes, for handing over."""
    return Outgoing.objects.filter(pk=pk).first()


def open_dispatch(outgoing: Outgoing) -> Dispatch | None:
    """The try whose outcome nobody knows."""
    return Dispatch.objects.filter(outgoing=outgoing, settled_at=None).first()


def tries(outgoing: Outgoing) -> QuerySet[Dispatch]:
    """All tries of a letter the caller may see, the newest first."""
    return Dispatch.objects.filter(outgoing=outgoing).select_related("by").order_by("-began_at", "-pk")


def uncertain(before: datetime) -> QuerySet[Dispatch]:
    """Tries begun before a moment and without an outcome: for a person, never for the machine (trust P4)."""
    return Dispatch.objects.filter(settled_at=None, began_at__lt=before).select_related("outgoing").defer("outgoing__raw").order_by("began_at", "pk")


def late(now: datetime) -> QuerySet[Outgoing]:
    """Letters that should have left a quarter of an hour ago and still wait."""
    return Outgoing.objects.filter(line__in=[line.value for line in Line], tray=Tray.WAITING, leaves_at__lt=now - LATE).defer("raw")


def fault(now: datetime) -> str:
    """ "" or a sentence: letters that do not leave, or tries that nobody knows the end of (trust P11)."""
    waiting = late(now).count()
    if waiting:
        return gettext("Letters wait to leave for more than 15 minutes: %(count)s. Is the mail server reachable?") % {"count": waiting}
    doubtful = uncertain(now - DOUBT_AFTER).count()
    if not doubtful:
        return ""
    return gettext("Nobody knows whether these letters left: %(count)s. See Sent letters and ask the addressees.") % {"count": doubtful}
