# SPDX-License-Identifier: EUPL-1.2
"""Questions to units as the office and the units see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base import lists
from gabinet.base.act import Ref
from gabinet.base.files import Attached
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui import deadlines
from gabinet.base.ui.deadlines import Chip
from gabinet.matters.cases import queries as cases
from gabinet.matters.cases.models import Matter
from gabinet.matters.contributions.models import Contribution, Deferral, Passing, Reply
from gabinet.matters.terms.queries import OfficeDays
from gabinet.people.units import queries as units
from gabinet.polish import dates, typography

ASKS, GIVES = "matters.contribution.ask", "matters.contribution.give"
SEES = (GIVES, "matters.figure.confirm")  # heads of units see what theirs was asked; who gives no answer here gives it by link
ORDER = ("due_at", "id")
KIND, REPLY = "matters.contribution", "matters.reply"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of an answer."""

    name: str
    size: int
    size_text: str
    url: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of a unit."""

    who: str
    at: str
    text: str
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A question to a unit, ready to be drawn: `state` is asked, accepted, answered, passed, ended."""

    pk: int
    number: int
    unit: str
    unit_code: str
    head: str
    text: str
    state: str
    state_text: str
    chip: Chip
    asked: str
    replies: tuple[Given, ...]
    passed_to: str
    passed_to_pk: int | None
    reason: str
    deferrals: tuple[str, ...]
    waiting: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a head's list of what the own unit is asked."""

    pk: int
    url: str
    unit: str
    text: str
    chip: Chip
    mark: str


def visible_to(who: Powers) -> QuerySet[Contribution]:
    """With the matter for whoever sees it; for a head with an account what the own unit was asked, and nothing else of the matter."""
    return Contribution.objects.filter(Q(matter__in=cases.visible_to(who)) | Q(unit__in=units.heading(head_of(who))))


def head_of(who: Powers) -> int:
    """Whose units' questions these are: the reader's own, or by substitution those of the absent head; 0 for nobody's."""
    if not who.own.isdisjoint(SEES):
        return who.user or 0
    return next((who.through[right] for right in SEES if right in who.through), 0)


def replies_visible_to(who: Powers) -> QuerySet[Reply]:
    """Answers of the questions that `who` may see: their files are reached through this."""
    return Reply.objects.filter(contribution__in=visible_to(who))


def of_own_units(who: Powers) -> QuerySet[Contribution]:
    """What the units headed by the reader were asked and have not answered; nothing for whoever heads none."""
    return Contribution.objects.filter(unit__in=units.heading(head_of(who)), answered_at=None, ended_at=None)


def page(who: Powers, last: Sequence[object] | None, now: datetime, *, lang: str, off: OfficeDays, size: int = lists.SIZE) -> list[Row]:
    """`size` + 1 waiting questions of the reader's units, the nearest first; one statement."""
    found = lists.after(of_own_units(who).select_related("unit"), ORDER, last, size)
    return [Row(one.pk, url(one.pk), one.unit.name, one.text, _chip(one, now, off), lists.mark([one.due_at, one.pk])) for one in found]


def of_matter(matter: Matter, now: datetime, *, lang: str, off: OfficeDays) -> list[Item]:
    """All questions of a matter that the caller may see; at most five statements however many they are."""
    return items(Contribution.objects.filter(matter=matter), now, lang=lang, off=off)


def items(found: QuerySet[Contribution], now: datetime, *, lang: str, off: OfficeDays) -> list[Item]:
    """Questions ready to be drawn, in their order."""
    rows = list(found.select_related("unit", "unit__head", "asked_by", "acceptance", "revocation").order_by("matter_id", "number"))
    pks = [row.pk for row in rows]
    replies = list(Reply.objects.filter(contribution__in=pks).select_related("by").order_by("pk")) if pks else []
    attached = _attached([one.pk for one in replies])
    deferrals = list(Deferral.objects.filter(contribution__in=pks).order_by("pk")) if pks else []
    passings = {one.contribution_id: one for one in Passing.objects.filter(contribution__in=pks).select_related("to")} if pks else {}
    today = now.astimezone(WARSAW).date()
    return [
        _item(
            row,
            [_given(one, attached, today, lang) for one in replies if one.contribution_id == row.pk],
            [one for one in deferrals if one.contribution_id == row.pk],
            passings.get(row.pk),
            _chip(row, now, off),
            today,
            lang,
        )
        for row in rows
    ]


def url(pk: int) -> str:
    """The page of a question for a head with an account."""
    return f"/matters/contributions/{pk}/"


def unit_of(pk: int) -> int | None:
    """The unit that was asked, for the ladder of reminders."""
    return Contribution.objects.filter(pk=pk).values_list("unit_id", flat=True).first()


def size_text(size: int) -> str:
    """ "84 kB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\u00a0kB"
    return f"{typography.number(Decimal(size).scaleb(-6).quantize(Decimal('0.1')))}\u00a0MB"


def _attached(replies: Sequence[int]) -> dict[int, list[Attachment]]:
    found: dict[int, list[Attachment]] = {}
    if not replies:
        return found
    for one in Attached.objects.filter(kind=REPLY, pk_of__in=replies).select_related("file").order_by("name", "id"):
        found.setdefault(one.pk_of, []).append(Attachment(one.name, one.file.size, size_text(one.file.size), f"/post/files/{one.pk}/"))
    return found


def _given(one: Reply, attached: dict[int, list[Attachment]], today: date, lang: str) -> Given:
    return Given(one.name or (one.by.name if one.by else ""), _at(one.at, today, lang), one.text, tuple(attached.get(one.pk, [])))


def _item(
    row: Contribution, replies: Iterable[Given], deferrals: Sequence[Deferral], passing: Passing | None, chip: Chip, today: date, lang: str
) -> Item:
    waits = row.answered_at is None and row.ended_at is None
    return Item(
        pk=row.pk,
        number=row.number,
        unit=row.unit.name,
        unit_code=row.unit.code,
        head=str(row.unit.head or ""),
        text=row.text,
        state=_state(row, passing),
        state_text=_state_text(row, passing, today, lang),
        chip=chip,
        asked=_at(row.asked_at, today, lang),
        replies=tuple(replies),
        passed_to=passing.to.name if passing and passing.to else "",
        passed_to_pk=passing.to_id if passing else None,
        reason=passing.reason if passing else (deferrals[-1].reason if deferrals else ""),
        deferrals=tuple(
            gettext("Asked for time until %(day)s: %(reason)s") % {"day": _at(one.until, today, lang), "reason": one.reason} for one in deferrals
        ),
        waiting=waits,
        overdue=waits and row.due_at.astimezone(WARSAW).date() < today,
    )


def _state(row: Contribution, passing: Passing | None) -> str:
    if passing is not None:
        return "passed"
    if row.answered_at is not None:
        return "answered"
    if row.ended_at is not None:
        return "ended"
    return "accepted" if hasattr(row, "acceptance") else "asked"


def _state_text(row: Contribution, passing: Passing | None, today: date, lang: str) -> str:
    state = _state(row, passing)
    if passing is not None:
        return gettext("Not theirs, %(day)s") % {"day": _at(passing.at, today, lang)}
    if state == "answered" and row.answered_at is not None:
        return gettext("Answered %(day)s") % {"day": _at(row.answered_at, today, lang)}
    if state == "ended":
        return gettext("No longer asked")
    if state == "accepted":
        return gettext("Accepted %(day)s") % {"day": _at(row.acceptance.at, today, lang)}
    return gettext("Asked %(day)s") % {"day": _at(row.asked_at, today, lang)}


def _chip(row: Contribution, now: datetime, off: OfficeDays) -> Chip:
    if row.answered_at is not None or row.ended_at is not None:
        return Chip("done", gettext("answered") if row.answered_at else gettext("ended"))
    return deadlines.chip(row.due_at.astimezone(WARSAW).date(), now, due_at=row.due_at, off=off)


def _at(moment: datetime, today: date, lang: str) -> str:
    here = moment.astimezone(WARSAW)
    return f"{dates.short_date(here.date(), lang=lang, beside=today)}, {dates.hour(here)}"


def ref(contribution: Contribution) -> Ref:
    """What links, reminders and notices of a question point at."""
    return Ref(KIND, contribution.pk)
