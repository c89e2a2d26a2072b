# SPDX-License-Identifier: EUPL-1.2
"""One owner, one state; from a letter to a matter; confiding; handing everything over."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gabinet.base import files, jobs, search
from gabinet.base.errors import NotAllowed, Stale
from gabinet.base.models import Entry, Grant, Job, Named, Notice, RoleHeld
from gabinet.matters import kinds
from gabinet.matters.cases import actions as cases
from gabinet.matters.cases import rules as case_rules
from gabinet.matters.kinds import Given, Keeps, Kind
from gabinet.matters.models import Clock, Matter
from gabinet.post.assignment import actions, queries, rules
from gabinet.post.assignment.models import Assignment, Closure
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.tests.factories import JOB, NOW, box, deed, item, who
from gabinet.post.mailboxes.rules import Line
from gabinet.post.outgoing import queries as outgoing
from gabinet.post.outgoing.tests.factories import sent, version, work

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 27)
ASSIGN, CORRECT = "post.incoming.assign", "post.incoming.register"
QUESTION = Kind(
    code="test.question",
    duty="D4",
    label="Question",
    term="PRESS_QUESTION_14D",
    page="test:question",
    sees="press.inquiry.see",
    keeps=Keeps("answering", "GDPR art. 6(1)(c)", "B5", "archive"),
)
SEEN: list[Given] = []


def opens(*, matter, act, given):
    """The desk's own row: here the matter itself."""
    SEEN.append(given)
    return matter


@pytest.fixture
def question(monkeypatch) -> str:
    SEEN.clear()
    monkeypatch.setitem(kinds.KINDS, QUESTION.code, kinds.Declared(QUESTION, opens))
    return QUESTION.code


def reads(user) -> None:
    RoleHeld.objects.create(user=user, role="press", since=TODAY - timedelta(days=1))


def test_an_item_has_one_owner(ola, jan) -> None:
    reads(ola), reads(jan)
    one = item(box())
    actions.assign(item=one, to=jan.pk, instruction="proszę o projekt", until=TODAY + timedelta(days=2), act=deed(ola, ASSIGN))
    actions.assign(item=one, to=ola.pk, instruction="", until=None, act=deed(ola, ASSIGN))
    one.refresh_from_db()
    assert (one.owner, one.state, one.version) == (ola, "todo", 3)
    assert [(turn.to, turn.instruction, turn.running) for turn in queries.chain(one, TODAY, lang="pl")] == [
        ("Ola Odpowiada", "", True),
        ("Jan Pyta", "proszę o projekt", False),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(incoming=one, to=jan, at=NOW)


def test_the_assigned_person_is_told(ola, jan) -> None:
    reads(jan)
    one = item(box())
    actions.assign(item=one, to=jan.pk, instruction="", until=None, act=deed(ola, ASSIGN))
    notice = Notice.objects.get()
    assert (notice.user, notice.verb) == (jan, "assigned")
    assert (queries.words(notice).text, queries.words(notice).url) == ("Koszty wiaduktu", f"/post/items/{one.pk}/")
    Named.objects.create(kind="post.incoming", pk_of=one.pk, user=jan)
    assert queries.words(notice).text == ""


def test_assigning_needs_its_right_and_a_reader(ola, jan) -> None:
    reads(ola)
    one = item(box())
    actions.assign(item=one, to=ola.pk, instruction="", until=None, act=deed(ola, ASSIGN))
    with pytest.raises(NotAllowed):
        actions.assign(item=one, to=ola.pk, instruction="", until=None, act=deed(jan, "post.press.see"))
    with pytest.raises(rules.NotReader):
        actions.assign(item=one, to=jan.pk, instruction="", until=None, act=deed(ola, ASSIGN))
    Grant.objects.filter(role="press").delete()
    with pytest.raises(rules.NotReader):
        actions.assign(item=one, to=ola.pk, instruction="", until=None, act=deed(ola, ASSIGN))


def test_a_form_shown_before_somebody_saved_is_stale(ola) -> None:
    # trust: K12
    reads(ola)
    one = item(box())
    actions.assign(item=one, to=ola.pk, instruction="", until=None, act=deed(ola, ASSIGN), version=1)
    with pytest.raises(Stale):
        actions.assign(item=one, to=ola.pk, instruction="", until=None, act=deed(ola, ASSIGN), version=1)
    actions.unassign(item=one, act=deed(ola, ASSIGN))
    one.refresh_from_db()
    assert one.owner is None and not Assignment.objects.filter(ended_at=None).exists()


def test_it_sleeps_until_its_day(ola) -> None:
    one = item(box())
    act = deed(ola, CORRECT)
    with pytest.raises(rules.NotAhead):
        actions.put_off(item=one, until=TODAY, act=act)
    actions.put_off(item=one, until=TODAY + timedelta(days=3), act=act)
    assert Incoming.objects.get().state == "waiting"
    for day, state in ((2, "waiting"), (3, "todo")):
        at = NOW + timedelta(days=day)
        jobs.later("post.wake", act=JOB, key=f"wake{day}")
        jobs.run(Job.objects.get(key=f"wake{day}"), lambda at=at: at)
        assert Incoming.objects.get().state == state, day


def test_closed_with_a_class_only(ola) -> None:
    one = item(box())
    act = deed(ola, CORRECT)
    for wrong in ("", "0", "abc", "05-32", "12345678"):
        with pytest.raises(rules.BadSymbol):
            actions.close(item=one, symbol=wrong, note="", act=act)
    actions.close(item=one, symbol=" 0532 ", note="podziękowanie", act=act)
    assert (Incoming.objects.get().state, queries.closure(one).symbol) == ("closed", "0532")
    for call in (actions.close, actions.put_off, actions.assign):
        other = {"symbol": "0532", "note": ""} if call is actions.close else {"until": TODAY + timedelta(days=1)}
        if call is actions.assign:
            other |= {"to": ola.pk, "instruction": ""}
        with pytest.raises(rules.AlreadyClosed):
            call(item=one, act=deed(ola, CORRECT, ASSIGN), **other)
    actions.reopen(item=one, act=act)
    with pytest.raises(rules.NotClosed):
        actions.reopen(item=one, act=act)
    actions.close(item=one, symbol="0532", note="", act=act)
    assert Closure.objects.count() == 2


def test_a_person_says_what_it_is(ola, question) -> None:
    one = item(box())
    assert (one.kind, one.kind_chosen_at) == ("press.inquiry", None)
    actions.choose_kind(item=one, kind=question, act=deed(ola, CORRECT))
    assert Incoming.objects.get().kind == question
    with pytest.raises(rules.UnknownKind):
        actions.choose_kind(item=one, kind="press.nothing", act=deed(ola, CORRECT))
    actions.choose_kind(item=one, kind="", act=deed(ola, CORRECT))
    assert (Incoming.objects.get().kind, Incoming.objects.get().kind_chosen_at) == (None, NOW)


def test_ezd_number_and_case_sign(ola) -> None:
    one = item(box())
    actions.sign(item=one, ezd="rpw/12345/2026", case_sign="BP.1431.17.2026", act=deed(ola, CORRECT))
    assert Incoming.objects.values_list("ezd", "case_sign").get() == ("RPW/12345/2026", "BP.1431.17.2026")
    with pytest.raises(case_rules.BadCaseSign):
        actions.sign(item=one, ezd="", case_sign="431/2026", act=deed(ola, CORRECT))
    search.read()
    assert [row.pk_of for row in search.find("12345", who(ola, "post.press.see"))] == [one.pk]


def test_a_letter_becomes_a_matter_with_all_its_conversation(ola, question, monkeypatch) -> None:
    from gabinet.post.events import LetterJoined

    monkeypatch.setitem(jobs.LISTENERS, LetterJoined, ["press.joined"])
    mailbox = box()
    first = item(mailbox, b"1", message_id="a@x")
    second = item(mailbox, b"2", message_id="b@x", references=("a@x",))
    matter = actions.turn_into(item=second, kind=question, act=deed(ola, CORRECT))
    assert (matter.number, matter.title, matter.received_on, matter.kind) == (1, "Koszty wiaduktu", TODAY, question)
    assert Clock.objects.get(matter=matter).due_on == date(2026, 11, 10)
    assert (SEEN[0].ref.pk, SEEN[0].sender, SEEN[0].text, SEEN[0].thread) == (second.pk, "t.grela@kurier.example", "Ile kosztuje wiadukt?", first.pk)
    assert set(Incoming.objects.values_list("matter_id", flat=True)) == {matter.pk}
    second.refresh_from_db()
    assert (second.kind, second.kind_chosen_at, second.owner) == (question, NOW, ola)
    later = item(mailbox, b"3", message_id="c@x", references=("b@x",))
    assert later.matter_id == matter.pk
    joined = sorted(Job.objects.filter(name="press.joined").values_list("payload__incoming", flat=True))
    assert joined == [first.pk, second.pk, later.pk]
    with pytest.raises(rules.HasMatter):
        actions.turn_into(item=second, kind=question, act=deed(ola, CORRECT))


def test_closing_the_matter_closes_its_letters(ola, question) -> None:
    one = item(box())
    matter = actions.turn_into(item=one, kind=question, act=deed(ola, CORRECT))
    with pytest.raises(rules.HasMatter):
        actions.close(item=one, symbol="0532", note="", act=deed(ola, CORRECT))
    cases.close(matter=matter, act=JOB)
    assert Incoming.objects.get().state == "closed"
    assert Entry.objects.filter(kind="post.incoming", verb="item_closed").count() == 1


def test_put_to_a_matter_by_hand_and_taken_out_again(ola, question) -> None:
    mailbox = box()
    matter = actions.turn_into(item=item(mailbox, b"1"), kind=question, act=deed(ola, CORRECT))
    other = item(mailbox, b"2", message_id="z@x", sender="inny@x.example")
    actions.join(item=other, matter=matter, act=deed(ola, CORRECT))
    other.refresh_from_db()
    assert other.matter == matter
    actions.part(item=other, act=deed(ola, CORRECT))
    with pytest.raises(rules.HasNoMatter):
        actions.part(item=other, act=deed(ola, CORRECT))
    other.refresh_from_db()
    assert other.matter is None


def test_a_person_who_leaves_keeps_no_mail(ola, jan) -> None:
    reads(ola), reads(jan)
    mailbox = box()
    mine = [item(mailbox, str(n).encode(), message_id=f"{n}@x") for n in range(3)]
    for one in mine:
        actions.assign(item=one, to=jan.pk, instruction="", until=None, act=deed(ola, ASSIGN))
    actions.close(item=mine[0], symbol="0532", note="", act=deed(ola, CORRECT))
    with pytest.raises(rules.SamePerson):
        actions.reassign_all(absent=jan.pk, to=jan.pk, act=deed(ola, ASSIGN))
    with pytest.raises(NotAllowed):
        actions.reassign_all(absent=jan.pk, to=ola.pk, act=deed(ola, CORRECT))
    assert actions.reassign_all(absent=jan.pk, to=ola.pk, act=deed(ola, ASSIGN)) == 2
    assert list(Incoming.objects.order_by("pk").values_list("owner_id", flat=True)) == [jan.pk, ola.pk, ola.pk]
    assert Assignment.objects.filter(to=jan, ended_at=None).count() == 1
    assert actions.reassign_all(absent=jan.pk, to=ola.pk, act=deed(ola, ASSIGN)) == 0


def test_confided_it_is_seen_by_the_named_only(ola, jan, question) -> None:
    # trust: P6, S2
    mailbox = box()
    one = item(mailbox, b"1", message_id="a@x")
    second = item(mailbox, b"2", message_id="b@x", references=("a@x",))
    out = sent(mailbox, version(one), in_reply_to="a@x")
    matter = actions.turn_into(item=one, kind=question, act=deed(ola, CORRECT))
    attached = files.attach(files.keep([b"x"], limit=9, at=NOW), actions.Ref.of(second), "x", JOB)
    search.read()
    see = ("post.press.see", "press.inquiry.see")
    for user in (ola, jan):
        assert incoming.visible_to(who(user, *see)).count() == 2 and outgoing.visible_to(who(user, *see)).exists()
        assert len(search.find("wiaduktu", who(user, *see))) >= 2 and files.reach(attached.pk, who(user, *see))
    with pytest.raises(NotAllowed):
        actions.confide(item=second, people=[jan.pk], act=deed(ola, ASSIGN))
    actions.confide(item=second, people=[], act=deed(ola, "matters.matter.confide"))
    assert incoming.visible_to(who(ola, *see)).count() == 2
    assert not incoming.visible_to(who(jan, *see)).exists()
    assert not outgoing.visible_to(who(jan, *see)).exists() and list(outgoing.visible_to(who(ola, *see))) == [out]
    assert not search.find("wiaduktu", who(jan, *see)).exists() and files.reach(attached.pk, who(jan, *see)) is None
    assert Named.objects.filter(kind="matters.matter", pk_of=matter.pk, user=ola).exists()
    assert Matter.objects.count() == 1


def test_nobody_is_not_enough(ola) -> None:
    one = item(box())
    with pytest.raises(rules.NobodyNamed):
        actions.confide(item=one, people=[], act=JOB)
    actions.confide(item=one, people=[ola.pk], act=JOB)
    assert Named.objects.get().user == ola


def test_each_item_has_a_clock_with_its_source(ola, jan, question) -> None:
    reads(jan)
    from gabinet.matters.terms import queries as terms

    off = terms.days_off()
    one = item(box())
    found = queries.term(one, [], NOW, 1, off)
    assert (found.chip.state, rules.assign_by(date(2026, 10, 30), 1, off)) == ("soon", date(2026, 11, 2))
    actions.assign(item=one, to=jan.pk, instruction="", until=TODAY, act=deed(ola, ASSIGN))
    one.refresh_from_db()
    found = queries.term(one, queries.chain(one, TODAY, lang="pl"), NOW, 1, off)
    assert (found.chip.state, found.set_by) == ("now", "Ola Odpowiada")
    actions.turn_into(item=one, kind=question, act=deed(ola, CORRECT))
    one.refresh_from_db()
    assert queries.term(one, [], NOW, 1, off) is None


@pytest.mark.django_db(transaction=True)
def test_statements_of_a_question_received(ola, question) -> None:
    mailbox = box()
    actions.turn_into(item=item(mailbox, b"1", message_id="a@x"), kind=question, act=deed(ola, CORRECT))
    one = incoming.visible_to(who(ola, "post.press.see")).get(pk=item(mailbox, b"2", message_id="b@x").pk)
    with CaptureQueriesContext(connection) as asked:
        actions.turn_into(item=one, kind=question, act=deed(ola, CORRECT))
    told = [sql["sql"] for sql in asked if not sql["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    assert len(told) <= 20, "\n".join(f"{n} {sql[:150]}" for n, sql in enumerate(told))


def test_both_lines_may_be_given_to_either_reader(ola, jan) -> None:
    reads(jan)
    secret = item(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT))
    assert not incoming.visible_to(who(jan, "post.press.see")).exists()
    actions.assign(item=secret, to=jan.pk, instruction="", until=None, act=deed(ola, ASSIGN))
    assert incoming.visible_to(who(jan, "post.press.see")).get() == secret
    assert work(name="none") == 0
