# SPDX-License-Identifier: EUPL-1.2
"""Who wrote: one address or none at all. Better nobody than somebody else (trust M6)."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

from gabinet.adapters.reading import headers
from gabinet.adapters.reading.charsets import decoded

_MOST: Final = 254
_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LOCAL = rf"{_ATOM}(?:\.{_ATOM})*"
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_ADDRESS = re.compile(rf"({_LOCAL})@({_LABEL}(?:\.{_LABEL})+)\.?")
_QUOTED_LOCAL = re.compile(r'"([^"\\@\s]+)"@')
_IN_TEXT = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+")
_COMMENT = re.compile(r"\(([^()@<>]*)\)")


@dataclass(frozen=True, slots=True)
class Box:
    """A mailbox as written: its name ("" where there is none) and its bare address."""

    name: str
    address: str


def bare(text: str) -> str | None:
    """The address, its domain in lower case; None where the text is not exactly one address."""
    plain = text.strip()
    quoted = _QUOTED_LOCAL.match(plain)
    if quoted:
        plain = f"{quoted[1]}@{plain[quoted.end() :]}"
    found = _ADDRESS.fullmatch(plain) if len(plain) <= _MOST else None
    return f"{found[1]}@{found[2].lower()}" if found else None


def single(values: list[bytes]) -> Box | None:
    """The one mailbox of the one field; None for none, two, a group, or anything that two programs could read differently."""
    if len(values) != 1:
        return None
    line = headers.unfolded(values[0])
    if any(each < 0x20 and each != 0x09 for each in line) or len(line) > 4096:
        return None
    return _box(decoded(line))


def _box(line: str) -> Box | None:
    """`name <address>`, `<address>`, `address` or `address (name)`."""
    opened = _outside(line, "<")
    if not opened:
        return _without_brackets(line)
    if len(opened) != 1 or line.count(">", opened[0]) != 1:
        return None
    inner, _, rest = line[opened[0] + 1 :].partition(">")
    address = bare(inner)
    name = line[: opened[0]].strip()
    if address is None or _COMMENT.sub("", rest).strip() or not _is_phrase(name, address):
        return None
    return Box(shown(name), address)


def _without_brackets(line: str) -> Box | None:
    comments = _COMMENT.findall(line)
    address = bare(_COMMENT.sub("", line, count=1))
    return Box(shown(comments[0]) if comments else "", address) if address else None


def _outside(line: str, mark: str) -> list[int]:
    """Where the mark stands outside of quotation marks."""
    return [found.start() for found in re.finditer(re.escape(mark), _masked(line))]


def _masked(line: str) -> str:
    """The line, as long as before, with all that stands in quotation marks blotted out; an open quotation stays as it is."""
    kept: list[str] = []
    at = 0
    while (opened := line.find('"', at)) >= 0:
        closed = _closing(line, opened + 1)
        if closed < 0:
            break
        kept += (line[at:opened], "_" * (closed + 1 - opened))
        at = closed + 1
    return "".join((*kept, line[at:]))


def _closing(line: str, at: int) -> int:
    """The quotation mark that is not itself quoted, -1 where there is none."""
    while (found := line.find('"', at)) >= 0:
        before = line[:found] if found < at + 64 else line[found - 64 : found]
        if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
            return found
        at = found + 1
    return -1


def _is_phrase(name: str, address: str) -> bool:
    """Whether what stands before the brackets is a name and nothing that a program could take for a second address."""
    if name.strip("'").casefold() == address.casefold():
        return True
    rest = _COMMENT.sub("", _masked(name))
    return not set(rest) & set('@<>(),:;\\"')


def shown(name: str) -> str:
    """The name for people: without quotation marks, with its encoded words read."""
    plain = name.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        plain = re.sub(r"\\(.)", r"\1", plain[1:-1])
    return headers.text(plain.encode("utf-8", "surrogateescape")).strip()


def several(values: list[bytes], most: int = 200) -> list[str]:
    """The lists of To and Cc for display only: one line each, nothing is decided by them."""
    found: list[str] = []
    for value in values:
        line = headers.unfolded(value)[:65536].decode("utf-8", "surrogateescape")
        for piece in _pieces(line):
            if len(found) == most:
                return found
            found.append(headers.text(piece.strip().encode("utf-8", "surrogateescape")))
    return found


def _pieces(line: str) -> list[str]:
    cuts = [-1, *_outside(line, ","), len(line)]
    pieces = [line[one + 1 : two] for one, two in itertools.pairwise(cuts)]
    return [each for each in pieces if each.strip()]


def mentioned(name: str) -> list[str]:
    """Addresses that a display name pretends to."""
    return [found.group().lower() for found in _IN_TEXT.finditer(name[:1000])]


def domain(address: str) -> str:
    """What stands after the last @, in lower case."""
    return address.rpartition("@")[2].lower()
