# SPDX-License-Identifier: EUPL-1.2
"""The text of PDF, DOCX and ODT for the search (trust A5-A7); reader "document"."""

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any, Final
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from gabinet.adapters.reading.refusal import Refused
from gabinet.polish import border

MOST_TEXT: Final = 1_000_000
MOST_PAGES: Final = 2000
MOST_UNPACKED: Final = 200 * 1024 * 1024
MOST_NAMES: Final = 1000
_PARTS: Final = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "content.xml")
_PARAGRAPHS: Final = frozenset({"p", "h"})
_BLANKS: Final = frozenset({"tab", "br", "cr", "line-break", "s"})
_SILENT: Final = frozenset({"instrText", "delText", "annotation", "tracked-changes"})


def read(told: dict[str, Any]) -> dict[str, object]:
    """Its words, at most a million characters. Raises Refused(no-text, encrypted, too-large)."""
    with open(told["path"], "rb") as source:
        head = source.read(1024)
        source.seek(0)
        pieces = _packed(source) if head.startswith(b"PK\x03\x04") else _pdf(source, head)
        said, length = [], 0
        for piece in pieces:
            said.append(piece)
            length += len(piece)
            if length > MOST_TEXT:
                break
    return {"text": border.clean("\n".join(said)[:MOST_TEXT], limit=MOST_TEXT, lines=True)}


def _pdf(source: IO[bytes], head: bytes) -> Iterator[str]:
    if b"%PDF-" not in head:
        raise Refused("no-text")
    try:
        reader = PdfReader(source, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("encrypted")
        pages = min(len(reader.pages), MOST_PAGES)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, NotImplementedError) as error:
        raise Refused("no-text") from error
    for number in range(pages):
        yield _page(reader, number)


def _page(reader: PdfReader, number: int) -> str:
    try:
        return reader.pages[number].extract_text()
    except MemoryError:
        raise
    except Exception:
        return ""  # a damaged page; the others may be whole


def _packed(source: IO[bytes]) -> Iterator[str]:
    """Of an archive only the known names are opened, each once; no size is believed."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            if len(names) > MOST_NAMES:
                raise Refused("too-large")
            left = [MOST_UNPACKED]
            for name in _PARTS:
                if name in names:
                    with archive.open(name) as part:
                        yield from _lines(_Capped(part, left))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, ParseError, DefusedXmlException) as error:
        raise Refused("no-text") from error
    except (ValueError, KeyError, UnicodeError) as error:
        raise Refused("no-text") from error


def _lines(source: "_Capped") -> Iterator[str]:
    """A line for each paragraph; what has been read is let go, so that the tree does not grow."""
    for _, element in iterparse(source, events=("end",), forbid_dtd=True):
        if element.tag.rpartition("}")[2] in _PARAGRAPHS:
            yield "".join(_said(element))
            element.clear()


def _said(element: Element) -> Iterator[str]:
    """The words in their order, without field codes and what was struck out."""
    if element.text:
        yield element.text
    for each in element:
        name = each.tag.rpartition("}")[2]
        if name in _BLANKS:
            yield " "
        elif name not in _SILENT:
            yield from _said(each)
        if each.tail:
            yield each.tail


class _Capped(io.RawIOBase):
    """Reads no more than what is left of the whole document's allowance."""

    def __init__(self, source: IO[bytes], left: list[int]) -> None:
        self._source, self._left = source, left

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        found = self._source.read(65536 if size < 0 else min(size, 65536))
        self._left[0] -= len(found)
        if self._left[0] < 0:
            raise Refused("too-large")
        return found
