# SPDX-License-Identifier: EUPL-1.2
"""Raw bytes first: what is kept, what it is known by, who may keep."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gabinet.base import files
from gabinet.base.act import Act, Door
from gabinet.base.errors import NotAllowed
from gabinet.base.jobs import Job
from gabinet.base.models import Entry, File
from gabinet.post.incoming import actions, queries
from gabinet.post.incoming.models import Intake, Place
from gabinet.post.incoming.tests.factories import LIMIT, MAIL, NOW, box, kept
from gabinet.post.mailboxes.rules import Line
from gabinet.post.ports import Where

pytestmark = pytest.mark.django_db
RAW = b"Subject: a\r\n\r\nb\r\n"


def test_the_bytes_are_kept_as_they_came() -> None:
    # trust: M1
    raw = b"Subject: \xff\x00\r\n\r\n" + b"x" * 5000 + b"\r\n"
    intake = kept(box(), raw)
    with files.bytes_of(intake.file_id) as stored:
        assert stored.read() == raw
    assert intake.file_id == hashlib.sha256(raw).hexdigest()
    assert (intake.sent_by, intake.received_at, intake.settled_at) == ("t.grela@kurier.example", NOW, None)
    job = Job.objects.get()
    assert (job.name, job.lane, job.payload, job.key) == ("post.read", "reader", {"intake": intake.pk}, f"post.read:{intake.pk}")
    assert Entry.objects.get().verb == "kept"


def test_the_same_bytes_to_the_same_mailbox_are_one() -> None:
    # trust: M2
    mailbox = box()
    first, again = kept(mailbox, RAW), kept(mailbox, RAW)
    other = kept(mailbox, RAW + b"\r\n")
    assert first == again != other
    assert (Intake.objects.count(), Job.objects.count()) == (2, 2)
    assert list(Entry.objects.order_by("place").values_list("verb", flat=True)) == ["kept", "came_again", "kept"]


def test_the_same_bytes_to_two_mailboxes_are_two() -> None:
    # trust: M2
    first, second = kept(box(), RAW), kept(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT), RAW)
    assert first != second and first.file_id == second.file_id
    assert File.objects.count() == 1


def test_a_place_is_a_hint_and_never_an_identity() -> None:
    # trust: M2
    mailbox = box()
    first = kept(mailbox, RAW, Where(uidvalidity=1, uid=7))
    assert kept(mailbox, RAW, Where(uidvalidity=2, uid=7)) == first
    assert kept(mailbox, b"other", Where(uidvalidity=2, uid=7)) != first
    assert queries.taken(mailbox, 1) == queries.taken(mailbox, 2) == {7}
    assert Place.objects.count() == 2


def test_only_listeners_and_fetchers_keep() -> None:
    mailbox = box()
    kept(mailbox, RAW)
    with pytest.raises(NotAllowed):
        kept(mailbox, b"x", act=Act(at=NOW, door=Door.MAIL, rights=frozenset({"post.press.see"})))
    assert Intake.objects.count() == 1


def test_more_than_the_limit_is_refused_and_nothing_is_kept() -> None:
    mailbox = box()
    actions.keep(mailbox=mailbox, raw=[b"x" * 10], limit=10, sent_by="", act=MAIL)
    with pytest.raises(files.TooLarge):
        actions.keep(mailbox=mailbox, raw=[b"x" * 6, b"x" * 5], limit=10, sent_by="", act=MAIL)
    assert Intake.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_statements_of_a_message_kept() -> None:
    mailbox = box()
    kept(mailbox, b"first")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        kept(mailbox, RAW, Where(1, 1))
    told = [one["sql"] for one in asked if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    assert len(told) <= 14, "\n".join(told)


def test_limit_is_large_enough_for_what_must_be_taken() -> None:
    assert LIMIT > 25 * 1024 * 1024 * 4 / 3
