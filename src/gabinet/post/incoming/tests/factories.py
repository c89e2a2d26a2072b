# SPDX-License-Identifier: EUPL-1.2
"""A mailbox, a kept message and what a reader tells of it, in one line each."""

from datetime import UTC, datetime
from pathlib import Path

from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.rights import Powers
from gabinet.post.incoming import actions
from gabinet.post.incoming.models import Incoming, Intake
from gabinet.post.mailboxes.actions import FETCH
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import How, Line
from gabinet.post.ports import Read, Reason, Unreadable, Where

NOW = datetime(2026, 10, 27, 8, 47, tzinfo=UTC)
MAIL = Act(at=NOW, door=Door.MAIL, rights=frozenset({actions.KEEP, FETCH}))
JOB = Act(at=NOW, door=Door.JOB)
LIMIT = 50_000_000


def box(address: str = "bp@wrzosowiec.example", line: Line = Line.PRESS) -> Mailbox:
    """A mailbox of the demo."""
    return Mailbox.objects.create(address=address, name="Urząd Miasta Wrzosowca-Zdroju", line=line.value, kind=How.DEMO.value)


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


def deed(user: User, *rights: str, at: datetime = NOW) -> Act:
    """A page's deed of a user with these rights."""
    return Act(at=at, door=Door.PAGE, by=user.pk, rights=frozenset(rights))


def who(user: User | None, *rights: str) -> Powers:
    """What a user with these rights may."""
    return Powers(user.pk if user else None, frozenset(rights))


class FakeReader:
    """Fills the port in tests: `ANSWERS[sha256]` is what it tells or raises; else an ordinary question."""

    ANSWERS: dict[str, Read | Reason] = {}

    def __init__(self, own: frozenset[str]) -> None:
        self.own = own

    def read(self, sha256: str, into: Path | None = None, sent_by: str | None = None) -> Read:
        """As the port says."""
        answer = self.ANSWERS.get(sha256, told())
        if isinstance(answer, Reason):
            raise Unreadable(answer)
        return answer
