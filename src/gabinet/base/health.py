# SPDX-License-Identifier: EUPL-1.2
"""Is the house well: one list of checks for doctor, /health, the administrator's page and metrics (trust P11)."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

log = logging.getLogger(__name__)
BROKEN = "The check itself broke down: see the log for %(code)s."


@dataclass(frozen=True, slots=True)
class Check:
    """`find(now)` gives "" where all is well, else a sentence that says what to do. `ready`: a fault means no work can be taken."""

    code: str
    label: str
    find: Callable[[datetime], str]
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check found."""

    code: str
    label: str
    fault: str
    ready: bool


CHECKS: dict[str, Check] = {}


def declare(check: Check) -> None:
    """In `ready()`; a code declared twice is a ValueError."""
    if check.code in CHECKS:
        raise ValueError(check.code)
    CHECKS[check.code] = check


def look(now: datetime) -> list[Seen]:
    """All checks in the order they were declared; one that breaks is a fault."""
    found = []
    for check in CHECKS.values():
        try:
            fault = check.find(now)
        except Exception as error:
            log.exception("health.check_broke", extra={"check": check.code, "error": type(error).__name__})
            fault = BROKEN % {"code": check.code}
        found.append(Seen(check.code, check.label, fault, check.ready))
    return found
