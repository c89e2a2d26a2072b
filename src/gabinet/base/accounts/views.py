# SPDX-License-Identifier: EUPL-1.2
"""Pages of administrators: accounts and their roles, the matrix of rights, the office's own choices."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from urllib.parse import quote

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext

from gabinet.base import office
from gabinet.base.accounts import actions, invitations, queries
from gabinet.base.accounts.forms import AccountForm, EditForm, NameForm, RoleForm, today_first
from gabinet.base.accounts.models import User
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Grant, RoleHeld
from gabinet.base.ui import frames, menu
from gabinet.base.ui.pages import Done, OfficeRequest, Toast, attempt, draw, lead, page, tell

LIST, ACCOUNT, NEW, RIGHTS, NAMES = (
    "accounts/accounts.html",
    "accounts/account.html",
    "accounts/new.html",
    "accounts/rights.html",
    "accounts/names.html",
)
BOTH = ("GET", "POST")


def _today(request: OfficeRequest) -> date:
    return request.now.astimezone(WARSAW).date()


def _menu(request: OfficeRequest) -> list[menu.Group]:
    return menu.of(request.powers, request.path)


@page(needs="base.account.edit")
def accounts(request: OfficeRequest) -> HttpResponse:
    """Who has an account, in which roles, with which second factor."""
    return draw(request, LIST, {"menu": _menu(request), "lines": queries.accounts(_today(request))})


@page(needs="base.account.edit", methods=BOTH)
def new(request: OfficeRequest) -> HttpResponse:
    """A new account; its page then has the invitation and the roles."""
    form = AccountForm(request.POST if request.method == "POST" else None)
    context = {"menu": _menu(request), "form": form}
    if request.method != "POST":
        return draw(request, NEW, context)
    done = attempt(form, partial(actions.open_account, act=request.act()))
    to = reverse("accounts:account", args=[_pk(done)]) if done.ok else ""
    return lead(request, done, page=NEW, fragment=NEW, context=context, to=to, toast=Toast(gettext("The account is open."), seconds=6))


def _pk(done: Done) -> int:
    return int(getattr(done.thing, "pk", 0))


@page(needs="base.account.edit", methods=BOTH)
def account(request: OfficeRequest, pk: int) -> HttpResponse:
    """One account: who, roles, invitation, end."""
    user = get_object_or_404(User, pk=pk)
    if request.method != "POST":
        return draw(request, ACCOUNT, _account(request, user))
    form = EditForm(request.POST)
    done = attempt(form, partial(actions.edit_account, user=user, act=request.act()))
    return _answer(request, done, pk, gettext("Saved"), {"form": form})


def _account(request: OfficeRequest, user: User, **shown: object) -> dict[str, object]:
    today = _today(request)
    return {
        "menu": _menu(request),
        "account": user,
        "own": user.pk == request.user.pk,
        "gives": "base.role.give" in request.powers.all,
        "form": EditForm({"name": user.name, "email": user.email, "post": user.post}),
        "role_form": RoleForm(initial=today_first(today)),
        "held": queries.roles_of(user, today),
        "sessions": queries.sessions(user.pk, request.session.session_key, request.now),
        "factors": queries.factors_of(user),
        "link": "",
        **shown,
    }


def _answer(request: OfficeRequest, done: Done, pk: int, said: str, shown: dict[str, object]) -> HttpResponse:
    """Back to the account's page with a toast, or the page with the refusal."""
    if done.ok:
        tell(request, Toast(said, seconds=6))
        return redirect("accounts:account", pk)
    return draw(request, ACCOUNT, _account(request, User.objects.get(pk=pk), **shown), status=done.status)


def _deed(request: OfficeRequest, pk: int, do: Callable[..., object], said: str) -> HttpResponse:
    """One button of the account's page."""
    user = get_object_or_404(User, pk=pk)
    if request.method != "POST":
        return redirect("accounts:account", pk)
    form = django_forms.Form({})
    done = attempt(form, partial(do, user=user, act=request.act()))
    return _answer(request, done, pk, said, {"refusal": form})


@page(needs="base.account.edit", methods=BOTH)
def end(request: OfficeRequest, pk: int) -> HttpResponse:
    """Nobody logs in with it any more."""
    return _deed(request, pk, actions.end_account, gettext("The account has ended; its sessions too."))


@page(needs="base.account.edit", methods=BOTH)
def reopen(request: OfficeRequest, pk: int) -> HttpResponse:
    """It may be used again."""
    return _deed(request, pk, actions.reopen_account, gettext("The account is open again. Invite its owner."))


@page(needs="base.account.edit", methods=BOTH)
def drop_factors(request: OfficeRequest, pk: int) -> HttpResponse:
    """A lost phone."""
    return _deed(request, pk, actions.drop_factors, gettext("Second factors and devices are removed."))


@page(needs="base.account.edit", methods=BOTH)
def invite(request: OfficeRequest, pk: int) -> HttpResponse:
    """A link to choose a password, shown to the administrator, good once for 30 minutes."""
    user = get_object_or_404(User, pk=pk, is_active=True)
    if request.method != "POST":
        return redirect("accounts:account", pk)
    form = django_forms.Form({})
    done = attempt(form, partial(actions.invite, user=user, act=request.act()))
    link = invitations.address_for(User.objects.get(pk=pk)) if done.ok else ""
    return draw(request, ACCOUNT, _account(request, user, link=link, refusal=form), status=done.status)


@page(needs="base.role.give", methods=BOTH)
def give(request: OfficeRequest, pk: int) -> HttpResponse:
    """A role from a day on."""
    user = get_object_or_404(User, pk=pk)
    if request.method != "POST":
        return redirect(reverse("accounts:account", args=[pk]) + "#roles")
    form = RoleForm(request.POST)
    done = attempt(form, partial(actions.give_role, user=user, act=request.act()))
    return _answer(request, done, pk, gettext("The role is given."), {"role_form": form})


@page(needs="base.role.give", methods=BOTH)
def take(request: OfficeRequest, pk: int, held: int) -> HttpResponse:
    """A role ends today."""
    row = get_object_or_404(RoleHeld, pk=held, user_id=pk)
    if request.method != "POST":
        return redirect(reverse("accounts:account", args=[pk]) + "#roles")
    form = django_forms.Form({})
    done = attempt(form, partial(actions.end_role, held=row, until=max(row.since, _today(request)), act=request.act()))
    return _answer(request, done, pk, gettext("The role has ended."), {"refusal": form})


@page(needs="base.right.edit", methods=BOTH)
def rights(request: OfficeRequest) -> HttpResponse:
    """Roles x rights; a click grants or takes away, with a trace."""
    form, done = django_forms.Form({}), Done(200)
    if request.method == "POST":
        role, right, grant = (*request.POST.get("cell", "").split(" "), "", "", "")[:3]
        done = attempt(form, _cell(request, role, right, grant=grant == "1"))
        if done.ok:
            return redirect(f"{reverse('accounts:rights')}#{quote(right)}")
    context = {"menu": _menu(request), "rooms": queries.matrix(), "roles": queries.roles(), "form": form}
    return draw(request, RIGHTS, context, status=done.status)


def _cell(request: OfficeRequest, role: str, right: str, *, grant: bool) -> Callable[..., object]:
    if grant:
        return partial(actions.allow, role=role, right=right, act=request.act())
    granted = Grant.objects.filter(role=role, right=right).first()
    return partial(actions.forbid, cell=granted, act=request.act()) if granted else lambda: None


@page(needs="base.setting.edit", methods=BOTH)
def names(request: OfficeRequest) -> HttpResponse:
    """The office's own choices, each from a day on."""
    key = request.POST.get("key", "")
    if request.method != "POST" or key not in office.CHOICES:
        return draw(request, NAMES, _names(request, {}))
    form = NameForm(request.POST, key=key)
    done = attempt(form, partial(office.choose, key=key, act=request.act()))
    if not done.ok:
        return draw(request, NAMES, _names(request, {key: form}), status=done.status)
    frames.forget()
    tell(request, Toast(gettext("Saved"), seconds=6))
    return redirect("accounts:names")


def _names(request: OfficeRequest, shown: Mapping[str, NameForm]) -> dict[str, object]:
    today = _today(request)
    lines = [(one, shown.get(one.key) or NameForm(key=one.key, initial={"value": one.value, "valid_from": today})) for one in queries.choices(today)]
    return {"menu": _menu(request), "choices": lines}
