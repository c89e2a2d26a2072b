# SPDX-License-Identifier: EUPL-1.2
"""Text at the border: whatever comes in, what goes on is safe to keep, to print and to put in a header."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gabinet.polish.border import MARKS, clean

XML_CHAR = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
nasty = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\0\r\n\t\x0b\x85\u2028\u2029\u202e\u2066\ud800\udfff\ufeff\uffff\u0301\u0323\u1100\u1161\u11a8a ąe"),
    ),
    max_size=60,
)


# trust: M7
@given(nasty, st.integers(0, 70))
@example("a=\0b=\r\nX:y", 70)
@example("x" + "\u0301" * 70_000, 100_000)
def test_one_line_fits_postgresql_xml_and_a_header(text: str, limit: int) -> None:
    safe = clean(text, limit=limit)
    _is_safe(safe, limit)
    assert safe == safe.strip()
    assert len(safe.splitlines()) <= 1
    assert clean(safe, limit=limit) == safe
    letter = EmailMessage(policy=policy.SMTP)
    letter["Subject"] = safe
    assert str(message_from_bytes(bytes(letter), policy=policy.default)["Subject"]).split() == safe.split()


# trust: M7
@given(nasty, st.integers(0, 70))
def test_lines_fit_postgresql_and_xml(text: str, limit: int) -> None:
    safe = clean(text, limit=limit, lines=True)
    _is_safe(safe, limit)
    assert clean(safe, limit=limit, lines=True) == safe
    assert safe.splitlines() == safe.removesuffix("\n").split("\n") if safe else True


def _is_safe(safe: str, limit: int) -> None:
    assert len(safe) <= limit
    assert "\0" not in safe and not set(safe) & BIDI
    safe.encode("utf-8")
    assert XML_CHAR.fullmatch(safe)
    assert ET.fromstring(f"<a>{safe.replace('&', '&amp;').replace('<', '&lt;')}</a>").text in (safe, None)
    assert unicodedata.is_normalized("NFC", safe)
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\t\n" for sign in safe)
    run = 0
    for sign in safe:
        run = run + 1 if unicodedata.category(sign).startswith("M") else 0
        assert run <= MARKS


@pytest.mark.parametrize(
    ("text", "one_line", "lines"),
    [
        ("Pytanie: wiadukt", "Pytanie: wiadukt", "Pytanie: wiadukt"),
        ("Zażo\u0301łć", "Zażółć", "Zażółć"),
        ("a\r\nb\rc\nd\u2028e\x85f", "a b c d e f", "a\nb\nc\nd\ne\nf"),
        ("tab\tstays", "tab\tstays", "tab\tstays"),
        ("faktura\u202efdp.exe", "fakturafdp.exe", "fakturafdp.exe"),
        ("lone \ud800 half", "lone  half", "lone  half"),
        ("family 👩‍👧 stays", "family 👩‍👧 stays", "family 👩‍👧 stays"),
        ("  indented", "indented", "  indented"),
    ],
)
def test_examples(text: str, one_line: str, lines: str) -> None:
    assert clean(text, limit=100) == one_line
    assert clean(text, limit=100, lines=True) == lines


def test_eight_marks_stay_and_the_ninth_goes() -> None:
    stack = "x" + "\u0323" * 8
    assert clean(stack, limit=100) == stack
    assert clean(stack + "\u0323" * 50 + "y", limit=100) == stack + "y"


def test_a_big_letter_takes_no_time() -> None:
    text = "Ż" * 2_000_000 + "\u0301" * 2_000_000
    assert len(clean(text, limit=3_000_000, lines=True)) == 2_000_008
