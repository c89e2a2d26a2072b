# SPDX-License-Identifier: EUPL-1.2
"""The families of hostile mail, each with the line of docs/threats.md it stands for and what must become of it.

`FAMILIES` is the list, `corpus(n, seed)` a mailbox of n messages of them in seeded proportion. A family's samples say
what is to be found in the fields that it is about; what it is not about is not asked.
"""

import hashlib
import itertools
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from tests.hostile import builders as make
from tests.hostile.builders import Letter

ITEM, QUARANTINE = "item", "quarantine"
BP, SEKRETARIAT = "bp@wrzosowiec.example", "sekretariat@wrzosowiec.example"
OWN_DOMAIN = "wrzosowiec.example"
BIG = 25 * 1024 * 1024

Check = Callable[[object], bool]


@dataclass(frozen=True)
class Sample:
    """One message: to which mailbox, and what its fields must be (a value, or a question about the value)."""

    raw: bytes
    expect: Mapping[str, object] = field(default_factory=dict)
    mailbox: str = BP

    @property
    def sha256(self) -> str:
        """What it is known by, beside its mailbox."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True)
class Family:
    """`build` makes the messages of one case; `weight` is its share of a mailbox."""

    name: str
    trust: str
    build: Callable[[random.Random], list[Sample]]
    outcome: str = ITEM
    weight: int = 10


def says(*words: str) -> Check:
    """All of these words are there."""
    return lambda value: all(each in str(value) for each in words)


def silent(*words: str) -> Check:
    """None of these words is there, upper or lower case."""
    return lambda value: not any(each.lower() in str(value).lower() for each in words)


def files(*names: str, **marks: object) -> Check:
    """Exactly these attachments, each with these marks."""

    def check(value: object) -> bool:
        assert isinstance(value, tuple)
        return [each.name for each in value] == list(names) and all(getattr(each, mark) == wanted for each in value for mark, wanted in marks.items())

    return check


def holds(data: bytes) -> Check:
    """One attachment of exactly these bytes."""
    return lambda value: isinstance(value, tuple) and [each.sha256 for each in value] == [hashlib.sha256(data).hexdigest()]


def _simple(change: Callable[[Letter], tuple[bytes, Mapping[str, object]]]) -> Callable[[random.Random], list[Sample]]:
    def build(rng: random.Random) -> list[Sample]:
        raw, expect = change(Letter(rng))
        return [Sample(raw, expect)]

    return build


def _plain(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    text = one.body.replace("\r\n", "\n")
    expect = {"subject": one.subject, "sender": one.address, "from_name": one.name, "text": text, "new_text": text.strip(), "machine": False}
    return one.raw(), {**expect, "message_id": f"{one.mark}@kurier.example", "attachments": ()}


def _twice(rng: random.Random) -> list[Sample]:
    one = Letter(rng)
    return [Sample(one.raw(), {"subject": one.subject})] * 2


def _same_id(rng: random.Random) -> list[Sample]:
    one = Letter(rng)
    expect = {"message_id": f"{one.mark}@kurier.example"}
    return [Sample(one.raw(), expect), Sample(one.raw(one.body.encode() + b"Inne bajty.\r\n"), expect)]


def _both(rng: random.Random) -> list[Sample]:
    one = Letter(rng)
    return [Sample(one.raw(), {"subject": one.subject}, BP), Sample(one.raw(), {"subject": one.subject}, SEKRETARIAT)]


def _field(name: str, value: bytes | None, expect: Mapping[str, object], one: Letter) -> tuple[bytes, Mapping[str, object]]:
    return one.raw(**{name.replace("-", "_"): value}), {"text": says(one.mark), **expect}


def _charset(name: bytes, one: Letter) -> tuple[bytes, Mapping[str, object]]:
    return one.raw(Content_Type=b'text/plain; charset="' + name + b'"'), {"text": one.body.replace("\r\n", "\n")}


def _wrong_charset(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    said = f"Zażółć gęślą jaźń, {one.mark}\r\n"
    return one.raw(said.encode("cp1250")), {"text": said.replace("\r\n", "\n")}


def _broken_base64(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    data = make.pdf(one.rng)
    part = make.file_part(data, b"umowa.pdf", "application/pdf")
    head, _, body = part.partition(b"\r\n\r\n")
    return one.multipart(make.text_part(one.body), head + b"\r\n\r\n!!?" + body.strip().rstrip(b"=") + b"%%"), {
        "text": says(one.mark),
        "attachments": holds(data),
    }


def _unclosed(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    data = make.pdf(one.rng)
    raw = one.multipart(make.text_part(one.body), make.file_part(data, b"umowa.pdf", "application/pdf"), close=False)
    return raw, {"text": says(one.mark), "attachments": holds(data)}


def _eight_bit(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    subject = f"Żółta kartka {one.mark}"
    return one.raw(Subject=subject.encode("iso-8859-2")), {"subject": subject}


def _long_lines(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    line = "wiadukt " * 2000 + one.mark
    return one.raw(line.encode() + b"\r\n"), {"text": line + "\n"}


def _endless(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    name = b"a" * 60
    part = b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="x.txt"; ' + name + b'="\xc5\xbc"\r\n\r\n' + one.mark.encode()
    return one.multipart(make.text_part(one.body), part), {"attachments": files("x.txt")}


def _huge_header(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    one.head = [b"X-Filler: " + one.mark.encode() + b"a" * 900] * 1100
    return one.raw(), {}


def _many_words(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    words = b" ".join(b"=?utf-8?q?=C5=BC_%d?=" % each for each in range(8000))
    return one.raw(Subject=words + b" " + one.mark.encode()), {"subject": says("ż 0ż 1ż 2"), "text": says(one.mark)}


def _many_parts(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    return one.multipart(*[b"\r\nx"] * 100_000), {}


def _nested(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    levels = [f"n{n}-{one.mark}" for n in range(2000)]
    body = b"".join(f"--{edge}\r\nContent-Type: multipart/mixed; boundary={inner}\r\n\r\n".encode() for edge, inner in itertools.pairwise(levels))
    return one.raw(body, Content_Type=f"multipart/mixed; boundary={levels[0]}".encode()), {}


def _big(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    data = one.rng.randbytes(BIG)
    return one.multipart(make.text_part(one.body), make.file_part(data, b"nagranie.bin")), {"text": says(one.mark), "attachments": holds(data)}


def _two_from(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    one.head = [b"From: a.wichrowska@wrzosowiec.example"]
    return one.raw(), {"sender": None, "from_name": None, "foreign_domain_mark": True}


def _own_domain(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    one.head = [b"Authentication-Results: mx.elsewhere.example; dmarc=pass header.from=wrzosowiec.example"]
    return one.raw(From=b"Aldona Wichrowska <a.wichrowska@wrzosowiec.example>"), {
        "sender": "a.wichrowska@wrzosowiec.example",
        "foreign_domain_mark": True,
    }


def _broken_word(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    subject = b"=?utf-8?q?Pytanie=00_o=0D=0ABcc:_wszyscy@x.example?= " + one.mark.encode()
    return one.raw(Subject=subject), {"subject": f"Pytanie o Bcc: wszyscy@x.example {one.mark}"}


def _bidi(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    part = make.file_part(make.pdf(one.rng), "faktura\u202efdp.pdf".encode(), "application/pdf")
    raw = one.multipart(make.text_part(one.body), part, Subject=make.word(f"Pilne \u202etxet\u202c {one.mark}").encode())
    return raw, {"subject": f"Pilne txet {one.mark}", "attachments": files("fakturafdp.pdf")}


def _surrogates(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    raw = one.raw(
        f"Zdanie \ud83d koniec {one.mark}\r\n".encode("utf-8", "surrogatepass"),
        Subject=b"=?utf-7?q?+2D0-?= =?utf-8?q?=ED=A0=BD?= " + one.mark.encode(),
    )
    return raw, {"text": _is_storable, "subject": _is_storable}


def _is_storable(value: object) -> bool:
    return str(value).encode("utf-8") != b"" and "\0" not in str(value)


def _script(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    page = f"<p onclick='x()'>Dzień dobry {one.mark}</p><script>alert(1)</script><svg onload=alert(1)><style>p{{}}</style><iframe src=//x></iframe>"
    return one.multipart(make.html_part(page)), {
        "text": says(f"Dzień dobry {one.mark}"),
        "html": silent("script", "onclick", "onload", "svg", "style", "iframe", "alert"),
    }


def _remote_picture(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    address = f"https://tracker.example/p.gif?u={one.mark}"
    page = f'<p>Oferta {one.mark}</p><img src="{address}" alt="logo"><div style="background:url({address})">x</div>'
    return one.multipart(make.html_part(page)), {"html": silent("tracker", "url(", "http"), "remote": (address,)}


def _inline_picture(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    extra = f"Content-ID: <pic-{one.mark}>\r\n".encode()
    picture = make.file_part(make.png(8, 8, one.rng.getrandbits(1)), b"logo.png", "image/png", extra).replace(b"attachment;", b"inline;")
    page = make.html_part(f'<p>Logo {one.mark} <img src="cid:pic-{one.mark}"></p>')
    return one.multipart(page, picture, kind="related"), {
        "html": says(f'src="cid:pic-{one.mark}"'),
        "attachments": files("logo.png", inline=True, content_id=f"pic-{one.mark}", sniffed="image/png"),
    }


def _javascript(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    page = f'<p>{one.mark} <a href="java\tscript:alert(1)">kliknij</a> <a href="JAVASCRIPT:alert(1)">tu</a> <a href="https://evil.example/x">bank.example</a></p>'
    return one.multipart(make.html_part(page)), {
        "html": lambda value: silent("script:")(value) and says("(evil.example)", "noopener noreferrer nofollow")(value)
    }


def _bounce(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    lost = f"adresat.{one.mark}@kurier.example"
    status = f"Reporting-MTA: dns; mx.kurier.example\r\n\r\nFinal-Recipient: rfc822; {lost}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    parts = (make.text_part(f"Nie doręczono. {one.mark}"), b"Content-Type: message/delivery-status\r\n\r\n" + status.encode())
    raw = one.multipart(*parts, kind="report; report-type=delivery-status", From=b"Mail Delivery System <MAILER-DAEMON@mx.kurier.example>")
    return raw, {"machine": True, "auto": "bounce", "bounce": lambda value: getattr(value, "failed", None) == (lost,), "text": says(one.mark)}


def _smime(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    signature = make.file_part(one.rng.randbytes(900), b"smime.p7s", "application/pkcs7-signature; name=smime.p7s")
    raw = one.multipart(make.text_part(one.body), signature, kind="signed; protocol=application/pkcs7-signature; micalg=sha-256")
    return raw, {"text": says(one.mark), "attachments": files("smime.p7s")}


def _winmail(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    part = make.file_part(make.tnef({"załącznik.pdf": make.pdf(one.rng)}), b"winmail.dat", "application/ms-tnef")
    return one.multipart(make.text_part(one.body), part), {"text": says(one.mark), "attachments": files("załącznik.pdf", sniffed="application/pdf")}


def _mail_in_mail(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    inner = Letter(one.rng)
    inner.subject = "Pismo Marszałka"
    data = inner.raw(Subject=make.word(inner.subject).encode())
    raw = one.multipart(make.text_part(one.body), b"Content-Type: message/rfc822\r\n\r\n" + data)
    return raw, {
        "text": lambda value: says(one.mark)(value) and silent(inner.mark)(value),
        "attachments": lambda value: files("Pismo Marszałka.eml")(value) and holds(data)(value),
    }


def _program(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    part = make.file_part(b"MZ\x90\x00" + one.rng.randbytes(200), b"faktura.pdf", "application/pdf")
    return one.multipart(make.text_part(one.body), part), {"attachments": files("faktura.pdf", mismatch=True)}


def _file_name(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    part = make.file_part(make.pdf(one.rng), rb"..\\..\\etc/<img src=x onerror=alert(1)>/../passwd.pdf", "application/pdf")
    return one.multipart(make.text_part(one.body), part), {"attachments": files("passwd.pdf")}


def _picture_bomb(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    part = make.file_part(make.png(13000, 13000, one.rng.getrandbits(1)) + one.mark.encode(), b"plan.png", "image/png")
    return one.multipart(make.text_part(one.body), part), {"attachments": files("plan.png", sniffed="image/png")}


def _office_bomb(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    part = make.file_part(make.docx_bomb(one.rng), b"opinia.docx")
    return one.multipart(make.text_part(one.body), part), {"attachments": files("opinia.docx", mismatch=False, macro=False)}


def _macro(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    part = make.file_part(make.docm(one.rng), b"wniosek.docx")
    return one.multipart(make.text_part(one.body), part), {"attachments": files("wniosek.docx", macro=True)}


def _forged(one: Letter) -> tuple[bytes, Mapping[str, object]]:
    data = make.invitation("a.wichrowska@wrzosowiec.example", one.mark)
    calendar = b"Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n" + data
    return one.multipart(make.text_part(one.body), calendar, kind="alternative"), {"text": says(one.mark), "attachments": files("invitation.ics")}


def _changed(expect: Mapping[str, object], **fields: bytes | None) -> Callable[[random.Random], list[Sample]]:
    return _simple(lambda one: (one.raw(**fields), {"text": says(one.mark), **expect}))


_AUTO = {"machine": True, "kind": None}

FAMILIES: tuple[Family, ...] = (
    Family("plain mail", "M1", _simple(_plain), weight=300),
    Family("empty body", "M1", _simple(lambda one: (one.raw(b""), {"subject": one.subject, "text": ""}))),
    Family("same bytes twice", "M2", _twice),
    Family("same id, other bytes", "M2", _same_id),
    Family("no id", "M2", _simple(partial(_field, "Message-ID", None, {"message_id": None}))),
    Family("to both mailboxes", "M2", _both),
    Family("From: <", "M3", _simple(partial(_field, "From", b"<", {"sender": None}))),
    Family("Message-ID: <a@[", "M3", _simple(partial(_field, "Message-ID", b"<a@[", {}))),
    Family("year 99999999999", "M3", _simple(partial(_field, "Date", b"Mon, 26 Oct 99999999999 09:41:00 +0100", {"date": None}))),
    Family("charset with NUL", "M3", _simple(partial(_charset, b"a\0"))),
    Family("charset rot13", "M3", _simple(partial(_charset, b"rot13"))),
    Family("charset idna", "M3", _simple(partial(_charset, b"idna"))),
    Family("wrong charset", "M3", _simple(_wrong_charset)),
    Family("To: ((((", "M3", _simple(partial(_field, "To", b"((((", {}))),
    Family("broken base64", "M3", _simple(_broken_base64)),
    Family("no closing boundary", "M3", _simple(_unclosed)),
    Family("8-bit headers", "M3", _simple(_eight_bit)),
    Family("lines over 998", "M3", _simple(_long_lines)),
    Family("no subject", "M3", _simple(partial(_field, "Subject", None, {"subject": None}))),
    Family("endless parameter", "M4", _simple(_endless)),
    Family("header block of 1 MB", "M5", _simple(_huge_header), QUARANTINE, weight=5),
    Family("100,000 parts", "M5", _simple(_many_parts), QUARANTINE, weight=5),
    Family("2,000 nested parts", "M5", _simple(_nested), QUARANTINE, weight=5),
    Family("subject of 8,000 words", "M5", _simple(_many_words), weight=2),
    Family("25 MB attachment", "M5", _simple(_big), weight=0),
    Family("address in the display name", "M6", _changed({"sender": None}, From=b"sekretariat@wrzosowiec.example <x@evil.example>")),
    Family(
        "quoted address in the display name",
        "M6",
        _changed(
            {"sender": "x@evil.example", "name_mark": True, "foreign_domain_mark": True}, From=b'"sekretariat@wrzosowiec.example" <x@evil.example>'
        ),
    ),
    Family("bracket in the address", "M6", _changed({"sender": None}, From=b"a.wichrowska@wrzosowiec.example)bob@evil.example")),
    Family("two From lines", "M6", _simple(_two_from)),
    Family("our own domain from outside", "M6", _simple(_own_domain)),
    Family("NUL and CR LF in an encoded word", "M7", _simple(_broken_word)),
    Family("bidi marks", "M7", _simple(_bidi)),
    Family("lone surrogates", "M7", _simple(_surrogates)),
    Family("HTML with script", "M8", _simple(_script)),
    Family("remote picture", "M8", _simple(_remote_picture)),
    Family("inline picture", "M8", _simple(_inline_picture)),
    Family("javascript: link", "M8", _simple(_javascript)),
    Family("Auto-Submitted", "M9", _changed({**_AUTO, "auto": "reply"}, Auto_Submitted=b"auto-replied (vacation)")),
    Family(
        "Exchange's out of office",
        "M9",
        _changed({**_AUTO, "auto": "reply"}, Subject=make.word("Odpowiedź automatyczna: urlop").encode(), X_Auto_Response_Suppress=b"All"),
    ),
    Family("bounce", "M9", _simple(_bounce)),
    Family("list mail", "M9", _changed({**_AUTO, "auto": "list"}, List_Id=b"<aktualnosci.kurier.example>", Precedence=b"list")),
    Family("signed S/MIME", "M11", _simple(_smime)),
    Family("winmail.dat", "A5", _simple(_winmail)),
    Family("mail within a mail", "A3", _simple(_mail_in_mail)),
    Family("program called .pdf", "A3", _simple(_program)),
    Family("hostile file name", "A3", _simple(_file_name)),
    Family("picture bomb", "A4", _simple(_picture_bomb), weight=2),
    Family("office bomb", "A6", _simple(_office_bomb), weight=2),
    Family("office file with a macro", "A6", _simple(_macro)),
    Family("forged invitation", "C2", _simple(_forged)),
)


@dataclass(frozen=True)
class Delivered:
    """A message of a mailbox and the family it comes from."""

    family: Family
    sample: Sample


def corpus(n: int, seed: int) -> list[Delivered]:
    """A mailbox of n messages: each family once where n allows, the rest drawn by weight; in seeded order."""
    rng = random.Random(seed)
    found: list[Delivered] = []
    queue = list(FAMILIES)
    while len(found) < n:
        family = queue.pop(0) if queue else rng.choices(FAMILIES, [each.weight for each in FAMILIES])[0]
        found += [Delivered(family, each) for each in family.build(rng)]
    del found[n:]
    rng.shuffle(found)
    return found
