# SPDX-License-Identifier: EUPL-1.2
"""The only writers of accounts, roles, rights and substitutions.

Every change of who may what takes the one row of `RightsVersion` first, so that two administrators cannot dismiss each other at once.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Q

from gabinet.base import rights, trace
from gabinet.base.accounts import codes, rules
from gabinet.base.accounts.models import KnownDevice, RecoveryCode, Session, Totp, User
from gabinet.base.act import Act, Ref
from gabinet.base.act import User as UserId
from gabinet.base.action import INSIDE, action
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Grant, Named, RightsVersion, Role, RoleHeld, Substitution
from gabinet.base.sealing import seal

GIVE = "base.role.give"
TOTP_PURPOSE = "totp"


def _alone() -> None:
    """Changes of rights go one after another."""
    list(RightsVersion.objects.select_for_update().filter(pk=1))


def _today(act: Act) -> date:
    return act.at.astimezone(WARSAW).date()


def _standing(roles: Iterable[str], on: date) -> int:
    """How many active people hold one of these roles, now and without an end."""
    held = RoleHeld.objects.filter(role__in=list(roles), since__lte=on, until=None, user__is_active=True)
    return held.values("user_id").distinct().count()


class _Guard:
    """Two administrators, and two people who may give roles, before and after."""

    def __init__(self, on: date) -> None:
        _alone()
        self.on = on
        self.before = self._counted()

    def _counted(self) -> tuple[int, int]:
        giving = Grant.objects.filter(right=GIVE).values_list("role", flat=True)
        return _standing([Role.ADMIN.value], self.on), _standing(giving, self.on)

    def check(self) -> None:
        """Raises TwoAdministrators."""
        for before, after in zip(self.before, self._counted(), strict=True):
            rules.check_two_remain(before=before, after=after)


@action(needs="base.account.edit")
def open_account(*, login: str, name: str, email: str = "", post: str = "", demo: bool = False, act: Act) -> User:
    """A new account without a password: an invitation lets its owner choose one. Raises TakenLogin."""
    short = login.strip().lower()
    if User.objects.filter(Q(login=short) | (Q(email__iexact=email) & ~Q(email=""))).exists():
        raise rules.TakenLogin
    user = User(login=short, name=name.strip(), email=email.strip().lower(), post=post.strip(), demo=demo)
    user.set_unusable_password()
    user.save(force_insert=True)
    trace.record(user, "opened", act, login=short, name=user.name)
    return user


@action(needs="base.account.edit")
def edit_account(*, user: User, name: str, email: str, post: str, act: Act) -> User:
    """Name, address and post of an account. Raises TakenLogin."""
    if email and User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists():
        raise rules.TakenLogin
    user.name, user.email, user.post = name.strip(), email.strip().lower(), post.strip()
    user.save(update_fields=["name", "email", "post"])
    trace.record(user, "edited", act, name=user.name, email=user.email, post=user.post)
    return user


@action(needs="base.account.edit")
def end_account(*, user: User, act: Act) -> User:
    """Nobody logs in with it any more; its sessions and devices end at once. Raises OwnRole, TwoAdministrators."""
    rules.check_not_own(by=act.by, user=user.pk)
    guard = _Guard(_today(act))
    User.objects.filter(pk=user.pk).update(is_active=False)
    guard.check()
    _forget_devices(user)
    rights.changed()
    trace.record(user, "ended", act)
    return user


@action(needs="base.account.edit")
def reopen_account(*, user: User, act: Act) -> User:
    """An ended account may be used again, after a new invitation."""
    user.is_active = True
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    rights.changed()
    trace.record(user, "reopened", act)
    return user


def _forget_devices(user: User) -> None:
    Session.objects.filter(user=user).delete()
    KnownDevice.objects.filter(user=user).delete()


@action(needs="base.account.edit")
def drop_factors(*, user: User, act: Act) -> User:
    """A lost phone: codes, passkeys, known devices and sessions go; the password stays. Not one's own. Raises OwnRole."""
    rules.check_not_own(by=act.by, user=user.pk)
    Totp.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    _forget_devices(user)
    trace.record(user, "factors_dropped", act)
    return user


@action(needs=GIVE)
def give_role(*, user: User, role: Role | str, since: date, act: Act) -> RoleHeld:
    """From a day on. Raises OwnRole, HeldAlready, NoSuchRight."""
    rules.check_not_own(by=act.by, user=user.pk)
    if role not in set(Role) - {Role.PUBLIC}:
        raise rules.NoSuchRight
    _alone()
    if RoleHeld.objects.filter(Q(until=None) | Q(until__gt=since), user=user, role=role).exists():
        raise rules.HeldAlready
    held = RoleHeld.objects.create(user=user, role=Role(role).value, since=since)
    rights.changed()
    trace.record(held, "given", act, about=[Ref.of(user)], sees=GIVE, role=held.role, since=since)
    return held


@action(needs=GIVE)
def end_role(*, held: RoleHeld, until: date, act: Act) -> RoleHeld:
    """Until (not including) a day. Raises OwnRole, TwoAdministrators, WrongOrder."""
    rules.check_not_own(by=act.by, user=held.user_id)
    guard = _Guard(_today(act))
    held = RoleHeld.objects.select_for_update().get(pk=held.pk)
    if until < held.since:
        raise rules.WrongOrder
    held.until = until
    held.save(update_fields=["until"])
    guard.check()
    rights.changed()
    trace.record(held, "ended", act, about=[Ref("base.user", held.user_id)], sees=GIVE, role=held.role, until=until)
    return held


@action(needs="base.right.edit")
def allow(*, role: Role | str, right: str, act: Act) -> Grant:
    """Put a cell into the matrix of rights. Raises NoSuchRight."""
    if right not in rights.DECLARED or role not in set(Role):
        raise rules.NoSuchRight
    _alone()
    cell, _ = Grant.objects.get_or_create(role=Role(role).value, right=right)
    rights.changed()
    trace.record(cell, "allowed", act, role=cell.role, right=right)
    return cell


@action(needs="base.right.edit")
def forbid(*, cell: Grant, act: Act) -> Ref:
    """Take a cell out of the matrix. Raises TwoAdministrators where too few would remain who may give roles."""
    guard = _Guard(_today(act))
    gone = Ref.of(cell)
    Grant.objects.filter(pk=cell.pk).delete()
    guard.check()
    rights.changed()
    trace.record(gone, "forbidden", act, role=cell.role, right=cell.right)
    return gone


@action(needs="people.substitution.edit")
def substitute(*, absent: User, deputy: User, since: date, until: date, act: Act) -> Substitution:
    """Zastępstwo: the deputy acts in the name of the absent from `since` until (not including) `until`. Raises TwoPeople, WrongOrder."""
    if absent.pk == deputy.pk:
        raise rules.TwoPeople
    if until <= since:
        raise rules.WrongOrder
    row = Substitution.objects.create(absent=absent, deputy=deputy, since=since, until=until)
    rights.changed()
    trace.record(row, "substituted", act, about=[Ref.of(absent), Ref.of(deputy)], sees="people.person.see", since=since, until=until)
    return row


@action(needs="people.substitution.edit")
def end_substitution(*, substitution: Substitution, until: date, act: Act) -> Substitution:
    """End it earlier: until (not including) a day after its first. Raises WrongOrder."""
    row = Substitution.objects.select_for_update().get(pk=substitution.pk)
    if until <= row.since or until > row.until:
        raise rules.WrongOrder
    row.until = until
    row.save(update_fields=["until"])
    rights.changed()
    about = [Ref("base.user", row.absent_id), Ref("base.user", row.deputy_id)]
    trace.record(row, "shortened", act, about=about, sees="people.person.see", until=until)
    return row


@action(needs="matters.matter.confide")
def confide(*, thing: object, people: Sequence[UserId], act: Act) -> Ref:
    """Make a thing confidential (poufne): only these people, and the head who names them, see it."""
    ref = thing if isinstance(thing, Ref) else Ref.of(thing)
    named = sorted({*people, UserId(act.person())})
    Named.objects.filter(kind=ref.kind, pk_of=ref.pk).exclude(user_id__in=named).delete()
    Named.objects.bulk_create([Named(kind=ref.kind, pk_of=ref.pk, user_id=one) for one in named], ignore_conflicts=True)
    trace.record(ref, "confided", act, people=named)
    return ref


@action(needs="matters.matter.confide")
def unconfide(*, thing: object, act: Act) -> Ref:
    """A thing is confidential no more: whoever has the right sees it again."""
    ref = thing if isinstance(thing, Ref) else Ref.of(thing)
    Named.objects.filter(kind=ref.kind, pk_of=ref.pk).delete()
    trace.record(ref, "unconfided", act)
    return ref


@action(needs=INSIDE)
def look(*, thing: object, act: Act) -> Ref:
    """A confidential thing was opened, or a list exported: reading that leaves a line (trust G8)."""
    ref = thing if isinstance(thing, Ref) else Ref.of(thing)
    act.person()
    trace.record(ref, "looked", act)
    return ref


@action(needs="base.account.edit")
def make_account(
    *,
    login: str,
    name: str,
    roles: Sequence[Role],
    email: str = "",
    post: str = "",
    password: str = "",
    totp_secret: str = "",
    demo: bool = False,
    act: Act,
) -> User:
    """An account with its roles in one deed, for the command line and the demo; password and TOTP secret where they are given."""
    user = open_account(login=login, name=name, email=email, post=post, demo=demo, act=act)
    if password:
        user.set_password(password)
        user.save(update_fields=["password"])
    if totp_secret:
        codes.code_of(totp_secret, 0)
        Totp.objects.create(user=user, secret=seal(totp_secret, TOTP_PURPOSE), since=act.at)
    for role in roles:
        give_role(user=user, role=role, since=_today(act), act=act)
    return user


@action(needs="base.account.edit")
def invite(*, user: User, act: Act) -> User:
    """A link to choose a password was made for this account; the link itself is stored nowhere."""
    trace.record(user, "invited", act)
    return user
