# SPDX-License-Identifier: EUPL-1.2
"""Opening an inquiry, asking units, writing and sending its answer. What moves its clocks lies in `press.course`."""

from collections.abc import Sequence
from datetime import datetime

from gabinet.base import jobs, ladder, rows, search, trace
from gabinet.base.act import Act, Ref, User
from gabinet.base.action import action
from gabinet.matters.cases import actions as cases
from gabinet.matters.clocks import actions as clocks
from gabinet.matters.contributions import actions as contributions
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.kinds import Given
from gabinet.matters.models import Contribution, Matter, Version
from gabinet.matters.terms import queries as terms
from gabinet.people.models import Unit
from gabinet.post.assignment import actions as assignment
from gabinet.post.incoming import actions as incoming
from gabinet.post.incoming.rules import Channel as By
from gabinet.post.models import Incoming, Mailbox
from gabinet.post.outgoing import actions as outgoing
from gabinet.post.ports import Read
from gabinet.press.inquiries import letters, queries, rules
from gabinet.press.inquiries.kind import INQUIRY
from gabinet.press.inquiries.letters import Envelope
from gabinet.press.inquiries.models import Answer, Asked, Inquiry, Lemma, PhoneAnswer, Question, Repeat
from gabinet.press.inquiries.rules import Basis, Call, Channel
from gabinet.press.reading import rules as reading

SEES = "press.inquiry.see"
WISH = "życzenie redakcji"


@action(needs="press.inquiry.open")
def opens(*, matter: Matter, act: Act, given: Given) -> Inquiry:
    """The desk's row for a matter that a letter, a call or a form became: who asks (by the exact address only), what is asked."""
    inquiry = Inquiry(
        matter=matter,
        incoming_id=given.ref.pk if given.ref is not None and given.ref.kind == "post.incoming" else None,
        person_id=given.person_id,
        outlet_id=given.outlet_id,
        asker=given.from_name[:200],
        reply_to=given.sender[:254],
        channel=given.channel,
        basis=Basis.PRESS.value,
        received_at=given.received_at,
    )
    inquiry.save(force_insert=True)
    texts = reading.questions(given.text)
    Question.objects.bulk_create([Question(inquiry=inquiry, number=n, text=text) for n, text in enumerate(texts, 1)])
    _found_by(inquiry, [given.text])
    _alike_by(inquiry, [given.text])
    jobs.later("press.acknowledge", act=act, key=f"press.acknowledge:{inquiry.pk}", inquiry=inquiry.pk)
    trace.record(inquiry, "opened", act, about=queries.about(inquiry), sees=SEES, channel=given.channel, questions=len(texts))
    return inquiry


@action(needs="press.inquiry.open")
def open_by_phone(*, call: Call, mailbox: Mailbox, act: Act) -> Inquiry:
    """A call becomes a line of the register and an inquiry with its clock in one go (B.2). Raises NoQuestion, Past."""
    rules.check_questions(call.questions, asked=())
    text = "\n".join(f"{n}. {one}" for n, one in enumerate(call.questions, 1))
    item = incoming.register_other(channel=By.PHONE, mailbox=mailbox, read=_typed(call, text), received_at=call.received_at, act=act)
    given = Given(
        Ref.of(item), call.reply_to, call.asker, text, Channel.PHONE.value, call.received_at, person_id=call.person_id, outlet_id=call.outlet_id
    )
    matter = assignment.turn_into(item=item, kind=INQUIRY.code, given=given, title=call.title, act=act)
    inquiry = Inquiry.objects.select_related("matter").get(pk=matter.pk)
    inquiry.phone, inquiry.wanted_by = call.phone[:40], call.wanted_by
    inquiry.save(update_fields=["phone", "wanted_by"])
    _number(inquiry, call.questions)
    if call.wanted_by is not None:
        rules.check_ahead(call.wanted_by, act.at)
        clocks.promise(matter_id=matter.pk, due_at=call.wanted_by, source="promise", basis=WISH, act=act)
    trace.record(inquiry, "called", act, about=queries.about(inquiry), sees=SEES)
    return inquiry


@action(needs="press.inquiry.open")
def set_questions(*, inquiry: Inquiry, texts: Sequence[str], version: int, act: Act) -> Inquiry:
    """The numbered questions as a person has read them. Raises Stale, NoQuestion, AskedAlready."""
    held = rows.hold(inquiry, version)
    wanted = [text.strip() for text in texts if text.strip()]
    rules.check_questions(wanted, queries.asked_numbers(held))
    was = list(held.questions.order_by("number").values_list("text", flat=True))
    _number(held, wanted)
    held.version += 1
    held.save(update_fields=["version"])
    _found_by(held, wanted)
    Lemma.objects.filter(inquiry=held).delete()
    _alike_by(held, wanted)
    trace.record(held, "questions_numbered", act, texts=wanted, was=was)
    return held


@action(needs="press.inquiry.open")
def letter_joined(*, inquiry: Inquiry, letter: Incoming, act: Act) -> Inquiry:
    """A later letter of the conversation: whoever has the inquiry is told; the page shows it and what it names."""
    owner = inquiry.matter.owner_id
    if owner is not None:
        ladder.tell(User(owner), Ref.of(inquiry), "letter_joined", act.at)
    trace.record(inquiry, "letter_joined", act, letter=str(letter))
    return inquiry


@action(needs="matters.contribution.ask")
def ask(*, question: Question, unit: Unit, word: str, due_at: datetime, act: Act) -> Contribution:
    """Pass a question to a unit with its own internal date (D4.4), its mail leaves at once; `word` = what the unit should know beside it."""
    text = f"{question.text}\n\n{word.strip()}" if word.strip() else question.text
    asked = contributions.ask(matter=question.inquiry.matter, unit=unit, text=text, due_at=due_at, act=act)
    Asked.objects.create(question=question, contribution=asked)
    jobs.later("post.notices", act=act)
    trace.record(question.inquiry, "unit_asked", act, number=question.number, unit=unit.code, due_at=due_at)
    return asked


@action(needs="matters.contribution.ask")
def ask_instead(*, contribution: Contribution, due_at: datetime, act: Act) -> Contribution:
    """The question that came back, put to the unit that was named, under the same number. Raises NotPassed."""
    before = Asked.objects.select_related("question__inquiry").get(contribution=contribution)
    asked = contributions.ask_instead(contribution=contribution, due_at=due_at, act=act)
    Asked.objects.create(question=before.question, contribution=asked)
    jobs.later("post.notices", act=act)
    trace.record(before.question.inquiry, "unit_asked", act, number=before.question.number, unit=asked.unit.code, due_at=due_at)
    return asked


@action(needs="matters.draft.write")
def write(*, inquiry: Inquiry, body: str, seen: int, act: Act) -> Version:
    """A new version of the answer; `seen` = number of the version its form was shown with, 0 for none. Raises Stale, NothingWritten, NothingNew."""
    draft = queries.draft_of(inquiry)
    if draft is None:
        return drafts.begin(ref=Ref.of(inquiry), body=body, wants=rules.wants(sensitive=inquiry.matter.sensitive), act=act)
    return drafts.write(draft=draft, body=body, seen=seen, act=act)


@action(needs="press.inquiry.answer", on="inquiry")
def answer(*, inquiry: Inquiry, version: Version, envelope: Envelope, leaves_at: datetime, act: Act) -> Answer:
    """Send the approved version to the redaction and close the matter. Raises AlreadyAnswered, NoAddress, NotApproved, NotLatest."""
    inquiry = rows.hold(inquiry)
    rules.check_answerable(answered=inquiry.answered_at is not None)
    rules.check_reachable(envelope.to)
    sealed = letters.sealed(envelope, version.body)
    sent = outgoing.send(
        version=version, to=sealed.to, raw=sealed.raw, message_id=sealed.message_id, leaves_at=leaves_at, act=act, matter=inquiry.matter
    )
    done = Answer.objects.create(inquiry=inquiry, outgoing=sent, by_id=act.person(), at=act.at)
    _found_by(inquiry, queries.texts_of(inquiry), version.body)
    settle(inquiry, "answered", act)
    trace.record(inquiry, "answered", act, about=queries.about(inquiry), sees=SEES, outgoing=sent.pk, to=envelope.to)
    return done


@action(needs="press.inquiry.answer")
def same_question(*, inquiry: Inquiry, source: Answer, envelope: Envelope, leaves_at: datetime, act: Act) -> Answer:
    """Answer a second desk with the text that another one got (D4.20), in one click.

    The new draft wants nobody's clearance, for its text was cleared: that holds only for a question about the same (D4.13), while
    it is byte for byte (sha256) the version that left, and while that version had every clearance that this inquiry needs (a
    sensitive topic: the Mayor's).
    Figures are compared once more as the letter leaves, so a figure corrected since then stops it. Raises NotTheSame.
    """
    told = source.outgoing.version
    body = told.body
    needed = rules.wants(sensitive=inquiry.matter.sensitive)
    had = told.verdicts.filter(says="approve").values_list("right", flat=True)
    version = drafts.begin(ref=Ref.of(inquiry), body=body, wants=[], act=act)
    same = source.inquiry_id in queries.alike(inquiry) and version.sha256 == told.sha256
    rules.check_same(same=same, needed=needed, had=list(had))
    done = answer(inquiry=inquiry, version=version, envelope=envelope, leaves_at=leaves_at, act=act)
    Repeat.objects.create(answer=done, source=source)
    trace.record(inquiry, "answered_as", act, source=source.inquiry_id, sha256=version.sha256)
    return done


@action(needs="press.inquiry.answer")
def record_phone_answer(*, inquiry: Inquiry, said: str, said_by: str, to: str, act: Act) -> PhoneAnswer:
    """Write down what was said by phone, by whom and to whom (D4.12), and close the matter.

    On a sensitive topic only what is cleared is said: raises NotApproved, NotLatest. Raises AlreadyAnswered.
    """
    inquiry = rows.hold(inquiry)
    rules.check_answerable(answered=inquiry.answered_at is not None)
    if inquiry.matter.sensitive:
        drafts.check_sendable(queries.latest_of(inquiry))
    row = PhoneAnswer.objects.create(inquiry=inquiry, said=said, said_by=said_by[:160], to=to[:160], by_id=act.person(), at=act.at)
    _found_by(inquiry, queries.texts_of(inquiry), said)
    settle(inquiry, "answered by phone", act)
    trace.record(inquiry, "answered_by_phone", act, about=queries.about(inquiry), sees=SEES, said_by=said_by, to=to)
    return row


@action(needs="press.inquiry.answer")
def take_back(*, inquiry: Inquiry, act: Act) -> Inquiry:
    """Cofnij: the answer does not leave, the matter is open again with its own day of law. Raises NotAnswered, Gone."""
    inquiry = rows.hold(inquiry)
    done = Answer.objects.filter(inquiry=inquiry, taken_back_at=None).select_related("outgoing").first()
    if done is None:
        raise rules.NotAnswered
    if done.outgoing.withdrawn_at is None:
        outgoing.withdraw(outgoing=done.outgoing, act=act)
    Answer.objects.filter(pk=done.pk).update(taken_back_at=act.at)
    _found_by(inquiry, queries.texts_of(inquiry))
    reopen(inquiry, act)
    trace.record(inquiry, "answer_taken_back", act, outgoing=done.outgoing_id)
    return inquiry


def reopen(inquiry: Inquiry, act: Act) -> None:
    """Inside the action that takes a letter back: the matter is open again, its day of law counted anew from the same day."""
    last = queries.last_of_law(inquiry.pk)
    cases.reopen(matter=inquiry.matter, reason="list cofnięty przed wysłaniem", act=act)
    if last is not None:
        term = terms.term(last.term, last.from_on)
        clocks.start(matter_id=inquiry.pk, term=term, from_on=last.from_on, act=act, off=terms.days_off())
    if inquiry.wanted_by is not None and inquiry.wanted_by > act.at:
        clocks.promise(matter_id=inquiry.pk, due_at=inquiry.wanted_by, source="promise", basis=WISH, act=act)
    inquiry.answered_at = None
    inquiry.save(update_fields=["answered_at"])


def settle(inquiry: Inquiry, word: str, act: Act) -> None:
    """Inside the action that answers or refuses: the matter is closed, its letters leave "to do"."""
    inquiry.answered_at = act.at
    inquiry.save(update_fields=["answered_at"])
    cases.close(matter=inquiry.matter, act=act, word=word)
    assignment.finish(matter=inquiry.matter, act=act)


def _typed(call: Call, text: str) -> Read:
    return Read(
        subject=call.title,
        sender=call.reply_to or None,
        from_name=call.asker,
        reply_to=None,
        message_id=None,
        references=(),
        machine=False,
        text=text,
        new_text=text,
        kind=INQUIRY.code,
    )


def _number(inquiry: Inquiry, texts: Sequence[str]) -> None:
    """Questions keep their rows, for departments hang on them; those beyond the new number go (checked by the caller)."""
    known = {one.number: one for one in inquiry.questions.all()}
    for number, text in enumerate(texts, 1):
        if number not in known:
            Question.objects.create(inquiry=inquiry, number=number, text=text)
        elif known[number].text != text:
            Question.objects.filter(pk=known[number].pk).update(text=text)
    Question.objects.filter(inquiry=inquiry, number__gt=len(texts)).delete()


def _found_by(inquiry: Inquiry, texts: Sequence[str], said: str = "") -> None:
    """One row of the search for the inquiry with what was asked and what we said (D4.21)."""
    matter = inquiry.matter
    found = "\n".join(filter(None, [inquiry.asker, matter.title, *texts, said]))
    search.put(Ref.of(inquiry), right=SEES, title=f"{matter} {matter.title}", url=queries.url(inquiry.pk), text=found, at=inquiry.received_at)


def _alike_by(inquiry: Inquiry, texts: Sequence[str]) -> None:
    """The lemmas that similar inquiries are found by (D4.13)."""
    told = rules.lemmas("\n".join([inquiry.matter.title, *texts]))
    Lemma.objects.bulk_create([Lemma(inquiry=inquiry, word=word) for word in sorted(told)])
