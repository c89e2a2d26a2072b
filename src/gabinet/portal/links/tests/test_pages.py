# SPDX-License-Identifier: EUPL-1.2
"""A department behind its link; scanners that open everything; links that are gone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gabinet.base import links
from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from gabinet.base.models import Attached, Entry, Link, LinkUse, Notice
from gabinet.matters.contributions import queries as contributions
from gabinet.matters.figures import actions as figures
from gabinet.matters.models import Acceptance, Contribution, Deferral, Figure, Passing, Reply
from gabinet.people.models import Unit
from gabinet.press.inquiries import actions, queries
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import NOW, deed
from tests.pages import signed_in, words


@pytest.fixture
def asked(inquiry: Inquiry, marta: User, investment: Unit, clock: None) -> Contribution:
    """The second question, with Investment."""
    question = queries.questions_of(inquiry)[1]
    return actions.ask(question=question, unit=investment, word="", due_at=NOW + timedelta(days=2), act=deed(marta))


@pytest.fixture
def token(asked: Contribution, investment: Unit) -> str:
    """What stands in the department's mail."""
    found = links.token_of(contributions.ref(asked), "contribution", investment.address, NOW)
    assert found is not None
    return found


@pytest.fixture
def head() -> Client:
    """Whoever holds the link: no account."""
    return Client(enforce_csrf_checks=True, headers={"Origin": "null"})


def url(token: str, part: str = "") -> str:
    return f"/links/{token}/{part}"


def test_the_page_tells_what_is_asked_until_when_and_why(token: str, head: Client) -> None:
    page = head.get(url(token))
    assert page.status_code == 200
    said = words(page.text)
    for part in ("jakie kary naliczono wykonawcy?", "Marta Olszan", "27 października 2026 r.", "9:47", "Wydział Inwestycji"):
        assert part in said
    assert "Tymon" not in said


def test_headers_and_no_session(token: str, head: Client) -> None:  # trust: L2, L6
    for path in (url(token), "/links/nonsense/", url(token, "answer/")):
        answer = head.post(path) if path.endswith("answer/") else head.get(path)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert {name for name, cookie in answer.cookies.items() if cookie.value} <= {"gabinet-csrf"}


def test_every_address_behind_a_link_is_quiet_whatever_answers(token: str, head: Client) -> None:  # trust: L2
    head.raise_request_exception = False
    assert head.get(url(token)).status_code == 200
    statuses = []
    for path in (url(token), url(token, "nowhere/"), f"/links/{token}", "/links/a%00b/", url(token, "answer/"), "/login/password/x/y/"):
        for answer in (head.get(path), head.put(path)):
            statuses.append(answer.status_code)
            assert answer.headers["Referrer-Policy"] == "no-referrer", path
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow", path
            assert answer.headers["Cache-Control"] == "no-store", path
    assert {200, 301, 302, 404, 405} <= set(statuses)


def test_a_scanner_changes_nothing_and_then_a_person_answers(asked: Contribution, token: str, head: Client) -> None:  # trust: L1
    before = Contribution.objects.values().get()
    for _ in range(3):
        assert head.get(url(token)).status_code == 200
        assert head.head(url(token)).status_code == 200
        for part in ("acceptance/", "answer/", "return/", "deferral/"):
            assert head.get(url(token, part)).status_code == 302
            assert head.head(url(token, part)).status_code == 302
        assert head.options(url(token)).status_code == 405
    assert Contribution.objects.values().get() == before
    assert not Reply.objects.exists()
    assert not Acceptance.objects.exists()
    done = head.post(url(token, "answer/"), {"text": "602 tys. zł", "name": "Małgorzata Ziętek", "once": "a"})
    assert done.status_code == 302
    assert Reply.objects.get().text == "602 tys. zł"


def test_each_use_is_a_row_and_the_first_opening_a_line(asked: Contribution, token: str, head: Client) -> None:  # trust: L4
    head.get(url(token))
    head.get(url(token))
    head.post(url(token, "acceptance/"), {"name": "Małgorzata Ziętek", "once": "a"})
    link = Link.objects.get()
    assert list(LinkUse.objects.order_by("pk").values_list("verb", flat=True)) == ["shown", "shown", "acceptance"]
    assert Entry.objects.filter(verb="link_opened", link=link.pk).count() == 1
    line = Entry.objects.get(verb="unit_accepted")
    assert (line.link, line.by, line.door) == (link.pk, None, "link")
    assert Notice.objects.filter(address="in@wrzosowiec.example", verb="accepted").exists()


def test_a_name_is_asked(token: str, head: Client) -> None:  # trust: L4
    refused = head.post(url(token, "acceptance/"), {"name": " ", "once": "a"})
    assert refused.status_code == 422
    assert not Acceptance.objects.exists()
    assert head.post(url(token, "acceptance/"), {"name": "Małgorzata Ziętek", "once": "b"}).status_code == 302
    assert head.post(url(token, "acceptance/"), {"name": "Małgorzata Ziętek", "once": "c"}).status_code == 422


def test_what_was_given_once_is_not_asked_again(token: str, head: Client) -> None:
    """The name from the acceptance, the text of the answer that is to be corrected."""
    assert 'value="Małgorzata Ziętek"' not in head.get(url(token)).text
    head.post(url(token, "acceptance/"), {"name": "Małgorzata Ziętek", "once": "a"})
    page = head.get(url(token)).text
    assert page.count('value="Małgorzata Ziętek"') == 3
    head.post(url(token, "answer/"), {"text": "602 tys. zł", "name": "Piotr Zając", "once": "b"})
    page = head.get(url(token)).text
    assert 'value="Piotr Zając"' in page and "602 tys. zł</textarea>" in page


def test_answered_with_files_within_the_limit(asked: Contribution, token: str, head: Client) -> None:  # trust: U6
    file = SimpleUploadedFile("protokół.txt", b"602 000,00")
    form = {"text": "602 tys. zł", "name": "Małgorzata Ziętek"}
    many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(11)]
    refused = head.post(url(token, "answer/"), {**form, "attachments": many, "once": "a"})
    assert refused.status_code == 422
    assert "602 tys. zł" in refused.text
    assert head.post(url(token, "answer/"), {**form, "text": "", "once": "b"}).status_code == 422
    assert head.post(url(token, "answer/"), {**form, "attachments": [file], "once": "c"}).status_code == 302
    assert [one.name for one in Attached.objects.filter(kind="matters.reply")] == ["protokół.txt"]
    asked.refresh_from_db()
    assert asked.answered_at == NOW
    again = head.post(url(token, "answer/"), {**form, "text": "poprawka: 602 100 zł", "once": "d"})
    assert again.status_code == 302
    assert Reply.objects.count() == 2


def test_a_doubled_post_acts_once(asked: Contribution, token: str, head: Client) -> None:  # trust: G4, K12
    form = {"text": "602 tys. zł", "name": "Małgorzata Ziętek", "once": "same"}
    assert head.post(url(token, "answer/"), form).status_code == 302
    assert head.post(url(token, "answer/"), form).status_code == 302
    assert Reply.objects.count() == 1
    assert head.post(url(token, "answer/"), {**form, "text": "inne"}).status_code == 422
    assert Reply.objects.count() == 1


def test_not_ours_theirs_returns_at_once(asked: Contribution, token: str, head: Client, roads: Unit, marta: User) -> None:
    form = {"to": roads.pk, "reason": "kary nalicza ZDM", "name": "Małgorzata Ziętek"}
    assert head.post(url(token, "return/"), {**form, "reason": "", "once": "a"}).status_code == 422
    done = head.post(url(token, "return/"), {**form, "once": "b"})
    assert (done.status_code, done.headers["Location"]) == (302, "/links/done/returned/")
    assert head.get("/links/done/returned/").status_code == 200
    passing = Passing.objects.get()
    assert (passing.to_id, passing.reason, passing.name) == (roads.pk, "kary nalicza ZDM", "Małgorzata Ziętek")
    assert Notice.objects.filter(user=marta, verb="not_ours").exists()
    assert head.post(url(token, "return/"), {**form, "once": "b"}).status_code == 302
    assert head.post(url(token, "return/"), {**form, "once": "c"}).status_code == 404
    assert Passing.objects.count() == 1
    page = words(signed_in(marta).get(f"/press/inquiries/{asked.matter_id}/").text)
    assert "Zarząd Dróg Miejskich" in page


def test_need_until(asked: Contribution, token: str, head: Client) -> None:
    form = {"on": "2026-11-02", "hour": "10:00", "reason": "urlop", "name": "Małgorzata Ziętek"}
    assert head.post(url(token, "deferral/"), {**form, "on": "2026-10-01", "once": "a"}).status_code == 422
    assert head.post(url(token, "deferral/"), {**form, "once": "b"}).status_code == 302
    assert Deferral.objects.get().reason == "urlop"
    asked.refresh_from_db()
    assert f"{asked.due_at:%d.%m %H:%M}" == "02.11 09:00"
    assert "urlop" in words(head.get(url(token)).text)


def test_unknown_expired_revoked_and_closed_look_alike(
    asked: Contribution, token: str, head: Client, inquiry: Inquiry, marta: User, leon: User
) -> None:  # trust: L3
    assert head.get(url(token)).status_code == 200
    unknown = head.get(url("x" * 43))
    assert unknown.status_code == 404
    assert 'href="/"' in head.get("/no-such-page/").text, "who is lost in the office finds its first page"
    assert 'href="/"' not in unknown.text, "who has a link has no account to log in with"
    Link.objects.update(expires_at=NOW)
    expired = head.get(url(token))
    Link.objects.update(expires_at=NOW + timedelta(days=30), revoked_at=NOW)
    revoked = head.get(url(token))
    Link.objects.update(revoked_at=None)
    assert head.get(url(token)).status_code == 200
    make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    closed = head.get(url(token))
    assert unknown.text == expired.text == revoked.text == closed.text
    assert head.post(url(token, "answer/"), {"text": "x", "name": "x", "once": "z"}).status_code == 404
    assert not Reply.objects.exists()


def test_a_link_is_good_for_its_thing_and_purpose_only(
    asked: Contribution, token: str, head: Client, investment: Unit, marta: User
) -> None:  # trust: L3
    figure = figures.figure(
        value=Decimal(602), unit="tys. zł", what="kary", source="protokół", owner=investment, as_of=date(2026, 10, 22), act=deed(marta)
    )
    assert head.post(url(token, "confirmation/"), {"name": "x", "once": "a"}).status_code == 404
    figure.refresh_from_db()
    assert figure.status == "proposed"
    figures.ask_owner(figure=figure, act=deed(marta))
    mine = links.token_of(Ref.of(figure), "figure", investment.address, NOW)
    assert mine is not None
    assert head.post(url(mine, "answer/"), {"text": "x", "name": "x", "once": "b"}).status_code == 404
    assert head.post(url(mine, "confirmation/"), {"name": "Małgorzata Ziętek", "once": "c"}).status_code == 302
    figure.refresh_from_db()
    assert figure.status == "confirmed"


def test_a_figure_is_confirmed_or_corrected_by_its_owner(head: Client, investment: Unit, marta: User, clock: None) -> None:
    figure = figures.figure(
        value=Decimal(612), unit="tys. zł", what="kary", source="mail", owner=investment, as_of=date(2026, 10, 22), act=deed(marta)
    )
    figures.ask_owner(figure=figure, act=deed(marta))
    token = links.token_of(Ref.of(figure), "figure", investment.address, NOW)
    assert token is not None
    assert "612" in words(head.get(url(token)).text)
    form = {"value": "602", "source": "protokół 3", "as_of": "2026-10-22", "name": "Małgorzata Ziętek"}
    assert head.post(url(token, "correction/"), {**form, "value": "dużo", "once": "a"}).status_code == 422
    assert head.post(url(token, "correction/"), {**form, "once": "b"}).status_code == 302
    new = Figure.objects.get(replaced_by=None)
    assert (new.value, new.status, new.source) == (Decimal(602), "confirmed", "protokół 3")


def test_being_logged_in_gives_a_link_no_more(token: str, marta: User, asked: Contribution) -> None:  # trust: L6
    client = signed_in(marta)
    assert client.post(url(token, "answer/"), {"text": "602 tys. zł", "name": "M. O.", "once": "a"}).status_code == 302
    reply = Reply.objects.get()
    assert (reply.by_id, reply.name) == (None, "M. O.")


def test_text_of_strangers_is_only_text(asked: Contribution, token: str, head: Client, marta: User) -> None:  # trust: U7
    hostile = "<script>alert(1)</script>{{ 7*7 }}"
    head.post(url(token, "answer/"), {"text": hostile, "name": "<b>x</b>\r\nBcc: a@b", "once": "a"})
    for page in (head.get(url(token)).text, signed_in(marta).get(f"/press/inquiries/{asked.matter_id}/").text):
        assert "<script>alert" not in page
        assert "<b>x</b>" not in page
        assert "{{ 7*7 }}" in page
    assert "\n" not in Reply.objects.get().name
