# SPDX-License-Identifier: EUPL-1.2
"""What is confidential with a matter: rooms above say it in `ready()`, `cases.confide` does it (its letters, in and out)."""

from collections.abc import Callable, Iterable

from gabinet.base.act import Ref
from gabinet.matters.cases.models import Matter

Together = Callable[[Matter], Iterable[Ref]]
TOGETHER: list[Together] = []


def declare(together: Together) -> None:
    """In `ready()`; declared twice is a ValueError."""
    if together in TOGETHER:
        raise ValueError(together)
    TOGETHER.append(together)
