# SPDX-License-Identifier: EUPL-1.2
"""Steps of a clearance."""

from collections.abc import Mapping

from gabinet.base.errors import Refused, gettext_noop

PRESS_CLEAR, MAYOR_CLEAR = "press.clear", "mayor.clear"
STEPS: Mapping[str, str] = {PRESS_CLEAR: gettext_noop("Spokesperson"), MAYOR_CLEAR: gettext_noop("Mayor")}


class NotOpened(Refused):
    """What is approved is the very text that was read."""

    message = gettext_noop("Open the text first: you approve the version that you have read.")


class CannotClear(Refused):
    """A text is handed only to somebody who can clear it."""

    message = gettext_noop("This person cannot clear the text. Choose somebody from the list.")


class AlreadyTold(Refused):
    """One notice a turn."""

    message = gettext_noop("This person already knows that the text waits for them.")


def check_opened(seen: str, sha256: str) -> None:
    """Raise NotOpened unless the form carries the sha256 of this very version."""
    if seen != sha256:
        raise NotOpened
