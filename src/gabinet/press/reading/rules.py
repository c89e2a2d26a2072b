# SPDX-License-Identifier: EUPL-1.2
"""Questions and wishes found in a text; nothing here decides, it only proposes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

LONGEST = 20_000
MOST = 30
CLOSE_OF_DAY = time(16, 0)


@dataclass(frozen=True, slots=True)
class Wish:
    """A moment named in a text: `at` in the time zone of the letter's receipt, place of the words in the text."""

    at: datetime
    start: int
    end: int
    until: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or plain."""

    text: str
    mark: bool


_NUMBERED = re.compile(r"(?:(?<=\s)|(?<=\()|^)(\d{1,2})[.)]\s+(?=\S)", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[-*•–][ \t]+(.+)$", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?\n]*(?:\.\d[^.!?\n]*)*\?")
_PARAGRAPH = re.compile(r"\n\s*\n")
_BLANKS = re.compile(r"\s+")


def questions(text: str) -> list[str]:
    """The questions a letter seems to ask, in its order: numbered points, else bullets, else sentences with a question mark.

    At most 30, from the first 20,000 characters; empty where none can be told.
    """
    text = text[:LONGEST]
    found = _points(text) or [one for one in _BULLET.findall(text) if len(one) > 3] or _SENTENCE.findall(text)
    cleaned = (_tidy(one) for one in found)
    return [one for one in cleaned if one][:MOST]


def _points(text: str) -> list[str]:
    """Points numbered 1, 2, 3...; at least two, for a single "1." is mostly something else."""
    marks: list[re.Match[str]] = []
    for mark in _NUMBERED.finditer(text):
        if int(mark[1]) == len(marks) + 1:
            marks.append(mark)
    if len(marks) < 2:
        return []
    points = [text[one.end() : following.start()] for one, following in pairwise(marks)]
    return [*points, _last_point(text[marks[-1].end() :])]


def _last_point(rest: str) -> str:
    """The last point ends with its question mark or its paragraph, whichever comes first."""
    rest = _PARAGRAPH.split(rest, maxsplit=1)[0]
    head, mark, _ = rest.partition("?")
    return head + mark if mark else rest.partition("\n")[0]


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().rstrip(",;").strip()


_DAY_WORDS = {"dziś": 0, "dzisiaj": 0, "dzis": 0, "jutro": 1, "jutra": 1, "pojutrze": 2, "pojutrza": 2}
_WEEKDAYS = {
    "poniedziałku": 0, "poniedziałek": 0, "wtorku": 1, "wtorek": 1, "środy": 2, "środę": 2, "czwartku": 3, "czwartek": 3,
    "piątku": 4, "piątek": 4, "soboty": 5, "sobotę": 5, "niedzieli": 6, "niedzielę": 6,
}  # fmt: skip
_MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
    "listopada", "grudnia",
)  # fmt: skip
_DAY = "|".join(sorted([*_DAY_WORDS, *_WEEKDAYS], key=len, reverse=True))
_HOUR = re.compile(
    rf"\b(?P<word>do|przed|o|na|około|ok\.)\s+(?:(?P<before>{_DAY}),?\s+(?:do\s+|o\s+|na\s+)?)?(?P<godz>godz(?:\.|iny|inę|inie)?\s*)?"
    rf"(?P<hour>[01]?\d|2[0-3])(?:(?P<sep>[:.])(?P<minute>[0-5]\d))?(?!\d)(?!\.\d)(?:\s+(?P<after>{_DAY}))?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?P<word>do|przed|na)\s+(?P<day>{_DAY})\b(?!,?\s+(?:do\s+|o\s+|na\s+)?(?:godz\w*\.?\s*)?\d)", re.IGNORECASE)
_DATED = re.compile(
    rf"\b(?P<word>do|przed|na)\s+(?:dnia\s+)?(?P<day>[0-3]?\d)(?:\s+(?P<month>{'|'.join(_MONTHS)})|\.(?P<number>[01]?\d)\b)", re.IGNORECASE
)
_DAY_BEFORE = re.compile(rf"\b({_DAY})\W*$", re.IGNORECASE)


def wishes(text: str, received: datetime) -> list[Wish]:
    """The moments a letter names ("dziś o 16:00", "do 15:30", "do piątku"), in the order of the text.

    `received` is an aware local time; an hour without a day is the next such hour. A day without an hour is taken at 16:00.
    """
    text = text[:LONGEST]
    found = [*_hours(text, received), *_days(text, received), *_dates(text, received)]
    return sorted(_apart(found), key=lambda wish: wish.start)[:MOST]


def proposed(found: Sequence[Wish]) -> Wish | None:
    """The one to propose: the first "do ..." (until), else the first moment named."""
    return next((wish for wish in found if wish.until), found[0] if found else None)


def marked(text: str, found: Iterable[tuple[int, int]]) -> list[Piece]:
    """The text in pieces, those at the given places marked; places must not overlap."""
    pieces, place = [], 0
    for start, end in sorted(found):
        if start < place or end > len(text):
            continue
        pieces += [Piece(text[place:start], mark=False), Piece(text[start:end], mark=True)]
        place = end
    return [piece for piece in [*pieces, Piece(text[place:], mark=False)] if piece.text]


def _hours(text: str, received: datetime) -> Iterator[Wish]:
    for found in _HOUR.finditer(text):
        if not _is_hour(found):
            continue
        said = found["before"] or found["after"] or _spoken_before(text, found.start())
        at = time(int(found["hour"]), int(found["minute"] or 0))
        start = found.start() if found["before"] is None and said is None else _start(text, found, said)
        yield Wish(_moment(said, at, received), start, found.end(), _until(found["word"]))


def _is_hour(found: re.Match[str]) -> bool:
    """A bare number is an hour only after "godz."; "15.10" is a date, "15.30" can only be an hour."""
    if found["godz"]:
        return True
    if found["sep"] is None:
        return False
    return found["sep"] == ":" or not 1 <= int(found["minute"]) <= 12


def _start(text: str, found: re.Match[str], said: str | None) -> int:
    if found["before"] or found["after"] or said is None:
        return found.start()
    return text.lower().rindex(said.lower(), 0, found.start())


def _spoken_before(text: str, place: int) -> str | None:
    near = _DAY_BEFORE.search(text, max(0, place - 16), place)
    return near[1] if near else None


def _until(word: str) -> bool:
    return word.lower() in ("do", "przed")


def _days(text: str, received: datetime) -> Iterator[Wish]:
    for found in _NAMED.finditer(text):
        yield Wish(_moment(found["day"], CLOSE_OF_DAY, received), found.start(), found.end(), _until(found["word"]))


def _dates(text: str, received: datetime) -> Iterator[Wish]:
    for found in _DATED.finditer(text):
        month = _MONTHS.index(found["month"].lower()) + 1 if found["month"] else int(found["number"])
        on = _next_date(int(found["day"]), month, received.date())
        if on is not None:
            yield Wish(datetime.combine(on, CLOSE_OF_DAY, received.tzinfo), found.start(), found.end(), _until(found["word"]))


def _next_date(day: int, month: int, today: date) -> date | None:
    for year in (today.year, today.year + 1):
        try:
            on = date(year, month, day)
        except ValueError:
            continue
        if on >= today:
            return on
    return None


def _moment(said: str | None, at: time, received: datetime) -> datetime:
    if said is None:
        today = datetime.combine(received.date(), at, received.tzinfo)
        return today if today > received else datetime.combine(received.date() + timedelta(days=1), at, received.tzinfo)
    word = said.lower()
    ahead = _DAY_WORDS[word] if word in _DAY_WORDS else (_WEEKDAYS[word] - received.weekday()) % 7 or 7
    return datetime.combine(received.date() + timedelta(days=ahead), at, received.tzinfo)


def _apart(found: Iterable[Wish]) -> Iterator[Wish]:
    """Without the ones that lie inside another."""
    kept: list[Wish] = []
    for wish in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or wish.start >= kept[-1].end:
            kept.append(wish)
    yield from kept
