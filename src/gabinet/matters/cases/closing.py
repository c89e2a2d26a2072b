# SPDX-License-Identifier: EUPL-1.2
"""What ends with a matter: desks above say it in `ready()`, `cases.close` does it (links die, reminders stop, drafts wait no more)."""

from collections.abc import Callable

from gabinet.base.act import Act
from gabinet.matters.cases.models import Matter

Ends = Callable[[Matter, Act], None]
ENDS: list[Ends] = []


def declare(ends: Ends) -> None:
    """In `ready()`; declared twice is a ValueError."""
    if ends in ENDS:
        raise ValueError(ends)
    ENDS.append(ends)
