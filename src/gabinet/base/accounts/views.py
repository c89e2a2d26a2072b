# SPDX-License-Identifier: EUPL-1.2
"""Log-in, log-out and everybody's own settings."""

from django.contrib import auth
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base.accounts import entry
from gabinet.base.accounts.forms import LoginForm
from gabinet.base.ui import ways
from gabinet.base.ui.pages import SIGNED_IN, OfficeRequest, draw, page


@page(needs="", methods=("GET", "POST"))
def login(request: OfficeRequest) -> HttpResponse:
    """Short name or address, and password."""
    to = ways.safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated and request.method == "GET":
        return HttpResponseRedirect(to)
    form = LoginForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return draw(request, "accounts/login.html", {"form": form, "next": to}, status=200 if request.method == "GET" else 422)
    entry.count(request, form.cleaned_data["login"])
    user = entry.known(form.cleaned_data["login"], form.cleaned_data["password"])
    if user is None:
        form.add_error("password", gettext("The login or the password is not right. Check Caps Lock."))
        return draw(request, "accounts/login.html", {"form": form, "next": to}, status=422)
    entry.open_session(request, user, "password")
    return HttpResponseRedirect(to)


@page(needs=SIGNED_IN, methods=("POST",))
def logout(request: OfficeRequest) -> HttpResponse:
    """End this session."""
    auth.logout(request)
    return HttpResponseRedirect(reverse("accounts:login"))


@page(needs=SIGNED_IN)
def settings(request: OfficeRequest) -> HttpResponse:
    """What can be set, by whom."""
    return draw(request, "accounts/settings.html", {})
