# SPDX-License-Identifier: EUPL-1.2
"""A letter on its way, as the page says it: whether it can be taken back, and when the page asks what became of it."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext

from gabinet.post.models import Outgoing
from gabinet.post.outgoing.rules import LABELS, State

AGAIN = 2  # seconds
WATCHED = timedelta(minutes=2)
LOOKS = {State.SENT: ("green", "check"), State.FAILED: ("red", "octagon-alert"), State.UNKNOWN: ("amber", "triangle-alert")}


@dataclass(frozen=True, slots=True)
class Leaving:
    """`again_in` = seconds until the page asks again, 0 = no more; `mark` is another one as soon as the page has to change."""

    text: str
    tone: str
    icon: str
    undo: bool
    again_in: int
    mark: str


def of(letter: Outgoing, now: datetime) -> Leaving:
    """How a letter stands now. A relay that keeps it longer than `WATCHED` is asked no more: a reload tells."""
    state = State(letter.state)
    undo = state is State.WAITING and now < letter.leaves_at
    moving = state in (State.WAITING, State.LEAVING) and now < letter.leaves_at + WATCHED
    again_in = max(AGAIN, math.ceil((letter.leaves_at - now).total_seconds())) if undo else AGAIN if moving else 0
    tone, icon = LOOKS.get(state, ("", "clock"))
    return Leaving(gettext(LABELS[state]), tone, icon, undo, again_in, f"{state.value}-{int(undo)}-{int(moving)}")
