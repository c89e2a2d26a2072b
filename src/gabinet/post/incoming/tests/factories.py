# SPDX-License-Identifier: EUPL-1.2
"""A kept message and what a reader tells of it, in one line each."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from gabinet.base import jobs
from gabinet.base.act import Act
from gabinet.base.models import Job
from gabinet.post.incoming import actions
from gabinet.post.incoming.models import Incoming, Intake
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.tests.factories import JOB, MAIL, NOW, box, deed, who
from gabinet.post.ports import Lying, NoText, Read, Reason, Unreadable, Where

__all__ = ["JOB", "LIMIT", "MAIL", "NOW", "FakeDocuments", "FakeReader", "box", "deed", "item", "kept", "told", "who", "work"]
LIMIT = 50_000_000


def kept(mailbox: Mailbox, raw: bytes = b"Subject: Wiadukt\r\n\r\nDzie\xc5\x84 dobry\r\n", where: Where | None = None, act: Act = MAIL) -> Intake:
    """A message taken in from t.grela@kurier.example."""
    return actions.keep(mailbox=mailbox, raw=[raw], limit=LIMIT, sent_by="t.grela@kurier.example", where=where, act=act)


def told(**other: object) -> Read:
    """What a reader tells of an ordinary question."""
    plain: dict[str, object] = {
        "subject": "Koszty wiaduktu",
        "sender": "t.grela@kurier.example",
        "from_name": "Tymon Grela",
        "reply_to": None,
        "message_id": "q1@kurier.example",
        "references": (),
        "machine": False,
        "text": "Ile kosztuje wiadukt?\n\n-- \nTymon Grela\n",
        "new_text": "Ile kosztuje wiadukt?",
        "kind": "press.inquiry",
    }
    return Read(**{**plain, **other})


def item(mailbox: Mailbox, raw: bytes | None = None, **other: object) -> Incoming:
    """A registered message; `raw` tells messages apart."""
    intake = kept(mailbox, raw) if raw is not None else kept(mailbox)
    return actions.register(intake=intake, read=told(**other), act=JOB)


class FakeReader:
    """Fills the port in tests: `ANSWERS[sha256]` is what it tells or raises; else an ordinary question."""

    ANSWERS: dict[str, Read | Reason] = {}

    def __init__(self, own: frozenset[str]) -> None:
        self.own = own

    def read(self, one: Lying) -> Read:
        """As the port says."""
        answer = self.ANSWERS.get(one.sha256, told())
        if isinstance(answer, Reason):
            raise Unreadable(answer)
        return answer

    def read_along(self, first: Lying, others: Sequence[Lying]) -> tuple[Read, Sequence[Read | None]]:
        """As the port says; after one that cannot be read the child is gone, and with it what would have followed."""
        read, found = self.read(first), list[Read | None]()
        with suppress(Unreadable):
            found.extend(self.read(one) for one in others)
        return read, found + [None] * (len(others) - len(found))


class FakeDocuments:
    """Fills the port in tests: `TEXTS[sha256]` is what a document says; any other has no words."""

    TEXTS: dict[str, str] = {}

    def text(self, sha256: str) -> str:
        """As the port says."""
        if sha256 not in self.TEXTS:
            raise NoText
        return self.TEXTS[sha256]


def work(at: datetime = NOW + timedelta(seconds=20), most: int = 20, name: str = "") -> int:
    """Run what waits at a moment, as a worker does; how many tries."""
    tries = 0
    while tries < most:
        row = jobs.lease(at, workers=5)
        if row is None:
            return tries
        if name and row.name != name:
            Job.objects.filter(pk=row.pk).update(done_at=at)
            continue
        jobs.run(row, lambda: at)
        tries += 1
    return tries
