# SPDX-License-Identifier: EUPL-1.2
"""Bytes of strangers handed to a browser so that nothing runs (trust A1, A3)."""

from typing import IO, TypeVar

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

from gabinet.base import files
from gabinet.base.models import Attached

Answer = TypeVar("Answer", FileResponse, HttpResponse)
PLAIN = "application/octet-stream"
SHORT = frozenset({"image/png", "image/jpeg", "image/webp", "application/pdf", "text/plain"})
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def media(sniffed: str) -> str:
    """The type that is said: one of a short list, told by the content; all else is a stream of bytes."""
    if sniffed not in SHORT:
        return PLAIN
    return f"{sniffed}; charset=utf-8" if sniffed == "text/plain" else sniffed


def download(content: IO[bytes], name: str, sniffed: str = "") -> FileResponse:
    """Always an attachment, never shown in place."""
    response = FileResponse(content, content_type=media(sniffed))
    return _guarded(response, name)


def attached(found: Attached) -> FileResponse:
    """What hangs on a thing that the caller may see."""
    return download(files.bytes_of(found.file_id), found.name, found.file.sniffed)


def own(raw: bytes, name: str) -> HttpResponse:
    """Bytes of ours as a file: a letter as sent."""
    response = HttpResponse(raw, content_type=PLAIN)
    return _guarded(response, name)


def picture(raw: bytes, kind: str) -> HttpResponse:
    """A picture that we drew anew: the only foreign thing shown in place."""
    response = HttpResponse(raw, content_type=kind if kind in SHORT and kind.startswith("image/") else PLAIN)
    return _fenced(response)


def _fenced(response: Answer) -> Answer:
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _guarded(response: Answer, name: str) -> Answer:
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return _fenced(response)
