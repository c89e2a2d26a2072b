# SPDX-License-Identifier: EUPL-1.2
"""What came in, as `who` may see it; the export of the register; what still waits to be read."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import rights
from gabinet.base.act import Ref
from gabinet.base.jobs import Job
from gabinet.base.models import Named
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.trace import Json
from gabinet.post.incoming import rules
from gabinet.post.incoming.models import Enclosure, Incoming, Intake, Place, Quarantine
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import SEES, Line

KIND = "post.incoming"
BATCH = 500
NOT_KNOWN = ("year", "number", "message_id", "subject", "from", "from_name", "reply_to", "kind", "thread", "text", "new_text")
READ_WITHIN = timedelta(minutes=10)
SMALL = 1_000_000  # bytes of a message that is read beside another


def url(pk: int) -> str:
    """The page of an item."""
    return f"/post/items/{pk}/"


def visible_to(who: Powers) -> QuerySet[Incoming]:
    """Items of the lines that `who` reads, and those that `who` has in hand; confidential ones only for the named."""
    a, b = (rights.seen(Incoming.objects.filter(Q(line=line) | Q(owner_id=who.user or 0)), who, SEES[line]) for line in Line)
    return a | b


def of_line(who: Powers, line: Line) -> QuerySet[Incoming]:
    """Items of one line: what the inbox walks over."""
    return rights.seen(Incoming.objects.filter(line=line), who, SEES[line])


def quarantined(who: Powers) -> QuerySet[Quarantine]:
    """Messages put aside and not released, of the lines that `who` reads."""
    lines = [line.value for line in Line if SEES[line] in who.all]
    return rights.seen(Quarantine.objects.filter(line__in=lines, released_at=None), who, "post.quarantine.see")


def twins(item: Incoming) -> QuerySet[Incoming]:
    """The same bytes in the other mailbox: one mail to two mailboxes is two items that know each other."""
    if item.intake_id is None:
        return Incoming.objects.none()
    same = Intake.objects.filter(file__in=Intake.objects.filter(pk=item.intake_id).values("file")).values("pk")
    return Incoming.objects.filter(intake__in=same).exclude(pk=item.pk).order_by("pk")


def beside(item: Incoming) -> QuerySet[Any, Any]:
    """The ids of the rest of an item's conversation, and of the same bytes in the other mailbox: two walks of an index, no OR."""
    conversation = Incoming.objects.filter(thread_id=item.thread_id).values("pk")
    if item.intake is None:
        return conversation
    return conversation.union(Incoming.objects.filter(intake__file=item.intake.file_id).values("pk"))


def enclosures(item: Incoming) -> QuerySet[Enclosure]:
    """What hangs on an item the caller may see, in the order of the letter."""
    return Enclosure.objects.filter(incoming=item).select_related("attached", "attached__file").order_by("place", "pk")


def unsettled(intake: int) -> Intake | None:
    """A kept message that is neither registered nor put aside."""
    return Intake.objects.filter(pk=intake, settled_at=None).select_related("mailbox", "file").first()


def waiting(beside: Intake, most: int) -> list[Intake]:
    """Small messages that nobody has tried to read yet, in the order in which they came."""
    rows = Intake.objects.filter(settled_at=None, file__size__lte=SMALL).exclude(pk=beside.pk).select_related("mailbox", "file")
    keys = {rules.reading(intake.pk): intake for intake in rows.order_by("received_at", "pk")[:most]}
    untried = set(Job.objects.filter(key__in=list(keys), tries=0).values_list("key", flat=True))
    return [intake for key, intake in keys.items() if key in untried]


def put_aside(intake: int) -> Intake | None:
    """A message in quarantine."""
    return Intake.objects.filter(pk=intake, quarantine__released_at=None, quarantine__isnull=False).select_related("mailbox", "file").first()


def documents(item: int) -> list[str]:
    """The sha256 of attachments whose words can be searched for."""
    rows = Enclosure.objects.filter(incoming_id=item).order_by("place").values_list("attached__file_id", "sniffed", "attached__name")
    return [sha256 for sha256, sniffed, name in rows if rules.has_words(sniffed, name)]


def stranded(before: datetime, most: int = 100) -> list[Intake]:
    """Kept messages whose reading was given up by the machine: they go to quarantine, so that nothing is dropped (trust P3)."""
    waiting = Intake.objects.filter(settled_at=None, received_at__lt=before).select_related("mailbox", "file").order_by("received_at", "pk")[:most]
    keys = {rules.reading(intake.pk): intake for intake in waiting}
    given_up = Job.objects.filter(key__in=list(keys)).exclude(gave_up_at=None).values_list("key", flat=True)
    return [keys[key] for key in given_up if key]


def named_to(*refs: Ref) -> list[int]:
    """Who is named on the first of these things that is confidential; nobody where none is. One statement."""
    asked = Q(pk__in=[])
    for ref in refs:
        asked |= Q(kind=ref.kind, pk_of=ref.pk)
    found = list(Named.objects.filter(asked).order_by("user").values_list("kind", "pk_of", "user"))
    names = ([user for kind, pk, user in found if Ref(kind, pk) == ref] for ref in refs)
    return next((some for some in names if some), [])


def taken(mailbox: Mailbox, uidvalidity: int) -> set[int]:
    """The places of a mailbox that were taken in: a hint where to go on, never an identity."""
    return set(Place.objects.filter(mailbox=mailbox, uidvalidity=uidvalidity).values_list("uid", flat=True))


def fault(now: datetime) -> str:
    """ "" or a sentence: mail that was kept and not read for ten minutes (trust P11)."""
    oldest = Intake.objects.filter(settled_at=None, received_at__lt=now - READ_WITHIN).order_by("received_at", "pk").first()
    if oldest is None:
        return ""
    told = {"at": oldest.received_at.astimezone(WARSAW).isoformat(timespec="minutes")}
    return gettext("A message taken in at %(at)s has not been read yet: are the workers running?") % told


def export() -> Iterator[dict[str, Json]]:
    """A line for every item of the register by number, then for every message in quarantine; read in batches, never all at once."""
    wanted = (
        "pk",
        "year",
        "number",
        "message_id",
        "intake__file_id",
        "mailbox__address",
        "received_at",
        "subject",
        "sender",
        "from_name",
        "reply_to",
    )
    rows = Incoming.objects.order_by("year", "number", "pk").values_list(
        *wanted, "kind", "thread_id", "machine", "wording__text", "wording__new_text"
    )
    batch: list[tuple[Any, ...]] = []
    for row in rows.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield from _registered(batch)
            batch = []
    yield from _registered(batch)
    aside = Quarantine.objects.filter(released_at=None).order_by("pk")
    for sha256, address, received_at in aside.values_list("intake__file_id", "intake__mailbox__address", "intake__received_at").iterator():
        yield _aside(sha256, address, received_at)


def _registered(batch: Sequence[tuple[Any, ...]]) -> Iterator[dict[str, Json]]:
    hang: dict[int, list[Json]] = defaultdict(list)
    parts = Enclosure.objects.filter(incoming__in=[row[0] for row in batch]).order_by("incoming_id", "place")
    for pk, name, size, sha256 in parts.values_list("incoming_id", "attached__name", "attached__file__size", "attached__file_id"):
        hang[pk].append({"name": name, "size": size, "sha256": sha256})
    for pk, year, number, message_id, sha256, address, received_at, subject, sender, *rest in batch:
        from_name, reply_to, kind, thread, machine, text, new_text = rest
        yield {
            "year": year,
            "number": number,
            "state": "registered",
            "message_id": message_id,
            "sha256": sha256,
            "mailbox": address,
            "received_at": received_at.astimezone(WARSAW).isoformat(),
            "subject": subject,
            "from": sender,
            "from_name": from_name,
            "reply_to": reply_to,
            "kind": kind,
            "thread": thread,
            "machine": machine,
            "text": text,
            "new_text": new_text,
            "attachments": hang[pk],
        }


def _aside(sha256: str, address: str, received_at: datetime) -> dict[str, Json]:
    line: dict[str, Json] = dict.fromkeys(NOT_KNOWN)
    return line | {
        "state": "quarantined",
        "sha256": sha256,
        "mailbox": address,
        "received_at": received_at.astimezone(WARSAW).isoformat(),
        "machine": False,
        "attachments": [],
    }
