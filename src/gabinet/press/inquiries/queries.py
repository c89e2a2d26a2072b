# SPDX-License-Identifier: EUPL-1.2
"""Inquiries as `who` may see them: lists over the index of open matters, similar ones, and the parts of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, FloatField, Q, QuerySet, Sum, Value, When

from gabinet.base import lists, rights
from gabinet.base.act import Ref
from gabinet.base.rights import Powers
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.clocks.rules import Source
from gabinet.matters.drafts import queries as drafts
from gabinet.matters.models import Clock, Contribution, Draft, Version
from gabinet.post.models import Outgoing
from gabinet.press.clearance.rules import PRESS_CLEAR
from gabinet.press.inquiries import rules
from gabinet.press.inquiries.models import Answer, Asked, Inquiry, Lemma, PhoneAnswer, Question
from gabinet.press.refusals.models import Refusal, RefusalText

SEES = "press.inquiry.see"
BY_TERM = ("matter__due_on", "matter_id")
NEWEST = ("-received_at", "-matter_id")
COLUMNS = (
    *("matter_id", "received_at", "asker", "reply_to", "outlet__name", "matter__title", "matter__number", "matter__year", "matter__sensitive"),
    *("matter__owner__name", "matter__closed_at", "answered_at", "matter__due_on", "wanted_by", "basis", "channel"),
)
SIMILAR = 5
RAREST = 12
REMEMBERED = 5_000  # matters before and after, about four years: so that a page costs the same in the tenth year as in the first
RECENT = 300  # inquiries, about ten months


@dataclass(frozen=True, slots=True)
class Followed:
    """What the asker may know of a matter; `open_letter` = an answer is on its way and has not left yet."""

    number: str
    received_on: date
    due_on: date | None
    sent_at: datetime | None
    closed_at: datetime | None
    open_letter: bool


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier inquiry that is about the same: `answer` is what may be sent again, None where nothing left by letter."""

    pk: int
    url: str
    number: str
    title: str
    outlet: str
    on: date
    answer: int | None
    said: str


def url(pk: int) -> str:
    """The page of an inquiry."""
    return f"/press/inquiries/{pk}/"


def visible_to(who: Powers) -> QuerySet[Inquiry]:
    """Inquiries by right; where the inquiry or its matter is confidential only for the named."""
    rows = rights.seen(Inquiry.objects.select_related("matter", "matter__owner", "person", "outlet", "incoming"), who, SEES)
    return rows.filter(~rights.hidden("matters.matter", "matter_id", who))


def waiting(who: Powers) -> QuerySet[Inquiry]:
    """Open inquiries, the nearest term first; runs over the index of open matters."""
    return visible_to(who).filter(matter__closed_at=None).order_by(*BY_TERM)


def closed(who: Powers) -> QuerySet[Inquiry]:
    """Answered and refused ones, the newest first."""
    return visible_to(who).filter(matter__closed_at__isnull=False).order_by(*NEWEST)


def due(who: Powers, on: date) -> QuerySet[Inquiry]:
    """Open inquiries whose day of law is today, or whose paper wants it today."""
    return waiting(who).filter(Q(matter__due_on=on) | Q(wanted_by__date=on))


def late(who: Powers, on: date) -> QuerySet[Inquiry]:
    """Open inquiries after their day of law."""
    return waiting(who).filter(matter__due_on__lt=on)


def waiting_on(who: Powers, on: date) -> QuerySet[Inquiry]:
    """What waits for this person: the list "mine"."""
    return mine(who)


def mine(who: Powers) -> QuerySet[Inquiry]:
    """Open inquiries of this person, and those whose text waits for their clearance; what waits for the Mayor stands with the Mayor."""
    owned = Q(matter__owner_id=who.user or 0)
    if PRESS_CLEAR not in who.all:
        return waiting(who).filter(owned)
    texts = Draft.objects.filter(turn=PRESS_CLEAR, ended_at=None).exclude(turn="")
    answers = texts.filter(kind="press.inquiry").values("pk_of")
    refusing = RefusalText.objects.filter(pk__in=texts.filter(kind="press.refusaltext").values("pk_of")).values("matter")
    return waiting(who).filter(owned | Q(pk__in=answers) | Q(pk__in=refusing))


def topics(who: Powers) -> list[str]:
    """Topics of the newest inquiries, by name."""
    return sorted({str(topic) for (topic,) in _topics(who) if topic})


@lists.prepared
def _topics(who: Powers) -> QuerySet[Any, Any]:
    return visible_to(who).select_related(None).order_by(*NEWEST).values_list("topic")[:RECENT]


def counts(who: Powers, on: date) -> tuple[int, int, int]:
    """Open, mine and late, each at most `lists.MANY` + 1: one statement."""
    found = _counts(who, on)
    return (found[0][0], found[0][1], found[0][2]) if found else (0, 0, 0)


@lists.prepared
def _counts(who: Powers, on: date) -> QuerySet[Any, Any]:
    columns = {"n_open": lists.counted(waiting(who)), "n_mine": lists.counted(mine(who)), "n_late": lists.counted(late(who, on))}
    return Inquiry.objects.order_by("pk").annotate(**columns).values_list(*columns)[:1]


def about(inquiry: Inquiry) -> list[Ref]:
    """Whom a line of the trace concerns: the journalist and the outlet."""
    pairs = (("people.person", inquiry.person_id), ("people.outlet", inquiry.outlet_id))
    return [Ref(kind, pk) for kind, pk in pairs if pk is not None]


def asked_numbers(inquiry: Inquiry) -> set[int]:
    """Numbers of the questions that a unit was asked."""
    return set(Asked.objects.filter(question__inquiry=inquiry).values_list("question__number", flat=True))


def questions_of(inquiry: Inquiry) -> list[Question]:
    """Numbered questions, in order."""
    return list(inquiry.questions.order_by("number"))


def texts_of(inquiry: Inquiry) -> list[str]:
    """The words of the questions, in order."""
    return list(inquiry.questions.order_by("number").values_list("text", flat=True))


def contributions_of(inquiry: Inquiry) -> list[tuple[int, Contribution]]:
    """What units were asked, with the number of the question; by number, then in the order they were asked."""
    asked = Asked.objects.filter(question__inquiry=inquiry).select_related("question", "contribution", "contribution__unit")
    return [(one.question.number, one.contribution) for one in asked.order_by("question__number", "pk")]


def draft_of(inquiry: Inquiry) -> Draft | None:
    """The answer being written or sent: the newest draft that hangs on the inquiry."""
    return drafts.of(Ref.of(inquiry)).first()


def drafts_of(inquiry: Inquiry) -> list[int]:
    """Every draft that belongs to an inquiry: its answers and its refusals."""
    texts = RefusalText.objects.filter(matter=inquiry.pk).values("pk")
    mine = Q(kind="press.inquiry", pk_of=inquiry.pk) | Q(kind="press.refusaltext", pk_of__in=texts)
    return list(Draft.objects.filter(mine).order_by("pk").values_list("pk", flat=True))


def latest_of(inquiry: Inquiry) -> Version:
    """The version of the answer that counts. Raises NotApproved where nothing was written."""
    draft = draft_of(inquiry)
    version = drafts.latest(draft) if draft else None
    if version is None:
        raise rules.NothingWritten
    return version


def answer_of(inquiry: Inquiry) -> Answer | None:
    """The answer that left or is leaving."""
    return Answer.objects.filter(inquiry=inquiry, taken_back_at=None).select_related("outgoing", "by").first()


def letter_of(inquiry: Inquiry) -> Outgoing | None:
    """The letter that answers or refuses, without its bytes."""
    answers = Q(pk__in=Answer.objects.filter(inquiry=inquiry, taken_back_at=None).values("outgoing"))
    refusals = Q(pk__in=Refusal.objects.filter(matter=inquiry.pk, taken_back_at=None).values("outgoing"))
    return Outgoing.objects.filter(answers | refusals).defer("raw").order_by("-pk").first()


def phone_answer_of(inquiry: Inquiry) -> PhoneAnswer | None:
    """What was said by phone."""
    return PhoneAnswer.objects.filter(inquiry=inquiry).select_related("by").first()


def last_of_law(matter: int) -> Clock | None:
    """The clock of law that ran last, stopped or running."""
    return clocks.all_of(matter).filter(source=Source.LAW, replaced_by=None).first()


def wish_of(matter: int, basis: str) -> Clock | None:
    """The running promise that stands for the paper's wish."""
    return clocks.running(matter).filter(source=Source.PROMISE, basis=basis).first()


def similar(inquiry: Inquiry, who: Powers, limit: int = SIMILAR) -> list[Similar]:
    """Other inquiries of its years about the same, the most alike first (D4.13); six statements."""
    return _shown(alike(inquiry), who)[:limit]


def alike(inquiry: Inquiry) -> list[int]:
    """Which inquiries are about the same, by shared lemmas weighed by rarity; whoever may see them."""
    words = list(Lemma.objects.filter(inquiry=inquiry).values_list("word", flat=True))
    if not words:
        return []
    first, last = inquiry.pk - REMEMBERED, inquiry.pk + REMEMBERED
    known = Lemma.objects.filter(inquiry__gt=first, inquiry__lt=last)
    found = dict(known.filter(word__in=words).values_list("word").annotate(n=Count("pk")))
    weighed = rules.weights(found, max(Inquiry.objects.filter(pk__gt=first, pk__lt=last).count(), 1))
    telling = sorted(weighed, key=lambda word: (-weighed[word], word))[:RAREST]
    if not telling:
        return []
    score = Sum(Case(*[When(word=word, then=Value(weighed[word])) for word in telling], default=Value(0.0), output_field=FloatField()))
    scored = known.filter(word__in=telling).exclude(inquiry=inquiry).values("inquiry").annotate(score=score, shared=Count("pk"))
    best = scored.filter(shared__gte=2).order_by("-score", "-inquiry").values_list("inquiry", flat=True)[: SIMILAR * 4]
    return list(best)


def _shown(pks: Sequence[int], who: Powers) -> list[Similar]:
    seen = {one.pk: one for one in visible_to(who).filter(pk__in=pks)}
    columns = ("inquiry_id", "pk", "outgoing__version__body")
    told = {pk: (answer, body) for pk, answer, body in Answer.objects.filter(inquiry__in=pks, taken_back_at=None).values_list(*columns)}
    found = []
    for pk in pks:
        if pk in seen:
            one, (answer, body) = seen[pk], told.get(pk, (None, ""))
            number, title = str(one.matter), one.matter.title
            outlet = one.outlet.name if one.outlet else one.asker
            found.append(Similar(pk, url(pk), number, title, outlet, one.received_at.date(), answer, body))
    return found


@lists.prepared
def listed(who: Powers, which: str, topic: str, on: date, last: tuple[object, ...] | None, most: int) -> QuerySet[Any, Any]:
    """`COLUMNS` of a list: closed ones, the newest first, `most` + 1 of them after `last`; open ones, all, mine or late, by term."""
    found = {"closed": closed(who), "mine": mine(who), "late": late(who, on)}.get(which, waiting(who))
    chosen = found.filter(topic=topic) if topic else found
    if which == "closed":
        return lists.after(chosen.order_by(), ("-received_at", "-matter"), last, most).values_list(*COLUMNS)
    return chosen[:most].values_list(*COLUMNS)


def followed(matter: int) -> Followed | None:
    """The state of an inquiry for its asker: never who has it, who was asked, what is written."""
    found = Inquiry.objects.select_related("matter").filter(pk=matter).first()
    if found is None:
        return None
    letters = Outgoing.objects.filter(matter=matter, withdrawn_at=None).exclude(automatic=True)
    answers = Q(pk__in=Answer.objects.filter(inquiry=matter, taken_back_at=None).values("outgoing"))
    refusals = Q(pk__in=Refusal.objects.filter(matter=matter, taken_back_at=None).values("outgoing"))
    letter = letters.filter(answers | refusals).values_list("left_at", flat=True).first()
    called = PhoneAnswer.objects.filter(inquiry=matter).values_list("at", flat=True).first()
    waits = letters.filter(answers | refusals, left_at=None).exists()
    one = found.matter
    return Followed(str(one), one.received_on, one.due_on, letter or called, one.closed_at, waits)
