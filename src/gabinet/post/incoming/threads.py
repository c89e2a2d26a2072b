# SPDX-License-Identifier: EUPL-1.2
"""Which conversation a letter belongs to: by References, In-Reply-To and Thread-Index, else by our number in its subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from gabinet.matters.models import Matter
from gabinet.post.incoming import rules
from gabinet.post.incoming.models import Incoming, ThreadMark
from gabinet.post.ports import Read

MOST = 200  # letters that are looked through for the sender


@dataclass(frozen=True, slots=True)
class Found:
    """The conversation, empty where the letter begins one; the matter it is about; who has its first item in hand.

    `ours`: the letter answers one of ours that began a conversation.
    """

    thread: int | None = None
    matter: int | None = None
    owner: int | None = None
    ours: bool = False


NEW = Found()


def keys_of(read: Read) -> list[str]:
    """By what this letter may be known, the surest first."""
    return rules.keys(read.message_id, read.references, read.thread_index)


def find(read: Read, keys: Sequence[str]) -> Found:
    """One statement where the letter names others; one more where only its subject names a number of ours."""
    marks = {key: found for key, *found in _marks(keys)} if keys else {}
    for key in keys:
        if key in marks:
            thread, matter, of_thread, owner = marks[key]
            return Found(thread, matter or of_thread, owner, thread is None)
    numbers = rules.numbers_in(read.subject)
    return _by_number(numbers, read.sender) if numbers and read.sender else NEW


def _marks(keys: Sequence[str]) -> list[tuple[str, int | None, int | None, int | None, int | None]]:
    rows = ThreadMark.objects.filter(key__in=keys)
    return list(rows.values_list("key", "thread_id", "matter_id", "thread__matter_id", "thread__owner_id"))


def _by_number(numbers: Sequence[tuple[int, int]], sender: str) -> Found:
    """A number can be guessed, so it joins only whoever wrote in that conversation before: matters first, then our register."""
    named = Q()
    for year, number in numbers:
        named |= Q(year=year, number=number)
    of_matters = Incoming.objects.filter(matter__in=Matter.objects.filter(named)).values("pk")
    rows = Incoming.objects.filter(pk__in=of_matters.union(Incoming.objects.filter(named).values("pk"))).order_by("-pk")
    told = rows.values_list("sender", "thread_id", "matter_id", "owner_id")[:MOST]
    found = [Found(thread, matter, owner) for known, thread, matter, owner in told if _same(known, sender)]
    return next((one for one in found if one.matter is not None), found[0] if found else NEW)


def _same(sender: str | None, other: str) -> bool:
    return sender is not None and sender.lower() == other.lower()
