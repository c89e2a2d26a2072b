# SPDX-License-Identifier: EUPL-1.2
"""The structure of a message: headers and parts, as places in its bytes. Linear in the size; nothing is copied."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from gabinet.adapters.reading import headers
from gabinet.adapters.reading.refusal import Refused

HEADER_BLOCK: Final = 256 * 1024
MOST_PARTS: Final = 1000
DEEPEST: Final = 50
TOO_COMPLEX: Final = "too-complex"

_FIELD = re.compile(rb"[\x21-\x39\x3b-\x7e]+[ \t]*:")
_PADDING = re.compile(rb"(--)?[ \t]*\r?(?:\n|\Z)")


@dataclass(slots=True)
class Entity:
    """A part, or the whole message: its header fields in order, the place of its body, its own parts."""

    fields: list[tuple[str, bytes]]
    start: int
    end: int
    kind: str = "text/plain"
    params: dict[str, str] = field(default_factory=dict)
    parts: list["Entity"] = field(default_factory=list)

    @property
    def content(self) -> str:
        """The type of a part that has no parts: a multipart without any is the text that it holds."""
        return "text/plain" if self.kind.startswith("multipart/") else self.kind

    def all(self, name: str) -> list[bytes]:
        """The raw values of that header, in order; `name` in lower case."""
        return [value for each, value in self.fields if each == name]

    def one(self, name: str) -> bytes | None:
        """The first of them, None where there is none."""
        return next(iter(self.all(name)), None)

    def walk(self) -> Iterator["Entity"]:
        """This part and all below it, in the order of the message."""
        yield self
        for each in self.parts:
            yield from each.walk()


def parsed(raw: bytes) -> Entity:
    """Raises Refused(too-complex) beyond 256 kB of header, 1,000 parts or a depth of 50."""
    return _Parser(raw).entity(0, len(raw), 0, "text/plain")


class _Parser:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.seen = 0

    def entity(self, start: int, end: int, depth: int, usual: str) -> Entity:
        """`usual`: the type of a part that names none (text, in a digest message/rfc822)."""
        self.seen += 1
        if self.seen > MOST_PARTS or depth > DEEPEST:
            raise Refused(TOO_COMPLEX)
        fields, body = self._header(start, end)
        found = Entity(fields, body, end)
        found.kind, found.params = headers.content_type(found.one("content-type"), usual)
        if found.kind.startswith("multipart/"):
            self._split(found, depth)
        elif found.kind == "message/rfc822" and body < end:
            self.entity(body, end, depth + 1, "text/plain")  # only counted: it stays one attachment
        return found

    def _header(self, start: int, end: int) -> tuple[list[tuple[str, bytes]], int]:
        found: list[tuple[str, list[bytes]]] = []
        at = start
        while at < end:
            stop = self._line_end(at, end)
            line = self.raw[at:stop].rstrip(b"\r\n")
            if not line:
                at = stop
                break
            if not self._take(line, found) and (at != start or not line.startswith((b"From ", b">From "))):
                break
            if stop - start > HEADER_BLOCK:
                raise Refused(TOO_COMPLEX)
            at = stop
        return [(name, b"\n".join(lines)) for name, lines in found], at

    def _take(self, line: bytes, found: list[tuple[str, list[bytes]]]) -> bool:
        """Whether the line belongs to the header; it is put where it belongs."""
        if line[:1] in b" \t":
            if found:
                found[-1][1].append(line)
            return True
        field = _FIELD.match(line)
        if field is None:
            return False
        found.append((field[0][:-1].rstrip().decode("ascii").lower(), [line[field.end() :]]))
        return True

    def _line_end(self, at: int, end: int) -> int:
        """Where the next line begins; a line that leaves the header block behind is not looked through."""
        found = self.raw.find(b"\n", at, min(end, at + HEADER_BLOCK + 2))
        if found >= 0:
            return found + 1
        return min(end, at + HEADER_BLOCK + 2)

    def _split(self, whole: Entity, depth: int) -> None:
        usual = "message/rfc822" if whole.kind == "multipart/digest" else "text/plain"
        boundary = whole.params.get("boundary", "").rstrip().encode("utf-8", "surrogateescape")
        places = list(self._delimiters(boundary, whole.start, whole.end)) if boundary else []
        for (_, inner), (stop, _) in itertools.pairwise([*places, (whole.end, -1)]):
            if inner >= 0:
                whole.parts.append(self.entity(inner, max(inner, stop), depth + 1, usual))

    def _delimiters(self, boundary: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
        """(end of what stands before, start of the part that follows or -1 after the last one)."""
        mark = b"--" + boundary
        at = self.raw.find(mark, start, end)
        found = 0
        while at >= 0:
            padding = _PADDING.match(self.raw, at + len(mark), end)
            if padding and (at == start or self.raw[at - 1] == 0x0A):
                found += 1
                if found > MOST_PARTS + 1:
                    raise Refused(TOO_COMPLEX)
                yield self._before(at, start), -1 if padding[1] else padding.end()
                if padding[1]:
                    return
            at = self.raw.find(mark, at + len(mark), end)

    def _before(self, at: int, start: int) -> int:
        """The line end in front of a delimiter belongs to the delimiter."""
        if at > start and self.raw[at - 1] == 0x0A:
            at -= 1
            if at > start and self.raw[at - 1] == 0x0D:
                at -= 1
        return at
