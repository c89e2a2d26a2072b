# SPDX-License-Identifier: EUPL-1.2
"""Receipt, basis, wish, sensitivity, extension, refusal: each with its refusals, which begin with the same call succeeding."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gabinet.base import ladder
from gabinet.base.accounts.models import User
from gabinet.base.errors import NotAllowed
from gabinet.base.models import Entry, Job, Notice
from gabinet.base.numbers import WARSAW
from gabinet.matters.clocks import queries as clocks
from gabinet.matters.clocks.rules import NoReason, TooLate
from gabinet.matters.drafts.rules import NotApproved
from gabinet.post.models import Mailbox, Outgoing
from gabinet.post.outgoing.tests.factories import FakeRelay, work
from gabinet.press.clearance import actions as clearance
from gabinet.press.course import actions
from gabinet.press.inquiries import actions as inquiries
from gabinet.press.inquiries import queries, rules
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.rules import Basis
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import CAME, GRACE, HOUSE, JOB, NOW, deed
from gabinet.press.receipts import queries as receipts
from gabinet.press.refusals import queries as refusals
from gabinet.press.refusals.rules import ELEMENTS, MissingElements, NotItsText, Way

WISH_AT = datetime(2026, 10, 27, 15, 30, tzinfo=WARSAW)
ELEMENTS_OF_A_DECISION = {one.code: f"treść {one.code}" for one in ELEMENTS[Way.DECISION]}
LETTER = {one.code: f"treść {one.code}" for one in ELEMENTS[Way.LETTER]} | {"why": "nie ma"}


def _extend(one: Inquiry, by: User, at: datetime = NOW, until: date = date(2026, 11, 20), reason: str = "trwa rozliczenie robót"):
    return actions.extend(inquiry=one, reason=reason, until=until, envelope=make.envelope(one, by), house=HOUSE, act=deed(by, at))


def test_an_acknowledgement_leaves_once_and_repeats_nothing(inquiry: Inquiry) -> None:  # trust: M9, U2
    receipt = actions.acknowledge(inquiry=inquiry, house=HOUSE, act=JOB)
    assert receipt is not None
    letter = Outgoing.objects.get(pk=receipt.outgoing_id)
    body = letter.version.body
    code = receipts.code_of(inquiry.pk)
    assert str(inquiry.matter) in body
    assert code in body
    assert "27 października 2026 r." in body
    assert "wiadukt" not in body.lower() + letter.subject.lower()
    assert "Tymon" not in body
    assert (letter.automatic, letter.to) == (True, "t.grela@kurier.example")
    assert receipts.matter_by(inquiry.matter.year, inquiry.matter.number, code.lower().replace("-", " ")) == inquiry.pk
    with pytest.raises(Exception, match="already been sent"):
        actions.acknowledge(inquiry=inquiry, house=HOUSE, act=JOB)


def test_a_machine_gets_no_acknowledgement(press: Mailbox, marta: User) -> None:  # trust: M9
    one = make.inquiry(press, marta, subject="Poza biurem", machine=True, message_id="ooo@kurier.example")
    assert actions.acknowledge(inquiry=one, house=HOUSE, act=JOB) is None
    assert not Outgoing.objects.exists()
    assert Entry.objects.filter(kind="matters.matter", pk_of=one.pk, verb="not_acknowledged").exists()


def test_the_job_acknowledges_and_the_relay_gets_one(inquiry: Inquiry) -> None:
    assert work(CAME + timedelta(minutes=1)) > 0
    assert [sealed.to for sealed in FakeRelay.TOOK] == ["t.grela@kurier.example"]
    assert not Job.objects.filter(done_at=None, run_at__lte=CAME + timedelta(minutes=1)).exists()


def test_the_basis_changes_with_a_new_clock_and_a_trace(inquiry: Inquiry, marta: User) -> None:  # trust: P5
    actions.change_basis(inquiry=inquiry, basis=Basis.PUBLIC_INFORMATION, reason="pyta jako osoba prywatna", act=deed(marta))
    clock = clocks.of_law(inquiry.pk)
    assert clock is not None
    assert (clock.term, clock.from_on, clock.reason) == ("FOI_14D", date(2026, 10, 13), "pyta jako osoba prywatna")
    assert clock.replaces.term == "PRESS_QUESTION_14D"
    with pytest.raises(rules.SameAsIs):
        actions.change_basis(inquiry=inquiry, basis=Basis.PUBLIC_INFORMATION, reason="znowu", act=deed(marta))
    with pytest.raises(NoReason):
        actions.change_basis(inquiry=inquiry, basis=Basis.PRESS, reason=" ", act=deed(marta))
    inquiry.refresh_from_db()
    assert inquiry.basis == "public_information"


def test_another_basis_has_no_term_of_law_and_comes_back(inquiry: Inquiry, marta: User) -> None:
    actions.change_basis(inquiry=inquiry, basis=Basis.OTHER, reason="prośba o zdjęcie", act=deed(marta))
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.due_on is None
    with pytest.raises(rules.NoTerm):
        _extend(Inquiry.objects.get(pk=inquiry.pk), marta)
    actions.change_basis(inquiry=inquiry, basis=Basis.PRESS, reason="jednak pytanie", act=deed(marta))
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.due_on == date(2026, 10, 27)


def test_the_wish_stands_beside_the_law(inquiry: Inquiry, marta: User) -> None:
    actions.wish(inquiry=inquiry, at=WISH_AT, act=deed(marta))
    actions.wish(inquiry=inquiry, at=WISH_AT + timedelta(minutes=30), act=deed(marta))
    running = [(clock.source, clock.due_at.astimezone(WARSAW)) for clock in clocks.running(inquiry.pk)]
    assert ("promise", WISH_AT + timedelta(minutes=30)) in running
    assert len(running) == 2
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.due_on == date(2026, 10, 27)
    with pytest.raises(rules.Past):
        actions.wish(inquiry=inquiry, at=NOW - timedelta(minutes=1), act=deed(marta))
    actions.forget_wish(inquiry=inquiry, act=deed(marta))
    with pytest.raises(rules.SameAsIs):
        actions.forget_wish(inquiry=inquiry, act=deed(marta))


def test_a_sensitive_topic_wants_the_mayor_too(inquiry: Inquiry, marta: User, leon: User, aldona: User) -> None:  # trust: P4
    version = make.cleared(inquiry, marta, leon)
    actions.flag_sensitive(inquiry=inquiry, why="kary umowne", act=deed(marta))
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.sensitive
    with pytest.raises(NotApproved):
        make.answered(inquiry, version, leon)
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(aldona))
    assert make.answered(inquiry, version, leon).pk
    line = Entry.objects.get(kind="press.inquiry", pk_of=inquiry.pk, verb="flagged_sensitive")
    assert (line.by, line.at) == (marta.pk, NOW)


def test_only_who_clears_lifts_the_flag(inquiry: Inquiry, marta: User, leon: User) -> None:
    actions.flag_sensitive(inquiry=inquiry, why="kary", act=deed(marta))
    with pytest.raises(rules.SameAsIs):
        actions.flag_sensitive(inquiry=inquiry, why="kary", act=deed(marta))
    with pytest.raises(NotAllowed):
        actions.lift_sensitive(inquiry=inquiry, why="pomyłka", act=deed(marta))
    actions.lift_sensitive(inquiry=inquiry, why="pomyłka", act=deed(leon))
    inquiry.matter.refresh_from_db()
    assert not inquiry.matter.sensitive


def test_a_notice_in_time_extends(inquiry: Inquiry, marta: User, lidia: User) -> None:  # trust: P5
    row = _extend(inquiry, marta)
    clock = clocks.of_law(inquiry.pk)
    assert clock is not None
    assert (clock.term, clock.from_on, clock.due_on) == ("PRESS_QUESTION_EXT_2M", date(2026, 10, 13), date(2026, 12, 14))
    letter = Outgoing.objects.get(pk=row.outgoing_id)
    assert letter.number > 0
    assert "trwa rozliczenie robót" in letter.version.body
    assert "20 listopada 2026 r." in letter.version.body
    promised = [one for one in clocks.running(inquiry.pk) if one.source == "promise"]
    assert [one.due_on for one in promised] == [date(2026, 11, 21)] or promised[0].nominal_on == date(2026, 11, 20)
    assert Notice.objects.filter(user=lidia, verb="term_extended").count() == 1
    with pytest.raises(rules.AlreadyExtended):
        _extend(inquiry, marta)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"at": datetime(2026, 10, 28, 8, 0, tzinfo=UTC)}, TooLate),
        ({"until": date(2026, 12, 15)}, rules.TooFar),
        ({"until": date(2026, 10, 26)}, rules.Past),
        ({"reason": " "}, NoReason),
    ],
    ids=["after the first term", "beyond two months", "in the past", "without a reason"],
)
def test_an_extension_is_refused(press: Mailbox, marta: User, change: dict, refused: type) -> None:
    fine = make.inquiry(press, marta)
    _extend(fine, marta)
    other = make.inquiry(press, marta, subject="Drugie", message_id="q2@kurier.example")
    letters = Outgoing.objects.count()
    with pytest.raises(refused):
        _extend(other, marta, **change)
    assert Outgoing.objects.count() == letters
    clock = clocks.of_law(other.pk)
    assert clock is not None
    assert clock.term == "PRESS_QUESTION_14D"


def test_who_may_not_extend(inquiry: Inquiry, marta: User, lidia: User) -> None:  # trust: G1
    with pytest.raises(NotAllowed):
        _extend(inquiry, lidia)
    assert _extend(inquiry, marta).pk == inquiry.pk


def test_a_refusal_leaves_with_its_elements_once_the_mayor_has_cleared(inquiry: Inquiry, leon: User, aldona: User) -> None:  # trust: P4
    text = actions.prepare_refusal(inquiry=inquiry, way=Way.DECISION, elements=ELEMENTS_OF_A_DECISION, act=deed(leon))
    draft = refusals.draft_of(text)
    assert draft is not None
    version = draft.versions.get()
    send = {
        "inquiry": inquiry,
        "text": text,
        "version": version,
        "envelope": make.envelope(inquiry, leon),
        "leaves_at": NOW + GRACE,
        "act": deed(leon),
    }
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(leon))
    with pytest.raises(NotApproved):
        actions.refuse(**send)
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(aldona))
    done = actions.refuse(**send)
    letter = Outgoing.objects.get(pk=done.outgoing_id)
    for one in ELEMENTS[Way.DECISION]:
        assert f"{one.heading}\ntreść {one.code}" in letter.version.body
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.closed_at == NOW
    actions.take_refusal_back(inquiry=inquiry, act=deed(leon))
    inquiry.matter.refresh_from_db()
    assert inquiry.matter.closed_at is None
    with pytest.raises(rules.NotAnswered):
        actions.take_refusal_back(inquiry=inquiry, act=deed(leon))


@pytest.mark.parametrize("code", [one.code for one in ELEMENTS[Way.DECISION]])
def test_a_refusal_without_an_element_is_refused(inquiry: Inquiry, leon: User, code: str) -> None:
    actions.prepare_refusal(inquiry=inquiry, way=Way.DECISION, elements=ELEMENTS_OF_A_DECISION, act=deed(leon))
    with pytest.raises(MissingElements):
        actions.prepare_refusal(inquiry=inquiry, way=Way.DECISION, elements={**ELEMENTS_OF_A_DECISION, code: " "}, act=deed(leon))


def test_an_amended_refusal_that_lost_an_element_cannot_leave(inquiry: Inquiry, leon: User, aldona: User) -> None:
    text = actions.prepare_refusal(inquiry=inquiry, way=Way.LETTER, elements=LETTER, act=deed(leon))
    draft = refusals.draft_of(text)
    assert draft is not None
    version = draft.versions.get()
    cut = clearance.amend(version=version, body=version.body.replace("Powody\nnie ma", ""), word="krócej", act=deed(leon))
    with pytest.raises(MissingElements):
        actions.refuse(inquiry=inquiry, text=text, version=cut, envelope=make.envelope(inquiry, leon), leaves_at=NOW, act=deed(leon))
    anew = actions.prepare_refusal(inquiry=inquiry, way=Way.LETTER, elements=LETTER, act=deed(leon))
    whole = refusals.draft_of(anew).versions.get()
    clearance.approve(version=whole, seen=whole.sha256, word="", act=deed(leon))
    with pytest.raises(NotItsText):
        actions.refuse(inquiry=inquiry, text=text, version=whole, envelope=make.envelope(inquiry, leon), leaves_at=NOW, act=deed(leon))
    assert actions.refuse(inquiry=inquiry, text=anew, version=whole, envelope=make.envelope(inquiry, leon), leaves_at=NOW, act=deed(leon)).pk


def test_who_may_not_refuse(inquiry: Inquiry, marta: User, leon: User) -> None:  # trust: G1
    actions.prepare_refusal(inquiry=inquiry, way=Way.DECISION, elements=ELEMENTS_OF_A_DECISION, act=deed(leon))
    with pytest.raises(NotAllowed):
        actions.prepare_refusal(inquiry=inquiry, way=Way.DECISION, elements=ELEMENTS_OF_A_DECISION, act=deed(marta))


def test_a_letter_called_back_elsewhere_opens_the_matter_again(inquiry: Inquiry, marta: User, leon: User) -> None:
    from gabinet.post.outgoing import actions as outgoing

    done = make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    outgoing.withdraw(outgoing=done.outgoing, act=deed(leon))
    work(NOW + timedelta(minutes=1))
    inquiry.refresh_from_db()
    assert inquiry.answered_at is None
    assert queries.answer_of(inquiry) is None
    with pytest.raises(rules.NotAnswered):
        inquiries.take_back(inquiry=inquiry, act=deed(leon))


def test_a_further_letter_is_told_to_whoever_has_the_inquiry(inquiry: Inquiry, press: Mailbox, marta: User) -> None:
    work(CAME + timedelta(minutes=1))
    assert not Notice.objects.filter(verb="letter_joined").exists()
    make.letter(press, NOW, subject="Re: Koszty wiaduktu", message_id="r1@kurier.example", references=("q1@kurier.example",))
    work(NOW + timedelta(minutes=1))
    told = Notice.objects.get(verb="letter_joined")
    assert (told.user_id, told.pk_of) == (marta.pk, inquiry.pk)
    said = ladder.words_of(told)
    assert said is not None
    assert str(inquiry.matter) in said.title
