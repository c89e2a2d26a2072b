# SPDX-License-Identifier: EUPL-1.2
"""What may be done with an inquiry, and by which law its days run."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish import words


class Basis(StrEnum):
    """Under which law a question is answered."""

    PRESS = "press"
    PUBLIC_INFORMATION = "public_information"
    OTHER = "other"


class Channel(StrEnum):
    """How a question came in."""

    MAIL = "mail"
    PHONE = "phone"
    PAPER = "paper"
    PERSON = "person"
    FORM = "form"


BASES: Mapping[Basis, str] = {
    Basis.PRESS: gettext_noop("Press law"),
    Basis.PUBLIC_INFORMATION: gettext_noop("Public information"),
    Basis.OTHER: gettext_noop("Other"),
}
CHANNELS: Mapping[Channel, str] = {
    Channel.MAIL: gettext_noop("E-mail"),
    Channel.PHONE: gettext_noop("Phone"),
    Channel.PAPER: gettext_noop("Paper"),
    Channel.PERSON: gettext_noop("In person"),
    Channel.FORM: gettext_noop("Form"),
}
# The first term of each basis and the one that a notice in time opens (UDIP art. 13(1), 13(2)); "other" has no term of law.
TERMS: Mapping[Basis, str] = {Basis.PRESS: "PRESS_QUESTION_14D", Basis.PUBLIC_INFORMATION: "FOI_14D", Basis.OTHER: ""}
EXTENDED: Mapping[Basis, str] = {Basis.PRESS: "PRESS_QUESTION_EXT_2M", Basis.PUBLIC_INFORMATION: "FOI_EXT_2M", Basis.OTHER: ""}


@dataclass(frozen=True, slots=True)
class Call:
    """What was typed while a journalist spoke (B.2): `received_at` = the moment of the call."""

    title: str
    questions: tuple[str, ...]
    asker: str
    received_at: datetime
    person_id: int | None = None
    outlet_id: int | None = None
    reply_to: str = ""
    phone: str = ""
    wanted_by: datetime | None = None


class AlreadyAnswered(Refused):
    """A second letter to a redaction is a new inquiry."""

    message = gettext_noop("The editors already have an answer.")


class AlreadyExtended(Refused):
    """UDIP art. 13(2) knows one extension, at most two months from the request."""

    message = gettext_noop("The term was already extended. The law knows one extension only.")


class NoAddress(Refused):
    """An answer by mail needs an address."""

    message = gettext_noop("There is no address to answer to. Record the answer given by phone, or enter an address.")


class NoQuestion(Refused):
    """An inquiry has at least one question."""

    message = gettext_noop("Enter at least one question.")


class AskedAlready(Refused):
    """A question that a department was asked stays."""

    message = gettext_noop("Question %(number)s was already passed to a department, so it cannot be removed.")


class NoTerm(Refused):
    """A matter without a term of law has nothing to extend."""

    message = gettext_noop("This basis has no term of law, so there is nothing to extend.")


class TooFar(Refused):
    """The promised day lies after the two months of the law."""

    message = gettext_noop("The new date may be at most two months after the question: %(latest)s.")


class Past(Refused):
    """A wish lies ahead."""

    message = gettext_noop("This moment has already passed.")


class NothingWritten(Refused):
    """There is no text to clear, send or read aloud."""

    message = gettext_noop("No answer has been written yet.")


class NotAnswered(Refused):
    """Nothing has left that could be taken back."""

    message = gettext_noop("There is no answer to take back.")


class NotTheSame(Refused):
    """The text is not the one that was cleared, or less was asked of it than is asked here."""

    message = gettext_noop(
        "That answer was cleared for another question, or this inquiry needs more clearance than it had. Write an answer and have it cleared."
    )


class SameAsIs(Refused):
    """Nothing would change."""

    message = gettext_noop("This is already so.")


def wants(*, sensitive: bool) -> list[str]:
    """Who clears an answer, in order (checklist D4.7)."""
    return ["press.clear", "mayor.clear"] if sensitive else ["press.clear"]


def check_answerable(*, answered: bool) -> None:
    """Raise AlreadyAnswered: a second letter to a redaction is a new inquiry."""
    if answered:
        raise AlreadyAnswered


def check_reachable(address: str) -> None:
    """Raise NoAddress."""
    if not address:
        raise NoAddress


def check_questions(texts: Sequence[str], asked: Collection[int]) -> None:
    """Raise NoQuestion for none, AskedAlready where a question with a number in `asked` would go."""
    if not texts:
        raise NoQuestion
    gone = [number for number in sorted(asked) if number > len(texts)]
    if gone:
        raise AskedAlready({"number": str(gone[0])})


def check_same(*, same: bool, needed: Collection[str], had: Collection[str]) -> None:
    """Raise NotTheSame unless question and text are those of the cleared one and its clearance covers what is needed here (checklist D4.20)."""
    if not same or not set(needed) <= set(had):
        raise NotTheSame


def check_until(until: date, *, today: date, latest: date) -> None:
    """Raise Past for a day before today, TooFar for one after the longest term of the law."""
    if until < today:
        raise Past
    if until > latest:
        raise TooFar({"latest": latest.isoformat()})


def check_ahead(at: datetime, now: datetime) -> None:
    """Raise Past."""
    if at <= now:
        raise Past


NOON, CLOSING, SATURDAY = time(12, 0), time(16, 0), 5
AHEAD, LEAST, FARTHEST = timedelta(days=3), timedelta(hours=1), 14


def ask_by(now: datetime, law: date | None, wanted: datetime | None, off: Callable[[date], bool]) -> datetime:
    """The moment that is proposed to a unit, in the zone of `now`: noon of a working day about three days before the day of law.

    Always before the hour that the newsroom waits for and before the day of law ends, as far as they lie ahead: today's noon if it
    must be, where that is over an hour before the end, or half way to it.
    """
    ends = [one for one in (wanted, datetime.combine(law, CLOSING, now.tzinfo) if law else None) if one is not None and one > now]
    end = min(ends, default=now + timedelta(days=FARTHEST))
    noons = (datetime.combine(day, NOON, now.tzinfo) for day in _days(now.date(), law, end.date()) if day.weekday() < SATURDAY and not off(day))
    return next((noon for noon in noons if now + LEAST <= noon < end), max(end - LEAST, now + (end - now) / 2))


def _days(today: date, law: date | None, last: date) -> list[date]:
    """Back from the best day to tomorrow, then the later ones, then today."""
    tomorrow = today + timedelta(days=1)
    best = min(max(tomorrow, law - AHEAD) if law else tomorrow, last)
    back = [best - timedelta(days=n) for n in range((best - today).days)]
    return [*back, *(best + timedelta(days=n) for n in range(1, (last - best).days + 1)), today]


MOST_LEMMAS, SHORTEST, WIDEST = 200, 4, 40


def lemmas(text: str) -> set[str]:
    """The words a text is about, folded, in all their lemmas; short ones left out, at most 200."""
    found = dict.fromkeys(word for word in words.lemmas(text) if SHORTEST <= len(word) <= WIDEST)
    return set(list(found)[:MOST_LEMMAS])


def weights(counts: Mapping[str, int], total: int) -> dict[str, float]:
    """How much each word tells: rare ones more (inverse document frequency); words of one inquiry only, or of more than half, nothing."""
    return {word: math.log(max(total, n + 1) / n) for word, n in counts.items() if n >= 2 and n * 2 <= max(total, 6)}
