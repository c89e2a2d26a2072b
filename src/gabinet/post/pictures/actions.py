# SPDX-License-Identifier: EUPL-1.2
"""The only writers of pictures."""

from collections.abc import Sequence

from gabinet.base import files, jobs, trace
from gabinet.base.act import Act
from gabinet.base.action import action
from gabinet.post.incoming.models import Incoming
from gabinet.post.pictures import rules
from gabinet.post.pictures.models import Drawn, Trusted
from gabinet.post.ports import Picture

LARGEST = 20_000_000  # bytes of a picture drawn by us


@action(needs="post.incoming.register", on="item")
def ask(*, item: Incoming, sources: Sequence[str], act: Act, trusted: bool = False) -> Incoming:
    """Have pictures of a letter drawn, remote ones fetched once; `trusted`: from now on all of this sender's."""
    for source in sources:
        jobs.later("post.picture", act=act, key=f"post.picture:{item.pk}:{source}"[:200], incoming=item.pk, source=source)
    if trusted and item.sender:
        Trusted.objects.get_or_create(sender=item.sender.lower(), defaults={"by_id": act.person(), "at": act.at})
    trace.record(item, "pictures_asked", act, number=len(sources), trusted=trusted)
    return item


def draw(*, item: Incoming, source: str, made: Picture | None, act: Act) -> Drawn:
    """Keep a picture drawn by us; None: it cannot be shown, and is not tried again."""
    file = files.keep([made.raw], limit=LARGEST, at=act.at) if made is not None and made.media in rules.MEDIA else None
    return settle(item=item, source=source, file=file, media=made.media if file and made else "", act=act)


@action(needs="post.incoming.register", on="item")
def settle(*, item: Incoming, source: str, file: files.File | None, media: str, act: Act) -> Drawn:
    """Write down what a picture of a letter is shown as."""
    row, _ = Drawn.objects.get_or_create(incoming=item, source=source[:300], defaults={"file": file, "media": media, "at": act.at})
    trace.record(row, "drawn", act, shown=file is not None)
    return row
