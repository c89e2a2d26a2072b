# SPDX-License-Identifier: EUPL-1.2
"""What waits for the Mayor, as far as `who` may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from gabinet.base.rights import Powers
from gabinet.base.ui.deadlines import Chip
from gabinet.matters.models import Draft
from gabinet.matters.terms import queries as terms
from gabinet.press.clearance import queries as clearance
from gabinet.press.clearance.rules import MAYOR_CLEAR
from gabinet.press.inquiries import queries as inquiries
from gabinet.press.inquiries import sheet
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.sheet import Clearing
from gabinet.press.inquiries.thread import moment
from gabinet.press.refusals.models import RefusalText

NEEDS = MAYOR_CLEAR
ANSWER, REFUSAL = "press.inquiry", "press.refusaltext"


@dataclass(frozen=True, slots=True)
class Card:
    """A text that waits: what it is, for whom, until when, how long, what is in doubt. It can only be opened from here."""

    draft: int
    kind: str
    title: str
    number: str
    to: str
    chip: Chip
    wish: Chip | None
    length: int
    since: str
    said_before: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A text, opened: the card, the text with its steps, and where its matter is."""

    card: Card
    clearing: Clearing
    inquiry: int


def waiting(who: Powers) -> QuerySet[Draft]:
    """Texts whose turn is the Mayor's, of inquiries that `who` may see; the longest waiting first."""
    return clearance.waiting(who, NEEDS).filter(_of_seen(who))


def shown(who: Powers) -> QuerySet[Draft]:
    """All texts of inquiries that `who` may see, whoever's turn it is."""
    found = Draft.objects.filter(_of_seen(who))
    return found if NEEDS in who.all else found.none()


def _of_seen(who: Powers) -> Q:
    seen = inquiries.visible_to(who).order_by().values("pk")
    texts = RefusalText.objects.filter(matter__in=seen).values("pk")
    return Q(kind=ANSWER, pk_of__in=seen) | Q(kind=REFUSAL, pk_of__in=texts)


def waiting_on(who: Powers, on: date) -> QuerySet[Draft]:
    """For the count in the rail."""
    return waiting(who)


def opened(draft: Draft, who: Powers, now: datetime) -> Opened | None:
    """A text with everything a decision needs; None where nothing is written."""
    inquiry = _inquiries([draft], who).get(draft.pk)
    clearing = sheet.clearing(draft, who, now)
    if inquiry is None or clearing is None:
        return None
    return Opened(_card(draft, inquiry, clearing, now), clearing, inquiry.pk)


def cards(who: Powers, now: datetime) -> list[Card]:
    """What waits, ready to be drawn: the nearest term first."""
    drafts = list(waiting(who)[:50])
    found = _inquiries(drafts, who)
    shown = [(one, found[one.pk], sheet.clearing(one, who, now)) for one in drafts if one.pk in found]
    made = [(inquiry, _card(one, inquiry, clearing, now)) for one, inquiry, clearing in shown if clearing is not None]
    return [card for inquiry, card in sorted(made, key=lambda pair: _urgency(pair[0]))]


def _urgency(inquiry: Inquiry) -> tuple[date, int]:
    due = inquiry.matter.due_on or date.max
    wanted = inquiry.wanted_by.date() if inquiry.wanted_by else date.max
    return min(due, wanted), inquiry.pk


def _inquiries(drafts: Sequence[Draft], who: Powers) -> Mapping[int, Inquiry]:
    """The inquiry of each draft that `who` may see."""
    texts = [one.pk_of for one in drafts if one.kind == REFUSAL]
    matters = dict(RefusalText.objects.filter(pk__in=texts).values_list("pk", "matter")) if texts else {}
    whose = {one.pk: one.pk_of if one.kind == ANSWER else matters.get(one.pk_of, 0) for one in drafts}
    seen = {one.pk: one for one in inquiries.visible_to(who).filter(pk__in=set(whose.values()))}
    return {draft: seen[pk] for draft, pk in whose.items() if pk in seen}


def _card(draft: Draft, inquiry: Inquiry, clearing: Clearing, now: datetime) -> Card:
    off = terms.days_off()
    done = [step for step in clearing.document.steps if step.state == "done"]
    return Card(
        draft=draft.pk,
        kind=gettext("Refusal") if draft.kind == REFUSAL else gettext("Answer to the press"),
        title=inquiry.matter.title,
        number=str(inquiry.matter),
        to=inquiry.outlet.name if inquiry.outlet else inquiry.asker,
        chip=sheet.chip_of(inquiry, now, off),
        wish=sheet.wish_chip(inquiry, now, off),
        length=clearing.length,
        since=moment(draft.since, now),
        said_before=", ".join(step.who for step in done),
        doubt=clearing.blocked,
    )
