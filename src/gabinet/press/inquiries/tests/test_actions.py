# SPDX-License-Identifier: EUPL-1.2
"""What may be done with an inquiry, by whom, and what it leaves behind."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gabinet.base.accounts.models import User
from gabinet.base.errors import NotAllowed, Stale
from gabinet.base.models import Entry, Job
from gabinet.base.numbers import WARSAW
from gabinet.matters.cases import actions as cases
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.drafts.rules import NotApproved, NotLatest
from gabinet.matters.models import Contribution
from gabinet.people.models import Unit
from gabinet.post.assignment import actions as assignment
from gabinet.post.models import Mailbox, Outgoing
from gabinet.press.inquiries import actions, queries, rules
from gabinet.press.inquiries.models import Answer, Inquiry
from gabinet.press.inquiries.rules import Call
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import GRACE, NOW, deed

FIVE = datetime(2026, 10, 27, 15, 30, tzinfo=WARSAW)


def test_a_letter_becomes_an_inquiry_with_number_clock_and_questions(inquiry: Inquiry, marta: User) -> None:
    clock = clocks.of_law(inquiry.pk)
    assert clock is not None
    assert (clock.term, clock.from_on, clock.due_on) == ("PRESS_QUESTION_14D", date(2026, 10, 13), date(2026, 10, 27))
    assert [one.text for one in queries.questions_of(inquiry)] == ["o ile wzrósł koszt wiaduktu", "jakie kary naliczono wykonawcy?"]
    assert (inquiry.asker, inquiry.reply_to, inquiry.basis) == ("Tymon Grela", "t.grela@kurier.example", "press")
    assert inquiry.matter.owner_id == marta.pk
    assert Job.objects.filter(name="press.acknowledge", key=f"press.acknowledge:{inquiry.pk}").count() == 1


def test_a_question_received_costs_twenty_statements(inquiry: Inquiry, press: Mailbox, marta: User) -> None:
    """Matter, number, clock, own row with its questions and lemmas, search, receipt asked for, trace."""
    item, act = make.letter(press, subject="Drugie", message_id="q2@kurier.example"), deed(marta)
    given = assignment.given_of(item)
    with CaptureQueriesContext(connection) as asked:
        cases.open_matter(kind="press.inquiry", title="Drugie", received_on=date(2026, 10, 13), given=given, act=act)
    assert len([one for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]) <= 20


def test_a_call_becomes_an_inquiry(press: Mailbox, kinga: User) -> None:
    call = Call("Koszt sali", ("Ile kosztuje sala?", "Kto płaci?"), "Iga Sowa, Radio Wirna", NOW, phone="99 000 01 77", wanted_by=FIVE)
    one = actions.open_by_phone(call=call, mailbox=press, act=deed(kinga))
    assert (one.channel, one.phone, one.wanted_by) == ("phone", "99 000 01 77", FIVE)
    assert [question.text for question in queries.questions_of(one)] == list(call.questions)
    assert one.incoming is not None
    assert one.incoming.number > 0
    running = {clock.source: clock.due_at for clock in clocks.running(one.pk)}
    assert running["promise"] == FIVE
    assert "law" in running


def test_a_call_without_a_question_is_refused(press: Mailbox, kinga: User, lidia: User) -> None:
    call = Call("Koszt sali", ("Ile?",), "Iga Sowa", NOW)
    actions.open_by_phone(call=call, mailbox=press, act=deed(kinga))
    with pytest.raises(rules.NoQuestion):
        actions.open_by_phone(call=Call("Koszt sali", (), "Iga Sowa", NOW), mailbox=press, act=deed(kinga))
    with pytest.raises(NotAllowed):
        actions.open_by_phone(call=call, mailbox=press, act=deed(lidia))
    assert Inquiry.objects.count() == 1


def test_questions_are_numbered_by_a_person(inquiry: Inquiry, marta: User, investment: Unit) -> None:
    first = queries.questions_of(inquiry)[0]
    actions.set_questions(inquiry=inquiry, texts=["Jeden?", "Dwa?", "Trzy?"], version=inquiry.version, act=deed(marta))
    assert [(one.number, one.text) for one in queries.questions_of(inquiry)] == [(1, "Jeden?"), (2, "Dwa?"), (3, "Trzy?")]
    assert queries.questions_of(inquiry)[0].pk == first.pk
    with pytest.raises(Stale):
        actions.set_questions(inquiry=inquiry, texts=["Jeden?"], version=1, act=deed(marta))
    third = queries.questions_of(inquiry)[2]
    actions.ask(question=third, unit=investment, word="", due_at=NOW + timedelta(days=2), act=deed(marta))
    with pytest.raises(rules.AskedAlready):
        actions.set_questions(inquiry=inquiry, texts=["Jeden?", "Dwa?"], version=2, act=deed(marta))
    assert len(queries.questions_of(inquiry)) == 3


def test_a_question_goes_to_a_unit(inquiry: Inquiry, marta: User, lidia: User, investment: Unit) -> None:
    question = queries.questions_of(inquiry)[1]
    actions.ask(question=question, unit=investment, word="Gazeta zamyka o 16:00.", due_at=NOW + timedelta(days=2), act=deed(marta))
    asked = Contribution.objects.get()
    assert asked.text == "jakie kary naliczono wykonawcy?\n\nGazeta zamyka o 16:00."
    assert queries.contributions_of(inquiry) == [(2, asked)]
    with pytest.raises(NotAllowed):
        actions.ask(question=question, unit=investment, word="", due_at=NOW + timedelta(days=2), act=deed(lidia))


def test_the_cleared_answer_leaves_and_closes(inquiry: Inquiry, marta: User, leon: User) -> None:  # trust: P4
    version = make.cleared(inquiry, marta, leon)
    done = make.answered(inquiry, version, leon)
    sent = Outgoing.objects.get(pk=done.outgoing_id)
    assert sent.leaves_at == NOW + GRACE
    text = bytes(sent.raw).decode()
    assert "In-Reply-To: <q1@kurier.example>" in text
    assert "Auto-Submitted" not in text
    inquiry.refresh_from_db()
    inquiry.matter.refresh_from_db()
    assert inquiry.answered_at == inquiry.matter.closed_at == NOW
    assert not clocks.running(inquiry.pk).exists()
    assert Entry.objects.filter(kind="press.inquiry", pk_of=inquiry.pk, verb="answered", by=leon.pk).count() == 1


def test_nothing_leaves_without_clearance(inquiry: Inquiry, marta: User, leon: User) -> None:  # trust: P4
    version = make.cleared(inquiry, marta, leon)
    newer = make.written(inquiry, marta, make.BODY + " Dziękujemy.", seen=1)
    with pytest.raises(NotApproved):
        make.answered(inquiry, newer, leon)
    with pytest.raises(NotLatest):
        make.answered(inquiry, version, leon)
    assert not Outgoing.objects.exists()
    inquiry.refresh_from_db()
    assert inquiry.answered_at is None


def test_who_may_not_answer(inquiry: Inquiry, marta: User, leon: User, kinga: User) -> None:  # trust: G1
    version = make.cleared(inquiry, marta, leon)
    with pytest.raises(NotAllowed):
        make.answered(inquiry, version, kinga)
    assert make.answered(inquiry, version, marta).by_id == marta.pk


def test_a_second_answer_is_refused(inquiry: Inquiry, marta: User, leon: User) -> None:
    version = make.cleared(inquiry, marta, leon)
    make.answered(inquiry, version, leon)
    with pytest.raises(rules.AlreadyAnswered):
        make.answered(inquiry, version, leon)
    assert Answer.objects.count() == 1


def test_an_answer_is_taken_back_within_the_grace(inquiry: Inquiry, marta: User, leon: User) -> None:
    version = make.cleared(inquiry, marta, leon)
    make.answered(inquiry, version, leon)
    actions.take_back(inquiry=inquiry, act=deed(leon))
    inquiry.refresh_from_db()
    inquiry.matter.refresh_from_db()
    assert inquiry.answered_at is None
    assert inquiry.matter.closed_at is None
    assert inquiry.matter.due_on == date(2026, 10, 27)
    assert queries.answer_of(inquiry) is None
    again = make.answered(inquiry, version, leon, NOW + timedelta(minutes=1))
    assert again.pk is not None
    with pytest.raises(rules.NotAnswered):
        actions.take_back(inquiry=inquiry, act=deed(leon)) and actions.take_back(inquiry=inquiry, act=deed(leon))


def test_a_phone_answer_is_recorded(inquiry: Inquiry, marta: User, kinga: User) -> None:
    row = actions.record_phone_answer(inquiry=inquiry, said="602 tys. zł", said_by="Leon Przybysz", to="T. Grela", act=deed(marta))
    assert (row.said, row.said_by, row.to, row.by_id) == ("602 tys. zł", "Leon Przybysz", "T. Grela", marta.pk)
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.closed_at == NOW
    with pytest.raises(rules.AlreadyAnswered):
        actions.record_phone_answer(inquiry=inquiry, said="x", said_by="x", to="x", act=deed(marta))


def test_the_same_question_of_a_second_desk(inquiry: Inquiry, press: Mailbox, marta: User, leon: User) -> None:
    version = make.cleared(inquiry, marta, leon)
    first = make.answered(inquiry, version, leon)
    other = make.inquiry(press, marta, subject="Wiadukt", sender="k.lipien@zywo.example", message_id="q2@zywo.example", from_name="Kaja Lipień")
    done = actions.same_question(inquiry=other, source=first, envelope=make.envelope(other, leon), leaves_at=NOW + GRACE, act=deed(leon))
    assert done.outgoing.version.sha256 == version.sha256
    assert done.outgoing.to == "k.lipien@zywo.example"
    assert first.repeats.get().answer_id == done.pk
