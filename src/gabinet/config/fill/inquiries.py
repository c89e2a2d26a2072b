# SPDX-License-Identifier: EUPL-1.2
"""Inquiries of the press in the background: matter, clock, question to a unit, cleared answer that left."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import F

from gabinet.base import numbers, trace
from gabinet.base.act import Act, Door, Ref
from gabinet.base.search import SearchRow
from gabinet.config.fill.bulk import insert
from gabinet.config.fill.cases import clock
from gabinet.config.fill.items import INQUIRY, KIND, Desk, letters
from gabinet.config.fill.plan import Item
from gabinet.matters import kinds
from gabinet.matters.cases.models import Closure, Matter
from gabinet.matters.clocks.models import Clock
from gabinet.matters.contributions.models import Acceptance, Contribution, Reply
from gabinet.matters.drafts.models import Draft, Verdict, Version
from gabinet.matters.drafts.rules import Says, sha256
from gabinet.people.units.models import Unit
from gabinet.polish import terms, words
from gabinet.polish.terms import WARSAW
from gabinet.post.assignment.models import Assignment
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import State
from gabinet.press.inquiries import queries, rules
from gabinet.press.inquiries.models import Answer, Asked, Inquiry, Lemma, Question

SERIES = "matter"
CLEAR = "press.clear"


def opened(desk: Desk, items: Sequence[Item]) -> None:
    """Each becomes a matter with its clock of law, one question, asked of the unit that knows."""
    if not items:
        return
    rows = {item.n: desk.rows[item.n] for item in items}
    year, first = numbers.following(SERIES, items[0].at, len(items))
    matters = [_matter(desk, item, rows[item.n], year, first + place) for place, item in enumerate(items)]
    insert(matters)
    pairs = list(zip(items, matters, strict=True))
    Matter.objects.filter(pk__in=[matter.pk for matter in matters]).update(own_pk=F("pk"))
    insert([clock(matter, _term(), _due(item), by=desk.owner(item), at=item.at) for item, matter in pairs])
    made = [_inquiry(item, matter, rows[item.n]) for item, matter in pairs]
    insert(made)
    questions = [Question(inquiry=inquiry, number=1, text=item.said.text.split("\n\n")[2]) for item, inquiry in zip(items, made, strict=True)]
    insert(questions)
    for item, matter in pairs:
        row = rows[item.n]
        row.matter = matter
        Incoming.objects.filter(pk=row.pk).update(matter=matter)
    _made_known(pairs)
    _asked(desk, pairs, questions)
    for item, matter in pairs:
        act = desk.act(item.at, item)
        trace.record(Ref(INQUIRY, matter.pk), "opened", act, sees=queries.SEES, channel=item.channel, questions=1)
        trace.record(matter, "opened", act, sees=queries.SEES, number=str(matter), title=matter.title)


def _matter(desk: Desk, item: Item, row: Incoming, year: int, number: int) -> Matter:
    return Matter(
        kind=INQUIRY,
        year=year,
        number=number,
        title=item.said.subject.removeprefix("Pytanie prasowe: "),
        received_on=item.at.astimezone(WARSAW).date(),
        opened_at=item.at,
        due_on=_due(item).on,
        owner_id=desk.owner(item),
        own_kind=INQUIRY,
        of_kind=KIND,
        of_pk=row.pk,
    )


def _due(item: Item) -> terms.Due:
    return terms.due(_term(), item.at.astimezone(WARSAW).date())


def _term() -> terms.Term:
    return terms.shipped()[kinds.KINDS[INQUIRY].kind.term]


def _inquiry(item: Item, matter: Matter, row: Incoming) -> Inquiry:
    return Inquiry(
        matter=matter,
        incoming=row,
        asker=item.name,
        reply_to=item.address,
        channel=item.channel,
        basis=rules.Basis.PRESS.value,
        received_at=item.at,
    )


def _made_known(pairs: Sequence[tuple[Item, Matter]]) -> None:
    found, lemmas = [], []
    for item, matter in pairs:
        text = f"{matter.title}\n{item.said.text}"
        title = f"{matter} {matter.title}"[:300]
        url = queries.url(matter.pk)
        indexed = words.indexed(f"{title}\n{item.name}\n{text}")
        found.append(SearchRow(kind=INQUIRY, pk_of=matter.pk, right=queries.SEES, title=title, url=url, words=indexed, at=item.at))
        lemmas += [Lemma(inquiry_id=matter.pk, word=word) for word in sorted(rules.lemmas(text))]
    insert(found)
    insert(lemmas)


def _asked(desk: Desk, pairs: Sequence[tuple[Item, Matter]], questions: Sequence[Question]) -> None:
    """A question to the unit that knows; answered halfway to the answer of the office."""
    units = {unit.code: unit for unit in Unit.objects.filter(ended_on=None)}
    asked = [
        (item, question, Contribution(matter=matter, unit=units[item.said.topic.unit], number=1, text=question.text, **_times(desk, item)))
        for (item, matter), question in zip(pairs, questions, strict=True)
        if item.said.topic.unit in units
    ]
    insert([row for _, _, row in asked])
    insert([Asked(question=question, contribution=row) for _, question, row in asked])
    told = [(item, row, row.answered_at) for item, _, row in asked if row.answered_at is not None]
    insert([Acceptance(contribution=row, name=row.unit.code, at=item.at) for item, row, _ in told])
    text = "W załączeniu dane jednostki za miniony rok."
    insert([Reply(contribution=row, name=row.unit.code, text=text, at=at) for _, row, at in told])
    for item, _, row in asked:
        trace.record(Ref("matters.contribution", row.pk), "asked", desk.act(item.at, item), unit=row.unit.code)
    for _, row, at in told:
        trace.record(Ref("matters.contribution", row.pk), "answered", Act(at=at, door=Door.LINK), unit=row.unit.code)


def _times(desk: Desk, item: Item) -> dict[str, datetime | int | None]:
    replied = item.at + (item.settled_at - item.at) / 2 if item.settled_at else None
    return {
        "due_at": item.at + timedelta(days=5),
        "asked_by_id": desk.owner(item),
        "asked_at": item.at,
        "answered_at": replied,
        "ended_at": item.settled_at,
    }


def answered(desk: Desk, items: Sequence[Item]) -> None:
    """The answer, cleared by the spokesperson, has left; the matter and its letters are closed."""
    if not items:
        return
    rows = {item.n: desk.rows.pop(item.n) for item in items}
    versions = _cleared(desk, items, rows)
    sent = letters(desk, items, rows, versions)
    insert(
        [
            Answer(inquiry_id=rows[item.n].matter_id, outgoing=sent[item.n], by_id=desk.owner(item) or 0, at=sent[item.n].registered_at)
            for item in items
        ]
    )
    for item in items:
        row, at = rows[item.n], sent[item.n].registered_at
        matter = row.matter_id or 0
        Inquiry.objects.filter(pk=matter).update(answered_at=at, version=F("version") + 1)
        Matter.objects.filter(pk=matter).update(closed_at=at, version=F("version") + 1)
        Clock.objects.filter(matter_id=matter).update(stopped_at=at)
        Assignment.objects.filter(incoming_id=row.pk, ended_at=None).update(ended_at=at)
        Incoming.objects.filter(pk=row.pk).update(state=State.CLOSED.value, version=F("version") + 1)
        trace.record(Ref(INQUIRY, matter), "answered", desk.act(at, item), sees=queries.SEES, outgoing=sent[item.n].pk, to=item.address)
        trace.record(Ref("matters.matter", matter), "closed", desk.act(at, item), word="answered")
    closures = [(rows[item.n].matter_id or 0, desk.owner(item), sent[item.n].registered_at) for item in items]
    insert([Closure(matter_id=matter, word="answered", by_id=by, at=at) for matter, by, at in closures])


def _cleared(desk: Desk, items: Sequence[Item], rows: dict[int, Incoming]) -> dict[int, Version]:
    when = {item.n: item.settled_at or item.at for item in items}
    drafts = [
        Draft(
            kind=INQUIRY,
            pk_of=rows[item.n].matter_id or 0,
            wants=[CLEAR],
            latest=1,
            since=when[item.n],
            begun_at=when[item.n],
            ended_at=when[item.n],
            holder_id=desk.owner(item),
        )
        for item in items
    ]
    insert(drafts)
    made = []
    for item, draft in zip(items, drafts, strict=True):
        body = f"Szanowni Państwo,\n\nodpowiadając na pytanie ({rows[item.n].matter}): dane przygotowała jednostka {item.said.topic.unit}.\n"
        made.append(Version(draft=draft, n=1, body=body, sha256=sha256(body), by_id=desk.owner(item), at=when[item.n], left_at=when[item.n]))
    insert(made)
    insert([Verdict(version=version, right=CLEAR, says=Says.APPROVE.value, by_id=desk.spokesperson, at=version.at) for version in made])
    return {item.n: version for item, version in zip(items, made, strict=True)}
