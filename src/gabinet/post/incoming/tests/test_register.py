# SPDX-License-Identifier: EUPL-1.2
"""From kept bytes to a line of the register: numbers, words, attachments, conversations, marks."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gabinet.base import rights, search
from gabinet.base.act import Ref
from gabinet.base.errors import NotAllowed
from gabinet.base.jobs import Job
from gabinet.base.models import About, Attached, Entry, Named
from gabinet.matters.models import Matter
from gabinet.people.persons.models import Email, Person
from gabinet.post.incoming import actions, queries, rules
from gabinet.post.incoming.models import Enclosure, Incoming, Intake, Undelivered
from gabinet.post.incoming.rules import Channel
from gabinet.post.incoming.tests.factories import JOB, NOW, FakeDocuments, box, deed, item, kept, told, who, work
from gabinet.post.mailboxes.rules import Line
from gabinet.post.ports import Automatic, Bounce, Part

pytestmark = pytest.mark.django_db


def part(folder: Path, name: str, raw: bytes, **other: object) -> Part:
    import hashlib

    place = folder / name.replace("/", "_")
    place.write_bytes(raw)
    sha256 = hashlib.sha256(raw).hexdigest()
    plain = {"name": name, "size": len(raw), "sha256": sha256, "sniffed": "image/png", "declared": "image/png", "path": place}
    return Part(**{**plain, **other})


def matter(number: int = 431) -> Matter:
    return Matter.objects.create(kind="press.inquiry", year=2026, number=number, title="Wiadukt", received_on=NOW.date(), opened_at=NOW)


def test_a_message_becomes_a_numbered_line() -> None:
    # trust: P2
    mailbox = box()
    first, second = item(mailbox, b"1"), item(mailbox, b"2", message_id="q2@kurier.example")
    assert [(one.year, one.number, one.channel, one.line) for one in (first, second)] == [(2026, 1, "mail", "press"), (2026, 2, "mail", "press")]
    assert (first.subject, first.sender, first.from_name, first.kind) == ("Koszty wiaduktu", "t.grela@kurier.example", "Tymon Grela", "press.inquiry")
    assert first.wording.new_text == "Ile kosztuje wiadukt?"
    assert Intake.objects.get(pk=first.intake_id).settled_at == NOW
    assert list(Entry.objects.filter(kind="post.incoming").values_list("pk_of", "verb")) == [(first.pk, "registered"), (second.pk, "registered")]


def test_a_message_is_registered_once() -> None:
    mailbox = box()
    first = item(mailbox, b"1")
    with pytest.raises(rules.AlreadyRegistered):
        actions.register(intake=first.intake, read=told(), act=JOB)
    assert item(mailbox, b"2").number == 2


def test_numbers_are_unique_and_positive() -> None:
    # trust: P2
    first = item(box(), b"1")
    for wrong in ({"number": first.number}, {"number": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Incoming.objects.create(
                **{"year": 2026, "channel": "paper", "mailbox": first.mailbox, "line": "press", "received_at": NOW, "registered_at": NOW, **wrong}
            )
    assert Incoming.objects.create(year=2026, number=9, channel="paper", mailbox=first.mailbox, line="press", received_at=NOW, registered_at=NOW).pk


def test_what_is_not_certain_stays_unknown() -> None:
    # trust: M6
    odd = item(box(), b"1", subject=None, sender=None, from_name=None, message_id=None, kind=None, foreign_domain_mark=True, name_mark=True)
    odd.refresh_from_db()
    assert (odd.subject, odd.sender, odd.from_name, odd.message_id, odd.kind) == (None,) * 5
    assert (odd.in_our_name, odd.two_addresses) == (True, True)


def test_overlong_fields_do_not_lose_a_letter() -> None:
    long = item(box(), b"1", subject="s" * 5000, from_name="n" * 5000, message_id="m" * 5000, sender="a" * 400 + "@x.example")
    long.refresh_from_db()
    assert (len(long.subject), len(long.from_name), len(long.message_id), long.sender) == (1000, 300, 1000, None)


def test_references_make_one_conversation() -> None:
    mailbox = box()
    first = item(mailbox, b"1", message_id="a@x")
    answer = item(mailbox, b"2", message_id="b@x", references=("a@x",))
    third = item(mailbox, b"3", message_id="c@x", references=("lost@x", "b@x"))
    other = item(mailbox, b"4", message_id="d@x")
    assert first.thread_id == first.pk
    assert (answer.thread_id, third.thread_id, other.thread_id) == (first.pk, first.pk, other.pk)


def test_an_answer_that_comes_before_its_question() -> None:
    mailbox = box()
    answer = item(mailbox, b"1", message_id="b@x", references=("a@x",))
    question = item(mailbox, b"2", message_id="a@x")
    both_know = item(mailbox, b"3", message_id="c@x", references=("a@x",))
    assert question.thread_id == both_know.thread_id == answer.pk


def test_outlook_without_references() -> None:
    import base64

    mailbox, head = box(), bytes(range(22))
    first = item(mailbox, b"1", message_id="a@x", thread_index=base64.b64encode(head).decode())
    second = item(mailbox, b"2", message_id="b@x", thread_index=base64.b64encode(head + b"54321").decode())
    assert second.thread_id == first.pk


def test_our_number_in_the_subject_joins_whoever_wrote_there_before() -> None:
    mailbox = box()
    first = item(mailbox, b"1", message_id="a@x")
    about = matter()
    Incoming.objects.filter(pk=first.pk).update(matter=about)
    joined = item(mailbox, b"2", message_id="b@x", subject="dot. 431/2026, dopytuję")
    stranger = item(mailbox, b"3", message_id="c@x", subject="dot. 431/2026", sender="obcy@inny.example")
    by_register = item(mailbox, b"4", message_id="d@x", subject=f"Re: {first}")
    assert (joined.thread_id, joined.matter_id) == (first.pk, about.pk)
    assert (stranger.thread_id, stranger.matter_id) == (stranger.pk, None)
    assert by_register.thread_id == first.pk


def test_later_mail_of_a_matter_joins_it_and_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    from gabinet.base import jobs
    from gabinet.post.events import LetterJoined

    monkeypatch.setitem(jobs.LISTENERS, LetterJoined, ["press.joined"])
    mailbox = box()
    first, about = item(mailbox, b"1", message_id="a@x"), matter()
    Incoming.objects.filter(pk=first.pk).update(matter=about)
    later = item(mailbox, b"2", message_id="b@x", references=("a@x",))
    assert later.matter_id == about.pk
    assert Job.objects.get(name="press.joined").payload == {"incoming": later.pk, "matter": about.pk}


def test_later_mail_of_a_conversation_is_in_the_same_hands(ola) -> None:
    mailbox = box()
    first = item(mailbox, b"1", message_id="a@x")
    Incoming.objects.filter(pk=first.pk).update(owner=ola)
    assert item(mailbox, b"2", message_id="b@x", references=("a@x",)).owner_id == ola.pk
    assert item(mailbox, b"3", message_id="c@x").owner_id is None


def test_a_letter_of_a_confidential_conversation_is_confidential_at_once(ola, jan) -> None:
    # trust: P6
    mailbox = box()
    first = item(mailbox, b"1", message_id="a@x")
    Named.objects.create(kind="post.incoming", pk_of=first.pk, user=ola)
    later = item(mailbox, b"2", message_id="b@x", references=("a@x",))
    assert list(queries.visible_to(who(ola, "post.press.see")).values_list("pk", flat=True).order_by("pk")) == [first.pk, later.pk]
    assert not queries.visible_to(who(jan, "post.press.see")).exists()
    search.read()
    assert [row.pk_of for row in search.find("wiaduktu", who(ola, "post.press.see"))] == [later.pk, first.pk]
    assert list(search.find("wiaduktu", who(jan, "post.press.see"))) == []


def test_attachments_hang_in_the_order_of_the_letter(tmp_path: Path) -> None:
    # trust: A3
    mailbox = box()
    parts = (
        part(tmp_path, "zdjęcie.png", b"\x89PNG 1"),
        part(tmp_path, "faktura.pdf", b"MZ program", sniffed="application/x-msdownload", declared="application/pdf", mismatch=True),
        part(tmp_path, "logo.png", b"\x89PNG 2", content_id="logo@x", inline=True),
    )
    intake = kept(mailbox)
    read = told(attachments=parts)
    actions.keep_parts(read, NOW)
    made = actions.register(intake=intake, read=read, act=JOB)
    hung = [(one.attached.name, one.mismatch, one.inline, one.sniffed, one.attached.file.size) for one in queries.enclosures(made)]
    assert hung == [
        ("zdjęcie.png", False, False, "image/png", 6),
        ("faktura.pdf", True, False, "application/x-msdownload", 10),
        ("logo.png", False, True, "image/png", 6),
    ]
    assert made.enclosures == 2


def test_an_attachment_is_reached_with_the_right_to_its_letter(tmp_path: Path, ola) -> None:
    # trust: A2, G3
    from gabinet.base import files

    read = told(attachments=(part(tmp_path, "a.png", b"\x89PNG 1"),))
    actions.register(intake=kept(box()), read=read, act=JOB)
    place = Attached.objects.get().pk
    assert files.reach(place, who(ola, "post.press.see")) is not None
    assert files.reach(place, who(ola, "post.secretariat.see")) is None


def test_a_delivery_report_names_whom_it_did_not_reach() -> None:
    item(box(), machine=True, auto=Automatic.BOUNCE, bounce=Bounce(failed=("x@y.example",), delayed=("z@y.example", "x@y.example")))
    assert sorted(Undelivered.objects.values_list("address", "final")) == [("x@y.example", True), ("z@y.example", False)]


def test_a_known_sender_is_found_on_his_card(ola) -> None:
    person = Person.objects.create(given="Tymon", surname="Grela", sort="grela tymon", folded="tymon grela", entered_at=NOW)
    Email.objects.create(person=person, address="t.grela@kurier.example")
    made = item(box())
    assert About.objects.get().of_pk == person.pk
    from gabinet.base import trace

    line = trace.history(Ref.of(person), rights.Powers(ola.pk, frozenset({"post.press.see"}))).get()
    assert (line.kind, line.pk_of, line.entry.verb) == ("post.incoming", made.pk, "registered")


def test_paper_and_calls_are_registered_by_hand(ola) -> None:
    mailbox = box("sekretariat@wrzosowiec.example", Line.SECRETARIAT)
    read = told(sender=None, message_id=None, from_name="Marian Zdrojek", kind=None)
    act = deed(ola, "post.incoming.register")
    made = actions.register_other(channel=Channel.PHONE, mailbox=mailbox, read=read, received_at=NOW, ezd="RPW/123/2026", act=act)
    assert (made.channel, made.line, made.intake, made.number, made.ezd) == ("phone", "secretariat", None, 1, "RPW/123/2026")
    with pytest.raises(rules.NoSender):
        actions.register_other(channel=Channel.PAPER, mailbox=mailbox, read=told(sender=None, from_name=None), received_at=NOW, act=act)
    with pytest.raises(NotAllowed):
        actions.register_other(channel=Channel.PHONE, mailbox=mailbox, read=read, received_at=NOW, act=deed(ola, "post.press.see"))
    assert Incoming.objects.count() == 1


def test_one_mail_to_two_mailboxes_is_two_items_that_know_each_other() -> None:
    first = item(box(), b"same")
    second = item(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT), b"same")
    assert (list(queries.twins(first)), list(queries.twins(second))) == ([second], [first])
    assert second.thread_id == first.thread_id
    assert not queries.twins(item(box("trzecia@wrzosowiec.example"), b"other", message_id="z@x")).exists()


def test_who_sees_what_came(ola, jan) -> None:
    # trust: P6, S1
    press, secretariat = item(box(), b"1"), item(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT), b"2")
    assert list(queries.visible_to(who(ola, "post.press.see"))) == [press]
    assert list(queries.visible_to(who(ola, "post.secretariat.see"))) == [secretariat]
    assert queries.visible_to(who(ola, "post.press.see", "post.secretariat.see")).count() == 2
    assert not queries.visible_to(who(ola, "post.register.see")).exists()
    Incoming.objects.filter(pk=secretariat.pk).update(owner=jan)
    assert set(queries.visible_to(who(jan, "post.press.see"))) == {press, secretariat}
    assert not queries.visible_to(who(None, "people.person.see")).exists()


@pytest.mark.django_db(transaction=True)
def test_statements_of_a_registration(tmp_path: Path) -> None:
    mailbox = box()
    item(mailbox, b"1", message_id="a@x")
    counted = {}
    for name, raw, read in (
        ("new", b"2", told(message_id="b@x")),
        ("answer", b"3", told(message_id="c@x", references=("a@x",))),
        ("attachment", b"4", told(message_id="d@x", attachments=(part(tmp_path, "a.png", b"\x89PNG 1"),))),
    ):
        intake = kept(mailbox, raw)
        intake = queries.unsettled(intake.pk)
        actions.keep_parts(read, NOW)
        with CaptureQueriesContext(connection) as asked:
            actions.register(intake=intake, read=read, act=JOB)
        counted[name] = [one["sql"] for one in asked if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    for name, most in (("new", 15), ("answer", 15), ("attachment", 18)):
        assert len(counted[name]) <= most, "\n".join(sql[:150] for sql in counted[name])


def test_enclosures_keep_their_order_by_constraint(tmp_path: Path) -> None:
    actions.register(intake=kept(box()), read=told(attachments=(part(tmp_path, "a.png", b"\x89PNG 1"),)), act=JOB)
    one = Enclosure.objects.get()
    other = Attached.objects.create(kind="post.incoming", pk_of=one.incoming_id, file=one.attached.file, name="b")
    with pytest.raises(IntegrityError), transaction.atomic():
        Enclosure.objects.create(attached=other, incoming_id=one.incoming_id, place=0)
    Enclosure.objects.create(attached=other, incoming_id=one.incoming_id, place=1)


def test_a_letter_is_found_by_the_words_of_its_attachments(tmp_path: Path, ola, jan) -> None:
    # trust: A7
    parts = (
        part(tmp_path, "aneks.pdf", b"%PDF-1.7 aneks", sniffed="application/pdf"),
        part(tmp_path, "skan.pdf", b"%PDF-1.7 skan", sniffed="application/pdf"),
        part(tmp_path, "zdjecie.png", b"\x89PNG 1"),
    )
    FakeDocuments.TEXTS = {parts[0].sha256: "przyczółek mostu Lipowego"}
    made = actions.register(intake=kept(box()), read=told(attachments=parts), act=JOB)
    work(NOW + timedelta(seconds=1))
    search.read()
    assert [row.pk_of for row in search.find("przyczółek", who(ola, "post.press.see"))] == [made.pk]
    assert [row.pk_of for row in search.find("wiadukt", who(ola, "post.press.see"))] == [made.pk]
    assert not search.find("przyczółek", who(jan, "post.secretariat.see")).exists()
