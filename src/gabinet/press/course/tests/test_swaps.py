# SPDX-License-Identifier: EUPL-1.2
"""A deed draws all that it changed, as a reload would; a letter on its way is followed by itself; a unit is asked for in time."""

import re
from datetime import datetime, timedelta

import time_machine
from django.test import Client

from gabinet.base.accounts.models import User
from gabinet.base.models import Notice
from gabinet.base.numbers import WARSAW
from gabinet.matters.models import Contribution
from gabinet.people.models import Unit
from gabinet.post.models import Outgoing
from gabinet.post.outgoing.rules import State
from gabinet.press.course import actions as course
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import GRACE, NOW, deed
from tests.pages import plain, words

SWAP = {"HX-Request": "true"}
OOB = ' hx-swap-oob="true"'
DEED = {"answer", "chips", "beside", "side"}
ASIDE = {"chips", "beside", "side"}
TOAST = re.compile(r'class="toast".*?<span>(.*?)</span>', re.DOTALL)


def url(inquiry: Inquiry, part: str = "") -> str:
    return f"/press/inquiries/{inquiry.pk}/{part}"


def parts(html: str) -> dict[str, str]:
    """Each root of a swapped answer by its id."""
    roots = re.split(rf"(?=<\w+ [^>]*{OOB})", plain(html))
    return {re.search(r'id="([^"]+)"', one)[1]: one.replace(OOB, "").strip() for one in roots if one.strip()}  # type: ignore[index]


def swapped(client: Client, inquiry: Inquiry, part: str, form: dict[str, object]) -> dict[str, str]:
    """What came back, each part of it as the reloaded page has it, with a toast."""
    answer = client.post(url(inquiry, part), {"once": part, **form}, headers=SWAP)
    assert answer.status_code == 200
    assert TOAST.search(answer.text), "no toast"
    found, page = parts(answer.text), plain(client.get(url(inquiry)).text)
    for one, text in found.items():
        assert text in page, one
    return found


def test_an_approval_draws_the_steps_anew(inquiry: Inquiry, marta: User, as_leon: Client) -> None:
    version = make.written(inquiry, marta)
    assert "Twój ruch" in words(as_leon.get(url(inquiry)).text)
    verdict = {"version": version.pk, "seen": version.sha256, "says": "approve"}
    found = swapped(as_leon, inquiry, "verdict/", verdict)
    assert set(found) == DEED
    assert "Twój ruch" not in words(found["side"])
    assert found["side"].count('data-state="done"') == 2


def test_a_version_draws_the_steps(inquiry: Inquiry, as_marta: Client) -> None:
    assert 'id="clearance"' not in as_marta.get(url(inquiry)).text
    found = swapped(as_marta, inquiry, "draft/", {"body": make.BODY, "seen": "0"})
    assert set(found) == DEED
    assert 'id="clearance"' in found["side"]
    refused = as_marta.post(url(inquiry, "draft/"), {"body": "", "seen": "1", "once": "x"}, headers=SWAP)
    assert refused.status_code == 422
    assert set(parts(refused.text)) == {"answer"}


def test_sending_closes_the_term_everywhere_and_undo_opens_it(inquiry: Inquiry, marta: User, leon: User, as_leon: Client) -> None:
    version = make.cleared(inquiry, marta, leon)
    sent = swapped(as_leon, inquiry, "answer/", {"version": version.pk})
    assert set(sent) == DEED | {"thread", "questions"}
    assert 'data-state="done"' in sent["chips"]
    assert "extension/" not in sent["side"]
    assert str(Outgoing.objects.get()) in sent["thread"]
    back = swapped(as_leon, inquiry, "withdrawal/", {})
    assert set(back) == DEED | {"thread", "questions"}
    assert 'data-state="done"' not in back["chips"]
    assert "extension/" in back["side"]


def test_what_is_typed_elsewhere_stays(inquiry: Inquiry, investment: Unit, as_marta: Client) -> None:
    form = {"unit": investment.pk, "due_on": "2026-10-29", "due_hour": "12:00", "word": ""}
    assert set(swapped(as_marta, inquiry, "questions/2/unit/", form)) == ASIDE | {"questions"}
    assert set(swapped(as_marta, inquiry, "questions/", {"texts": "1. a?\n2. b?\n3. c?", "version": 1})) == ASIDE | {"questions"}
    asked = Contribution.objects.get()
    assert set(swapped(as_marta, inquiry, f"contributions/{asked.pk}/silence/", {})) == ASIDE | {"questions"}
    assert set(swapped(as_marta, inquiry, "code/", {})) == ASIDE


def test_a_letter_on_its_way_is_followed_by_itself(inquiry: Inquiry, marta: User, leon: User, as_leon: Client) -> None:
    """Undo goes when its time is over, the state follows, the asking ends."""
    make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    here = re.compile(r'hx-get="([^"]*/sending/\?seen=[^"]*)" hx-trigger="every (\d+)s"')

    def asks(html: str) -> str:
        found = here.search(html)
        return found[1] if found else ""

    page = as_leon.get(url(inquiry)).text
    assert "withdrawal/" in parts_of(page)
    assert here.search(page)[2] == "10"  # type: ignore[index]
    assert as_leon.get(asks(page), headers=SWAP).status_code == 204
    assert as_leon.get(asks(page)).status_code == 302
    with time_machine.travel(NOW + GRACE, tick=False):
        late = as_leon.get(asks(page), headers=SWAP)
        assert "withdrawal/" not in parts_of(late.text)
        assert as_leon.get(asks(late.text), headers=SWAP).status_code == 204
        Outgoing.objects.update(state=State.SENT.value, left_at=NOW + GRACE)
        told = as_leon.get(asks(late.text), headers=SWAP)
        assert set(parts(told.text)) == DEED | {"thread", "questions"}
        assert "wysłan" in words(told.text)
        assert asks(told.text) == ""
    Outgoing.objects.update(state=State.WAITING.value, left_at=None)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        stuck = as_leon.get(url(inquiry)).text
        assert asks(stuck) == ""
        assert as_leon.get(asks(late.text), headers=SWAP).status_code == 200


def parts_of(html: str) -> str:
    """The answer alone, without the toast that has an undo of its own."""
    return html[html.index('<section id="answer"') :].split('<div id="toasts"')[0]


def test_handing_over_is_offered_where_it_tells_somebody(
    inquiry: Inquiry, marta: User, leon: User, aldona: User, as_marta: Client, as_leon: Client
) -> None:
    """Once to whoever clears first; after an approval the next one knows by themselves, and gets one notice."""
    course.flag_sensitive(inquiry=inquiry, why="kary", act=deed(marta))
    inquiry.matter.refresh_from_db()
    version = make.written(inquiry, marta)
    offered = f'action="{url(inquiry, "submission/")}"'
    assert offered in as_marta.get(url(inquiry)).text
    found = swapped(as_marta, inquiry, "submission/", {"to": leon.pk, "word": ""})
    assert offered not in found["answer"]
    assert "Leon Przybysz" in words(found["answer"])
    again = {"to": leon.pk, "word": "", "once": "again"}
    assert as_marta.post(url(inquiry, "submission/"), again).status_code == 422
    assert Notice.objects.filter(user=leon).count() == 1
    approved = swapped(as_leon, inquiry, "verdict/", {"version": version.pk, "seen": version.sha256, "says": "approve"})
    assert offered not in approved["answer"]
    assert offered not in as_marta.get(url(inquiry)).text
    assert as_leon.post(url(inquiry, "submission/"), {"to": aldona.pk, "word": "", "once": "b"}).status_code == 422
    assert Notice.objects.filter(user=aldona).count() == 1


def test_no_unit_is_chosen_beforehand(inquiry: Inquiry, investment: Unit, as_marta: Client) -> None:
    page = as_marta.get(url(inquiry)).text
    first = page[page.index('name="unit"') :].split("</option>")[0]
    assert 'value=""' in first
    form = {"unit": investment.pk, "due_on": "2026-10-29", "due_hour": "12:00", "word": "", "once": "a"}
    assert as_marta.post(url(inquiry, "questions/1/unit/"), form).status_code == 302
    assert as_marta.post(url(inquiry, "questions/1/unit/"), {**form, "unit": "", "once": "b"}).status_code == 422


def test_the_proposed_term_stands_in_the_form(inquiry: Inquiry, marta: User, as_marta: Client) -> None:
    """Today is the day of law, the newsroom waits until a quarter to twelve."""

    def form() -> str:
        page = as_marta.get(url(inquiry)).text
        return page[page.index(f'action="{url(inquiry, "questions/1/unit/")}"') :].split("</form>")[0]

    assert 'value="2026-10-27"' in form()
    assert 'value="12:00"' in form()
    course.wish(inquiry=inquiry, at=datetime(2026, 10, 27, 11, 47, tzinfo=WARSAW), act=deed(marta))
    assert 'value="2026-10-27"' in form()
    assert 'value="10:47"' in form()
