# SPDX-License-Identifier: EUPL-1.2
"""What a file is by its content, and whether its name says something else (trust A3, A6)."""

from typing import Final

import filetype

HEAD: Final = 8192
PROGRAM: Final = "application/x-msdownload"
_OFFICE_ZIP: Final = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf")

# The names' endings whose files have a mark of their own: what they may be by content.
_PROMISED: Final[dict[str, frozenset[str]]] = {
    "pdf": frozenset({"application/pdf"}),
    "png": frozenset({"image/png", "image/apng"}),
    "jpg": frozenset({"image/jpeg"}),
    "jpeg": frozenset({"image/jpeg"}),
    "gif": frozenset({"image/gif"}),
    "webp": frozenset({"image/webp"}),
    "zip": frozenset({"application/zip"}),
    "docx": frozenset({"application/zip", _OFFICE_ZIP[0][1]}),
    "xlsx": frozenset({"application/zip", _OFFICE_ZIP[1][1]}),
    "pptx": frozenset({"application/zip", _OFFICE_ZIP[2][1]}),
    "odt": frozenset({"application/zip", "application/vnd.oasis.opendocument.text"}),
    "ods": frozenset({"application/zip", "application/vnd.oasis.opendocument.spreadsheet"}),
    "odp": frozenset({"application/zip", "application/vnd.oasis.opendocument.presentation"}),
    "mp3": frozenset({"audio/mpeg"}),
    "mp4": frozenset({"video/mp4", "video/x-m4v", "audio/mp4"}),
}
_HARMLESS: Final = frozenset(
    {"txt", "csv", "rtf", "doc", "xls", "ppt", "ics", "eml", "html", "htm", "xml", "json", "vcf", "svg", "tif", "tiff", "bmp", "heic", "p7s"}
)
_ENDINGS: Final = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "application/zip": "zip",
    "text/plain": "txt",
    "text/html": "html",
    "text/calendar": "ics",
    "message/rfc822": "eml",
    _OFFICE_ZIP[0][1]: "docx",
    _OFFICE_ZIP[1][1]: "xlsx",
    _OFFICE_ZIP[2][1]: "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_MACRO_NAMES: Final = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm"})
_MACROS_IN_ZIP: Final = (b"vbaProject.bin", b"Basic/Standard/", b"Basic/script-lc.xml", b"macrosheets/")
_MACROS_IN_OLE: Final = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"), b"Attribut\x00e VB_")


def sniffed(data: bytes, declared: str = "") -> str:
    """The media type by content; "" where the content does not say. `declared` is asked only among kinds of plain text."""
    head = data[:HEAD]
    if head.startswith(_PROGRAMS):
        return PROGRAM
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith(_ZIP):
        return _zipped(data)
    if head.startswith(_OLE):
        return "application/x-ole-storage"
    found = filetype.guess(head)
    return str(found.mime) if found else _written(head, declared)


def _zipped(data: bytes) -> str:
    """An office file is told from other archives by the names at its two ends; nothing is unpacked."""
    if data[30:38] == b"mimetype":
        length = int.from_bytes(data[22:26], "little")
        kind = data[38 : 38 + min(length, 100)]
        if kind.startswith(b"application/vnd.oasis.opendocument"):
            return kind.decode("ascii", "replace")
    ends = data[:HEAD] + data[-8 * HEAD :]
    if b"[Content_Types].xml" in ends:
        return next((kind for folder, kind in _OFFICE_ZIP if folder in ends), "application/zip")
    return "application/zip"


def _written(head: bytes, declared: str) -> str:
    """Among texts the sender's word counts, but a page is a page whatever it is called."""
    if not head or any(each < 0x20 and each not in (0x09, 0x0A, 0x0C, 0x0D) for each in head):
        return ""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<script", b"<body", b"<head")):
        return "text/html"
    if b"<svg" in start:
        return "image/svg+xml"
    if start.startswith(b"begin:vcalendar"):
        return "text/calendar"
    return declared if declared in ("message/rfc822", "text/csv") else "text/plain"


def ending(name: str) -> str:
    """The name's ending in lower case, without the dot; "" where there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem and len(last) <= 10 else ""


def with_ending(name: str, kind: str) -> str:
    """The name with the ending of that content where it has none."""
    return f"{name}.{_ENDINGS[kind]}" if not ending(name) and kind in _ENDINGS else name


def is_mismatch(name: str, kind: str) -> bool:
    """Whether the name promises a harmless file and the content is something else."""
    last = ending(name)
    if last in _PROMISED:
        return kind not in _PROMISED[last]
    return kind == PROGRAM and last in _HARMLESS


def has_macro(name: str, data: bytes) -> bool:
    """Whether an office file carries a program. The names in an archive are looked for, not unpacked."""
    if ending(name) in _MACRO_NAMES:
        return True
    if data.startswith(_ZIP):
        return any(each in data for each in _MACROS_IN_ZIP)
    return data.startswith(_OLE) and any(each in data for each in _MACROS_IN_OLE)
