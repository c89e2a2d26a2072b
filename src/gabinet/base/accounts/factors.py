# SPDX-License-Identifier: EUPL-1.2
"""The only writers of what a person proves to be themselves with: password, codes, passkeys, devices, sessions.

They are everybody's own: the right asked for is to be the person. Each change of a factor is told to its owner.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password
from django.db.models import Q

from gabinet.base import ladder, trace
from gabinet.base.accounts import codes, rules
from gabinet.base.accounts.models import KnownDevice, RecoveryCode, Session, Totp, User
from gabinet.base.act import Act, Ref
from gabinet.base.act import User as UserId
from gabinet.base.action import INSIDE, action
from gabinet.base.sealing import seal, unseal

PURPOSE = "totp"
KNOWN = timedelta(days=180)
TRUSTED = timedelta(days=7)
WEBAUTHN = Authenticator.Type.WEBAUTHN


@dataclass(frozen=True, slots=True)
class Factors:
    """What a person has set up beside the password."""

    codes: bool
    passkeys: int
    recovery: int


def of(user: int) -> Factors:
    """Three statements."""
    return Factors(
        codes=Totp.objects.filter(user_id=user).exists(),
        passkeys=Authenticator.objects.filter(user_id=user, type=WEBAUTHN).count(),
        recovery=RecoveryCode.objects.filter(user_id=user, used_at=None).count(),
    )


def asked(user: User) -> bool:
    """Whether this account is asked for a code after its password; a passkey stands instead of both, so it asks for none."""
    return Totp.objects.filter(user=user).exists()


def spend_code(user: int, typed: str, at: datetime) -> bool:
    """Whether this was a code of theirs; used by this very statement, so that it counts once, however many try at once (trust I4)."""
    row = Totp.objects.filter(user_id=user).first()
    step = codes.matching(unseal(row.secret, PURPOSE), typed, at) if row else None
    if step is not None:
        return bool(Totp.objects.filter(user_id=user, last_step__lt=step).update(last_step=step))
    digest = codes.recovery_digest(user, typed)
    return bool(RecoveryCode.objects.filter(user_id=user, digest=digest, used_at=None).update(used_at=at))


def proves(user: User, typed: str, at: datetime) -> bool:
    """Before a factor is changed: a code where there are codes, else the present password."""
    if Totp.objects.filter(user=user).exists():
        return spend_code(user.pk, typed, at)
    return check_password(typed, user.password)


@action(needs=INSIDE)
def choose_password(*, user: User, password: str, act: Act) -> User:
    """By a link bound to the present password, or by its owner. Sessions and known devices end. Raises LinkUsed, NotAllowed."""
    if act.by is not None:
        rules.check_is_own(by=act.by, user=user.pk)
    if not User.objects.select_for_update().filter(pk=user.pk, password=user.password, is_active=True).first():
        raise rules.LinkUsed
    user.set_password(password)
    user.save(update_fields=["password"])
    Session.objects.filter(user=user).delete()
    KnownDevice.objects.filter(user=user).delete()
    trace.record(user, "password_chosen", act)
    _tell(user, "password_chosen", act)
    return user


@action(needs=INSIDE)
def start_codes(*, user: User, secret: str, typed: str, act: Act) -> list[str]:
    """Codes from an application, and eight recovery codes to be shown once. Raises WrongCode."""
    _own(user, act)
    step = codes.matching(secret, typed, act.at)
    if step is None:
        raise rules.WrongCode
    Totp.objects.filter(user=user).delete()
    Totp.objects.create(user=user, secret=seal(secret, PURPOSE), since=act.at, last_step=step)
    trace.record(user, "codes_started", act)
    _tell(user, "codes_started", act)
    return _renew(user)


@action(needs=INSIDE)
def end_codes(*, user: User, act: Act) -> User:
    """The application's codes are asked for no more; recovery codes go with them."""
    _own(user, act)
    Totp.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    trace.record(user, "codes_ended", act)
    _tell(user, "codes_ended", act)
    return user


@action(needs=INSIDE)
def renew_recovery(*, user: User, act: Act) -> list[str]:
    """Eight new recovery codes, shown once; the old ones are void."""
    _own(user, act)
    trace.record(user, "recovery_renewed", act)
    return _renew(user)


def _renew(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    made = codes.new_recovery()
    RecoveryCode.objects.bulk_create([RecoveryCode(user=user, digest=codes.recovery_digest(user.pk, one)) for one in made])
    return made


@action(needs=INSIDE)
def add_passkey(*, user: User, name: str, credential: dict[str, Any], act: Act) -> Ref:
    """A passkey whose ceremony was right."""
    _own(user, act)
    row = Authenticator(user=user, type=WEBAUTHN, data={"name": name[:60], "credential": credential}, created_at=act.at)
    row.save(force_insert=True)
    ref = Ref("mfa.authenticator", row.pk)
    trace.record(ref, "passkey_added", act, about=[Ref.of(user)])
    _tell(user, "passkey_added", act)
    return ref


@action(needs=INSIDE)
def remove_passkey(*, user: User, passkey: int, act: Act) -> Ref:
    """One of one's own passkeys; nothing of others."""
    _own(user, act)
    ref = Ref("mfa.authenticator", passkey)
    Authenticator.objects.filter(pk=passkey, user=user, type=WEBAUTHN).delete()
    trace.record(ref, "passkey_removed", act, about=[Ref.of(user)])
    _tell(user, "passkey_removed", act)
    return ref


@action(needs=INSIDE)
def end_sessions(*, user: User, only: str = "", but: str = "", act: Act) -> User:
    """One session by its digest, or all but the present one; known devices go with "all"."""
    _own(user, act)
    keys = [row.session_key for row in Session.objects.filter(user=user) if _chosen(row.session_key, only, but)]
    Session.objects.filter(session_key__in=keys).delete()
    if not only:
        KnownDevice.objects.filter(user=user).delete()
    trace.record(user, "sessions_ended", act, number=len(keys))
    return user


def _chosen(key: str, only: str, but: str) -> bool:
    return session_digest(key) == only if only else key != but


def session_digest(key: str) -> str:
    """What a page may say of a session."""
    return hashlib.sha256(f"session:{key}".encode()).hexdigest()[:24]


def _own(user: User, act: Act) -> None:
    rules.check_is_own(by=act.person(), user=user.pk)


def _tell(user: User, verb: str, act: Act) -> None:
    ladder.tell(UserId(user.pk), Ref.of(user), verb, act.at)


def remember(user: User, digest: str, device: str, at: datetime, *, trusted: bool) -> None:
    """This device has let this person in; `trusted`: no second factor is asked on it for 7 days."""
    row, _ = KnownDevice.objects.get_or_create(user=user, digest=digest, defaults={"since": at, "seen_at": at, "device": device})
    row.seen_at, row.device = at, device
    if trusted:
        row.trusted_until = at + TRUSTED
    row.save(update_fields=["seen_at", "device", "trusted_until"])


def device_of(login: str, cookie: str, at: datetime) -> KnownDevice | None:
    """The known device of a cookie, for this account only."""
    if not cookie:
        return None
    whose = Q(user__login=login) | (Q(user__email__iexact=login) & ~Q(user__email=""))
    return KnownDevice.objects.filter(whose, digest=device_digest(cookie), seen_at__gt=at - KNOWN).first()


def device_digest(cookie: str) -> str:
    """What is kept of a device's cookie."""
    return hashlib.sha256(f"device:{cookie}".encode("utf-8", "surrogatepass")).hexdigest()


def new_cookie() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)
