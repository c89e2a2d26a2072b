# SPDX-License-Identifier: EUPL-1.2
"""The page of an inquiry as one value, complete before it is drawn: thread, document, terms, clearance, hints, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui import changes, deadlines
from gabinet.base.ui.changes import Paragraph
from gabinet.base.ui.deadlines import Chip, Drawn
from gabinet.base.ui.engine import lang
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.clocks.queries import Panel
from gabinet.matters.clocks.rules import Source
from gabinet.matters.contributions import queries as contributions
from gabinet.matters.contributions.queries import Item
from gabinet.matters.drafts import queries as drafts
from gabinet.matters.drafts import rules as draft_rules
from gabinet.matters.drafts.queries import Document, Step
from gabinet.matters.figures import queries as figures
from gabinet.matters.figures.queries import Note
from gabinet.matters.models import Clock, Contribution, Draft, Version
from gabinet.matters.passages import queries as passages
from gabinet.matters.passages.queries import Row as Passage
from gabinet.matters.terms.queries import OfficeDays
from gabinet.polish import dates
from gabinet.press.clearance.rules import STEPS
from gabinet.press.inquiries import history, leaving, queries, thread
from gabinet.press.inquiries.history import Line
from gabinet.press.inquiries.leaving import Leaving
from gabinet.press.inquiries.models import Answer, Inquiry, PhoneAnswer, Question
from gabinet.press.inquiries.queries import Similar
from gabinet.press.inquiries.thread import Thread
from gabinet.press.reading import rules as reading
from gabinet.press.receipts import queries as receipts
from gabinet.press.refusals import queries as refusals
from gabinet.press.refusals.models import Refusal, RefusalText


@dataclass(frozen=True, slots=True)
class Asked:
    """A numbered question with what units were asked about it."""

    pk: int
    number: int
    text: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Clearing:
    """The document block and its stepper. `blocked` = the sentence why it cannot be approved now (D4.22), "" where it can.

    `sha256` of the text shown: what is approved is what was read.
    """

    draft: Draft
    document: Document
    sha256: str
    changed: Sequence[Paragraph]
    marked: Sequence[Paragraph]
    notes: Sequence[Note]
    blocked: str
    mine: bool
    step: str
    steps: Sequence["StepLine"]
    length: int


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as the stepper draws it."""

    state: str
    who: str
    what: str
    when: str
    badge: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page shows of an inquiry."""

    inquiry: Inquiry
    number: str
    title: str
    url: str
    chip: Chip
    wish_chip: Chip | None
    open: bool
    sensitive: bool
    thread: Thread
    questions: Sequence[Asked]
    answer: Clearing | None
    refusal_text: RefusalText | None
    refusing: Clearing | None
    panels: Sequence[Panel]
    drawn: Drawn | None
    similar: Sequence[Similar]
    passages: Sequence[Passage]
    code: str
    answered: Answer | None
    phoned: PhoneAnswer | None
    refused: Refusal | None
    leaving: Leaving | None
    proposed_wish: datetime | None
    history: Sequence[Line]
    can: frozenset[str]


def of(inquiry: Inquiry, who: Powers, now: datetime, off: OfficeDays) -> Sheet:
    """The page for `who`, who may see it. A statement or two for each of its panels, none per letter or per line of history."""
    matter = inquiry.matter
    letters = thread.of(matter.pk, who, now)
    said = thread.texts([*letters.first, *letters.middle, *letters.last])
    text = refusals.text_of(matter.pk)
    running = list(clocks.running(matter.pk)) if matter.closed_at is None else []
    answered, refused = queries.answer_of(inquiry), refusals.refusal_of(matter.pk)
    settled = answered or refused
    law = next((one for one in running if one.source == Source.LAW), None) or queries.last_of_law(matter.pk)
    return Sheet(
        inquiry=inquiry,
        number=str(matter),
        title=matter.title,
        url=queries.url(inquiry.pk),
        chip=chip_of(inquiry, now, off),
        wish_chip=wish_chip(inquiry, now, off),
        open=matter.closed_at is None,
        sensitive=matter.sensitive,
        thread=letters,
        questions=_questions(inquiry, now, off),
        answer=clearing(queries.draft_of(inquiry), who, now),
        refusal_text=text,
        refusing=clearing(refusals.draft_of(text), who, now) if text else None,
        panels=clocks.panels(running or ([law] if law else []), [], now, lang=lang(), off=off),
        drawn=_drawn(law, now, off),
        similar=queries.similar(inquiry, who),
        passages=passages.offered(f"{matter.title}\n{said}", who, now.astimezone(WARSAW).date(), lang=lang()),
        code=receipts.code_of(matter.pk),
        answered=answered,
        phoned=queries.phone_answer_of(inquiry),
        refused=refused,
        leaving=leaving.of(settled.outgoing, now) if settled else None,
        proposed_wish=_proposed(letters, inquiry, now),
        history=history.of(_refs(inquiry, text), now),
        can=who.all,
    )


def chip_of(inquiry: Inquiry, now: datetime, off: OfficeDays) -> Chip:
    """The chip of the law: running, or when it was settled."""
    matter = inquiry.matter
    return law_chip(matter.closed_at, inquiry.answered_at, matter.due_on, now, off)


def law_chip(closed_at: datetime | None, answered_at: datetime | None, due_on: date | None, now: datetime, off: OfficeDays) -> Chip:
    """The same from its columns, for lists."""
    if closed_at is not None:
        word = gettext("answered") if answered_at else gettext("closed")
        return deadlines.done(word, closed_at.astimezone(WARSAW).date())
    if due_on is None:
        return Chip("ok", gettext("no term of law"))
    return deadlines.chip(due_on, now, off=off)


def wish_chip(inquiry: Inquiry, now: datetime, off: OfficeDays) -> Chip | None:
    """The chip of the paper's wish, beside the one of the law and never instead of it."""
    return wanted_chip(inquiry.matter.closed_at, inquiry.wanted_by, now, off)


def wanted_chip(closed_at: datetime | None, wanted_by: datetime | None, now: datetime, off: OfficeDays) -> Chip | None:
    """The same from its columns, for lists."""
    if wanted_by is None or closed_at is not None:
        return None
    return deadlines.chip(wanted_by.astimezone(WARSAW).date(), now, due_at=wanted_by, off=off)


def clearing(draft: Draft | None, who: Powers, now: datetime) -> Clearing | None:
    """A draft with its steps, for the page of the office and for the Mayor's phone; None before the first version."""
    document = drafts.document(draft, who, {code: gettext(name) for code, name in STEPS.items()}, now, lang=lang()) if draft else None
    if draft is None or document is None:
        return None
    notes = figures.notes(document.body, lang=lang())
    before = _before(draft, document.n)
    waiting = next((step for step in document.steps if step.state == "now"), None)
    return Clearing(
        draft=draft,
        document=document,
        sha256=draft_rules.sha256(document.body),
        changed=changes.between(before, document.body) if before else [],
        marked=changes.marked(document.body, _apart(notes)),
        notes=notes,
        blocked=blocked_by(notes),
        mine=waiting is not None and waiting.mine,
        step=waiting.right if waiting else "",
        steps=[*_written(document), *(_step(step, document) for step in document.steps)],
        length=len(document.body),
    )


def blocked_by(notes: Sequence[Note]) -> str:
    """Why the text cannot be approved: the first figure that contradicts the record or is not confirmed (D4.22)."""
    for note in notes:
        told = {"says": note.says, "value": note.value, "what": note.what, "owner": note.owner, "place": note.place}
        if note.state in ("contradicts", "outdated"):
            return gettext("%(owner)s gave %(value)s (%(what)s), the text says %(says)s.") % told
        if note.state == "proposed":
            return gettext("%(owner)s has not confirmed %(value)s (%(what)s) yet.") % told
    return ""


def _apart(notes: Sequence[Note]) -> list[tuple[int, int]]:
    """Places of figures in doubt, in order and not overlapping."""
    found: list[tuple[int, int]] = []
    for note in sorted(notes, key=lambda one: one.start):
        if note.state != "confirmed" and (not found or note.start >= found[-1][1]):
            found.append((note.start, note.end))
    return found


def _before(draft: Draft, n: int) -> str:
    return Version.objects.filter(draft=draft, n=n - 1).values_list("body", flat=True).first() or ""


def _written(document: Document) -> list[StepLine]:
    newest = document.versions[0]
    what = gettext("wrote version %(n)s") % {"n": document.n}
    return [StepLine("done", newest.by, what, newest.at, "")]


def _step(step: Step, document: Document) -> StepLine:
    state = "back" if step.state == "returned" else step.state
    what = step.word
    if step.state == "done":
        what = gettext("approved version %(n)s") % {"n": document.n}
    elif step.state == "now":
        what = gettext("since %(when)s") % {"when": step.at}
    elif step.state == "waiting" and step.right == "mayor.clear":
        what = gettext("answers from the phone: Approve or Return")
    who = ", ".join(filter(None, [step.who, step.label]))
    return StepLine(state, who, what, "" if step.state == "now" else step.at, gettext("Your turn") if step.mine else "")


def _questions(inquiry: Inquiry, now: datetime, off: OfficeDays) -> list[Asked]:
    linked = queries.contributions_of(inquiry)
    rows = Contribution.objects.filter(pk__in=[one.pk for _, one in linked])
    items = {item.pk: item for item in contributions.items(rows, now, lang=lang(), off=off)} if linked else {}
    return [_asked(question, [items[one.pk] for number, one in linked if number == question.number]) for question in queries.questions_of(inquiry)]


def _asked(question: Question, items: Sequence[Item]) -> Asked:
    return Asked(question.pk, question.number, question.text, items)


def _drawn(law: Clock | None, now: datetime, off: OfficeDays) -> Drawn | None:
    return deadlines.drawn(law.from_on, law.due_on, now.astimezone(WARSAW).date(), off=off) if law is not None else None


def _proposed(letters: Thread, inquiry: Inquiry, now: datetime) -> datetime | None:
    """The wish named in the newest letter that names one, where it lies ahead and is not the one that runs."""
    for letter in reversed([*letters.first, *letters.middle, *letters.last]):
        text = "".join(piece.text for run in letter.runs if not run.folded for piece in run.pieces) if not letter.ours else ""
        wish = reading.proposed(reading.wishes(text, letter.at.astimezone(WARSAW))) if text else None
        if wish is not None:
            return wish.at if wish.at > now and wish.at != inquiry.wanted_by else None
    return None


def _refs(inquiry: Inquiry, text: RefusalText | None) -> list[Ref]:
    refs = [Ref("matters.matter", inquiry.pk), Ref.of(inquiry)]
    return [*refs, Ref.of(text)] if text is not None else refs


def said_at(moment: datetime) -> str:
    """ "dziś" aside: a day and an hour in full, for a button."""
    here = moment.astimezone(WARSAW)
    return f"{dates.short_date(here.date(), lang=lang(), weekday=True)}, {dates.hour(here)}"
