# SPDX-License-Identifier: EUPL-1.2
"""What moves the course of an inquiry: receipt, basis, wish, sensitivity, extension, refusal."""

from collections.abc import Mapping
from datetime import date, datetime

from gabinet.base import ladder, rows, trace
from gabinet.base.act import Act, Ref, User
from gabinet.base.action import action
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Role
from gabinet.matters.cases import actions as cases
from gabinet.matters.clocks import actions as clocks
from gabinet.matters.clocks import queries as clock_queries
from gabinet.matters.clocks.rules import NotRunning
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.models import Clock, Version
from gabinet.matters.terms import queries as terms
from gabinet.post.outgoing import actions as outgoing
from gabinet.press.clearance import queries as clearance
from gabinet.press.inquiries import actions as inquiries
from gabinet.press.inquiries import letters, rules
from gabinet.press.inquiries import queries as inquiry_queries
from gabinet.press.inquiries.actions import SEES, WISH
from gabinet.press.inquiries.letters import Envelope
from gabinet.press.inquiries.models import Extension, Inquiry
from gabinet.press.inquiries.rules import Basis
from gabinet.press.receipts import actions as receipts
from gabinet.press.receipts import queries as receipt_queries
from gabinet.press.receipts.models import Receipt
from gabinet.press.refusals import actions as refusals
from gabinet.press.refusals.models import Refusal, RefusalText
from gabinet.press.refusals.rules import Way
from gabinet.press.wording import rules as wording
from gabinet.press.wording.rules import House


@action(needs="press.inquiry.open", on="inquiry")
def acknowledge(*, inquiry: Inquiry, house: House, act: Act) -> Receipt | None:
    """Tell the journalist number, day of law and code; None where a machine must not write. Raises Acknowledged, NoAddress."""
    if inquiry.incoming is None:
        raise rules.NoAddress
    matter = inquiry.matter
    receipts.give_code(matter=matter, act=act)
    clock = clock_queries.of_law(matter.pk)
    number = str(matter)
    body = wording.acknowledgement(
        number=number,
        received=inquiry.received_at.astimezone(WARSAW).date(),
        due=clock.due_on if clock else None,
        basis=clock.basis if clock else "",
        code=receipt_queries.code_of(matter.pk),
        house=house,
    )
    subject = wording.acknowledgement_subject(number)
    return receipts.acknowledge(matter=matter, item=inquiry.incoming, subject=subject, body=body, act=act)


@action(needs="press.inquiry.open")
def change_basis(*, inquiry: Inquiry, basis: Basis, reason: str, act: Act) -> Inquiry:
    """Another law: its clock is counted anew from the day of receipt (D4.1). Raises SameAsIs, NoReason."""
    held = rows.hold(inquiry)
    if held.basis == basis:
        raise rules.SameAsIs
    was, held.basis, held.version = held.basis, basis.value, held.version + 1
    held.save(update_fields=["basis", "version"])
    known = rules.EXTENDED if Extension.objects.filter(inquiry=held).exists() else rules.TERMS
    _count_anew(held, known[basis], reason, act)
    trace.record(held, "basis_changed", act, basis=basis.value, was=was, reason=reason)
    return held


@action(needs="press.inquiry.open")
def wish(*, inquiry: Inquiry, at: datetime, act: Act) -> Inquiry:
    """The moment by which the paper wants it: a promise clock beside the one of law, never instead of it. Raises Past, SameAsIs."""
    held = rows.hold(inquiry)
    rules.check_ahead(at, act.at)
    if held.wanted_by == at:
        raise rules.SameAsIs
    before = inquiry_queries.wish_of(held.pk, WISH)
    reason = "redakcja podała inną godzinę" if before else ""
    clocks.promise(matter_id=held.pk, due_at=at, source="promise", basis=WISH, act=act, replaces=before, reason=reason)
    held.wanted_by = at
    held.save(update_fields=["wanted_by"])
    trace.record(held, "wish_noted", act, at=at)
    return held


@action(needs="press.inquiry.open")
def forget_wish(*, inquiry: Inquiry, act: Act) -> Inquiry:
    """The paper no longer waits for an hour. Raises SameAsIs."""
    held = rows.hold(inquiry)
    running = inquiry_queries.wish_of(held.pk, WISH)
    if running is None:
        raise rules.SameAsIs
    clocks.stop(clock=running, act=act)
    held.wanted_by = None
    held.save(update_fields=["wanted_by"])
    trace.record(held, "wish_dropped", act)
    return held


@action(needs="press.inquiry.open")
def flag_sensitive(*, inquiry: Inquiry, why: str, act: Act) -> Inquiry:
    """The topic is sensitive: the Mayor clears the answer too, also one already being cleared (D4.7). Raises NoReason, SameAsIs."""
    return _sensitive(inquiry, why, act, sensitive=True)


@action(needs="press.clear")
def lift_sensitive(*, inquiry: Inquiry, why: str, act: Act) -> Inquiry:
    """No longer sensitive, said by whoever clears. Raises NoReason, SameAsIs."""
    return _sensitive(inquiry, why, act, sensitive=False)


@action(needs="press.inquiry.open")
def set_topic(*, inquiry: Inquiry, topic: str, act: Act) -> Inquiry:
    """What it is about, for lists and statistics (D4.17)."""
    held = rows.hold(inquiry)
    was, held.topic = held.topic, " ".join(topic.split())[:80]
    held.save(update_fields=["topic"])
    trace.record(held, "topic_set", act, topic=held.topic, was=was)
    return held


@action(needs="press.inquiry.extend", on="inquiry")
def extend(*, inquiry: Inquiry, reason: str, until: date, envelope: Envelope, house: House, act: Act) -> Extension:
    """A notice of the reasons and the new day leaves within the first term, and opens the longer one (UDIP art. 13(2), D4.3).

    The notice is an automatic text filled with the reason: whoever has the right to extend sends it. The day it names is a
    promise beside the two months of the law. Raises AlreadyExtended, NoTerm, TooLate, TooFar, Past, NoReason, NoAddress.
    """
    held = rows.hold(inquiry)
    rules.check_reachable(envelope.to)
    if Extension.objects.filter(inquiry=held).exists():
        raise rules.AlreadyExtended
    clock, basis = _of_law(held), Basis(held.basis)
    longer = terms.term(rules.EXTENDED[basis], clock.from_on)
    new = clocks.extend(clock=clock, term=terms.term(clock.term, clock.from_on), longer=longer, reason=reason, act=act, off=terms.days_off())
    rules.check_until(until, today=act.at.astimezone(WARSAW).date(), latest=new.due_on)
    clocks.promise(matter_id=held.pk, due_at=clocks.end_of(until), source="promise", basis="data podana w zawiadomieniu", act=act)
    text = wording.extension(number=str(held.matter), received=clock.from_on, until=until, reason=reason, press=basis is Basis.PRESS, house=house)
    version = drafts.begin(ref=Ref("press.extension", held.pk), body=text, wants=[], act=act)
    sealed = letters.sealed(envelope, version.body)
    sent = outgoing.send(version=version, to=sealed.to, raw=sealed.raw, message_id=sealed.message_id, leaves_at=act.at, act=act, matter=held.matter)
    row = Extension.objects.create(inquiry=held, outgoing=sent, reason=reason, until_on=until, by_id=act.person(), at=act.at)
    _tell_counsel(held, act)
    trace.record(held, "extended", act, about=inquiry_queries.about(held), sees=SEES, until=until, reason=reason, outgoing=sent.pk)
    return row


@action(needs="press.inquiry.refuse")
def prepare_refusal(*, inquiry: Inquiry, way: Way, elements: Mapping[str, str], act: Act) -> RefusalText:
    """Write a refusal with all its mandatory elements, and put it to whoever clears it. Raises MissingElements, AlreadyAnswered."""
    rules.check_answerable(answered=inquiry.answered_at is not None)
    return refusals.prepare(matter=inquiry.matter, way=way, elements=elements, act=act)


@action(needs="press.inquiry.refuse", on="inquiry")
def refuse(*, inquiry: Inquiry, text: RefusalText, version: Version, envelope: Envelope, leaves_at: datetime, act: Act) -> Refusal:
    """Send the cleared refusal and close the matter. Raises MissingElements, NotApproved, NotLatest, AlreadyAnswered, NoAddress."""
    held = rows.hold(inquiry)
    rules.check_answerable(answered=held.answered_at is not None)
    rules.check_reachable(envelope.to)
    sealed = letters.sealed(envelope, version.body)
    done = refusals.send(text=text, version=version, sealed=sealed, leaves_at=leaves_at, act=act)
    inquiries.settle(held, "refused", act)
    trace.record(held, "refused", act, about=inquiry_queries.about(held), sees=SEES, way=text.way, outgoing=done.outgoing_id)
    return done


@action(needs="press.inquiry.refuse")
def take_refusal_back(*, inquiry: Inquiry, act: Act) -> Inquiry:
    """Cofnij: the refusal does not leave, the matter is open again. Raises NotAnswered, Gone."""
    held = rows.hold(inquiry)
    if refusals.withdraw(matter=held.matter, act=act) is None:
        raise rules.NotAnswered
    inquiries.reopen(held, act)
    trace.record(held, "refusal_taken_back", act)
    return held


def _sensitive(inquiry: Inquiry, why: str, act: Act, *, sensitive: bool) -> Inquiry:
    held = rows.hold(inquiry)
    if held.matter.sensitive is sensitive:
        raise rules.SameAsIs
    cases.mark_sensitive(matter=held.matter, sensitive=sensitive, reason=why, act=act)
    draft = inquiry_queries.draft_of(held)
    if draft is not None and draft.ended_at is None:
        drafts.require(draft=draft, wants=rules.wants(sensitive=sensitive), act=act)
    trace.record(held, "flagged_sensitive" if sensitive else "not_sensitive", act, why=why)
    return held


def _of_law(inquiry: Inquiry) -> Clock:
    if not rules.EXTENDED[Basis(inquiry.basis)]:
        raise rules.NoTerm
    clock = clock_queries.of_law(inquiry.pk)
    if clock is None:
        raise NotRunning
    return clock


def _count_anew(inquiry: Inquiry, code: str, reason: str, act: Act) -> None:
    """The clock of the new basis instead of the old one; none for a basis without a term of law."""
    clock, received = clock_queries.of_law(inquiry.pk), inquiry.received_at.astimezone(WARSAW).date()
    if not code:
        if clock is not None:
            clocks.stop(clock=clock, act=act)
        return
    term, off = terms.term(code, received), terms.days_off()
    if clock is None:
        clocks.start(matter_id=inquiry.pk, term=term, from_on=received, act=act, off=off)
    else:
        clocks.restart(clock=clock, term=term, from_on=received, reason=reason, act=act, off=off)


def _tell_counsel(inquiry: Inquiry, act: Act) -> None:
    """Notices that keep a term go to counsel (D4.23)."""
    for one in clearance.with_role(Role.COUNSEL, act.at.astimezone(WARSAW).date()):
        ladder.tell(User(one.pk), Ref.of(inquiry), "term_extended", act.at)
