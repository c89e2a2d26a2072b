# SPDX-License-Identifier: EUPL-1.2
"""Who may have an item, who had it, and by when something is to be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import office
from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from gabinet.base.errors import gettext_noop
from gabinet.base.ladder import Notice, Told
from gabinet.base.models import Grant, Named, RoleHeld
from gabinet.base.numbers import WARSAW
from gabinet.base.office import Choice
from gabinet.base.rights import Powers
from gabinet.base.ui import deadlines
from gabinet.base.ui.deadlines import Chip
from gabinet.matters.models import Matter
from gabinet.matters.terms.queries import OfficeDays
from gabinet.polish import dates
from gabinet.post.assignment import rules
from gabinet.post.assignment.models import Assignment, Closure
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming.models import Incoming, ThreadMark
from gabinet.post.incoming.rules import State
from gabinet.post.mailboxes.rules import SEES

ASSIGN_WITHIN: Choice[int] = office.Choice("post.assign_days", 1, gettext_noop("Working days within which an item is assigned"))


@dataclass(frozen=True, slots=True)
class Turn:
    """A link of the chain of assignments, ready to be drawn."""

    to: str
    by: str
    at: str
    instruction: str
    until: str
    until_on: date | None
    running: bool


@dataclass(frozen=True, slots=True)
class Term:
    """The clock of an item with its source and who set it (checklist A.15)."""

    chip: Chip
    source: str
    set_by: str


def readers(on: date) -> QuerySet[User]:
    """Accounts that read a line of the post: to whom an item may be assigned; by name."""
    roles = Grant.objects.filter(right__in=list(SEES.values())).values("role")
    held = RoleHeld.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on, role__in=roles, user=OuterRef("pk"))
    return User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")


def chain(item: Incoming, today: date, *, lang: str) -> list[Turn]:
    """Who had an item that the caller may see, the newest first."""
    turns = Assignment.objects.filter(incoming=item).select_related("to", "by").order_by("-at", "-pk")
    return [
        Turn(
            one.to.name,
            one.by.name if one.by else "",
            dates.short_date(one.at.astimezone(WARSAW).date(), lang=lang, beside=today),
            one.instruction,
            dates.short_date(one.until, lang=lang, beside=today) if one.until else "",
            one.until,
            one.ended_at is None,
        )
        for one in turns
    ]


def closure(item: Incoming) -> Closure | None:
    """How an item was closed without a case."""
    return Closure.objects.filter(incoming=item, undone_at=None).select_related("by").first()


def term(item: Incoming, turns: Sequence[Turn], now: datetime, within: int, off: OfficeDays) -> Term | None:
    """The clock of an item without a matter: what its assignment says, else the house's term for assigning it.

    `turns`: its chain, the newest first; `within`: working days, the office's choice.
    """
    if item.state == State.CLOSED or item.matter_id is not None:
        return None
    running = next((one for one in turns if one.running and one.until_on is not None), None)
    if running is not None and running.until_on is not None:
        return Term(deadlines.chip(running.until_on, now, off=off), gettext("set in the assignment"), running.by)
    if item.owner_id is None:
        due = rules.assign_by(day_of(item.received_at), within, off)
        return Term(deadlines.chip(due, now, off=off), gettext("term of the house for assigning"), gettext("setting of the office"))
    return None


def holders() -> QuerySet[User]:
    """Everybody who has an open item in hand; by name."""
    open_items = Incoming.objects.filter(owner_id=OuterRef("pk")).exclude(state=State.CLOSED)
    return User.objects.filter(Exists(open_items)).order_by("name", "pk")


def held_by(user: int) -> QuerySet[Incoming]:
    """Items that a person has in hand and that are not closed."""
    return Incoming.objects.filter(owner_id=user).exclude(state=State.CLOSED).order_by("pk")


def sleeping(today: date) -> QuerySet[Incoming]:
    """Items whose day has come."""
    return Incoming.objects.filter(wakes_on__isnull=False, wakes_on__lte=today).order_by("pk")


def open_of(who: Powers, user: int) -> int:
    """How many items a person has in hand, as `who` may know it."""
    return incoming.visible_to(who).filter(owner_id=user).exclude(state=State.CLOSED).count()


def words(notice: Notice) -> Told:
    """What a person is told about an item; of a confidential one only its number."""
    item = Incoming.objects.get(pk=notice.pk_of)
    secret = Named.objects.filter(kind=incoming.KIND, pk_of=item.pk).exists()
    subject = "" if secret else item.subject or ""
    title = gettext("Item %(number)s was assigned to you") % {"number": str(item)}
    return Told(title, subject, incoming.url(item.pk))


def day_of(moment: datetime) -> date:
    """The day in Warsaw."""
    return moment.astimezone(WARSAW).date()


def conversations(threads: Sequence[int | None]) -> list[Ref]:
    """Letters of conversations, in and out: what is confidential together; two statements."""
    came = Incoming.objects.filter(thread__in=threads).order_by("pk").values_list("pk", flat=True)
    ours = ThreadMark.objects.filter(thread__in=threads).exclude(outgoing=None).order_by("outgoing").values_list("outgoing", flat=True)
    return [*(Ref(incoming.KIND, pk) for pk in came), *(Ref("post.outgoing", pk) for pk in ours if pk)]


def letters_of(matter: Matter) -> list[Ref]:
    """All letters of a matter with the rest of their conversations, in and out; three statements."""
    threads = list(Incoming.objects.filter(matter=matter).order_by("thread").values_list("thread_id", flat=True).distinct())
    sent = ThreadMark.objects.filter(matter=matter).exclude(outgoing=None).order_by("outgoing").values_list("outgoing", flat=True)
    return [*conversations(threads), *(Ref("post.outgoing", pk) for pk in sent if pk)]
