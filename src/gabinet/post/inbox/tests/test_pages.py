# SPDX-License-Identifier: EUPL-1.2
"""The inbox and the page of an item: who sees what, what each form does, what nobody can make run."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gabinet.base.models import Attached, Job, Named, RoleHeld
from gabinet.base.ui import nav
from gabinet.matters import kinds
from gabinet.post.assignment import actions as assigning
from gabinet.post.assignment.tests.test_actions import QUESTION, opens
from gabinet.post.incoming import actions
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.tests.factories import JOB, NOW, box, deed, item, kept, told
from gabinet.post.incoming.tests.test_register import part
from gabinet.post.mailboxes.rules import Line
from gabinet.post.outgoing.tests.factories import sent, version
from gabinet.post.pictures import queries as pictures
from gabinet.post.pictures.tests.factories import PNG, FakePictures
from tests.pages import plain, words

INBOX = "/post/"
OWN = ("base_session", "base_user", "django_session")


@pytest.fixture
def question(monkeypatch) -> str:
    monkeypatch.setitem(kinds.KINDS, QUESTION.code, kinds.Declared(QUESTION, opens))
    return QUESTION.code


def url(one: Incoming, more: str = "") -> str:
    return f"/post/items/{one.pk}/{more}"


def own_statements(asked) -> list[str]:
    """Without session, user and rights, which every page asks."""
    skip = (*OWN, "base_grant", "base_roleheld", "base_substitution", "base_setting", "SAVEPOINT", "RELEASE")
    return [one["sql"] for one in asked if not any(word in one["sql"] for word in skip)]


def test_the_list_shows_the_line_of_its_reader(desk) -> None:
    # trust: P6
    item(box(), b"1")
    item(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT), b"2", subject="Zaproszenie", message_id="b@x")
    press, secretariat, head = (desk(role).get(INBOX).text for role in ("press", "secretariat", "head"))
    assert "Koszty wiaduktu" in press and "Zaproszenie" not in press
    assert "Zaproszenie" in secretariat and "Koszty wiaduktu" not in secretariat
    assert "Zaproszenie" in head and "?line=press" in head
    assert "Koszty wiaduktu" in desk("head", login="h2").get(f"{INBOX}?line=press").text
    assert "Koszty wiaduktu" not in desk("secretariat", login="s2").get(f"{INBOX}?line=press").text


@pytest.mark.parametrize("role", ["admin", "counsel", "dpo", "protocol", "unit_head", "crisis", "treasurer", "photo"])
def test_whoever_reads_no_line_finds_no_page(desk, role) -> None:
    # trust: P6
    one = item(box())
    assert desk("press").get(url(one)).status_code == 200
    client = desk(role)
    assert [client.get(path).status_code for path in (INBOX, url(one), "/post/letters/", url(one, "letter.eml"))] == [404] * 4


def test_filters_and_the_number_in_the_rail(desk) -> None:
    mailbox = box()
    _todo, waiting, closed = (item(mailbox, raw, message_id=f"{raw!r}@x", subject=f"Sprawa {raw.decode()}") for raw in (b"a", b"b", b"c"))
    assigning.put_off(item=waiting, until=(NOW + timedelta(days=3)).date(), act=JOB)
    assigning.close(item=closed, symbol="0532", note="", act=JOB)
    client = desk("press")
    pages = {state: client.get(f"{INBOX}?state={state}").text for state in ("todo", "waiting", "closed")}
    assert [("Sprawa a" in page, "Sprawa b" in page, "Sprawa c" in page) for page in pages.values()] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    nav.forget()
    assert nav.counts(client.get(INBOX).wsgi_request.powers, NOW.date())["inbox"] == 1


def test_a_new_item_is_announced_and_moves_nothing(desk) -> None:
    mailbox = box()
    first = item(mailbox, b"1")
    client = desk("press")
    page = client.get(INBOX).text
    assert f"since={first.pk}" in page
    poll = f"/post/fresh/?line=press&state=todo&since={first.pk}"
    assert words(client.get(poll).text) == ""
    item(mailbox, b"2", message_id="b@x")
    assert words(client.get(poll).text).startswith("1 ")
    assert client.get("/post/fresh/?line=press&since=x").status_code == 404


def test_the_list_goes_on_by_keyset(desk) -> None:
    mailbox = box()
    for n in range(53):
        item(mailbox, str(n).encode(), message_id=f"{n}@x", subject=f"Sprawa nr {n:03}")
    client = desk("press")
    first = client.get(INBOX).text
    assert "Sprawa nr 052" in first and "Sprawa nr 002" not in first
    more = first.split('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    second = client.get(more).text
    assert "Sprawa nr 002" in second and "Sprawa nr 003" not in second
    assert client.get(f"{INBOX}?after=nonsense").status_code == 200


def test_statements_of_the_list(desk) -> None:
    mailbox = box()
    for n in range(5):
        item(mailbox, str(n).encode(), message_id=f"{n}@x")
    client = desk("press")
    client.get(INBOX)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(INBOX).status_code == 200
    assert len(own_statements(asked)) <= 4, "\n".join(own_statements(asked))


def test_statements_of_an_item(desk, tmp_path: Path, question, ola) -> None:
    mailbox = box()
    first = item(mailbox, b"1", message_id="a@x")
    parts = (part(tmp_path, "a.png", b"\x89PNG 1"), part(tmp_path, "b.png", b"\x89PNG 2"))
    second = actions.register(intake=kept(mailbox, b"2"), read=told(message_id="b@x", references=("a@x",), attachments=parts), act=JOB)
    sent(mailbox, version(first), in_reply_to="b@x")
    client = desk("spokesperson")
    client.get(url(second))
    for _turn in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url(second)).status_code == 200
        assert len(own_statements(asked)) <= 9, "\n".join(sql[:160] for sql in own_statements(asked))
        if _turn == 0:
            assigning.turn_into(item=second, kind=question, act=deed(ola, "post.incoming.register"))


def test_a_letter_is_shown_whole_with_its_quotation_folded(desk) -> None:
    text = "Dziękuję za odpowiedź.\n\nW dniu 1.10 Jan napisał:\n> Ile?\n-- \nTymon\n"
    one = item(box(), text=text, new_text="Dziękuję za odpowiedź.")
    page = desk("press").get(url(one)).text
    assert "Dziękuję za odpowiedź." in page and "&gt; Ile?" in page
    assert page.index("Dziękuję za odpowiedź.") < page.index('<details class="fold"><summary>') < page.index("&gt; Ile?")


def test_nothing_of_a_letter_runs(desk) -> None:
    # trust: M8, U7
    bad = '<script>alert(1)</script> javascript:alert(2) http://kurier.example/"onmouseover="x <img src=x onerror=alert(3)>'
    one = item(box(), text=bad, new_text=bad, subject="<script>alert(4)</script>", from_name='"><svg onload=alert(5)>')
    page = desk("press").get(url(one)).text
    for word in ("<script>alert", "<svg onload", "<img src=x", 'onmouseover="x', 'href="javascript'):
        assert word not in page
    assert 'href="http://kurier.example/"' in page


def test_html_is_cleaned_again_and_fetches_nothing(desk) -> None:
    # trust: M8, R3
    html = '<p onclick="x">Cześć <b>tu</b></p><img src="remote:0"><img src="https://zly.example/p.png"><script>alert(1)</script><style>p{}</style>'
    one = item(box(), html=html, remote=("https://kurier.example/logo.png",))
    page = desk("press").get(url(one, "?as=html")).text
    assert '<img alt="">' in page and "<b>tu</b>" in page and "zly.example" not in page and "kurier.example/logo.png" not in page
    assert "<script>alert" not in page and "onclick" not in page.partition("foreign")[2].partition("</div>")[0]


def test_remote_pictures_are_fetched_once_when_asked_for(desk) -> None:
    # trust: M8, O1
    FakePictures.FETCHED.clear()
    one = item(box(), html='<img src="remote:0">', remote=("https://kurier.example/logo.png",))
    client = desk("press")
    assert "Pokaż" in client.get(url(one, "?as=html")).text or "Show the pictures" in client.get(url(one, "?as=html")).text
    assert FakePictures.FETCHED == []
    assert client.post(url(one, "pictures/"), {"once": "k1"}).status_code == 302
    from gabinet.post.outgoing.tests.factories import work

    work(NOW + timedelta(seconds=1))
    assert FakePictures.FETCHED == ["https://kurier.example/logo.png"]
    page = client.get(url(one, "?as=html")).text
    drawn = pictures.drawn(one.pk).get()
    assert f'src="/post/items/{one.pk}/pictures/{drawn.pk}/"' in page
    shown = client.get(f"/post/items/{one.pk}/pictures/{drawn.pk}/")
    assert (shown.content, shown.headers["Content-Type"]) == (PNG, "image/png")
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not pictures.trusts(one.sender)
    client.post(url(one, "pictures/"), {"once": "k2", "trusted": "on"})
    assert pictures.trusts("T.Grela@kurier.example")
    assert desk("secretariat").get(f"/post/items/{one.pk}/pictures/{drawn.pk}/").status_code == 404


def test_a_spoofed_sender_is_marked(desk) -> None:
    # trust: M6
    one = item(box(), foreign_domain_mark=True, name_mark=True, from_name="a.wichrowska@wrzosowiec.example")
    page = desk("press").get(url(one)).text
    assert page.count("message-warn") == 2 and "t.grela@kurier.example" in page


def test_attachments_are_served_so_that_nothing_runs(desk, tmp_path: Path) -> None:
    # trust: A1, A3
    parts = (
        part(tmp_path, "strona.html", b"<script>alert(1)</script>", sniffed="text/html"),
        part(tmp_path, "obraz.png", b"\x89PNG 1"),
        part(tmp_path, "faktura.pdf", b"MZ", sniffed="application/x-msdownload", mismatch=True),
        part(tmp_path, "żółć.svg", b"<svg onload=alert(1)>", sniffed="image/svg+xml"),
    )
    one = actions.register(intake=kept(box()), read=told(attachments=parts), act=JOB)
    client, stranger = desk("press"), desk("secretariat")
    page = client.get(url(one)).text
    assert page.count('data-state="unsafe"') == 1
    types = {}
    for hung in Attached.objects.filter(kind="post.incoming"):
        answer = client.get(f"/post/files/{hung.pk}/")
        types[hung.name] = answer.headers["Content-Type"]
        assert answer.headers["Content-Disposition"].startswith("attachment; filename")
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert (answer.headers["X-Content-Type-Options"], answer.headers["Cross-Origin-Resource-Policy"]) == ("nosniff", "same-origin")
        assert b"".join(answer.streaming_content) == (tmp_path / hung.name).read_bytes()
        assert stranger.get(f"/post/files/{hung.pk}/").status_code == 404
    plain_bytes = "application/octet-stream"
    assert types == {"strona.html": plain_bytes, "obraz.png": "image/png", "faktura.pdf": plain_bytes, "żółć.svg": plain_bytes}
    assert client.get("/post/files/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_the_original_is_had_byte_for_byte_and_shown_as_text(desk) -> None:
    raw = b"Subject: \xff\x00<script>alert(1)</script>\r\n\r\n\x1b[31mtekst\r\n"
    one = item(box(), raw)
    client = desk("press")
    answer = client.get(url(one, "letter.eml"))
    assert (b"".join(answer.streaming_content), answer.headers["Content-Type"]) == (raw, "application/octet-stream")
    page = client.get(url(one, "original/")).text
    assert "<script>alert" not in page and "\x1b" not in page and "tekst" in page


FORMS = {
    "taking/": {},
    "sleep/": {"until": "2026-11-05"},
    "closure/": {"symbol": "0532", "note": ""},
    "kind/": {"kind": ""},
    "signs/": {"ezd": "RPW/1/2026", "case_sign": ""},
}


@pytest.mark.parametrize("place", FORMS)
def test_each_form_is_one_deed_with_its_right(desk, place: str) -> None:
    one = item(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT))
    clerk, mayor = desk("secretariat"), desk("mayor")
    assert clerk.get(url(one, place)).status_code == 302
    assert mayor.post(url(one, place), {**FORMS[place], "once": "k"}).status_code == 403
    before = Incoming.objects.get().version
    assert before == 1
    answers = [clerk.post(url(one, place), {**FORMS[place], "version": 1, "once": "same"}).status_code for _click in range(2)]
    assert answers == [302, 302] and Incoming.objects.get().version == 2


@pytest.mark.parametrize(
    ("place", "wrong"), [("sleep/", {"until": "wczoraj"}), ("closure/", {"symbol": "abc"}), ("signs/", {"case_sign": "431/2026"})]
)
def test_a_refused_form_keeps_what_was_typed(desk, place: str, wrong: dict[str, str]) -> None:
    one = item(box())
    client = desk("press")
    answer = client.post(url(one, place), {**wrong, "once": "k"})
    assert answer.status_code == 422 and next(iter(wrong.values())) in answer.text
    assert Incoming.objects.get().version == 1


def test_a_stale_form_is_told_so(desk) -> None:
    # trust: K12
    one = item(box())
    client = desk("press")
    assert client.post(url(one, "signs/"), {"ezd": "RPW/1/2026", "version": 1, "once": "a"}).status_code == 302
    assert client.post(url(one, "signs/"), {"ezd": "RPW/2/2026", "version": 1, "once": "b"}).status_code == 409
    assert Incoming.objects.get().ezd == "RPW/1/2026"


def test_swap_equals_reload(desk) -> None:
    one = item(box())
    client = desk("press")
    swapped = client.post(url(one, "signs/"), {"ezd": "RPW/1/2026", "version": 1, "once": "a"}, headers={"HX-Request": "true"})
    assert swapped.status_code == 200
    fragment = plain(swapped.text).partition('<div id="toasts"')[0].strip()
    assert fragment in plain(client.get(url(one)).text)


def test_assigned_from_the_page_and_taken_back(desk) -> None:
    one = item(box())
    client, other = desk("spokesperson"), desk("press")
    page = client.get(url(one)).text
    assert f'<option value="{other.user.pk}"' in page
    answer = client.post(url(one, "assignment/"), {"to": other.user.pk, "instruction": "proszę", "until": "2026-10-29", "version": 1, "once": "a"})
    assert answer.status_code == 302
    assert Incoming.objects.get().owner == other.user
    assert "proszę" in other.get(url(one)).text
    assert client.post(url(one, "unassignment/"), {"once": "b"}).status_code == 302
    assert Incoming.objects.get().owner is None
    assert other.post(url(one, "assignment/"), {"to": other.user.pk, "once": "c"}).status_code == 403


def test_a_matter_is_made_of_it(desk, question) -> None:
    one = item(box())
    client = desk("press")
    assert client.post(url(one, "matter/"), {"kind": question, "title": "Wiadukt", "once": "a"}).status_code == 302
    matter = Incoming.objects.get().matter
    assert (matter.title, matter.number) == ("Wiadukt", 1)
    assert client.post(url(one, "matter/"), {"kind": question, "title": "Wiadukt", "once": "b"}).status_code == 422
    assert client.post(url(one, "parting/"), {"once": "c"}).status_code == 302
    RoleHeld.objects.filter(user=client.user).update(role="head")
    from gabinet.base import rights

    rights.changed()
    assert client.post(url(one, "joining/"), {"number": "999/2026", "once": "d"}).status_code == 422
    assert client.post(url(one, "joining/"), {"number": "1/2026", "once": "e"}).status_code == 302
    assert Incoming.objects.get().matter == matter


def test_confided_from_the_page(desk) -> None:
    # trust: P6
    one = item(box())
    head, press = desk("head"), desk("press")
    assert press.get(url(one)).status_code == 200
    assert press.post(url(one, "confidence/"), {"people": [press.user.pk], "once": "a"}).status_code == 403
    assert head.post(url(one, "confidence/"), {"people": [], "once": "b"}).status_code == 302
    assert press.get(url(one)).status_code == 404 and head.get(url(one)).status_code == 200
    assert "Koszty wiaduktu" not in press.get(INBOX).text
    assert Named.objects.get().user == head.user


def test_everything_of_one_person_goes_to_another(desk) -> None:
    mailbox = box()
    client, other = desk("spokesperson"), desk("press")
    for n in range(2):
        assigning.assign(item=item(mailbox, str(n).encode(), message_id=f"{n}@x"), to=other.user.pk, instruction="", until=None, act=JOB)
    assert client.get("/post/handover/").status_code == 200
    answer = client.post("/post/handover/", {"absent": other.user.pk, "to": client.user.pk, "once": "a"})
    assert answer.status_code == 302
    assert Incoming.objects.filter(owner=client.user).count() == 2
    assert other.post("/post/handover/", {"absent": client.user.pk, "to": other.user.pk, "once": "b"}).status_code == 403


def test_the_conversation_and_its_twin(desk) -> None:
    press = box()
    one = item(press, b"same", message_id="a@x")
    twin = item(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT), b"same", message_id="a@x")
    out = sent(press, version(one, body="Odpowiedź biura"), in_reply_to="a@x")
    page = desk("head").get(url(one)).text
    assert "Odpowiedź biura" in page and f"/post/letters/{out.pk}/" in page and f'href="{url(twin)}"' in page
    assert f'href="{url(twin)}"' not in desk("press").get(url(one)).text


def test_history_in_words(desk) -> None:
    one = item(box())
    client = desk("spokesperson")
    assigning.assign(item=one, to=client.user.pk, instruction="do jutra", until=None, act=deed(client.user, "post.incoming.assign"))
    page = words(client.get(url(one, "history/")).text)
    assert "do jutra" in page and "Osoba spokesperson" in page


def test_get_changes_nothing(desk) -> None:
    # trust: H3
    one = item(box())
    client = desk("head")
    before = (list(Incoming.objects.values()), Job.objects.count())
    for more in (
        "",
        "?as=html",
        "history/",
        "original/",
        "letter.eml",
        *(f"{place}" for place in FORMS),
        "assignment/",
        "matter/",
        "confidence/",
        "pictures/",
    ):
        answer = client.get(url(one, more))
        assert answer.status_code in (200, 302), more
        assert not answer.streaming or b"".join(answer.streaming_content)
    assert (list(Incoming.objects.values()), Job.objects.count()) == before


def test_the_sender_is_recognised_by_the_exact_address_only(desk) -> None:
    # trust: M6
    from gabinet.people.persons.models import Email, Person

    mailbox = box()
    person = Person.objects.create(given="Tymon", surname="Grela", sort="grela tymon", folded="tymon grela", entered_at=NOW)
    Email.objects.create(person=person, address="t.grela@kurier.example")
    known, spoof = item(mailbox, b"1"), item(mailbox, b"2", message_id="b@x", sender="t.grela@zly.example", from_name="Tymon Grela")
    client, mayor = desk("press"), desk("treasurer", "secretariat")
    shown = client.get(url(known, "sender/")).text
    assert f"/people/persons/{person.pk}/" in shown and f"{known} Koszty wiaduktu" in words(shown)
    assert f"/people/persons/{person.pk}/" not in client.get(url(spoof, "sender/")).text
    fragment = client.get(url(known, "sender/"), headers={"HX-Request": "true"}).text
    assert "<html" not in fragment and "Grela" in fragment
    assert mayor.get(url(known, "sender/")).status_code == 404


def test_letters_of_a_person_are_kept_by_law(ola) -> None:
    # trust: P9, P10, G10
    from gabinet.base import erasure
    from gabinet.base.act import Ref
    from gabinet.people.persons.models import Email, Person

    with_letters, without = (Person.objects.create(given="Jan", surname=name, sort=name, folded=name, entered_at=NOW) for name in ("Wolak", "Oleś"))
    Email.objects.create(person=with_letters, address="t.grela@kurier.example")
    item(box())
    assert erasure.erase(of=Ref.of(without), codes=["post.letters"], act=JOB).codes == ["post.letters"]
    with pytest.raises(erasure.KeptByLaw):
        erasure.erase(of=Ref.of(with_letters), codes=["post.letters"], act=JOB)
    assert Incoming.objects.count() == 1
