# SPDX-License-Identifier: EUPL-1.2
"""The envelope of what an inquiry sends: from whom, to whom, under which letter; salutation and signature around the cleared body."""

from dataclasses import dataclass
from datetime import datetime

from gabinet.post.outgoing import letter
from gabinet.post.outgoing import queries as outgoing
from gabinet.post.outgoing.letter import Parts
from gabinet.post.outgoing.rules import NoMailbox
from gabinet.post.ports import Sealed
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.wording import queries as wording_queries
from gabinet.press.wording import rules as wording


@dataclass(frozen=True, slots=True)
class Envelope:
    """Everything of a letter but its body; `message_id` is minted with it and stays over all tries."""

    sender: str
    sender_name: str
    to: str
    subject: str
    salutation: str
    signature: str
    message_id: str
    at: datetime
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()


def envelope(inquiry: Inquiry, signature: str, at: datetime) -> Envelope:
    """For a letter under the question, or a new one where the question did not come by mail; `to` may be "". Raises NoMailbox."""
    person = inquiry.person
    salute = wording.salutation(person.salutation if person else "", person.gender if person else "")
    if inquiry.incoming is not None and inquiry.incoming.message_id:
        reply = outgoing.answering(inquiry.incoming)
        box, to, subject = reply.mailbox, inquiry.reply_to or reply.to or "", reply.subject
        in_reply_to, references = reply.in_reply_to, reply.references
    else:
        found = wording_queries.press_box()
        if found is None:
            raise NoMailbox
        box, to, subject = found, inquiry.reply_to, f"{inquiry.matter.title} ({inquiry.matter})"
        in_reply_to, references = None, ()
    return Envelope(box.address, box.name, to, subject, salute, signature, letter.minted(box.address), at, in_reply_to, references)


def bare(envelope: Envelope) -> Envelope:
    """For a document that holds its own head and foot: nothing is put around its body."""
    return Envelope(
        envelope.sender,
        envelope.sender_name,
        envelope.to,
        envelope.subject,
        "",
        "",
        envelope.message_id,
        envelope.at,
        envelope.in_reply_to,
        envelope.references,
    )


def text(envelope: Envelope, body: str) -> str:
    """The letter as it will be read."""
    return wording.letter(envelope.salutation, body, envelope.signature) if envelope.salutation or envelope.signature else f"{body.strip()}\n"


def sealed(envelope: Envelope, body: str) -> Sealed:
    """The bytes as they will leave. Raises BadHeader, BadAddress."""
    parts = Parts(
        sender=envelope.sender,
        sender_name=envelope.sender_name,
        to=envelope.to,
        subject=envelope.subject,
        text=text(envelope, body),
        message_id=envelope.message_id,
        at=envelope.at,
        in_reply_to=envelope.in_reply_to,
        references=envelope.references,
    )
    return Sealed(envelope.message_id, letter.deliverable(envelope.to), letter.build(parts))
