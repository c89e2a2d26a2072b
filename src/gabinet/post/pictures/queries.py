# SPDX-License-Identifier: EUPL-1.2
"""What the pictures of a letter are shown as."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gabinet.post.incoming.models import Enclosure, Incoming, Wording
from gabinet.post.pictures import rules
from gabinet.post.pictures.models import Drawn, Trusted
from gabinet.post.ports import NoPicture, Picture, Pictures


@dataclass(frozen=True, slots=True)
class Shown:
    """Pictures of one letter: `places` = source -> address of ours; `waiting` = asked for, not drawn yet; `hidden` = remote, not asked for."""

    places: dict[str, str]
    waiting: int
    hidden: int


def drawn(item: int) -> QuerySet[Drawn]:
    """Those drawn anew, of an item the caller may see."""
    return Drawn.objects.filter(incoming_id=item).exclude(file=None).select_related("file")


def of(item: int, remote: list[str], inline: list[str]) -> Shown:
    """One statement. `remote`: the letter's remote addresses; `inline`: content ids of the pictures that hang on it."""
    made = {source: (pk, media) for source, pk, media in Drawn.objects.filter(incoming_id=item).values_list("source", "pk", "media")}
    places = {source: f"/post/items/{item}/pictures/{pk}/" for source, (pk, media) in made.items() if media}
    wanted = [f"{rules.CID}{one}" for one in inline]
    hidden = [f"{rules.REMOTE}{place}" for place in range(len(remote)) if f"{rules.REMOTE}{place}" not in made]
    return Shown(places, sum(1 for one in wanted if one not in made), len(hidden))


def trusts(sender: str | None) -> bool:
    """Whether remote pictures in mails of this sender are shown without being asked for."""
    return bool(sender) and Trusted.objects.filter(sender=str(sender).lower()).exists()


def undrawn(item: int, source: str) -> Incoming | None:
    """The item whose picture is still to be drawn."""
    if Drawn.objects.filter(incoming_id=item, source=source).exists():
        return None
    return Incoming.objects.filter(pk=item).first()


def anew(item: Incoming, source: str, pictures: Pictures) -> Picture | None:
    """The picture drawn by a child process, fetched first where it is remote; None where it cannot be shown. Outside any transaction."""
    try:
        return _made(item, source, pictures)
    except NoPicture:
        return None


def _made(item: Incoming, source: str, pictures: Pictures) -> Picture | None:
    cid = rules.content_id(source)
    if cid:
        found = Enclosure.objects.filter(incoming=item, content_id=cid).order_by("place").values_list("attached__file_id", flat=True).first()
        return pictures.redraw(found) if found else None
    wording = Wording.objects.filter(incoming=item).values_list("remote", flat=True).first()
    url = rules.remote_url(source, wording or [])
    return pictures.fetch(url) if url else None
