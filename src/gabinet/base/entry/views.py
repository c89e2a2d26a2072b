# SPDX-License-Identifier: EUPL-1.2
"""Log-in in one step or two, by passkey, by a link to choose a password; log-out."""

from functools import partial

from django.contrib import auth
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import jobs, rates
from gabinet.base.accounts import factors, invitations, passkeys, rules
from gabinet.base.accounts.models import User
from gabinet.base.accounts.passwords import NewPasswordForm
from gabinet.base.entry import ways_in
from gabinet.base.entry.forms import CodeForm, LoginForm, ResetForm
from gabinet.base.errors import TooMany
from gabinet.base.ui import ways
from gabinet.base.ui.pages import PUBLIC, OfficeRequest, Toast, attempt, draw, page, sentence, tell

LOGIN, CODE, RESET, NEW = "entry/login.html", "entry/code.html", "entry/reset.html", "entry/new_password.html"
BOTH = ("GET", "POST")


@page(needs=PUBLIC, methods=BOTH)
def login(request: OfficeRequest) -> HttpResponse:
    """Short name or address, and password."""
    to = ways.safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(to)
        return draw(request, LOGIN, {"form": LoginForm(), "next": to})
    return _with_password(request, LoginForm(request.POST), to)


def _with_password(request: OfficeRequest, form: LoginForm, to: str) -> HttpResponse:
    if not form.is_valid():
        return draw(request, LOGIN, {"form": form, "next": to}, status=422)
    try:
        this = ways_in.begin(request, form.cleaned_data["login"])
    except TooMany as no:
        return _wait(request, form, to, no)
    user = ways_in.known(form.cleaned_data["login"], form.cleaned_data["password"])
    if user is None:
        form.add_error("password", gettext("The login or the password is not right. Check Caps Lock."))
        return draw(request, LOGIN, {"form": form, "next": to}, status=422)
    this.was_right()
    if ways_in.needs_step(user, this):
        ways_in.hold_step(request, user, to)
        return HttpResponseRedirect(reverse("entry:code"))
    return _enter(request, user, to, "password")


def _wait(request: OfficeRequest, form: LoginForm | CodeForm, to: str, no: TooMany) -> HttpResponse:
    form.add_error(None, sentence(no))
    template = LOGIN if isinstance(form, LoginForm) else CODE
    response = draw(request, template, {"form": form, "next": to}, status=429)
    response["Retry-After"] = str(no.seconds)
    return response


def _enter(request: OfficeRequest, user: User, to: str, way: str, *, trusted: bool = False) -> HttpResponse:
    ways_in.open_session(request, user, way)
    response = HttpResponseRedirect(to)
    ways_in.remember_device(request, response, user, trusted=trusted)
    return response


@page(needs=PUBLIC, methods=BOTH)
def code(request: OfficeRequest) -> HttpResponse:
    """The second step: a code of the application, or a recovery code."""
    held = ways_in.held_step(request)
    if held is None:
        return HttpResponseRedirect(reverse("entry:login"))
    user, to = held
    if request.method != "POST":
        return draw(request, CODE, {"form": CodeForm(), "next": to})
    form = CodeForm(request.POST)
    if not form.is_valid():
        return draw(request, CODE, {"form": form, "next": to}, status=422)
    try:
        rates.count(ways_in.BY_CODE, str(user.pk), request.now)
    except TooMany as no:
        return _wait(request, form, to, no)
    if not factors.spend_code(user.pk, form.cleaned_data["code"], request.now):
        form.add_error("code", gettext(rules.WrongCode.message))
        return draw(request, CODE, {"form": form, "next": to}, status=422)
    rates.give_back(ways_in.BY_CODE, str(user.pk), request.now)
    return _enter(request, user, to, "code", trusted=form.cleaned_data["trust"])


@page(needs=PUBLIC, methods=("POST",))
def passkey_options(request: OfficeRequest) -> HttpResponse:
    """What the browser needs to ask for a passkey: the one page of ours that speaks JSON, since the browser's API does."""
    rates.count(ways_in.BY_PASSKEY, ways_in.network(request), request.now)
    return JsonResponse(passkeys.begin_entering())


@page(needs=PUBLIC, methods=("POST",))
def passkey(request: OfficeRequest) -> HttpResponse:
    """Log-in by passkey: no password, no code; not held up by other people's tries at the account."""
    to = ways.safe(request, request.POST.get("next", ""))
    rates.count(ways_in.BY_PASSKEY, ways_in.network(request), request.now)
    try:
        user = passkeys.entered(request.POST.get("credential", ""))
    except rules.NoPasskey as no:
        form = LoginForm()
        return draw(request, LOGIN, {"form": form, "next": to, "passkey_error": sentence(no)}, status=422)
    return _enter(request, user, to, "passkey")


@page(needs=PUBLIC, methods=("POST",))
def logout(request: OfficeRequest) -> HttpResponse:
    """End this session."""
    auth.logout(request)
    return HttpResponseRedirect(reverse("entry:login"))


@page(needs=PUBLIC, methods=BOTH)
def reset(request: OfficeRequest) -> HttpResponse:
    """A forgotten password: the same answer, at the same pace, whether the account exists or not (trust I3)."""
    if request.method != "POST":
        return draw(request, RESET, {"form": ResetForm(), "asked": False})
    form = ResetForm(request.POST)
    if not form.is_valid():
        return draw(request, RESET, {"form": form, "asked": False}, status=422)
    typed = form.cleaned_data["login"].strip().lower()
    rates.count(ways_in.BY_NETWORK, ways_in.network(request), request.now)
    rates.count(ways_in.RESETS, typed, request.now)
    jobs.later("entry.reset", act=request.act(), login=typed)
    return draw(request, RESET, {"form": form, "asked": True})


@page(needs=PUBLIC, methods=BOTH)
def new_password(request: OfficeRequest, who: str, token: str) -> HttpResponse:
    """By the link of a letter: GET shows, POST chooses the password, once."""
    user = invitations.whose(who, token)
    if user is None:
        return draw(request, NEW, {"form": None, "user": None}, status=404)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if request.method != "POST":
        return draw(request, NEW, {"form": form, "user": user})
    done = attempt(form, partial(factors.choose_password, user=user, act=request.act()))
    if not done.ok:
        return draw(request, NEW, {"form": form, "user": user}, status=done.status)
    tell(request, Toast(gettext("The password is saved. Log in with it."), seconds=8))
    return HttpResponseRedirect(reverse("entry:login"))
