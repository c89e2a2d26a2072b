# SPDX-License-Identifier: EUPL-1.2
"""How somebody gets in: counted before the password is looked at, the same words and time for an unknown account (trust I1-I3)."""

from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q
from django.http import HttpRequest

from gabinet.base import rates
from gabinet.base.accounts.models import Session, User
from gabinet.base.rates import Rate
from gabinet.base.ui.requests import OfficeRequest

BY_ACCOUNT = Rate("login.account", 5, timedelta(minutes=5))
BY_NETWORK = Rate("login.network", 20, timedelta(minutes=5))
BACKEND = "gabinet.base.accounts.backends.Backend"


def count(request: OfficeRequest, login: str) -> None:
    """Count this try, per network and per account as typed; raises TooMany."""
    rates.count(BY_NETWORK, network(request), request.now)
    rates.count(BY_ACCOUNT, login.strip().lower(), request.now)


def known(login: str, password: str) -> User | None:
    """The active account whose password this is; an unknown one costs the same hash."""
    typed = login.strip().lower()
    user = User.objects.filter(Q(login__iexact=typed) | (Q(email__iexact=typed) & ~Q(email="")), is_active=True).first()
    if user is None or not user.has_usable_password():
        make_password(password)
        return None
    return user if check_password(password, user.password) else None


def open_session(request: OfficeRequest, user: User, way: str) -> None:
    """A session with a new id, of this device and network."""
    auth.login(request, user, backend=BACKEND)
    request.session.save()
    Session.objects.filter(session_key=request.session.session_key).update(device=device(request), network=network(request), way=way)


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
