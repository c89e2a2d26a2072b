# SPDX-License-Identifier: EUPL-1.2
"""The port filled in: what the post room gets to hear of a stored message."""

import random
from pathlib import Path

import pytest

from gabinet.adapters.child import MEBI, Limits
from gabinet.adapters.reader import GuardedReader
from gabinet.post.ports import SENTENCES, Automatic, Lying, Read, Reason, Unreadable
from tests.hostile import builders as make
from tests.hostile.builders import Letter

OURS = b"Aldona Wichrowska <a.wichrowska@wrzosowiec.example>"


def read(
    tmp_path: Path, raw: bytes, *, sent_by: str | None = None, authserv: str | None = None, limits: Limits | None = None, largest: int = 50 * MEBI
) -> Read:
    (tmp_path / "mail").write_bytes(raw)
    reader = GuardedReader(
        lambda _: tmp_path / "mail", own=frozenset({"wrzosowiec.example"}), authserv=authserv, limits=limits or Limits(), largest=largest
    )
    return reader.read(Lying("mail", sent_by=sent_by))


@pytest.fixture
def letter() -> Letter:
    return Letter(random.Random(1))


# trust: M6
@pytest.mark.parametrize(
    ("results", "marked"),
    [
        (b"mx.wrzosowiec.example; spf=pass smtp.mailfrom=wrzosowiec.example; dmarc=pass header.from=wrzosowiec.example", False),
        (b"mx.wrzosowiec.example; dkim=pass header.d=wrzosowiec.example", False),
        (b"mx.wrzosowiec.example; dkim=pass header.d=wrzosowiec.example.evil.example", True),
        (b"mx.wrzosowiec.example; dkim=fail header.d=wrzosowiec.example", True),
        (b"mx.wrzosowiec.example; dmarc=pass header.from=evil.example", True),
        (b"mx.evil.example; dmarc=pass header.from=wrzosowiec.example", True),
    ],
)
def test_our_own_name_needs_our_own_servers_word(tmp_path: Path, letter: Letter, results: bytes, marked: bool) -> None:
    letter.head = [b"Authentication-Results: " + results]
    assert read(tmp_path, letter.raw(From=OURS), authserv="mx.wrzosowiec.example").foreign_domain_mark is marked


# trust: M6
def test_only_the_topmost_results_count_and_only_where_a_server_is_named(tmp_path: Path, letter: Letter) -> None:
    good = b"Authentication-Results: mx.wrzosowiec.example; dmarc=pass header.from=wrzosowiec.example"
    letter.head = [good]
    assert not read(tmp_path, letter.raw(From=OURS), authserv="mx.wrzosowiec.example").foreign_domain_mark
    assert read(tmp_path, letter.raw(From=OURS)).foreign_domain_mark
    letter.head = [b"Authentication-Results: mx.wrzosowiec.example; dmarc=fail header.from=wrzosowiec.example", good]
    assert read(tmp_path, letter.raw(From=OURS), authserv="mx.wrzosowiec.example").foreign_domain_mark
    letter.head = []
    assert not read(tmp_path, letter.raw(), authserv="mx.wrzosowiec.example").foreign_domain_mark


# trust: M9
def test_envelope_of_nobody_is_a_machine(tmp_path: Path, letter: Letter) -> None:
    assert not read(tmp_path, letter.raw(), sent_by="t.grela@kurier.example").machine
    found = read(tmp_path, letter.raw(), sent_by="")
    assert found.machine and found.auto == Automatic.NOTICE and found.kind is None


def test_threads(tmp_path: Path, letter: Letter) -> None:
    found = read(
        tmp_path, letter.raw(References=b"<a@x> <b@x>\r\n <c@x>", In_Reply_To=b"<b@x>", Thread_Index=b"AdVrLm9zbGQgaXMgdGhlIHJvb3Qgb2YgaXQ=")
    )
    assert found.references == ("a@x", "c@x", "b@x")
    assert found.thread_index is not None and len(found.thread_index) == 44
    assert read(tmp_path, letter.raw(Thread_Index=b"???")).thread_index is None
    many = b" ".join(b"<%d@x>" % each for each in range(500))
    assert read(tmp_path, letter.raw(References=many)).references[0] == "0@x"


def test_recipients_and_headers_are_shown(tmp_path: Path, letter: Letter) -> None:
    found = read(tmp_path, letter.raw(To=b'"Biuro, Prasowe" <bp@wrzosowiec.example>, x@y.example', Cc=b"=?utf-8?q?=C5=BB?= <z@y.example>"))
    assert found.to == ('"Biuro, Prasowe" <bp@wrzosowiec.example>', "x@y.example")
    assert found.cc == ("Ż <z@y.example>",)
    assert ("subject", letter.subject) in found.headers


def test_text_part_comes_first_and_html_where_there_is_no_text(tmp_path: Path, letter: Letter) -> None:
    both = read(tmp_path, letter.multipart(make.text_part("zwykły"), make.html_part("<p>ładny</p>"), kind="alternative"))
    assert (both.text, both.html) == ("zwykły", "<p>ładny</p>")
    only = read(tmp_path, letter.multipart(make.html_part("<p>ładny</p><p>list</p>")))
    assert only.text == "ładny\n\nlist"
    blank = read(tmp_path, letter.multipart(make.text_part("  \r\n"), make.html_part("<p>ładny</p>"), kind="alternative"))
    assert blank.text == "ładny"
    around = read(tmp_path, letter.multipart(make.text_part("przed"), make.file_part(b"x", b"a.bin"), make.text_part("po")))
    assert around.text == "przed\npo" and [each.name for each in around.attachments] == ["a.bin"]


def test_text_beyond_its_limit_is_kept_as_a_file(tmp_path: Path, letter: Letter) -> None:
    said = "zdanie bez końca " * 200_000
    found = read(tmp_path, letter.raw(said.encode()))
    assert found.cut and len(found.text) == 1_000_000
    assert [(each.name, each.size) for each in found.attachments] == [("letter.txt", len(said.encode()))]
    assert not read(tmp_path, letter.raw()).cut


def test_no_folder_no_files(tmp_path: Path, letter: Letter) -> None:
    found = read(tmp_path, letter.multipart(make.file_part(b"x", b"a.bin")))
    assert [(each.name, each.path) for each in found.attachments] == [("a.bin", None)]


# trust: M3, M5
@pytest.mark.parametrize(
    ("limits", "largest", "reason"),
    [
        (Limits(cpu=0), 50 * MEBI, Reason.TOO_SLOW),
        (Limits(memory=80 * MEBI), 50 * MEBI, Reason.TOO_MUCH_MEMORY),
        (Limits(), 30 * MEBI, Reason.TOO_LARGE),
    ],
)
def test_each_limit_has_its_reason(tmp_path: Path, letter: Letter, limits: Limits, largest: int, reason: Reason) -> None:
    raw = letter.raw(b"zdanie " * (5 * MEBI))
    assert read(tmp_path, raw).cut
    with pytest.raises(Unreadable) as refused:
        read(tmp_path, raw, limits=limits, largest=largest)
    assert refused.value.reason == reason
    assert refused.value.sentence == SENTENCES[reason]


def test_several_are_read_beside_the_first(tmp_path: Path, letter: Letter) -> None:
    """Each by itself, with its attachments in a folder of its own; what cannot be read says nothing."""
    raws = {"one": b"Subject: Jeden\r\n\r\nTekst.\r\n", "deep": b"", "two": b"Subject: Dwa\r\n\r\nTekst.\r\n"}
    for name, raw in raws.items():
        (tmp_path / name).write_bytes(raw)
        (tmp_path / f"{name}.parts").mkdir()
    (tmp_path / "deep").unlink()
    reader = GuardedReader(lambda sha256: tmp_path / sha256, own=frozenset())
    lying = [Lying(name, tmp_path / f"{name}.parts") for name in raws]
    first, beside = reader.read_along(lying[0], lying[1:])
    assert first == reader.read(lying[0]) and first.subject == "Jeden"
    assert [one and one.subject for one in beside] == [None, "Dwa"]


def test_message_that_is_gone_is_the_machines_trouble(tmp_path: Path) -> None:
    reader = GuardedReader(lambda sha256: tmp_path / sha256, own=frozenset())
    with pytest.raises(FileNotFoundError):
        reader.read(Lying("no-such-file"))
