# SPDX-License-Identifier: EUPL-1.2
"""A mailbox in one line; deeds and powers of people."""

from datetime import UTC, datetime

from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.rights import Powers
from gabinet.post.mailboxes.actions import FETCH
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import How, Line

NOW = datetime(2026, 10, 27, 8, 47, tzinfo=UTC)
MAIL = Act(at=NOW, door=Door.MAIL, rights=frozenset({"post.incoming.keep", FETCH}))
JOB = Act(at=NOW, door=Door.JOB)


def box(address: str = "bp@wrzosowiec.example", line: Line = Line.PRESS) -> Mailbox:
    """A mailbox of the demo."""
    return Mailbox.objects.create(address=address, name="Urząd Miasta Wrzosowca-Zdroju", line=line.value, kind=How.DEMO.value)


def deed(user: User, *rights: str, at: datetime = NOW) -> Act:
    """A page's deed of a user with these rights."""
    return Act(at=at, door=Door.PAGE, by=user.pk, rights=frozenset(rights))


def who(user: User | None, *rights: str) -> Powers:
    """What a user with these rights may."""
    return Powers(user.pk if user else None, frozenset(rights))
