# SPDX-License-Identifier: EUPL-1.2
"""The bytes of a letter: read back by a strict reader, hostile parts refused."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gabinet.post.outgoing import letter, rules
from gabinet.post.outgoing.letter import Enclosed, Parts

AT = datetime(2026, 10, 27, 9, 41, tzinfo=UTC)


def parts(**other: object) -> Parts:
    plain: dict[str, object] = {
        "sender": "bp@wrzosowiec.example",
        "sender_name": "Urząd Miasta Wrzosowca-Zdroju",
        "to": "t.grela@kurier.example",
        "subject": "Re: Koszty wiaduktu – pytania",
        "text": "Szanowny Panie Redaktorze,\n\nzażółć gęślą jaźń.\n",
        "message_id": "abc@wrzosowiec.example",
        "at": AT,
    }
    return Parts(**{**plain, **other})


def read(raw: bytes):
    return message_from_bytes(raw, policy=default)


def test_what_is_built_is_what_a_reader_finds() -> None:
    raw = letter.build(parts(in_reply_to="q1@kurier.example", references=("q0@kurier.example", "q1@kurier.example")))
    found = read(raw)
    assert found["From"].addresses[0].display_name == "Urząd Miasta Wrzosowca-Zdroju"
    assert (found["From"].addresses[0].addr_spec, found["To"].addresses[0].addr_spec) == ("bp@wrzosowiec.example", "t.grela@kurier.example")
    assert found["Subject"] == "Re: Koszty wiaduktu – pytania"
    assert (found["In-Reply-To"], found["References"].split()) == ("<q1@kurier.example>", ["<q0@kurier.example>", "<q1@kurier.example>"])
    assert found["Message-ID"] == "<abc@wrzosowiec.example>" and found["Auto-Submitted"] is None
    assert found.get_content().replace("\r\n", "\n") == parts().text
    assert letter.head_of(raw) == letter.Head(
        "bp@wrzosowiec.example",
        "t.grela@kurier.example",
        "Re: Koszty wiaduktu – pytania",
        "abc@wrzosowiec.example",
        "q1@kurier.example",
        automatic=False,
    )


@pytest.mark.parametrize("text", ["Szanowny Panie Redaktorze,\n\nzażółć gęślą jaźń.\n", "=3D\n.\n\n" + "ź" * 300 + "\n", "\n"])
def test_the_text_is_found_in_the_bytes_again(text: str) -> None:
    assert letter.text_of(letter.build(parts(text=text))) == text
    assert letter.text_of(letter.build(parts(text=text, enclosed=(Enclosed("a.txt", "text/plain", b"b"),)))) == text


def test_only_plain_lines_leave() -> None:
    raw = letter.build(parts(text="ż" * 5000 + "\nkropka\n.\n" + "x" * 3000, enclosed=(Enclosed("zdjęcie.png", "image/png", b"\x00\xff" * 900),)))
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 998 and all(byte < 128 for byte in raw)
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")


def test_long_ids_are_not_folded_into_encoded_words() -> None:
    long = "x" * 300 + "@a.example"
    raw = letter.build(parts(in_reply_to=long, references=(long, "b@a.example")))
    assert b"=?" not in raw.split(b"\r\nFrom:")[0]
    assert read(raw)["In-Reply-To"] == f"<{long}>"
    assert letter.head_of(raw).in_reply_to == long


def test_an_enclosed_file_keeps_its_polish_name() -> None:
    name = "Załącznik nr 1 – zażółć gęślą jaźń " * 4 + ".pdf"
    found = read(letter.build(parts(enclosed=(Enclosed(name, "application/pdf", b"%PDF"),))))
    assert [(one.get_filename(), one.get_content()) for one in found.iter_attachments()] == [(name, b"%PDF")]


@pytest.mark.parametrize("sign", ["\r\nBcc: x@y.example", "\n", "\r", "\0", "\x0b", "\u2028", "\x85"])
@pytest.mark.parametrize("field", ["subject", "sender_name", "message_id", "to", "sender"])
def test_line_breaks_in_a_header_are_refused(field: str, sign: str) -> None:
    # trust: M12
    letter.build(parts())
    with pytest.raises((rules.BadHeader, rules.BadAddress)):
        letter.build(parts(**{field: getattr(parts(), field) + sign}))


@pytest.mark.parametrize(
    "to",
    [
        "",
        "x",
        "a@b@c.example",
        "a b@c.example",
        "x@localhost",
        "<x@y.example>",
        "x@y.example, z@y.example",
        "żółw@y.example",
        "a" * 65 + "@y.example",
    ],
)
def test_what_is_no_address_is_refused(to: str) -> None:
    # trust: M12
    assert letter.deliverable("T.Grela@Kurier.example") == "T.Grela@kurier.example"
    with pytest.raises(rules.BadAddress):
        letter.deliverable(to)


def test_a_domain_with_polish_letters_is_written_in_ascii() -> None:
    assert letter.deliverable("redakcja@żółw.example") == "redakcja@xn--w-uga1v8h.example"


@given(st.text(max_size=120))
def test_no_subject_breaks_out(subject: str) -> None:
    # trust: M12
    try:
        raw = letter.build(parts(subject=subject))
    except rules.BadHeader:
        return
    found = read(raw)
    assert sorted(found.keys()) == sorted(read(letter.build(parts())).keys())
    assert " ".join(str(found["Subject"]).split()) == " ".join(subject.split())


def test_a_receipt_says_that_a_machine_wrote_it() -> None:
    # trust: M9
    found = read(letter.build(parts(auto="auto-replied")))
    assert found["Auto-Submitted"] == "auto-replied" and letter.head_of(letter.build(parts(auto="auto-replied"))).automatic


@pytest.mark.parametrize(
    ("subject", "number", "answer"),
    [
        ("Koszty wiaduktu", "", "Re: Koszty wiaduktu"),
        ("RE: Odp: re: Koszty", "431/2026", "Re: Koszty (431/2026)"),
        ("Re: Koszty (431/2026)", "431/2026", "Re: Koszty (431/2026)"),
        (None, "431/2026", "Re: (431/2026)"),
        (None, "", "Re:"),
        ("Fwd: AW: x", "", "Re: x"),
    ],
)
def test_subject_of_an_answer(subject: str | None, number: str, answer: str) -> None:
    assert letter.answer_subject(subject, number) == answer


def test_references_stay_short_and_keep_the_first() -> None:
    many = [f"{n}@x" for n in range(50)]
    found = letter.references_of("last@x", many)
    assert len(found) == letter.MOST_REFERENCES and found[0] == "0@x" and found[-1] == "last@x"
    assert letter.references_of("a b@x", ["ok@x", "<bad>@x"]) == ["ok@x"]


def test_each_letter_has_its_own_id_in_our_domain() -> None:
    first, second = letter.minted("bp@wrzosowiec.example"), letter.minted("bp@wrzosowiec.example")
    assert first != second and first.endswith("@wrzosowiec.example")
