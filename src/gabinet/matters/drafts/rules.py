# SPDX-License-Identifier: EUPL-1.2
"""Whose turn a draft is, and when a version may leave."""

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop


class Says(StrEnum):
    """What a clearance can be; "approve with amends" is an amendment followed by an approval."""

    APPROVE = "approve"
    RETURN = "return"


class NotApproved(Refused):
    """Nothing leaves without all clearances of that very version (trust P4)."""

    message = gettext_noop("This version is not cleared yet. It can leave when everybody asked has approved it.")


class NotLatest(Refused):
    """A clearance of an older version is void for a newer one."""

    message = gettext_noop("There is a newer version of this text. Read it before you decide.")


class NotYourTurn(Refused):
    """Clearances stand in order."""

    message = gettext_noop("It is not your turn yet: somebody else decides on this version first.")


class AlreadyDecided(Refused):
    """The version was returned or is cleared by all."""

    message = gettext_noop("This version was already decided on.")


class NoWord(Refused):
    """Whoever returns a text says what is to be changed; whoever amends says what was."""

    message = gettext_noop("Say in a word what is to be changed.")


class NothingWritten(Refused):
    """An empty text."""

    message = gettext_noop("The text is empty.")


class NothingNew(Refused):
    """The same text again would void the clearances for nothing."""

    message = gettext_noop("The text is the same as in the latest version.")


class Ended(Refused):
    """The draft has left, or its matter is closed."""

    message = gettext_noop("This draft is finished and can no longer be changed.")


def sha256(body: str) -> str:
    """Hex of the text in UTF-8."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def turn(wants: Sequence[str], said: Mapping[str, str]) -> str:
    """The right whose holder decides next on a version: the first want without an approval; "" when none, or when it was returned."""
    if Says.RETURN in said.values():
        return ""
    return next((want for want in wants if want not in said), "")


def is_cleared(wants: Sequence[str], said: Mapping[str, str]) -> bool:
    """Whether every want was approved."""
    return all(said.get(want) == Says.APPROVE for want in wants)


def check_body(body: str, before: str | None) -> None:
    """Raise NothingWritten, NothingNew."""
    if not body.strip():
        raise NothingWritten
    if before is not None and body == before:
        raise NothingNew


def check_word(says: Says, word: str) -> None:
    """Raise NoWord: a return without a word helps nobody."""
    if says is Says.RETURN and not word.strip():
        raise NoWord


def check_latest(n: int, latest: int) -> None:
    """Raise NotLatest."""
    if n != latest:
        raise NotLatest


def check_turn(due: str, wants: Sequence[str], held: frozenset[str]) -> None:
    """Raise AlreadyDecided, or NotYourTurn for whoever decides earlier or later; who never decides is told by the frame."""
    if not due:
        raise AlreadyDecided
    if due not in held and not held.isdisjoint(wants):
        raise NotYourTurn
