# SPDX-License-Identifier: EUPL-1.2
"""What the style guide shows: one example of each state, with days counted from today."""

from datetime import datetime


def context(now: datetime) -> dict[str, object]:
    """The examples."""
    return {"now": now}
