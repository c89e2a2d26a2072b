# SPDX-License-Identifier: EUPL-1.2
"""What we said, statistics, readers of the early bird."""

from django.test import Client

from gabinet.base import search
from gabinet.base.accounts.models import User
from gabinet.press.inquiries import actions
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests.factories import deed
from gabinet.press.insight.models import Reader
from tests.pages import signed_in, words


def test_what_we_said(inquiry: Inquiry, marta: User, as_marta: Client) -> None:
    actions.record_phone_answer(inquiry=inquiry, said="Wiadukt w listopadzie.", said_by="Leon Przybysz", to="T. Grela", act=deed(marta))
    search.read()
    assert "Wiadukt w listopadzie." in words(as_marta.get("/press/said/?q=wiaduktem").text)
    assert "Wiadukt w listopadzie." not in words(as_marta.get("/press/said/?q=odpady").text)
    for odd in ("", '"', "NEAR(", "*" * 300):
        assert as_marta.get("/press/said/", {"q": odd}).status_code == 200  # trust: S3


def test_statistics(inquiry: Inquiry, as_marta: Client) -> None:
    assert as_marta.get("/press/statistics/?since=2026-10-01&until=2026-11-01").status_code == 200
    for odd in ("?since=x", "?since=2026-11-01&until=2026-10-01", ""):
        assert as_marta.get("/press/statistics/" + odd).status_code == 200


def test_readers_are_chosen_by_who_clears(inquiry: Inquiry, kinga: User, as_leon: Client, as_marta: Client) -> None:
    assert as_leon.get("/press/readers/").status_code == 200
    assert as_marta.get("/press/readers/").status_code == 404
    assert as_leon.post("/press/readers/", {"user": kinga.pk, "once": "a"}).status_code == 302
    assert Reader.objects.get().user_id == kinga.pk
    assert as_leon.post("/press/readers/", {"user": kinga.pk, "once": "b"}).status_code == 422
    assert as_leon.post("/press/readers/withdrawal/", {"user": kinga.pk, "once": "c"}).status_code == 302
    assert not Reader.objects.exists()


def test_not_for_strangers(inquiry: Inquiry, as_marta: Client) -> None:  # trust: P6
    stranger = signed_in(User.objects.create(login="x", name="X"))
    for path in ("/press/said/", "/press/statistics/"):
        assert as_marta.get(path).status_code == 200
        assert stranger.get(path).status_code == 404
        assert Client().get(path).status_code == 302
