# SPDX-License-Identifier: EUPL-1.2
"""Getting in: counted before the password is looked at, the same words and time for an unknown account (trust I1-I4)."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from gabinet.base import rates
from gabinet.base.accounts import factors
from gabinet.base.accounts.models import KnownDevice, Session, User
from gabinet.base.rates import Rate
from gabinet.base.ui.requests import OfficeRequest

log = logging.getLogger(__name__)
BY_ACCOUNT = Rate("login.account", 5, timedelta(minutes=5))
BY_NETWORK = Rate("login.network", 20, timedelta(minutes=5))
BY_DEVICE = Rate("login.device", 5, timedelta(minutes=5))
BY_CODE = Rate("login.code", 5, timedelta(minutes=5))
BY_PASSKEY = Rate("login.passkey", 60, timedelta(minutes=5))
RESETS = Rate("login.reset", 5, timedelta(hours=1))
BACKEND = "gabinet.base.accounts.backends.Backend"
STEP, STEP_LIVES = "gabinet.step", timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Try:
    """One try to log in, already counted; a right one is given back."""

    login: str
    device: KnownDevice | None
    counted: tuple[tuple[Rate, str], ...]
    at: datetime

    def was_right(self) -> None:
        """It does not count."""
        for rate, who in self.counted:
            rates.give_back(rate, who, self.at)


def begin(request: OfficeRequest, typed: str) -> Try:
    """Count this try: on a device that this account knows by the device, else by account and network. Raises TooMany."""
    login = typed.strip().lower()
    device = factors.device_of(login, request.COOKIES.get(cookie_name(), ""), request.now)
    counted = ((BY_DEVICE, f"{device.user_id}:{device.digest}"),) if device else ((BY_NETWORK, network(request)), (BY_ACCOUNT, login))
    for rate, who in counted:
        rates.count(rate, who, request.now)
    return Try(login, device, counted, request.now)


def known(login: str, password: str) -> User | None:
    """The active account whose password this is; an unknown one costs the same hash."""
    typed = login.strip().lower()
    user = User.objects.filter(Q(login=typed) | (Q(email__iexact=typed) & ~Q(email="")), is_active=True).first()
    if user is None or not user.has_usable_password():
        make_password(password)
        log.info("login.refused", extra={"user": user.pk if user else None})
        return None
    if check_password(password, user.password):
        return user
    log.info("login.refused", extra={"user": user.pk})
    return None


def needs_step(user: User, this: Try) -> bool:
    """Whether a code is asked for: not where a trusted device asks for it no more."""
    device = this.device
    trusted = device is not None and device.user_id == user.pk and device.trusted_until is not None and device.trusted_until > this.at
    return not trusted and factors.asked(user)


def hold_step(request: OfficeRequest, user: User, to: str) -> None:
    """Remember who has proved the password, never the password; a new session id, for ten minutes."""
    request.session.cycle_key()
    request.session[STEP] = {"user": user.pk, "hash": user.get_session_auth_hash(), "at": request.now.timestamp(), "to": to}


def held_step(request: OfficeRequest) -> tuple[User, str] | None:
    """Who is between the steps, and where to afterwards; None where it took too long or the password has changed since."""
    held = request.session.get(STEP)
    if not held or request.now.timestamp() - float(held["at"]) > STEP_LIVES.total_seconds():
        return None
    user = User.objects.filter(pk=held["user"], is_active=True).first()
    return (user, str(held["to"])) if user and user.get_session_auth_hash() == held["hash"] else None


def open_session(request: OfficeRequest, user: User, way: str) -> None:
    """A session with a new id, of this device and network."""
    request.session.flush()
    auth.login(request, user, backend=BACKEND)
    request.session.save()
    Session.objects.filter(session_key=request.session.session_key).update(device=device(request), network=network(request), way=way)
    log.info("login.done", extra={"user": user.pk, "way": way})


def remember_device(request: OfficeRequest, response: HttpResponse, user: User, *, trusted: bool) -> None:
    """The cookie by which this device is known: it opens nothing, but is not held up by other people's tries."""
    cookie = request.COOKIES.get(cookie_name(), "") or factors.new_cookie()
    factors.remember(user, factors.device_digest(cookie), device(request), request.now, trusted=trusted)
    age = int(factors.KNOWN.total_seconds())
    response.set_cookie(cookie_name(), cookie, max_age=age, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)


def cookie_name() -> str:
    """Beside the session's."""
    return f"{settings.SESSION_COOKIE_NAME}-device"


def device(request: HttpRequest) -> str:
    """Browser and system in two words, as the person knows them."""
    agent = request.headers.get("User-Agent", "")
    browsers = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    systems = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"))
    names = [next((name for mark, name in known if mark in agent), "") for known in (browsers, systems)]
    return " · ".join(name for name in names if name)


def address(request: HttpRequest) -> str:
    """The address behind our own proxies, counted from the right; by default no proxy is trusted (trust I2)."""
    direct: str = request.META.get("REMOTE_ADDR", "")
    if not settings.TRUSTED_PROXIES:
        return direct
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return passed[-settings.TRUSTED_PROXIES] if len(passed) >= settings.TRUSTED_PROXIES else direct


def network(request: HttpRequest) -> str:
    """The address, of IPv6 its /56: what one household or office has."""
    try:
        found = ip_address(address(request))
    except ValueError:
        return "unknown"
    return str(ip_network((found, 32 if found.version == 4 else 56), strict=False).network_address)
