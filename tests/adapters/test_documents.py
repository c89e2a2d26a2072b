# SPDX-License-Identifier: EUPL-1.2
"""The words of PDF, DOCX and ODT; what is built to take the machine's memory or time is refused."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from gabinet.adapters import child
from gabinet.adapters.child import Limits
from gabinet.adapters.documents import GuardedDocuments
from gabinet.post.ports import NoText
from tests.hostile import builders as make

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def text(tmp_path: Path, raw: bytes, limits: Limits | None = None) -> str:
    (tmp_path / "document").write_bytes(raw)
    reader = GuardedDocuments(lambda _: tmp_path / "document", limits=limits or Limits(cpu=30, wall=60))
    return reader.text("document")


def packed(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def docx(body: str) -> bytes:
    return packed(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>")


def pdf(*lines: str) -> bytes:
    """A PDF of one page by hand."""
    stream = b"BT /F1 12 Tf 50 700 Td " + b" ".join(b"(" + each.encode("latin-1") + b") Tj 0 -20 Td" for each in lines) + b" ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, each)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % each for each in places)
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def test_words_of_a_pdf(tmp_path: Path) -> None:
    assert text(tmp_path, pdf("Umowa 118/2024", "wiadukt")).split() == ["Umowa", "118/2024", "wiadukt"]


def test_words_of_a_docx(tmp_path: Path) -> None:
    first = "<w:r><w:t>Dzień </w:t></w:r><w:r><w:t>dobry</w:t><w:tab/><w:t>x</w:t><w:instrText>PAGE</w:instrText></w:r>"
    body = f"<w:p>{first}</w:p><w:p><w:r><w:t>żółw</w:t></w:r></w:p>"
    assert text(tmp_path, docx(body)) == "Dzień dobry x\nżółw"


def test_words_of_an_odt(tmp_path: Path) -> None:
    body = "<text:h>Tytuł</text:h><text:p>Kary <text:span>umowne</text:span> od<text:s/>wykonawcy</text:p>"
    page = f"<office:document-content {ODT}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    assert text(tmp_path, packed(content_xml=page)) == "Tytuł\nKary umowne od wykonawcy"


# trust: A6
def test_entity_bomb_is_refused(tmp_path: Path) -> None:
    assert text(tmp_path, docx("<w:p><w:t>x</w:t></w:p>")) == "x"
    with pytest.raises(NoText):
        text(tmp_path, make.docx_bomb(random.Random(1)))
    small = f'<!DOCTYPE d [<!ENTITY x "słowo">]><w:document {W}><w:p><w:t>&x;</w:t></w:p></w:document>'
    with pytest.raises(NoText):
        text(tmp_path, packed(word__document_xml=small))
    external = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:p><w:t>&x;</w:t></w:p></w:document>'
    with pytest.raises(NoText):
        text(tmp_path, packed(word__document_xml=external))


# trust: A5, A6
def test_document_that_unpacks_beyond_its_cap_is_refused(tmp_path: Path) -> None:
    child.nursery().peak = 0
    many = f"<w:document {W}>" + "<!-- nic -->" * 50_000 + "<w:p><w:t>x</w:t></w:p></w:document>"
    assert text(tmp_path, packed(word__document_xml=many)) == "x"
    with pytest.raises(NoText):
        text(tmp_path, packed(word__document_xml=f"<w:document {W}>".encode() + b" " * (201 * 1024 * 1024) + b"<w:p/></w:document>"))
    with pytest.raises(NoText):
        text(tmp_path, packed(**{f"n{number}": "" for number in range(1200)}, content_xml="<p>x</p>"))
    assert child.nursery().peak < 512 * child.MEBI


# trust: A7
def test_what_takes_too_long_is_refused(tmp_path: Path) -> None:
    raw = docx("<w:p><w:t>zdanie</w:t></w:p>" * 10_000)
    assert text(tmp_path, raw).count("zdanie") == 10_000
    with pytest.raises(NoText):
        text(tmp_path, raw, Limits(cpu=0))


def test_text_is_cut_at_a_million_characters(tmp_path: Path) -> None:
    assert len(text(tmp_path, docx("<w:p><w:t>" + "zdanie " * 10_000 + "</w:t></w:p>" + "<w:p><w:t>" + "x" * 990_000 + "</w:t></w:p>"))) == 1_000_000


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no document",
        b"%PDF-1.4\n%%EOF",
        b"PK\x03\x04" + bytes(50),
        packed(a="b"),
        docx("<w:p>")[:-40],
        docx("<w:p></w:q>"),
        b"%PDF-" + random.Random(2).randbytes(3000),
    ],
)
def test_what_is_no_document_is_said(tmp_path: Path, raw: bytes) -> None:
    try:
        assert text(tmp_path, raw) == ""
    except NoText:
        return


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        text(tmp_path, docx("<w:p>" + "<w:r>" * 20_000 + "<w:t>x</w:t>" + "</w:r>" * 20_000 + "</w:p>"))
