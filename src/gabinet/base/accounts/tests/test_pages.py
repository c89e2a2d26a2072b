# SPDX-License-Identifier: EUPL-1.2
"""Pages of accounts, roles, rights and choices, through the eyes of an administrator and of others."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.test import Client

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.office import Setting
from gabinet.base.rights import Grant, RoleHeld
from gabinet.base.trace import Entry
from tests.pages import words

PAGES = ("/settings/accounts/", "/settings/accounts/new/", "/settings/rights/", "/settings/office/")


def at_desk(user: User) -> Client:
    rights.changed()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(celinska: User, lasota: User) -> Client:
    return at_desk(celinska)


@pytest.mark.parametrize("path", PAGES)
def test_only_administrators(desk: Client, jaworek: User, path: str) -> None:  # trust: G2
    assert desk.get(path).status_code == 200
    assert at_desk(jaworek).get(path).status_code == 404
    assert Client().get(path).status_code == 302


def test_an_account_from_opening_to_its_first_log_in(desk: Client) -> None:
    form = {"login": "w.dec", "name": "Weronika Dec", "email": "w.dec@wrzosowiec.example", "post": "sekretariat", "once": "1"}
    done = desk.post("/settings/accounts/new/", form)
    user = User.objects.get(login="w.dec")
    page = f"/settings/accounts/{user.pk}/"
    assert done.headers["Location"] == page
    assert desk.post(f"{page}roles/", {"role": "secretariat", "since": "2026-01-01", "once": "2"}).headers["Location"] == page
    assert rights.powers(user.pk, date(2026, 10, 27)).own >= {
        right for right in rights.DECLARED if Grant.objects.filter(role="secretariat", right=right)
    }
    shown = desk.post(f"{page}invitation/", {"once": "3"}).text
    link = re.search(r"http://127\.0\.0\.1:8000(/login/password/[^<]+)<", shown)
    assert link
    new = {"password": "cztery osobne słowa tu", "again": "cztery osobne słowa tu"}
    guest = Client()
    assert guest.post(urlsplit(link[1]).path, new).status_code == 302
    assert guest.post("/login/", {"login": "w.dec", "password": new["password"]}).status_code == 302


def test_refusals_stand_on_the_page(desk: Client, lasota: User, celinska: User) -> None:
    own = f"/settings/accounts/{celinska.pk}/"
    other = f"/settings/accounts/{lasota.pk}/"
    mine, theirs = RoleHeld.objects.get(user=celinska, role="admin"), RoleHeld.objects.get(user=lasota)
    assert desk.post(f"{other}roles/", {"role": "press", "since": "2026-01-01", "once": "1"}).status_code == 302
    for path, form in ((f"{own}roles/", {"role": "press", "since": "2026-01-01"}), (f"{own}roles/{mine.pk}/end/", {}), (f"{own}end/", {})):
        assert desk.post(path, {**form, "once": path}).status_code == 422
    refused = desk.post(f"{other}roles/{theirs.pk}/end/", {"once": "x"})
    assert refused.status_code == 422
    assert RoleHeld.objects.get(pk=theirs.pk).until is None
    assert desk.post(f"{own}roles/{theirs.pk}/end/").status_code == 404, "another account's role"


@pytest.mark.parametrize("login", ["", "X", "ł.ą", "a b", "a\0b", "a" * 61])
def test_a_login_is_small_letters(desk: Client, login: str) -> None:
    form = {"login": "w.dec", "name": "Weronika Dec"}
    assert desk.post("/settings/accounts/new/", {**form, "once": "1"}).status_code == 302
    assert desk.post("/settings/accounts/new/", {**form, "login": login, "once": "2"}).status_code == 422


def test_a_click_in_the_matrix(desk: Client, jaworek: User) -> None:  # trust: G1
    other = at_desk(jaworek)
    assert other.get("/settings/health/").status_code == 404
    assert desk.post("/settings/rights/", {"cell": "secretariat base.health.see 1", "once": "1"}).status_code == 302
    assert other.get("/settings/health/").status_code == 200
    assert desk.post("/settings/rights/", {"cell": "secretariat base.health.see 0", "once": "2"}).status_code == 302
    assert other.get("/settings/health/").status_code == 404
    assert list(Entry.objects.order_by("place").values_list("verb", flat=True)) == ["allowed", "forbidden"]
    for cell in ("", "x", "wizard base.health.see 1", "secretariat no.right 1"):
        assert desk.post("/settings/rights/", {"cell": cell, "once": cell or "3"}).status_code in (302, 422)
    assert not Grant.objects.filter(role="wizard").exists()


def test_the_matrix_shows_every_declared_right(desk: Client) -> None:
    page = desk.get("/settings/rights/").text
    assert {code for code in rights.DECLARED if f'id="{code}"' not in page} == {"base.link.open"}


def test_a_choice_holds_from_a_day_on(desk: Client) -> None:
    form = {"key": "office.city", "office-city-value": "Wrzosowiec-Zdrój", "office-city-valid_from": "2026-01-01", "once": "1"}
    assert desk.post("/settings/office/", form).status_code == 302
    assert Setting.objects.get(key="office.city").value == "Wrzosowiec-Zdrój"
    assert "Wrzosowiec-Zdrój" in words(desk.get("/more/").text)
    assert desk.post("/settings/office/", {**form, "office-city-valid_from": "31.02.2026", "once": "2"}).status_code == 422
    assert desk.post("/settings/office/", {"key": "no.such", "once": "3"}).status_code == 200


def test_a_lost_phone_goes_to_the_administrator(desk: Client, jaworek: User) -> None:
    page = f"/settings/accounts/{jaworek.pk}/"
    assert desk.post(f"{page}factors/end/", {"once": "1"}).headers["Location"] == page
    assert desk.post(f"{page}end/", {"once": "2"}).headers["Location"] == page
    assert not User.objects.get(pk=jaworek.pk).is_active
    assert desk.post(f"{page}opening/", {"once": "3"}).headers["Location"] == page
    assert User.objects.get(pk=jaworek.pk).is_active
