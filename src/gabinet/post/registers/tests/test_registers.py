# SPDX-License-Identifier: EUPL-1.2
"""Both registers: every number, veiled where confidential, found by sign, on paper, as a file."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from gabinet.base.models import Detail, Entry
from gabinet.post.assignment import actions as assigning
from gabinet.post.incoming.tests.factories import JOB, NOW, box, deed, item, who
from gabinet.post.mailboxes.rules import Line
from gabinet.post.outgoing.tests.factories import sent, version, work
from gabinet.post.registers import actions, jobs, queries, rules
from gabinet.post.registers.models import Export
from gabinet.post.registers.rules import Which
from tests.pages import words

IN, OUT = "/post/registers/incoming/", "/post/registers/outgoing/"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("＝1", "'＝1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+48 99", "'+48 99"),
        ("-5", "'-5"),
        ("\t=1", "'\t=1"),
        ("Tymon Grela", "Tymon Grela"),
        ("", ""),
        ("1/2026", "1/2026"),
    ],
)
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    # formulas: D4 of the threat model
    assert rules.cell(text) == safe


@given(st.text(max_size=30))
def test_a_cell_keeps_its_text(text: str) -> None:
    assert rules.cell(text) in (text, f"'{text}")


@pytest.mark.django_db
def test_one_register_for_all_lines_and_channels(desk) -> None:
    first = item(box(), b"1")
    second = item(box("sekretariat@wrzosowiec.example", Line.SECRETARIAT), b"2", message_id="b@x", subject="Zaproszenie")
    for role in ("secretariat", "press", "counsel", "dpo", "mayor"):
        page = words(desk(role).get(IN).text)
        assert "Koszty wiaduktu" in page and "Zaproszenie" in page and f"{first} " in page and f"{second} " in page
    assert desk("admin").get(IN).status_code == desk("protocol").get(IN).status_code == 404


@pytest.mark.django_db
def test_a_confidential_line_shows_its_number_only(desk) -> None:
    # trust: P6
    mailbox = box()
    secret, plain = item(mailbox, b"1", subject="Tajne", from_name="Zenon Oleś", message_id="s@x"), item(mailbox, b"2", message_id="b@x")
    sent(mailbox, version(secret), in_reply_to="s@x", subject="Re: Tajne")
    head, press = desk("head"), desk("press")
    assigning.confide(item=secret, people=[], act=deed(head.user, "matters.matter.confide"))
    assigning.sign(item=secret, ezd="RPW/9/2026", case_sign="", act=JOB)
    for page in (IN, OUT):
        assert "Tajne" in head.get(page).text and "Tajne" not in press.get(page).text
    shown = words(press.get(IN).text)
    assert f"{secret} 27.10.2026" in shown and "Zenon" not in shown and "RPW" not in shown and str(plain) in shown
    assert "Tajne" not in press.get(f"{IN}?sign=RPW/9/2026").text and str(secret) in words(head.get(f"{IN}?sign=RPW/9/2026").text)
    assert "poufne" in shown.lower() or "confidential" in shown


@pytest.mark.django_db
def test_found_by_the_number_in_ezd_and_by_the_case_sign(desk) -> None:
    mailbox = box()
    wanted, other = item(mailbox, b"1"), item(mailbox, b"2", message_id="b@x")
    assigning.sign(item=wanted, ezd="RPW/12345/2026", case_sign="BP.1431.17.2026", act=JOB)
    client = desk("secretariat")
    for sign in ("RPW/12345/2026", "rpw/12345/2026", " RPW/123 45/2026", "BP.1431.17.2026"):
        rows = queries.incoming_page(who(client.user, "post.register.see"), None, sign)
        assert [row.number for row in rows] == [str(wanted)], sign
    assert str(other) not in words(client.get(f"{IN}?sign=BP.1431.17.2026").text)
    assert "Nothing" in client.get(f"{IN}?sign=X").text or "Nic" in client.get(f"{IN}?sign=X").text


@pytest.mark.django_db
def test_the_register_goes_on_by_keyset_in_few_statements(desk) -> None:
    mailbox = box()
    for n in range(53):
        item(mailbox, str(n).encode(), message_id=f"{n}@x")
    client = desk("secretariat")
    page = client.get(IN).text
    more = page.split('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "53/2026" in page and ">3/2026<" not in page and ">3/2026<" in client.get(more).text
    with CaptureQueriesContext(connection) as asked:
        client.get(IN)
    skip = ("base_session", "base_user", "base_grant", "base_roleheld", "base_substitution", "base_setting")
    assert len([one for one in asked if not any(word in one["sql"] for word in skip)]) <= 4


@pytest.mark.django_db
def test_on_paper_in_the_order_of_the_form_with_the_end_of_the_trace(desk) -> None:
    # trust: G8
    mailbox = box()
    first, second = item(mailbox, b"1"), item(mailbox, b"2", message_id="b@x")
    client = desk("secretariat")
    page = client.get("/post/registers/incoming/print/?since=2026-10-27&until=2026-10-27").text
    assert page.index(f">{first}<") < page.index(f">{second}<") and queries.head() in page
    heads = queries.heads(Which.INCOMING)
    assert len(heads) == 10 and len(queries.cells(queries.incoming_page(who(client.user, "post.register.see"), None)[0])) == 10
    assert f">{first}<" not in client.get("/post/registers/incoming/print/?since=2026-10-26&until=2026-10-26").text
    assert client.get("/post/registers/incoming/print/?since=2026-10-28&until=2026-10-27").status_code == 422
    assert client.get("/post/registers/nothing/print/").status_code == 404


def rows_of(export: Export) -> list[list[str]]:
    from gabinet.base import files

    with files.bytes_of(export.file_id) as content:
        return list(csv.reader(io.StringIO(content.read().decode("utf-8-sig")), delimiter=";"))


@pytest.mark.django_db
def test_a_file_holds_what_its_person_may_see_and_leaves_a_trace(desk) -> None:
    # exports: S4 of the threat model
    mailbox = box()
    secret = item(mailbox, b"1", subject="Tajne", message_id="s@x")
    item(mailbox, b"2", message_id="b@x", from_name="=HYPERLINK(1)")
    head, clerk, press = desk("head"), desk("secretariat"), desk("press")
    assigning.confide(item=secret, people=[], act=deed(head.user, "matters.matter.confide"))
    asked = {"register": "incoming", "since": "2026-10-01", "until": "2026-10-31"}
    assert press.post("/post/registers/exports/", {**asked, "once": "x"}).status_code == 404
    for client in (head, clerk):
        assert client.post("/post/registers/exports/", {**asked, "once": "a"}).status_code == 302
    work(NOW + timedelta(seconds=1))
    full, veiled = (rows_of(Export.objects.get(by=client.user)) for client in (head, clerk))
    assert "Tajne" in str(full) and "Tajne" not in str(veiled) and len(full) == len(veiled) == 3
    assert veiled[2][2].startswith("'=HYPERLINK")
    line = Entry.objects.get(kind="post.export", verb="asked", by=clerk.user.pk)
    assert '"register":"incoming"' in Detail.objects.get(entry=line).body
    mine = Export.objects.get(by=clerk.user)
    answer = clerk.get(f"/post/registers/exports/{mine.pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment") and b"".join(answer.streaming_content)
    assert head.get(f"/post/registers/exports/{mine.pk}/").status_code == 404


@pytest.mark.django_db
def test_a_file_is_there_for_a_day(desk) -> None:
    # exports: S4 of the threat model
    item(box(), b"1")
    client = desk("secretariat")
    client.post("/post/registers/exports/", {"register": "incoming", "since": "2026-10-27", "until": "2026-10-27", "once": "a"})
    work(NOW + timedelta(seconds=1))
    mine = Export.objects.get()
    assert b"".join(client.get(f"/post/registers/exports/{mine.pk}/").streaming_content)
    jobs.end(act=type(JOB)(at=NOW + timedelta(hours=23), door=JOB.door))
    assert Export.objects.get().file_id is not None
    jobs.end(act=type(JOB)(at=NOW + timedelta(hours=25), door=JOB.door))
    assert Export.objects.get().file_id is None
    assert client.get(f"/post/registers/exports/{mine.pk}/").status_code == 404


@pytest.mark.django_db
def test_ten_exports_an_hour(desk) -> None:
    # trust: G5
    client = desk("secretariat")
    asked = {"register": "incoming", "since": "2026-10-27", "until": "2026-10-27"}
    answers = [client.post("/post/registers/exports/", {**asked, "once": f"k{n}"}).status_code for n in range(11)]
    assert answers == [302] * 10 + [429]
    assert Export.objects.count() == 10


@pytest.mark.django_db
def test_a_period_of_a_year_at_most(ola) -> None:
    act = deed(ola, "post.register.export")
    day = NOW.date()
    assert actions.ask(register="outgoing", since=day - timedelta(days=366), until=day, language="pl", act=act).pk
    with pytest.raises(rules.TooLong):
        actions.ask(register="outgoing", since=day - timedelta(days=367), until=day, language="pl", act=act)
    with pytest.raises(rules.TooLong):
        actions.ask(register="outgoing", since=day, until=day - timedelta(days=1), language="pl", act=act)
