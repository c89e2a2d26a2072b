# SPDX-License-Identifier: EUPL-1.2
"""The tables of the post room, gathered for Django; each lies in the desk that owns it."""

from gabinet.post.assignment.models import Assignment, Closure
from gabinet.post.incoming.models import Enclosure, Incoming, Intake, Place, Quarantine, ThreadMark, Undelivered, Wording
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.notices.models import Mailing
from gabinet.post.outgoing.models import Bounce, Dispatch, Outgoing
from gabinet.post.pictures.models import Drawn, Trusted
from gabinet.post.registers.models import Export

__all__ = [
    "Assignment",
    "Bounce",
    "Closure",
    "Dispatch",
    "Drawn",
    "Enclosure",
    "Export",
    "Incoming",
    "Intake",
    "Mailbox",
    "Mailing",
    "Outgoing",
    "Place",
    "Quarantine",
    "ThreadMark",
    "Trusted",
    "Undelivered",
    "Wording",
]
