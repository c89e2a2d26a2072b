# SPDX-License-Identifier: EUPL-1.2
"""The small readers: character sets, headers, structure, text of HTML, machines, kinds, files."""

import random
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gabinet.adapters.reading import charsets, headers, machines, message, mime, plain, proposals, sniffing
from gabinet.adapters.reading.refusal import Refused
from tests.hostile import builders as make
from tests.hostile.mutants import mutants

READING = Path(message.__file__).parent
POLISH = "Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ"


@pytest.mark.parametrize(
    "declared", ["", "utf-8", "UTF8", "us-ascii", "x-unknown", "a\0", "rot13", "idna", "punycode", "hex", "base64", "unicode_escape", "é"]
)
@pytest.mark.parametrize("real", ["utf-8", "cp1250", "iso-8859-2"])
def test_polish_is_read_whatever_it_is_called(declared: str, real: str) -> None:
    assert charsets.decoded(POLISH.encode(real), declared) == POLISH


def test_declared_charset_is_believed_where_it_fits() -> None:
    assert charsets.decoded("Привет".encode("koi8-r"), "koi8-r") == "Привет"
    assert charsets.decoded(b"a\x80b\x93", "iso-8859-1") == "a€b“"
    assert charsets.decoded(b"z\x9c\xb3oty", "iso-8859-2") == "zśłoty"
    assert charsets.decoded("żółw".encode() + b"\xc5", "utf-8") == "żółw\ufffd"
    assert charsets.decoded(POLISH.encode("utf-16"), "utf-16") == POLISH


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b" =?utf-8?b?xbzDs8WCxIc=?=", "żółć"),
        (b"=?utf-8?q?a_b?= =?utf-8?q?c?=\r\n =?iso-8859-2?q?=B1?=", "a bcą"),
        (b"=?utf-8?b?xQ==?= =?utf-8?b?vA==?=", "ż"),  # a letter cut in two
        (b"Re: =?UTF-8*pl?Q?=C5=BC?= x", "Re: ż x"),
        (b"=?x-none?q?=BF?=", "ż"),
        (b"=?utf-8?b?!!?= =?utf-8?q?=ZZ?=", "=ZZ"),
        (b"=?utf-8?q?open", "=?utf-8?q?open"),
        (b"plain\r\n\tfolded", "plain folded"),
        ("żółć".encode("cp1250"), "żółć"),
    ],
)
def test_encoded_words(value: bytes, text: str) -> None:
    assert headers.text(value) == text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (b'attachment; filename="a b.pdf"', "a b.pdf"),
        (b"attachment; filename=a b.pdf; size=3", "a b.pdf"),
        (b"attachment; filename*=utf-8''umowa%20%C5%BC.pdf", "umowa ż.pdf"),
        (b"attachment; filename*0*=utf-8''um; filename*1*=%C5%BC; filename*2=.pdf", "umż.pdf"),
        (b'attachment; filename="=?utf-8?b?xbw=?=.pdf"', "ż.pdf"),
        (b'attachment; filename="a\\"b;c.pdf"', 'a"b;c.pdf'),
        (b'attachment; filename="\xbf.pdf"', "ż.pdf"),
        (b'attachment; filename="open', "open"),
        (b"attachment; filename*=x'y'%", "%"),
        (b"attachment; filename*999*=x", "x"),
    ],
)
def test_file_names_in_all_their_forms(line: bytes, name: str) -> None:
    assert headers.disposition(line) == ("attachment", {**headers.disposition(line)[1], "filename": name})


def test_dates() -> None:
    assert headers.date(b"Mon, 26 Oct 2026 09:41:00 +0100") == datetime(2026, 10, 26, 8, 41, tzinfo=UTC)
    assert headers.date(b"26 Oct 2026 09:41") == datetime(2026, 10, 26, 9, 41, tzinfo=UTC)
    for odd in (
        b"",
        b"yesterday",
        b"Mon, 26 Oct 99999999999 09:41:00 +0100",
        b"Mon, 32 Oct 2026 25:61:00 +9999",
        b"Mon, 26 Oct 1900 09:41:00",
        b"\xff" * 5000,
    ):
        assert headers.date(odd) is None


def test_message_ids() -> None:
    assert headers.message_id(b" <a.b@c>") == "a.b@c"
    assert headers.message_id(b"<a@[") == "a@["
    assert headers.message_id(b"a b") is None
    assert headers.message_id(None) is None
    assert headers.message_ids([b"<a@b>\r\n <c@d>x<e@f>", b"<g@h>"]) == ["a@b", "c@d", "e@f", "g@h"]


def _parts(raw: bytes) -> list[tuple[str, bytes]]:
    return [(each.content, raw[each.start : each.end]) for each in mime.parsed(raw).walk() if not each.parts]


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_structure(end: bytes) -> None:
    lines = (
        *(b"From x@y Mon Oct 26", b"Content-Type: multipart/mixed; boundary=b", b"", b"preamble", b"--b  ", b"", b"one", b"", b"--bb", b"--b"),
        *(b"Content-Type: text/html", b"", b"two", b"--b--", b"epilogue", b"--b", b"", b"three"),
    )
    assert _parts(end.join(lines)) == [("text/plain", end.join((b"one", b"", b"--bb"))), ("text/html", b"two")]


def test_odd_structures_keep_the_text() -> None:
    assert _parts(b"") == [("text/plain", b"")]
    assert _parts(b"no header at all\r\n\r\nrest") == [("text/plain", b"no header at all\r\n\r\nrest")]
    assert _parts(b"Content-Type: multipart/mixed\r\n\r\ntext") == [("text/plain", b"text")]
    assert _parts(b"Content-Type: multipart/mixed; boundary=x\r\n\r\ntext") == [("text/plain", b"text")]
    assert _parts(b"Content-Type: image/;;;\r\n\r\nx") == [("text/plain", b"x")]
    assert _parts(b"Subject: a\r\ntext that follows at once") == [("text/plain", b"text that follows at once")]
    assert [each.fields for each in mime.parsed(b" \tx\r\nSubject: a\r\n b\r\nX-\xff: c\r\n\r\n").walk()] == [[("subject", b" a\n b")]]


# trust: M5
def test_what_is_too_complex_is_refused() -> None:
    part = b"--b\r\n\r\nx\r\n"
    head = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    assert len(list(mime.parsed(head + part * 900).walk())) == 901
    line = b"X: " + b"y" * 1000 + b"\r\n"
    assert len(mime.parsed(line * 200 + b"\r\n").fields) == 200
    for bomb in (head + part * 1001, line * 300 + b"\r\n", b"X: " + b"y" * 300_000):
        with pytest.raises(Refused):
            mime.parsed(bomb)


# trust: M5
@pytest.mark.parametrize("mark", [b"Content-Type: message/rfc822\r\n\r\n", None])
def test_depth_is_counted_through_letters_and_parts(mark: bytes | None) -> None:
    def nested(levels: int) -> bytes:
        return b"".join(mark or b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (level, level) for level in range(levels))

    assert mime.parsed(nested(40) + b"\r\nx")
    with pytest.raises(Refused):
        mime.parsed(nested(60) + b"\r\nx")


def test_html_becomes_a_letter() -> None:
    page = """<html><head><title>no</title><style>p{}</style></head><body><!-- no --><p>Dzień&nbsp;dobry,<br>a &lt;b&gt;</p>
    <ul><li>raz<li><b>dwa</b></ul><a href="https://kurier.example/x">artykuł</a> <a href="mailto:a@b.example">a@b.example</a>
    <blockquote>stare<br>słowa</blockquote><table><tr><td>1</td><td>2</td></tr></table><img alt="mapa" src=x><script>no()</script></body>"""
    assert plain.text_of(page) == (
        "Dzień dobry,\na <b>\n\n- raz\n- dwa\nartykuł <https://kurier.example/x> a@b.example\n\n> stare\n> słowa\n\n1 2\nmapa"
    )
    assert plain.text_of("a < b > c <") == "a < b > c <"


@pytest.mark.parametrize(
    "piece", ["<div>", "<!--", "<script>", "<a href='", "<", "<a href=x>", "</script", "<script></script", '<a href="', "<blockquote>", "<b <", "&lt"]
)
def test_html_is_read_in_linear_time(piece: str) -> None:
    began = time.process_time()
    plain.text_of(piece * (400_000 // len(piece)))
    assert time.process_time() - began < 1.0


def _automatic(head: bytes, subject: str = "Re: x", sent_by: str | None = None) -> str | None:
    return machines.automatic(mime.parsed(head + b"\r\n\r\nx"), subject, sent_by)


# trust: M9
@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"Auto-Submitted: auto-replied", "reply"),
        (b"Auto-Submitted: Auto-Generated; x", "notice"),
        (b"X-Autoreply: yes", "reply"),
        (b"Precedence: auto_reply", "reply"),
        (b"Precedence: bulk", "bulk"),
        (b"Precedence: list", "list"),
        (b"List-Id: <x.example>", "list"),
        (b"X-Auto-Response-Suppress: DR, OOF, AutoReply", "notice"),
        (b"X-MS-Exchange-Inbox-Rules-Loop: x@y", "notice"),
        (b"Return-Path: <>", "notice"),
        (b"Content-Type: multipart/report; report-type=disposition-notification; boundary=x", "notice"),
    ],
)
def test_machines_are_known_by_their_headers(head: bytes, kind: str) -> None:
    assert _automatic(head) == kind


# trust: M9
def test_people_are_no_machines() -> None:
    for head in (
        b"Auto-Submitted: no",
        b"Precedence: first-class",
        b"X-Auto-Response-Suppress: DR",
        b"Return-Path: <a@b.example>",
        b"X-Autoreply: no",
        b"Subject: x",
    ):
        assert _automatic(head) is None
    assert _automatic(b"X: y", "Automatic reply: urlop") == "reply"
    assert _automatic(b"X: y", "Odpowiedź automatyczna: urlop") == "reply"
    assert _automatic(b"X: y", "Czy automatyczna odpowiedź działa?") is None
    assert _automatic(b"X: y", sent_by="") == "notice"
    assert _automatic(b"X: y", sent_by="a@b.example") is None


# trust: M9
def test_bounces() -> None:
    text = (
        b"From: MAILER-DAEMON@k.example (Mail Delivery \xc5\xbc)\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
    )
    text += b"--b\r\nContent-Type: message/delivery-status\r\n\r\n"
    status = b"Reporting-MTA: dns; k.example\r\n\r\nFinal-Recipient: rfc822; <a@k.example>\r\nAction: %s\r\n\r\n--b--\r\n"
    assert machines.bounced(text + status % b"failed") == (["a@k.example"], [])
    assert machines.bounced(text + status % b"delayed") == ([], ["a@k.example"])
    assert machines.bounced(text + status % b"relayed") == ([], [])
    assert machines.bounced(b"From: <\r\n\r\nx") == ([], [])


@pytest.mark.parametrize(
    ("subject", "text", "kind"),
    [
        ("Pytanie prasowe: wiadukt", "", "press.inquiry"),
        ("Zapytanie prasowe", "", "press.inquiry"),
        ("Wiadukt", "Jestem dziennikarką Radia Wirna i proszę o odpowiedź.", "press.inquiry"),
        ("Wniosek o udostępnienie informacji publicznej", "", "foi"),
        ("Umowy", "Na podstawie ustawy o dostępie do informacji publicznej wnoszę o skany umów.", "foi"),
        ("Skarga na Prezydenta", "", "complaint"),
        ("Petycja w sprawie przystanku", "", "petition"),
        ("Prośba o patronat honorowy", "", "patronage"),
        ("Zaproszenie na galę", "", "invitation"),
        ("Moje dane osobowe", "", "gdpr"),
        ("Interpelacja nr 114", "", "interpellation"),
        ("Wniosek o pomiar hałasu", "", "motion"),
        ("Hałas", "Składam skargę na działanie urzędu.", "complaint"),
        ("Dzień dobry", "Czy w sobotę pada?", None),
        ("Re: spotkanie", "Skarżył się pan na pogodę, ale wnioski są dobre.", None),
        ("", "", None),
    ],
)
def test_words_propose_a_kind(subject: str, text: str, kind: str | None) -> None:
    assert proposals.proposal(subject, text) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"junk\n%PDF-1.4", "application/pdf"),
        (b"MZ\x90\0", sniffing.PROGRAM),
        (b"\x7fELF\x02", sniffing.PROGRAM),
        (b"#!/bin/sh\n", sniffing.PROGRAM),
        (make.png(4, 4), "image/png"),
        (b"<!DOCTYPE html><p>", "text/html"),
        (b'<?xml version="1.0"?><svg xmlns="x">', "image/svg+xml"),
        (b"BEGIN:VCALENDAR\r\n", "text/calendar"),
        ("zwykły tekst\n".encode(), "text/plain"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"\0\1\2", ""),
        (b"", ""),
    ],
)
def test_content_says_what_it_is(data: bytes, kind: str) -> None:
    assert sniffing.sniffed(data) == kind


# trust: A3
@pytest.mark.parametrize(
    ("name", "data", "bad"),
    [
        ("faktura.pdf", b"MZ\x90\0", True),
        ("faktura.pdf", b"%PDF-1.7\n", False),
        ("zdjęcie.JPG", make.png(4, 4), True),
        ("lista.csv", b"a;b\n", False),
        ("lista.csv", b"#!/bin/sh\n", True),
        ("pismo.docx", b"<html>", True),
        ("program.exe", b"MZ\x90\0", False),
        ("bez końcówki", b"MZ\x90\0", False),
    ],
)
def test_name_that_promises_something_else_is_marked(name: str, data: bytes, bad: bool) -> None:
    assert sniffing.is_mismatch(name, sniffing.sniffed(data)) is bad


# trust: A6
def test_macros_are_seen_without_unpacking() -> None:
    rng = random.Random(1)
    assert sniffing.has_macro("a.docx", make.docm(rng))
    assert not sniffing.has_macro("a.docx", make.docx_bomb(rng))
    assert sniffing.has_macro("a.xlsm", b"")
    assert sniffing.has_macro("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"))
    assert not sniffing.has_macro("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


# trust: M4
def test_foreign_messages_are_never_written_out_again() -> None:
    sources = [*READING.glob("*.py"), *(READING.parent / name for name in ("reader.py", "smtp.py", "imap.py") if (READING.parent / name).exists())]
    assert len(sources) > 10
    assert not [each.name for each in sources if re.search(r"as_bytes|as_string|\.generator\b|Generator\(|policy\.default", each.read_text())]


# trust: M3
def test_two_thousand_mutants_are_read_or_refused(tmp_path: Path) -> None:
    into = tmp_path / "parts"
    into.mkdir()
    asked = {"path": str(tmp_path / "m"), "into": str(into), "own": ["wrzosowiec.example"], "authserv": "mx", "sent_by": None}
    read = 0
    for raw, _ in zip(mutants(5), range(2000), strict=False):
        (tmp_path / "m").write_bytes(raw)
        try:
            found = message.read(asked)
        except Refused:
            continue
        read += 1
        assert isinstance(found["text"], str) and found["text"].encode() is not None and "\0" not in found["text"]
    assert read > 1900
