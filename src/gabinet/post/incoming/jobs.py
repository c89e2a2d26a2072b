# SPDX-License-Identifier: EUPL-1.2
"""Reading of kept bytes, in a lane of its own: a child process that hangs never holds all workers."""

import tempfile
from collections.abc import Sequence
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
from gabinet.post.ports import Lying, NoText, Read, Reader, Reason, Unreadable

LANE = "reader"
MOST = 24  # messages that are registered together with one whose turn it is: other writers wait for that long


@job("post.read", tries=6, wait=timedelta(seconds=20), lane=LANE)
def read(*, act: Act, intake: int) -> None:
    """A kept message becomes an item or lies in quarantine, and what waits beside it an item too; run twice it does nothing the second time."""
    kept = queries.unsettled(intake)
    if kept is None:
        return
    with tempfile.TemporaryDirectory(prefix="gabinet-mail-") as folder:
        try:
            together = _together(kept, Path(folder))
        except Unreadable as why:
            with suppress(rules.AlreadyRegistered):
                actions.quarantine(intake=kept, reason=why.reason, act=act)
            return
        for _, told in together:
            actions.keep_parts(told, act.at)
        with suppress(rules.AlreadyRegistered):
            _register(together, act)
    points.reach("post.register.after_commit")


def _together(kept: Intake, folder: Path) -> list[tuple[Intake, Read]]:
    """A message, and what can be read in the same moment of those that wait; everything else is left to its own turn."""
    others = queries.waiting(kept, MOST)
    told, beside = _reader().read_along(_lying(kept, folder), [_lying(one, folder) for one in others])
    return [(kept, told), *((intake, read) for intake, read in zip(others, beside, strict=True) if read is not None)]


def _register(together: Sequence[tuple[Intake, Read]], act: Act) -> None:
    """What spoils the common transaction does not hold up the one whose turn it is."""
    try:
        actions.register_together(read=together, act=act)
    except Exception:
        if len(together) == 1:
            raise
        actions.register_together(read=together[:1], act=act)


def _reader() -> Reader:
    return partners.reader(frozenset(domain(box.address) for box in mailboxes.everyone()))


def _lying(kept: Intake, folder: Path) -> Lying:
    """Each message has a folder of its own for its attachments."""
    own = folder / str(kept.pk)
    own.mkdir()
    return Lying(kept.file_id, own, None if kept.sent_by == rules.NOT_KNOWN else kept.sent_by)


@job("post.reread", tries=3, lane=LANE)
def reread(*, act: Act, intake: int) -> None:
    """A message in quarantine is tried once more: what can be read now is released, what cannot stays where it is."""
    kept = queries.put_aside(intake)
    if kept is None:
        return
    with tempfile.TemporaryDirectory(prefix="gabinet-mail-") as folder:
        try:
            told = _reader().read(_lying(kept, Path(folder)))
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
