# SPDX-License-Identifier: EUPL-1.2
"""Each page works, is closed to who may not, acts by POST only, and swaps as it reloads."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from gabinet.base.accounts.models import User
from gabinet.base.models import Entry, Named
from gabinet.matters.figures import actions as figures
from gabinet.matters.models import Contribution, Version
from gabinet.people.models import Unit
from gabinet.post.models import Mailbox, Outgoing
from gabinet.post.outgoing import letter
from gabinet.press.clearance import actions as clearance
from gabinet.press.inquiries import queries
from gabinet.press.inquiries.models import Answer, Inquiry, PhoneAnswer
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import JOB, NOW, deed
from tests.pages import signed_in, words


def url(inquiry: Inquiry, part: str = "") -> str:
    return f"/press/inquiries/{inquiry.pk}/{part}"


def test_the_list(inquiry: Inquiry, as_marta: Client) -> None:
    page = as_marta.get("/press/inquiries/")
    assert page.status_code == 200
    said = words(page.text)
    assert "Koszty wiaduktu" in said
    assert str(inquiry.matter) in said
    for which in ("mine", "late", "closed", "nonsense"):
        assert as_marta.get(f"/press/inquiries/?which={which}").status_code == 200
    assert "Koszty wiaduktu" not in words(as_marta.get("/press/inquiries/?which=closed").text)


def test_one_new_show(inquiry: Inquiry, press: Mailbox, marta: User, as_marta: Client) -> None:
    assert as_marta.get(f"/press/inquiries/fresh/?since={inquiry.pk}").text.strip() == ""
    make.inquiry(press, marta, subject="Drugie", message_id="q2@kurier.example")
    assert "1" in as_marta.get(f"/press/inquiries/fresh/?since={inquiry.pk}").text
    assert as_marta.get("/press/inquiries/fresh/?since=x").status_code == 200


def test_the_page_tells_everything(inquiry: Inquiry, marta: User, as_marta: Client) -> None:
    make.written(inquiry, marta)
    page = as_marta.get(url(inquiry))
    assert page.status_code == 200
    said = words(page.text)
    for part in (
        "Tymon Grela",
        "t.grela@kurier.example",
        "o ile wzrósł koszt wiaduktu",
        "38,4 do 41,2 mln zł",
        "Marta Olszan",
        "27 października 2026",
    ):
        assert part in said


def test_the_page_asks_no_more_for_more_letters(
    inquiry: Inquiry, press: Mailbox, marta: User, as_marta: Client, django_assert_max_num_queries
) -> None:
    as_marta.get(url(inquiry))
    for n in range(4):
        make.letter(press, subject="Re: Koszty wiaduktu", message_id=f"r{n}@kurier.example", references=("q1@kurier.example",))
    with django_assert_max_num_queries(60):
        as_marta.get(url(inquiry))


def test_the_conversation_shows_an_answer_as_it_left(inquiry: Inquiry, marta: User, leon: User, as_marta: Client) -> None:
    version = make.cleared(inquiry, marta, leon)
    thread = as_marta.get(url(inquiry)).text.split('id="thread"')[1].split("</section>")[0]
    assert "Z poważaniem" not in thread
    make.answered(inquiry, version, marta)
    thread = words(as_marta.get(url(inquiry)).text.split('id="thread"')[1].split("</section>")[0])
    sent = words(letter.text_of(bytes(Outgoing.objects.get().raw)))
    assert sent.startswith("Szanowni Państwo,")
    assert sent.endswith("Marta Olszan biuro prasowe Biuro Prezydenta Miasta Wrzosowiec-Zdrój")
    assert sent in thread


def test_who_may_not_see(inquiry: Inquiry, press: Mailbox, marta: User, kinga: User, as_marta: Client) -> None:  # trust: P6
    stranger = User.objects.create(login="x", name="X")
    assert as_marta.get(url(inquiry)).status_code == 200
    assert signed_in(stranger).get(url(inquiry)).status_code == 404
    assert Client().get(url(inquiry)).status_code == 302
    assert as_marta.get("/press/inquiries/99999/").status_code == 404
    Named.objects.create(kind="matters.matter", pk_of=inquiry.pk, user=marta)
    assert as_marta.get(url(inquiry)).status_code == 200
    hidden = signed_in(kinga)
    assert hidden.get(url(inquiry)).status_code == 404
    assert "Koszty wiaduktu" not in hidden.get("/press/inquiries/").text


TRANSITIONS = ("questions/", "questions/1/unit/", "draft/", "submission/", "verdict/", "answer/", "withdrawal/", "same/", "code/")


@pytest.mark.parametrize("part", TRANSITIONS)
def test_get_of_a_transition_goes_to_its_place_and_changes_nothing(inquiry: Inquiry, as_marta: Client, part: str) -> None:  # trust: H3
    lines = Entry.objects.count()
    answer = as_marta.get(url(inquiry, part))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(url(inquiry) + "#")
    assert as_marta.put(url(inquiry, part)).status_code == 405
    assert Entry.objects.count() == lines


def test_writing_and_clearing_and_sending(inquiry: Inquiry, as_marta: Client, as_leon: Client) -> None:
    assert as_marta.post(url(inquiry, "draft/"), {"body": make.BODY, "seen": "0", "once": "a"}).status_code == 302
    version = Version.objects.get(draft__kind="press.inquiry")
    verdict = {"version": version.pk, "seen": version.sha256, "says": "approve"}
    assert as_marta.post(url(inquiry, "verdict/"), {**verdict, "once": "b"}).status_code == 403
    assert as_leon.post(url(inquiry, "verdict/"), {**verdict, "once": "c"}).status_code == 302
    sent = as_leon.post(url(inquiry, "answer/"), {"version": version.pk, "once": "d"})
    assert sent.status_code == 302
    letter = Outgoing.objects.get()
    text = bytes(letter.raw).decode()
    assert "Leon Przybysz" in text
    assert "rzecznik prasowy" in text
    again = as_leon.post(url(inquiry, "answer/"), {"version": version.pk, "once": "d"})
    assert (again.status_code, Outgoing.objects.count()) == (302, 1)  # trust: K12, G4
    page = words(as_leon.get(url(inquiry)).text)
    assert str(letter) in page


def test_undo_takes_the_letter_back(inquiry: Inquiry, marta: User, leon: User, as_leon: Client) -> None:
    make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    assert as_leon.post(url(inquiry, "withdrawal/"), {"once": "u"}).status_code == 302
    assert Answer.objects.get().taken_back_at is not None
    refused = as_leon.post(url(inquiry, "withdrawal/"), {"once": "v"})
    assert refused.status_code == 422


def test_a_figure_in_doubt_disables_the_button_with_its_reason(inquiry: Inquiry, marta: User, leon: User, investment: Unit, as_leon: Client) -> None:
    figure = figures.figure(
        value=Decimal(602), unit="tys. zł", what="kary za zwłokę", source="protokół", owner=investment, as_of=date(2026, 10, 22), act=deed(marta)
    )
    figures.confirm(figure=figure, act=JOB)
    version = make.written(inquiry, marta, "Naliczono 612 tys. zł kar za 34 dni zwłoki.")
    page = as_leon.get(url(inquiry)).text
    assert "disabled" in page
    assert "602" in words(page)
    verdict = {"version": version.pk, "seen": version.sha256, "says": "approve"}
    assert as_leon.post(url(inquiry, "verdict/"), {**verdict, "once": "a"}).status_code == 422
    right = make.written(inquiry, marta, "Naliczono 602 tys. zł kar za 34 dni zwłoki.", seen=1)
    verdict = {"version": right.pk, "seen": right.sha256, "says": "approve"}
    assert as_leon.post(url(inquiry, "verdict/"), {**verdict, "once": "b"}).status_code == 302


def test_a_conflict_shows_both_texts(inquiry: Inquiry, marta: User, as_marta: Client) -> None:  # trust: K12
    make.written(inquiry, marta, "Pierwszy tekst.")
    answer = as_marta.post(url(inquiry, "draft/"), {"body": "Mój tekst.", "seen": "0", "once": "a"})
    assert answer.status_code == 409
    said = words(answer.text)
    assert "Pierwszy tekst." in said
    assert "Mój tekst." in said
    assert as_marta.post(url(inquiry, "draft/"), {"body": "Mój tekst.", "seen": "1", "once": "b"}).status_code == 302


def test_a_version_of_another_inquiry_is_not_found(inquiry: Inquiry, press: Mailbox, marta: User, leon: User, as_leon: Client) -> None:
    other = make.inquiry(press, marta, subject="Drugie", message_id="q2@kurier.example")
    foreign = make.written(other, marta)
    verdict = {"version": foreign.pk, "seen": foreign.sha256, "says": "approve", "once": "a"}
    assert as_leon.post(url(inquiry, "verdict/"), verdict).status_code == 404
    assert as_leon.post(url(other, "verdict/"), {**verdict, "once": "b"}).status_code == 302
    assert as_leon.post(url(inquiry, "answer/"), {"version": foreign.pk, "once": "c"}).status_code == 404


def test_asking_a_unit_and_no_longer(inquiry: Inquiry, investment: Unit, as_marta: Client) -> None:
    form = {"unit": investment.pk, "due_on": "2026-10-29", "due_hour": "12:00", "word": "", "once": "a"}
    assert as_marta.post(url(inquiry, "questions/2/unit/"), form).status_code == 302
    asked = Contribution.objects.get()
    assert "IN" in words(as_marta.get(url(inquiry)).text)
    assert as_marta.post(url(inquiry, "questions/2/unit/"), {**form, "due_on": "", "once": "b"}).status_code == 422
    assert as_marta.post(url(inquiry, "questions/9/unit/"), {**form, "once": "c"}).status_code == 404
    for n, step in enumerate(("silence", "revocation")):
        assert as_marta.post(url(inquiry, f"contributions/{asked.pk}/{step}/"), {"once": f"s{n}"}).status_code == 302
    assert as_marta.post(url(inquiry, f"contributions/{asked.pk}/revocation/"), {"once": "z"}).status_code == 422


def test_a_call_is_written_down(press: Mailbox, as_marta: Client) -> None:
    assert as_marta.get("/press/inquiries/call/").status_code == 200
    form = {"title": "Koszt sali", "texts": "1. Ile kosztuje sala?\n2. Kto płaci?", "asker": "Iga Sowa", "wanted_hour": "15:30", "once": "a"}
    done = as_marta.post("/press/inquiries/call/", form)
    assert done.status_code == 302
    one = Inquiry.objects.get()
    assert done.headers["Location"] == queries.url(one.pk)
    assert queries.texts_of(one) == ["Ile kosztuje sala?", "Kto płaci?"]
    assert one.wanted_by is not None
    refused = as_marta.post("/press/inquiries/call/", {**form, "texts": "", "once": "b"})
    assert refused.status_code == 422
    assert "Iga Sowa" in refused.text
    assert Inquiry.objects.count() == 1


def test_answered_by_phone(inquiry: Inquiry, as_marta: Client) -> None:
    assert as_marta.get(url(inquiry, "phone-answer/")).status_code == 200
    form = {"said": "602 tys. zł", "said_by": "Leon Przybysz", "to": "T. Grela", "once": "a"}
    assert as_marta.post(url(inquiry, "phone-answer/"), {**form, "said": "", "once": "b"}).status_code == 422
    assert as_marta.post(url(inquiry, "phone-answer/"), form).status_code == 302
    assert PhoneAnswer.objects.get().said == "602 tys. zł"
    assert "602 tys. zł" in words(as_marta.get(url(inquiry)).text)


def test_a_code_for_the_journalist(inquiry: Inquiry, as_marta: Client) -> None:
    from gabinet.press.receipts import queries as receipts

    assert as_marta.post(url(inquiry, "code/"), {"once": "a"}).status_code == 302
    assert receipts.code_of(inquiry.pk) in as_marta.get(url(inquiry)).text


def test_the_same_question_in_one_click(inquiry: Inquiry, press: Mailbox, marta: User, leon: User, as_leon: Client) -> None:
    first = make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    other = make.inquiry(press, marta, NOW, subject="Wiadukt: koszt, kary", sender="k.lipien@zywo.example", message_id="q2@zywo.example")
    assert make.BODY in words(as_leon.get(url(other)).text)
    assert as_leon.post(url(other, "same/"), {"source": first.pk, "once": "a"}).status_code == 302
    assert Outgoing.objects.filter(to="k.lipien@zywo.example").count() == 1
    assert as_leon.post(url(other, "same/"), {"source": "x", "once": "b"}).status_code == 422
    assert as_leon.post(url(other, "same/"), {"source": 99999, "once": "c"}).status_code == 404


def test_an_answer_to_another_question_wants_its_own_clearance(
    inquiry: Inquiry, press: Mailbox, marta: User, leon: User, as_leon: Client
) -> None:  # trust: P4
    """Only what the page offers as the same question leaves without one, whatever the form says."""
    first = make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    text = "Kiedy zacznie się remont boiska?"
    asked = {"text": text, "new_text": text, "sender": "k.lipien@zywo.example", "message_id": "q3@zywo.example"}
    other = make.inquiry(press, marta, NOW, subject="Boisko szkolne", **asked)
    assert make.BODY not in words(as_leon.get(url(other)).text)
    assert as_leon.post(url(other, "same/"), {"source": first.pk, "once": "a"}).status_code == 422
    assert not Outgoing.objects.filter(to="k.lipien@zywo.example").exists()


def test_text_of_strangers_is_only_text(press: Mailbox, marta: User, as_marta: Client) -> None:  # trust: U7
    hostile = '<script>alert(1)</script> 1) {{ 7*7 }}? 2) <img src=x onerror="alert(2)">?'
    one = make.inquiry(press, marta, subject="<b>x</b>", from_name="<i>y</i>", text=hostile, new_text=hostile, message_id="h@x.example")
    page = as_marta.get(url(one)).text
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "<b>x</b>" not in page
    assert "{{ 7*7 }}" in page


def test_a_text_that_waits_for_clearance_is_counted_and_listed(inquiry: Inquiry, marta: User, leon: User, as_marta: Client, as_leon: Client) -> None:
    """The turn on the page, a number beside the place and a line under "mine" are the same thing."""
    assert "Koszty wiaduktu" in words(as_marta.get("/press/inquiries/?which=mine").text)
    version = make.written(inquiry, marta)
    mine = words(as_leon.get("/press/inquiries/?which=mine").text)
    assert "Koszty wiaduktu" in mine
    assert "Pytania prasowe 1 czeka na Ciebie" in mine
    assert "Moje 1" in mine
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(leon))
    assert "Koszty wiaduktu" not in words(as_leon.get("/press/inquiries/?which=mine").text)


def test_history_says_in_words_how_the_matter_ended(inquiry: Inquiry, marta: User, leon: User, as_leon: Client) -> None:
    make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    lines = as_leon.get(url(inquiry)).text.split('id="history"')[1]
    assert "<small>odpowiedziano</small>" in lines
    assert "<small>answered</small>" not in lines


def test_a_doubt_is_said_once(inquiry: Inquiry, marta: User, investment: Unit, as_leon: Client) -> None:
    figure = figures.figure(
        value=Decimal(602), unit="tys. zł", what="kary za zwłokę", source="protokół", owner=investment, as_of=date(2026, 10, 22), act=deed(marta)
    )
    figures.confirm(figure=figure, act=JOB)
    make.written(inquiry, marta, "Naliczono 612 tys. zł kar za 34 dni zwłoki.")
    assert words(as_leon.get(url(inquiry)).text).count("w tekście jest 612") == 1
