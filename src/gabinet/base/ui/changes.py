# SPDX-License-Identifier: EUPL-1.2
"""Tracked changes between two versions of a text, as segments that a page escapes: no markup is made here (trust R6)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\d+(?:[.,:]\d+)*|\w+|\s+|[^\w\s]")
LONGEST = 20_000  # pieces; beyond it whole paragraphs are compared


@dataclass(frozen=True, slots=True)
class Segment:
    """`kind`: same, ins, del, mark."""

    kind: str
    text: str


Paragraph = list[Segment]


def between(before: str, after: str) -> list[Paragraph]:
    """What was added and deleted from `before` to `after`, word by word, in paragraphs of the two texts together."""
    old, new = _pieces(before), _pieces(after)
    flat: list[Segment] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            flat.append(Segment("same", "".join(old[a:b])))
            continue
        flat += [Segment(kind, text) for kind, text in (("del", "".join(old[a:b])), ("ins", "".join(new[c:d]))) if text]
    return paragraphs(_joined(flat))


def _pieces(text: str) -> list[str]:
    text = text.replace("\r\n", "\n")
    found = _PIECES.findall(text)
    return found if len(found) <= LONGEST else re.split(r"(?<=\n)", text)


def _joined(flat: Iterable[Segment]) -> list[Segment]:
    """A lone space between two changes belongs to them: "dwa wyrazy" struck as one, not as two."""
    out: list[Segment] = []
    for segment in flat:
        if segment.kind == "same" and segment.text == " " and out and out[-1].kind != "same":
            out += [Segment("del", " "), Segment("ins", " ")]
        else:
            out.append(segment)
    return list(_merged(out))


def _merged(flat: Sequence[Segment]) -> Iterator[Segment]:
    deleted = added = ""
    for segment in [*flat, Segment("same", "")]:
        if segment.kind == "del":
            deleted += segment.text
        elif segment.kind == "ins":
            added += segment.text
        else:
            yield from _told(deleted, added)
            deleted = added = ""
            yield segment


def _told(deleted: str, added: str) -> Iterator[Segment]:
    if deleted == added:
        yield Segment("same", added)
        return
    tail = " " if deleted.endswith(" ") and added.endswith(" ") else ""
    for kind, text in (("del", deleted), ("ins", added)):
        bare = text.removesuffix(tail) if tail else text
        if bare:
            yield Segment(kind, bare)
    if tail:
        yield Segment("same", tail)


def paragraphs(flat: Iterable[Segment]) -> list[Paragraph]:
    """Segments cut at line ends."""
    out: list[Paragraph] = [[]]
    for segment in flat:
        for n, line in enumerate(segment.text.split("\n")):
            if n:
                out.append([])
            if line:
                out[-1].append(Segment(segment.kind, line))
    return [paragraph for paragraph in out if paragraph]


def marked(text: str, places: Sequence[tuple[int, int]]) -> list[Paragraph]:
    """A text with some places highlighted (an unconfirmed figure): half-open, in order, not overlapping."""
    flat, here = [], 0
    for start, end in places:
        flat += [Segment("same", text[here:start]), Segment("mark", text[start:end])]
        here = end
    return paragraphs([*flat, Segment("same", text[here:])])
