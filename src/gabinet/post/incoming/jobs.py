# SPDX-License-Identifier: EUPL-1.2
"""Reading of kept bytes, in a lane of its own: a child process that hangs never holds all workers."""

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from gabinet.base import points
from gabinet.base.act import Act
from gabinet.base.jobs import job
from gabinet.post import partners
from gabinet.post.incoming import actions, queries, rules
from gabinet.post.incoming.models import Incoming, Intake
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import domain
from gabinet.post.ports import NoText, Read, Reason, Unreadable

LANE = "reader"


@job("post.read", tries=6, wait=timedelta(seconds=20), lane=LANE)
def read(*, act: Act, intake: int) -> None:
    """A kept message becomes an item or lies in quarantine; run twice it does nothing the second time."""
    kept = queries.unsettled(intake)
    if kept is None:
        return
    with tempfile.TemporaryDirectory(prefix="gabinet-mail-") as folder:
        try:
            _settle(kept, _told(kept, folder), act)
        except Unreadable as why:
            actions.quarantine(intake=kept, reason=why.reason, act=act)
        except rules.AlreadyRegistered:
            return
    points.reach("post.register.after_commit")


def _told(kept: Intake, folder: str) -> Read:
    own = frozenset(domain(box.address) for box in mailboxes.everyone())
    sent_by = None if kept.sent_by == rules.NOT_KNOWN else kept.sent_by
    return partners.reader(own).read(kept.file_id, Path(folder), sent_by)


def _settle(kept: Intake, told: Read, act: Act) -> None:
    actions.keep_parts(told, act.at)
    actions.register(intake=kept, read=told, act=act)


@job("post.reread", tries=3, lane=LANE)
def reread(*, act: Act, intake: int) -> None:
    """A message in quarantine is tried once more: what can be read now is released, what cannot stays where it is."""
    kept = queries.put_aside(intake)
    if kept is None:
        return
    with tempfile.TemporaryDirectory(prefix="gabinet-mail-") as folder:
        try:
            told = _told(kept, folder)
        except Unreadable:
            return
        actions.keep_parts(told, act.at)
        actions.release(intake=kept, read=told, act=act)


@job("post.words", tries=3, lane="documents")
def words(*, act: Act, incoming: int) -> None:
    """The words of attachments, read one by one in a child process; what cannot be read is found by its name only."""
    reader, told = partners.documents(), []
    for sha256 in queries.documents(incoming):
        with suppress(NoText):
            told.append(reader.text(sha256))
    if any(told):
        actions.find_by_words(item=Incoming.objects.select_related("wording").get(pk=incoming), words="\n".join(told), act=act)


@job("post.stranded")
def strand(*, act: Act) -> None:
    """What the machine gave up reading is put aside, so that a person sees it the same day (trust P3)."""
    for kept in queries.stranded(act.at - queries.READ_WITHIN):
        with suppress(rules.AlreadyRegistered):
            actions.quarantine(intake=kept, reason=Reason.BROKE_OFF, act=act)
