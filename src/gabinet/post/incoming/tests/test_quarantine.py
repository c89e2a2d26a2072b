# SPDX-License-Identifier: EUPL-1.2
"""What cannot be read is put aside, seen, released; nothing is dropped; the export proves it."""

from datetime import timedelta

import pytest

from gabinet.base import jobs
from gabinet.base.errors import NotAllowed
from gabinet.base.jobs import Job
from gabinet.post.incoming import actions, queries, rules
from gabinet.post.incoming.models import Incoming, Quarantine
from gabinet.post.incoming.tests.factories import JOB, NOW, FakeReader, box, deed, item, kept, told, who, work
from gabinet.post.mailboxes.rules import Line
from gabinet.post.ports import Reason

pytestmark = pytest.mark.django_db


def test_the_reader_registers_what_was_kept() -> None:
    # trust: P3
    intake = kept(box())
    assert list(queries.export()) == []
    work()
    assert Incoming.objects.get().intake == intake
    assert Job.objects.get(name="post.read").done_at is not None


def test_reading_twice_makes_one_item() -> None:
    # trust: K8
    intake = kept(box())
    work()
    jobs.later("post.read", act=JOB, intake=intake.pk)
    work()
    assert Incoming.objects.count() == 1
    assert Job.objects.filter(name="post.read", done_at=None).count() == 0


def test_what_cannot_be_read_lies_in_quarantine() -> None:
    # trust: M3, P3
    intake = kept(box(), b"bomb")
    FakeReader.ANSWERS[intake.file_id] = Reason.TOO_COMPLEX
    work()
    row = Quarantine.objects.get()
    assert (row.intake, row.line, row.reason, row.released_at) == (intake, "press", "too-complex", None)
    assert not Incoming.objects.exists()


def test_a_person_releases_it_into_the_register(ola) -> None:
    intake = kept(box(), b"bomb")
    actions.quarantine(intake=intake, reason=Reason.TOO_SLOW, act=JOB)
    made = actions.release(intake=intake, read=told(subject="Od kogoś"), act=deed(ola, "post.quarantine.release"))
    assert (made.number, made.intake, made.subject) == (1, intake, "Od kogoś")
    assert not queries.quarantined(who(ola, "post.press.see", "post.quarantine.see")).exists()
    with pytest.raises(rules.NotInQuarantine):
        actions.release(intake=intake, read=told(), act=deed(ola, "post.quarantine.release"))
    assert Incoming.objects.count() == 1


def test_release_needs_its_right(ola) -> None:
    first, second = kept(box(), b"1"), kept(box("b@wrzosowiec.example"), b"2")
    for intake in (first, second):
        actions.quarantine(intake=intake, reason=Reason.TOO_SLOW, act=JOB)
    actions.release(intake=first, read=told(), act=deed(ola, "post.quarantine.release"))
    with pytest.raises(NotAllowed):
        actions.release(intake=second, read=told(), act=deed(ola, "post.quarantine.see"))
    assert Incoming.objects.count() == 1


def test_spam_leaves_the_count_and_stays_in_the_export(ola) -> None:
    # trust: M10
    intake = kept(box(), b"spam")
    actions.quarantine(intake=intake, reason=Reason.TOO_SLOW, act=JOB)
    row = actions.call_spam(intake=intake, act=deed(ola, "post.quarantine.release"))
    assert row.spam_at == NOW
    with pytest.raises(rules.NotInQuarantine):
        actions.call_spam(intake=intake, act=deed(ola, "post.quarantine.release"))
    assert [line["state"] for line in queries.export()] == ["quarantined"]
    assert actions.release(intake=intake, read=told(), act=deed(ola, "post.quarantine.release")).number == 1


def test_each_line_sees_its_own_quarantine(ola) -> None:
    # trust: P6
    for mailbox in (box(), box("sekretariat@wrzosowiec.example", Line.SECRETARIAT)):
        actions.quarantine(intake=kept(mailbox, b"1"), reason=Reason.TOO_SLOW, act=JOB)
    see = "post.quarantine.see"
    assert [row.line for row in queries.quarantined(who(ola, see, "post.press.see"))] == ["press"]
    assert queries.quarantined(who(ola, see, "post.press.see", "post.secretariat.see")).count() == 2
    assert not queries.quarantined(who(ola, see)).exists()
    assert not queries.quarantined(who(ola, "post.press.see")).exists()


def test_read_again_releases_what_can_be_read_now(ola) -> None:
    # trust: M1
    intake = kept(box(), b"odd")
    FakeReader.ANSWERS[intake.file_id] = Reason.BROKE_OFF
    work()
    actions.read_again(intake=intake, act=deed(ola, "post.quarantine.release"))
    work()
    assert Quarantine.objects.get().released_at is None
    del FakeReader.ANSWERS[intake.file_id]
    actions.read_again(intake=intake, act=deed(ola, "post.quarantine.release"))
    work()
    assert Incoming.objects.get().intake == intake


def test_what_the_machine_gave_up_is_put_aside() -> None:
    # trust: P3, P11
    intake = kept(box(), b"1")
    Job.objects.filter(name="post.read").update(gave_up_at=NOW)
    later = NOW + timedelta(minutes=11)
    assert "2026-10-27T09:47" in queries.fault(later)
    assert queries.stranded(NOW) == []
    assert queries.stranded(later) == [intake]
    jobs.later("post.stranded", act=JOB)
    row = jobs.lease(later + queries.READ_WITHIN, workers=2)
    jobs.run(row, lambda: later + queries.READ_WITHIN)
    assert Quarantine.objects.get().reason == "broke-off"
    assert queries.fault(later) == ""


def test_a_message_is_registered_or_put_aside_never_both() -> None:
    first, second = kept(box(), b"1"), kept(box("b@wrzosowiec.example"), b"2")
    actions.register(intake=first, read=told(), act=JOB)
    actions.quarantine(intake=second, reason=Reason.TOO_SLOW, act=JOB)
    with pytest.raises(rules.AlreadyRegistered):
        actions.quarantine(intake=first, reason=Reason.TOO_SLOW, act=JOB)
    with pytest.raises(rules.AlreadyRegistered):
        actions.register(intake=second, read=told(), act=JOB)


KEYS = [
    "year",
    "number",
    "state",
    "message_id",
    "sha256",
    "mailbox",
    "received_at",
    "subject",
    "from",
    "from_name",
    "reply_to",
    "kind",
    "thread",
    "machine",
    "text",
    "new_text",
    "attachments",
]


def test_the_export_has_a_line_for_everything_kept() -> None:
    # trust: P3
    mailbox = box()
    made = item(mailbox, b"1")
    aside = kept(mailbox, b"2")
    actions.quarantine(intake=aside, reason=Reason.TOO_SLOW, act=JOB)
    lines = list(queries.export())
    assert [list(line) == KEYS or sorted(line) == sorted(KEYS) for line in lines] == [True, True]
    registered, quarantined = lines
    assert registered == {
        "year": 2026,
        "number": 1,
        "state": "registered",
        "message_id": "q1@kurier.example",
        "sha256": made.intake.file_id,
        "mailbox": "bp@wrzosowiec.example",
        "received_at": "2026-10-27T09:47:00+01:00",
        "subject": "Koszty wiaduktu",
        "from": "t.grela@kurier.example",
        "from_name": "Tymon Grela",
        "reply_to": None,
        "kind": "press.inquiry",
        "thread": made.pk,
        "machine": False,
        "text": "Ile kosztuje wiadukt?\n\n-- \nTymon Grela\n",
        "new_text": "Ile kosztuje wiadukt?",
        "attachments": [],
    }
    unknown = {key: quarantined[key] for key in ("year", "number", "thread", "kind", "text", "new_text", "subject", "from")}
    assert set(unknown.values()) == {None}
    assert (quarantined["machine"], quarantined["attachments"], quarantined["sha256"]) == (False, [], aside.file_id)


def test_the_export_is_read_in_batches(django_assert_max_num_queries) -> None:
    mailbox = box()
    for place in range(6):
        item(mailbox, str(place).encode(), message_id=f"{place}@x")
    queries.BATCH, before = 2, queries.BATCH
    try:
        with django_assert_max_num_queries(8):
            lines = list(queries.export())
    finally:
        queries.BATCH = before
    assert [line["number"] for line in lines] == [1, 2, 3, 4, 5, 6]
