# SPDX-License-Identifier: EUPL-1.2
"""Pages of one's own settings. A factor is changed only by somebody who proves the old one (trust I4)."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django import forms as django_forms
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from gabinet.base import rates
from gabinet.base.accounts import codes, factors, passkeys, queries, rules
from gabinet.base.accounts.models import User
from gabinet.base.accounts.passwords import NewPasswordForm
from gabinet.base.entry import ways_in
from gabinet.base.numbers import WARSAW
from gabinet.base.own import actions, pictures
from gabinet.base.own import queries as own
from gabinet.base.own.forms import AppearanceForm, ProofForm, StartCodesForm
from gabinet.base.rates import Rate
from gabinet.base.sealing import Unreadable, seal, unseal
from gabinet.base.ui import menu, nav, paging
from gabinet.base.ui.engine import lang
from gabinet.base.ui.pages import SIGNED_IN, Done, OfficeRequest, Toast, attempt, draw, page, reply, tell

APPEARANCE, SECURITY, CODES, RECOVERY = "own/appearance.html", "own/security.html", "own/codes.html", "own/recovery.html"
NOTICES = "own/notices.html"
PROOFS = Rate("proof", 5, timedelta(minutes=5))
SETTING_UP = "totp being set up"


def _me(request: OfficeRequest) -> User:
    return User.objects.get(pk=request.user.pk)


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def appearance(request: OfficeRequest) -> HttpResponse:
    """Theme, language, keys."""
    user = _me(request)
    form = AppearanceForm(request.POST or {"theme": user.theme, "language": user.language, "shortcuts": user.shortcuts})
    context = {"form": form, "menu": menu.of(request.powers, request.path)}
    if request.method != "POST":
        return draw(request, APPEARANCE, context)
    done = attempt(form, partial(actions.choose_appearance, user=user, act=request.act()))
    with translation.override(form.cleaned_data["language"] if done.ok else lang()):  # the page that says it is in the language just chosen
        toast = Toast(gettext("Saved"), seconds=6)
    return reply(request, done, page=APPEARANCE, fragment=APPEARANCE, context=context, to=request.path, toast=toast)


@page(needs=SIGNED_IN)
def notices(request: OfficeRequest) -> HttpResponse:
    """What one was told, the newest first."""
    today = request.now.astimezone(WARSAW).date()
    rows = paging.page(request, lambda last: own.page(request.powers, last, today, lang=lang()), size=own.SIZE)
    return draw(request, NOTICES, {"page": rows, "unread": own.unread(request.powers, today).exists()})


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def read_one(request: OfficeRequest, pk: int) -> HttpResponse:
    """Opened: it is read, and its page follows."""
    found = get_object_or_404(own.of(request.powers), pk=pk)
    if request.method == "POST":
        attempt(django_forms.Form({}), partial(actions.read, notices=[found], act=request.act()))
        nav.forget()
    return HttpResponseRedirect((request.method == "POST" and own.address(found)) or reverse("own:notices"))


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def read_all(request: OfficeRequest) -> HttpResponse:
    """Nothing is new any more."""
    if request.method == "POST":
        unread = list(own.unread(request.powers, request.now.astimezone(WARSAW).date()))
        attempt(django_forms.Form({}), partial(actions.read, notices=unread, act=request.act()))
        nav.forget()
    return HttpResponseRedirect(reverse("own:notices"))


@page(needs=SIGNED_IN)
def security(request: OfficeRequest) -> HttpResponse:
    """What one gets in with, and where one is logged in."""
    return draw(request, SECURITY, _security(request))


def _security(request: OfficeRequest) -> dict[str, object]:
    user = _me(request)
    held = factors.of(user.pk)
    return {
        "menu": menu.of(request.powers, request.path),
        "factors": held,
        "passkeys": queries.passkeys(user.pk, request.now),
        "sessions": queries.sessions(user.pk, request.session.session_key, request.now),
        "password_form": NewPasswordForm(user=user),
        "proof_form": ProofForm(codes=held.codes),
    }


def _prove(request: OfficeRequest, user: User, form: django_forms.Form) -> bool:
    """Whether the old factor was shown; counted before it is looked at. Else the form says so."""
    if not form.is_valid():
        return False
    rates.count(PROOFS, str(user.pk), request.now)
    if factors.proves(user, form.cleaned_data["proof"], request.now):
        rates.give_back(PROOFS, str(user.pk), request.now)
        return True
    wrong = rules.WrongCode if factors.of(user.pk).codes else rules.WrongPassword
    form.add_error("proof", gettext(wrong.message))
    return False


def _changed(request: OfficeRequest, do: Callable[..., object], said: str, *, proof: bool = True) -> HttpResponse:
    """A change of one's own security: the old factor, one action, back to the page."""
    user = _me(request)
    form = ProofForm(request.POST, codes=factors.of(user.pk).codes)
    if proof and not _prove(request, user, form):
        return draw(request, SECURITY, {**_security(request), "proof_form": form}, status=422)
    done = attempt(django_forms.Form({}), partial(do, user=user, act=request.act()))
    if done.ok:
        tell(request, Toast(said, seconds=6))
    return HttpResponseRedirect(reverse("own:security"))


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def password(request: OfficeRequest) -> HttpResponse:
    """A new password; all other sessions end, this one gets a new id."""
    if request.method != "POST":
        return redirect(reverse("own:security") + "#password")
    user = _me(request)
    form, proof = NewPasswordForm(request.POST, user=user), ProofForm(request.POST, codes=factors.of(user.pk).codes)
    valid = form.is_valid()
    if not _prove(request, user, proof) or not valid:
        return draw(request, SECURITY, {**_security(request), "password_form": form, "password_proof": proof}, status=422)
    done = attempt(form, partial(factors.choose_password, user=user, act=request.act()))
    if done.ok:
        ways_in.open_session(request, _me(request), "password")
        tell(request, Toast(gettext("The password is changed. All other sessions have ended."), seconds=6))
    return HttpResponseRedirect(reverse("own:security"))


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def set_up_codes(request: OfficeRequest) -> HttpResponse:
    """Codes from an application: the picture to scan, the first code, then the recovery codes, once."""
    user = _me(request)
    has = factors.of(user.pk).codes
    if request.method != "POST":
        return _setting_up(request, user, codes.new_secret(), StartCodesForm(), ProofForm(codes=has))
    try:
        secret = unseal(request.POST.get("secret", ""), f"{SETTING_UP} {user.pk}")
    except Unreadable:
        return redirect("own:codes")
    form, proof = StartCodesForm(request.POST), ProofForm(request.POST, codes=has)
    if not _prove(request, user, proof) or not form.is_valid():
        return _setting_up(request, user, secret, form, proof, 422)
    done = attempt(form, partial(factors.start_codes, user=user, secret=secret, act=request.act()))
    if not done.ok:
        return _setting_up(request, user, secret, form, proof, done.status)
    return _shown_once(request, done)


def _setting_up(request: OfficeRequest, user: User, secret: str, form: StartCodesForm, proof: ProofForm, status: int = 200) -> HttpResponse:
    context = {
        "menu": menu.of(request.powers, reverse("own:security")),
        "form": form,
        "proof": proof,
        "plain": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "sealed": seal(secret, f"{SETTING_UP} {user.pk}"),
        "picture": pictures.qr(codes.address(secret, user.login, "Gabinet")),
    }
    return draw(request, CODES, context, status=status)


def _shown_once(request: OfficeRequest, done: Done) -> HttpResponse:
    if not isinstance(done.thing, list):
        return redirect("own:security")
    return draw(request, RECOVERY, {"menu": menu.of(request.powers, reverse("own:security")), "codes": done.thing})


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def end_codes(request: OfficeRequest) -> HttpResponse:
    """No codes any more."""
    if request.method != "POST":
        return redirect(reverse("own:security") + "#codes")
    return _changed(request, factors.end_codes, gettext("Codes are switched off."))


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def recovery(request: OfficeRequest) -> HttpResponse:
    """Eight new recovery codes."""
    if request.method != "POST":
        return redirect(reverse("own:security") + "#codes")
    user = _me(request)
    form = ProofForm(request.POST, codes=factors.of(user.pk).codes)
    if not _prove(request, user, form):
        return draw(request, SECURITY, {**_security(request), "proof_form": form}, status=422)
    return _shown_once(request, attempt(django_forms.Form({}), partial(factors.renew_recovery, user=user, act=request.act())))


@page(needs=SIGNED_IN, methods=("POST",))
def passkey_options(request: OfficeRequest) -> HttpResponse:
    """What the browser needs to make a passkey."""
    return JsonResponse(passkeys.begin_adding(_me(request)))


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def add_passkey(request: OfficeRequest) -> HttpResponse:
    """The passkey that the browser has made."""
    if request.method != "POST":
        return redirect(reverse("own:security") + "#passkeys")
    credential = passkeys.added(request.POST.get("credential", ""))
    name = request.POST.get("name", "").strip()[:60] or ways_in.device(request) or gettext("passkey")
    return _changed(request, partial(factors.add_passkey, name=name, credential=credential), gettext("The passkey is added."))


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def remove_passkey(request: OfficeRequest, pk: int) -> HttpResponse:
    """One of one's own."""
    get_object_or_404(queries.own_passkeys(request.user.pk), pk=pk)
    if request.method != "POST":
        return redirect(reverse("own:security") + "#passkeys")
    return _changed(request, partial(factors.remove_passkey, passkey=pk), gettext("The passkey is removed."))


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def end_session(request: OfficeRequest, digest: str) -> HttpResponse:
    """One session of one's own; a foreign digest ends nothing."""
    if request.method != "POST":
        return redirect(reverse("own:security") + "#sessions")
    return _changed(request, partial(factors.end_sessions, only=digest), gettext("The session has ended."), proof=False)


@page(needs=SIGNED_IN, methods=("GET", "POST"))
def end_others(request: OfficeRequest) -> HttpResponse:
    """All sessions but this one; known devices are forgotten."""
    if request.method != "POST":
        return redirect(reverse("own:security") + "#sessions")
    key = request.session.session_key or ""
    return _changed(request, partial(factors.end_sessions, but=key), gettext("All other sessions have ended."), proof=False)
