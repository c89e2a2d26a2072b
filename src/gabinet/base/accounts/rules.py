# SPDX-License-Identifier: EUPL-1.2
"""What may not happen to accounts, roles and rights."""

from gabinet.base.errors import NotAllowed, Refused, gettext_noop

ENOUGH = 2


class OwnRole(Refused):
    """Nobody edits their own roles (trust G1)."""

    message = gettext_noop("Nobody changes their own roles. Ask the other administrator.")


class TwoAdministrators(Refused):
    """Two administrators always exist, and two people who may give roles (trust G1)."""

    message = gettext_noop("Two administrators must always remain. Give the role to somebody else first.")


class HeldAlready(Refused):
    """The same role twice."""

    message = gettext_noop("This person already holds this role.")


class NoSuchRight(Refused):
    """A right nobody declared, or the public role."""

    message = gettext_noop("There is no such right or role.")


class TakenLogin(Refused):
    """A login or an address that another account has."""

    message = gettext_noop("Another account has this login or this address.")


class WrongOrder(Refused):
    """An end before its beginning."""

    message = gettext_noop("The last day must not lie before the first one.")


class TwoPeople(Refused):
    """Nobody replaces themselves."""

    message = gettext_noop("Choose two different people.")


class WrongCode(Refused):
    """A code that is not right, or was used already."""

    message = gettext_noop("This code is not right or was already used. Wait for the next one.")


class WrongPassword(Refused):
    """The present password was asked for and is another one."""

    message = gettext_noop("The present password is not right.")


class NoPasskey(Refused):
    """What the browser sent is no passkey for us."""

    message = gettext_noop("The passkey could not be read. Try again.")


class LinkUsed(Refused):
    """A reset link that is old, used, or not ours."""

    message = gettext_noop("This link was already used or is older than 30 minutes. Ask for a new one.")


def check_two_remain(*, before: int, after: int) -> None:
    """Raise TwoAdministrators where fewer than two would remain, and it is this change that takes one away."""
    if after < min(before, ENOUGH):
        raise TwoAdministrators


def check_not_own(*, by: int | None, user: int) -> None:
    """Raise OwnRole."""
    if by == user:
        raise OwnRole


def check_is_own(*, by: int, user: int) -> None:
    """Raise NotAllowed where somebody would change what another one logs in with."""
    if by != user:
        raise NotAllowed
