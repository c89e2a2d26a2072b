# SPDX-License-Identifier: EUPL-1.2
"""A letter in one line; a relay whose answers are chosen."""

from collections.abc import Callable
from datetime import datetime

from gabinet.base.act import Act, Ref
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.models import Version
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.tests.factories import JOB, NOW, work
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.outgoing import actions, letter
from gabinet.post.outgoing.letter import Parts
from gabinet.post.outgoing.models import Outgoing
from gabinet.post.ports import Sealed

__all__ = ["FakeRelay", "sent", "version", "work"]


class FakeRelay:
    """Fills the port in tests: takes everything, or raises what `WILL` holds, first in, first out."""

    TOOK: list[Sealed] = []
    WILL: list[Exception | Callable[[Sealed], None]] = []

    def hand_over(self, sealed: Sealed) -> str:
        """As the port says."""
        answer = self.WILL.pop(0) if self.WILL else None
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            answer(sealed)
        self.TOOK.append(sealed)
        return "250 2.0.0 taken"


def version(item: Incoming, body: str = "Szanowny Panie Redaktorze,\nwartość umowy wzrosła.", wants: tuple[str, ...] = ()) -> Version:
    """An approved text about an item: nobody is asked."""
    return drafts.begin(ref=Ref.of(item), body=body, wants=list(wants), act=JOB)


def sent(mailbox: Mailbox, text: Version, to: str = "t.grela@kurier.example", act: Act = JOB, leaves_at: datetime = NOW, **other: object) -> Outgoing:
    """A letter on its way."""
    message_id = letter.minted(mailbox.address)
    plain: dict[str, object] = {"subject": "Re: Koszty wiaduktu", "text": text.body, "message_id": message_id, "at": act.at, **other}
    raw = letter.build(Parts(sender=mailbox.address, sender_name=mailbox.name, to=to, **plain))
    return actions.send(version=text, to=to, raw=raw, message_id=message_id, leaves_at=leaves_at, act=act)
