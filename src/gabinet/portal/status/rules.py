# SPDX-License-Identifier: EUPL-1.2
"""What a stranger may ask, and how often."""

import re

from gabinet.base.errors import Refused, gettext_noop

TRIES = 10  # an hour, for each number and for each network
_NUMBER = re.compile(r"\s*([0-9]{1,9})\s*/\s*([0-9]{4})\s*")


class NotKnown(Refused):
    """Wrong number and wrong code look alike."""

    message = gettext_noop("There is no matter with this number and this code. Check both in the acknowledgement.")


def parsed(text: str) -> tuple[int, int] | None:
    """ "431/2026" as (2026, 431); None for anything else."""
    found = _NUMBER.fullmatch(text)
    return (int(found[2]), int(found[1])) if found else None
