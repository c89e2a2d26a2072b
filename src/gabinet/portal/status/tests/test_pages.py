# SPDX-License-Identifier: EUPL-1.2
"""Number and code: the state and nothing else; tries are few and failures look alike."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from gabinet.base import rights
from gabinet.base.accounts.models import User
from gabinet.base.models import Grant
from gabinet.post.models import Outgoing
from gabinet.press.inquiries import actions
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import NOW, deed
from gabinet.press.receipts import actions as receipts
from gabinet.press.receipts import queries as codes
from tests.pages import words


@pytest.fixture
def code(inquiry: Inquiry, marta: User, clock: None) -> str:
    """The code of the acknowledgement."""
    receipts.give_code(matter=inquiry.matter, act=deed(marta))
    return codes.code_of(inquiry.pk)


def _ask(number: str, code: str, client: Client | None = None):
    return (client or Client()).post("/status/", {"number": number, "code": code})


def test_in_preparation_and_never_who_blocks(inquiry: Inquiry, code: str, marta: User) -> None:
    make.written(inquiry, marta)
    page = _ask(str(inquiry.matter), code)
    assert page.status_code == 200
    said = words(page.text)
    assert "27 października 2026 r." in said
    assert "13 października 2026 r." in said
    for hidden in ("Marta", "Olszan", "wiadukt", "Tymon", "press.clear", "38,4"):
        assert hidden not in said
    assert {name for name, cookie in page.cookies.items() if cookie.value} <= {"gabinet-csrf"}


def test_the_number_and_the_code_as_people_type_them(inquiry: Inquiry, code: str) -> None:
    spaced = f" {inquiry.matter.number} / {inquiry.matter.year} "
    assert _ask(spaced, code.lower().replace("-", " ")).status_code == 200


def test_sent_only_when_it_has_left(inquiry: Inquiry, code: str, marta: User, leon: User) -> None:
    make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    assert 'data-state="now"' in _ask(str(inquiry.matter), code).text
    Outgoing.objects.update(left_at=NOW, state="sent")
    page = _ask(str(inquiry.matter), code).text
    assert 'data-state="now"' not in page
    assert 'data-state="wait"' not in page


def test_answered_by_phone_is_answered(inquiry: Inquiry, code: str, leon: User) -> None:
    actions.record_phone_answer(inquiry=inquiry, said="tak", said_by="L. P.", to="T. G.", act=deed(leon))
    assert 'data-state="wait"' not in _ask(str(inquiry.matter), code).text


def test_wrong_number_and_wrong_code_look_alike(inquiry: Inquiry, code: str) -> None:  # trust: L5
    assert _ask(str(inquiry.matter), code).status_code == 200
    wrong = [_ask("999/2026", code), _ask(str(inquiry.matter), "2222-2222-2222-2222"), _ask("nonsense", "x"), _ask("1" * 9 + "/2026", code)]
    assert {one.status_code for one in wrong} == {422}
    shown = {words(one.text) for one in wrong}
    assert len(shown) == 1, shown


def test_ten_tries_an_hour_for_a_number(inquiry: Inquiry, code: str) -> None:  # trust: L5, G5
    number = str(inquiry.matter)
    for n in range(10):
        assert _ask(number, "2222-2222-2222-2222", Client(REMOTE_ADDR=f"192.0.2.{n}")).status_code == 422
    full = _ask(number, code, Client(REMOTE_ADDR="192.0.2.99"))
    assert full.status_code == 429
    assert int(full.headers["Retry-After"]) > 0
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert _ask(number, code, Client(REMOTE_ADDR="192.0.2.99")).status_code == 200


def test_ten_tries_an_hour_for_a_network(inquiry: Inquiry, code: str) -> None:  # trust: L5, G5
    for n in range(10):
        assert _ask(f"{n + 500}/2026", "2222-2222-2222-2222").status_code == 422
    assert _ask(str(inquiry.matter), code).status_code == 429
    assert _ask(str(inquiry.matter), code, Client(REMOTE_ADDR="198.51.100.7")).status_code == 200


def test_a_year_after_closing_it_is_gone(inquiry: Inquiry, code: str, marta: User, leon: User) -> None:  # trust: L3
    make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    with time_machine.travel(NOW + timedelta(days=364), tick=False):
        assert _ask(str(inquiry.matter), code).status_code == 200
    with time_machine.travel(NOW + timedelta(days=366), tick=False):
        assert _ask(str(inquiry.matter), code).status_code == 422


def test_get_asks_and_odd_input_is_no_error(code: str) -> None:  # trust: H7
    client = Client()
    assert client.get("/status/").status_code == 200
    assert client.put("/status/").status_code == 405
    for number, typed in (("", ""), ("４３１/２０２６", code), ("431/2026" * 50, code), ("1/2026", "ż" * 40)):
        assert client.post("/status/", {"number": number, "code": typed}).status_code in (422, 429)
    assert rights.public().own >= set(Grant.objects.filter(role="public").values_list("right", flat=True))
