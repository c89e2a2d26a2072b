# SPDX-License-Identifier: EUPL-1.2
"""`gabinet user`: accounts from the command line, for the first administrators and for the day nobody can log in."""

import argparse
import csv
import sys
from typing import TYPE_CHECKING

from gabinet.base.errors import Refused
from gabinet.config import cli

if TYPE_CHECKING:
    from gabinet.base.accounts.models import User
    from gabinet.base.act import Act

COLUMNS = ("login", "name", "roles", "since", "second_factor")


class NoAccount(Refused):
    """A login nobody has."""

    message = "There is no account %(login)s."


class NoRole(Refused):
    """A role nobody knows."""

    message = "There is no role %(role)s; the roles are: %(known)s."


def add(args: argparse.Namespace) -> int:
    """A new account with its roles; the link to choose a password, good once, for 30 minutes."""
    cli.django()
    from gabinet.base.accounts import actions, invitations
    from gabinet.base.rights import Role

    known = [role.value for role in Role if role is not Role.PUBLIC]
    for role in args.role:
        if role not in known:
            raise NoRole({"role": role, "known": ", ".join(known)})
    roles = [Role(role) for role in dict.fromkeys(args.role)]
    user = actions.make_account(login=args.login, name=args.name, email=args.email, roles=roles, act=_act())
    sys.stdout.write(f"{invitations.address_for(user)}\n")
    return 0


def end(args: argparse.Namespace) -> int:
    """Nobody logs in with it any more."""
    cli.django()
    from gabinet.base.accounts import actions

    actions.end_account(user=_account(args.login), act=_act())
    return 0


def reset(args: argparse.Namespace) -> int:
    """A lost phone or password: second factors, devices and sessions go, a new link is printed. An ended account is opened again."""
    cli.django()
    from gabinet.base.accounts import actions, invitations

    user = _account(args.login)
    if not user.is_active:
        user = actions.reopen_account(user=user, act=_act())
    actions.drop_factors(user=user, act=_act())
    sys.stdout.write(f"{invitations.address_for(user)}\n")
    return 0


def listed(args: argparse.Namespace) -> int:
    """Active accounts as CSV."""
    cli.django()
    from django.utils import timezone

    from gabinet.base.accounts.models import Totp, User
    from gabinet.base.rights import RoleHeld

    today = timezone.localdate()
    held: dict[int, list[RoleHeld]] = {}
    for row in RoleHeld.objects.filter(until=None, since__lte=today).order_by("role", "pk"):
        held.setdefault(row.user_id, []).append(row)
    codes = set(Totp.objects.values_list("user_id", flat=True))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    for user in User.objects.filter(is_active=True).order_by("login"):
        mine = held.get(user.pk, [])
        since = min((row.since for row in mine), default=None)
        out.writerow([user.login, user.name, " ".join(row.role for row in mine), since or "", "yes" if user.pk in codes else "no"])
    return 0


def _account(login: str) -> "User":
    from gabinet.base.accounts.models import User

    found = User.objects.filter(login=login.strip().lower()).first()
    if found is None:
        raise NoAccount({"login": login})
    return found


def _act() -> "Act":
    from django.utils import timezone

    from gabinet.base.act import Act, Door

    return Act(at=timezone.now(), door=Door.CLI)
