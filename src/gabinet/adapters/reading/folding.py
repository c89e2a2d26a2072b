# SPDX-License-Identifier: EUPL-1.2
"""Fold the quoted letter and the signature of a reply, in Polish and English; pure, and nothing is ever cut.

The segments in their order are the text again, to the letter. What is not certain stays new: a sentence too many on
the screen costs a glance, a sentence too few costs the question.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a piece of a letter is."""

    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of whole lines of one kind."""

    kind: Kind
    text: str


_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_QUOTE = re.compile(r"[ \t]{0,3}>")
_FORWARD = re.compile(
    r"[-_* ]*(forwarded message|begin forwarded message|przekazana wiadomość|przekazywana wiadomość|wiadomość przekazana"
    r"|początek przekazywanej wiadomości|początek przekazanej wiadomości)"
    r"[-_*: ]*$",
    re.IGNORECASE,
)
_DIVIDER = re.compile(
    r"[-_= ]{2,}\s*(original message|original appointment|oryginalna wiadomość|wiadomość oryginalna|pierwotna wiadomość)\s*[-_= ]{2,}$", re.IGNORECASE
)
_RULE = re.compile(r"[_\-]{10,}$")

# How the programs of our correspondents announce what they quote. The verb and the colon end the announcement.
_OPENS = re.compile(
    r"(w dniu|dnia|w dn\.|on|wiadomość napisana przez|(pon|wt|śr|czw|pt|sob|nie|niedz)\.?,"
    r"|(poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela),|\d{1,2} \w+ \d{4} |\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r".*(napisał\(a\)|napisał/a|napisała?|napisali|pisze|wrote)\s*:$|wiadomość napisana przez .+ w dniu .+:$", re.IGNORECASE | re.DOTALL
)
_WHEN = re.compile(r"\d{1,2}[:.]\d{2}|[\w.+-]+@[\w-]+\.\w|\b\d{4}\b")
_MOST_ANNOUNCEMENT: Final = 4
_LONGEST_ANNOUNCEMENT: Final = 400

_KEY = re.compile(
    r"[*\s]*(od|from|nadawca|wysłano|wysłane|sent|data|date|do|to|adresat|odbiorca|dw|udw|cc|bcc|kopia|do wiadomości|temat|subject|ważność"
    r"|importance|załączniki|attachments)\s*:[*\s]",
    re.IGNORECASE,
)
_SENDERS: Final = frozenset({"od", "from", "nadawca"})
_MOMENTS: Final = frozenset({"wysłano", "wysłane", "sent", "data", "date"})
_BLOCK_LINES: Final = 9
_BLOCK_KEYS: Final = 3

_SIGNATURE_MARK = re.compile(r"--\s?$")
_MOST_SIGNATURE: Final = 25
_GADGET = re.compile(
    r"(sent from my |sent from (outlook|yahoo|mail for)|get outlook for |wysłane przy użyciu|pobierz (aplikację )?outlook"
    r"|wysłan[oe] z (\w+ )?(iphone|ipad|telefonu|smartfon|mojego|urządzenia|aplikacji|systemem?|poczty|programu))",
    re.IGNORECASE,
)
_CLOSER = re.compile(
    r"(z (wyrazami )?(poważaniem|szacunku|szacunkiem)|pozdrawiam( serdecznie)?|serdecznie pozdrawiam|z pozdrowieniami"
    r"|łączę (pozdrowienia|wyrazy szacunku)|(with )?(kind|best|warm) regards|regards|yours (sincerely|faithfully)|sincerely|best wishes)\s*[,.!]?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(tel|kom|fax|faks|mobile|phone|e-?mail|www)\b\.?|[\w.+-]+@[\w-]+\.\w|https?://|(?<!\d)(\+?\d[ -]?){9,}(?!\d)", re.IGNORECASE
)
_MOST_CONTACT: Final = 12


def fold(text: str, *, forwarded: bool = False) -> list[Segment]:
    """The text in segments of whole lines. `forwarded`: the subject says that somebody else's letter is passed on, so
    a letter head in the text is not the quotation of ours."""
    lines = _LINE.findall(text)
    plain = [line.strip().replace("\xa0", " ") for line in lines]
    marks = [Kind.NEW] * len(lines)
    end = _forwarded_from(plain)
    _mark_tail(plain, marks, end, forwarded=forwarded)
    _mark_quotes(lines, plain, marks, end)
    _mark_signatures(plain, marks, end)
    if not any(mark == Kind.NEW and said for mark, said in zip(marks, plain, strict=True)):
        marks = [Kind.NEW] * len(lines)
    return _merged(lines, marks)


def new_text(segments: list[Segment]) -> str:
    """What the writer added, without the blank lines around it."""
    return "".join(each.text for each in segments if each.kind == Kind.NEW).strip("\n")


def _forwarded_from(plain: list[str]) -> int:
    """The first line of a letter passed on: from there on nothing is folded."""
    return next((place for place, said in enumerate(plain) if _FORWARD.match(said)), len(plain))


def _mark_tail(plain: list[str], marks: list[Kind], end: int, *, forwarded: bool) -> None:
    """Outlook's way: behind a divider or a letter head all is the letter before, and nothing tells where it ends."""
    if forwarded:
        return
    for place in range(end):
        if _DIVIDER.match(plain[place]) or _is_head(plain, place, end):
            while place and (not plain[place - 1] or _RULE.match(plain[place - 1])):
                place -= 1
            marks[place:end] = [Kind.QUOTED] * (end - place)
            return


def _is_head(plain: list[str], place: int, end: int) -> bool:
    """From, Sent, To, Subject in one block, in either language."""
    first = _KEY.match(plain[place] + " ")
    if first is None or first[1].lower() not in _SENDERS:
        return False
    keys = {found[1].lower() for said in plain[place : min(end, place + _BLOCK_LINES)] if (found := _KEY.match(said + " "))}
    return len(keys) >= _BLOCK_KEYS and bool(keys & _MOMENTS)


def _mark_quotes(lines: list[str], plain: list[str], marks: list[Kind], end: int) -> None:
    """Lines behind `>`, and what announces them. What stands between and below them without `>` is an answer."""
    quoted = [place for place in range(end) if _QUOTE.match(lines[place])]
    announced = False
    place = 0
    while place < end:
        length = _announcement(plain, place, end) if marks[place] == Kind.NEW and not _QUOTE.match(lines[place]) else 0
        if not length:
            place += 1
            continue
        announced = True
        behind = _next_said(plain, place + length, end)
        if behind < end and _QUOTE.match(lines[behind]):
            marks[place:behind] = [Kind.QUOTED] * (behind - place)
        elif _WHEN.search(" ".join(plain[place : place + length])):
            marks[place:end] = [Kind.QUOTED] * (end - place)
            break
        place += length
    if announced or len(quoted) > 1:
        for each in quoted:
            marks[each] = Kind.QUOTED
        _join_quotes(plain, marks, end)


def _announcement(plain: list[str], place: int, end: int) -> int:
    """How many lines the announcement takes that begins here; 0 where none does."""
    if not _OPENS.match(plain[place]):
        return 0
    for length in range(1, _MOST_ANNOUNCEMENT + 1):
        if place + length > end or not plain[place + length - 1]:
            return 0
        said = " ".join(plain[place : place + length])
        if len(said) > _LONGEST_ANNOUNCEMENT:
            return 0
        if _ANNOUNCES.match(said):
            return length
    return 0


def _next_said(plain: list[str], place: int, end: int) -> int:
    while place < end and not plain[place]:
        place += 1
    return place


def _join_quotes(plain: list[str], marks: list[Kind], end: int) -> None:
    """Blank lines between two quoted ones are part of the quotation."""
    last = -1
    for place in range(end):
        if marks[place] == Kind.QUOTED:
            if last >= 0:
                marks[last:place] = [Kind.QUOTED] * (place - last)
            last = place
        elif plain[place]:
            last = -1


def _mark_signatures(plain: list[str], marks: list[Kind], end: int) -> None:
    first = next((place for place, said in enumerate(plain) if said), end)
    for start, stop in _new_runs(marks, end):
        if first < stop:
            _mark_signature(plain, marks, start, stop)
        for place in range(start, stop):
            if _GADGET.match(plain[place]) and marks[place] == Kind.NEW:
                marks[place] = Kind.SIGNATURE


def _mark_signature(plain: list[str], marks: list[Kind], start: int, stop: int) -> None:
    """From the mark of RFC 3676, or from a closing phrase that a contact block follows, to the end of the run."""
    left = sum(1 for each in plain[start:stop] if each)
    for place in range(start, stop):
        left -= bool(plain[place])
        if left > _MOST_SIGNATURE:
            continue
        below = plain[place + 1 : stop]
        if _SIGNATURE_MARK.match(plain[place]) or (_CLOSER.match(plain[place]) and left <= _MOST_CONTACT and _has_contact(below)):
            marks[place:stop] = [Kind.SIGNATURE] * (stop - place)
            return


def _has_contact(plain: list[str]) -> bool:
    """Whether the lines under a closing phrase are a card, not sentences: short ones, at least one of them a number or an address."""
    said = [each for each in plain if each]
    return any(_CONTACT.search(each) for each in said) and all(len(each) <= 100 and not each.endswith("?") for each in said)


def _new_runs(marks: list[Kind], end: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    for place in range(end + 1):
        if place == end or marks[place] != Kind.NEW:
            if place > start:
                runs.append((start, place))
            start = place + 1
    return runs


def _merged(lines: list[str], marks: list[Kind]) -> list[Segment]:
    found: list[Segment] = []
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or marks[place] != marks[start]:
            found.append(Segment(marks[start], "".join(lines[start:place])))
            start = place
    return found if lines else []
