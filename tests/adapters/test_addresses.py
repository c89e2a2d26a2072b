# SPDX-License-Identifier: EUPL-1.2
"""Who wrote: never a wrong person, better none."""

import pytest

from gabinet.adapters.reading.addresses import bare, mentioned, several, single

CERTAIN = [
    (b"t.grela@kurier.example", "t.grela@kurier.example", ""),
    (b" <t.grela@Kurier.Example> ", "t.grela@kurier.example", ""),
    (b"Tymon Grela <t.grela@kurier.example>", "t.grela@kurier.example", "Tymon Grela"),
    (b'"Grela, Tymon (Kurier)" <t.grela@kurier.example>', "t.grela@kurier.example", "Grela, Tymon (Kurier)"),
    (b"Tymon Grela (Kurier) <t.grela@kurier.example>", "t.grela@kurier.example", "Tymon Grela (Kurier)"),
    (b"t.grela@kurier.example (Tymon Grela)", "t.grela@kurier.example", "Tymon Grela"),
    (b"=?utf-8?q?Olga_Szcz=C4=99sna?= <o@dziennik.example>", "o@dziennik.example", "Olga Szczęsna"),
    (b"=?iso-8859-2?Q?Szcz=EAsna=2C_Olga?=\r\n <o@dziennik.example>", "o@dziennik.example", "Szczęsna, Olga"),
    ("Józef Łąka <jozef@łąka.example>".encode(), "jozef@łąka.example", "Józef Łąka"),
    (b"t.grela@kurier.example <T.Grela@kurier.example>", "T.Grela@kurier.example", "t.grela@kurier.example"),
    (b"\"o'brien\" <o'brien+x@k-2.example>", "o'brien+x@k-2.example", "o'brien"),
    (b'"jan"@kurier.example', "jan@kurier.example", ""),
    (b'"alice@example.org" <x@evil.example>', "x@evil.example", "alice@example.org"),
    (b"=?utf-8?q?alice=40example=2Eorg?= <x@evil.example>", "x@evil.example", "alice@example.org"),
    (b"=?utf-8?q?Alice_=3Calice=40example=2Eorg=3E?= <x@evil.example>", "x@evil.example", "Alice <alice@example.org>"),
]

# Two programs would read each of these differently, or nobody would know what to read.
UNCERTAIN = [
    b"",
    b"<",
    b"<>",
    b"alice@example.org)bob@evil.example",
    b"sekretariat@miasto.example <x@evil.example>",
    b"<alice@example.org> <x@evil.example>",
    b"alice@example.org, x@evil.example",
    b"Alice <alice@example.org>, <x@evil.example>",
    b"alice@example.org <x@evil.example",
    b"<alice@example.org>x@evil.example",
    b"<alice@example.org>(x@evil.example)",
    b"<alice@example.org>\\(x@evil.example)",
    b"(x@evil.example) alice@example.org",
    b"<@evil.example:alice@example.org>",
    b"<alice@example.org@evil.example>",
    b"<alice%example.org@evil.example>@x",
    b"alice@example.org:x@evil.example;",
    b"undisclosed-recipients:;",
    b'"alice@example.org"@evil.example',
    b'"a"<alice@example.org>"b"<x@evil.example>',
    b"alice@example.org\0@evil.example",
    b"alice@example.org\r<x@evil.example>",
    b"alice@[127.0.0.1]",
    b"alice@example",
    b".alice@example.org",
    b"alice..b@example.org",
    b"alice@-example.org",
    b"alice@example..org",
    b"alice @example.org",
    b"Alice <alice@example.org> and more",
    b'"open <alice@example.org>',
    b"Alice: <alice@example.org>",
    b"=?utf-8?q?=3Calice=40example.org=3E?=",
    b"(((((((((((",
    b"a" * 300 + b"@example.org",
    b"x" * 5000,
]


# trust: M6
@pytest.mark.parametrize(("line", "address", "name"), CERTAIN)
def test_one_mailbox_is_one_person(line: bytes, address: str, name: str) -> None:
    found = single([line])
    assert found is not None
    assert (found.address, found.name) == (address, name)


# trust: M6
@pytest.mark.parametrize("line", UNCERTAIN)
def test_what_is_not_certain_is_nobody(line: bytes) -> None:
    assert single([b"alice@example.org"]) is not None
    assert single([line]) is None


# trust: M6
def test_two_fields_are_nobody() -> None:
    assert single([b"alice@example.org"]) is not None
    assert single([b"alice@example.org"] * 2) is None
    assert single([]) is None


def test_address_in_a_name_is_seen() -> None:
    assert mentioned("Alice <Alice@Example.org>") == ["alice@example.org"]
    assert mentioned("Tymon Grela, Kurier") == []


def test_lists_are_only_shown() -> None:
    value = b'"Grela, Tymon" <t@k.example>, =?utf-8?q?=C5=BB?= <z@k.example>,,' + b"\r\n x@y.example"
    assert several([value]) == ['"Grela, Tymon" <t@k.example>', "Ż <z@k.example>", "x@y.example"]
    assert several([b"(((("]) == ["(((("]
    assert len(several([b"a@b.example," * 5000])) == 200
    assert len(several([b'"\\"' * 20000])) == 1


def test_bare_address() -> None:
    assert bare(" Jan@Kurier.Example. ") == "Jan@kurier.example"
    assert bare("Jan <jan@kurier.example>") is None
