# SPDX-License-Identifier: EUPL-1.2
"""What a standard passage holds and how long it may be used."""

from dataclasses import dataclass
from datetime import date

from gabinet.base.errors import Refused, gettext_noop
from gabinet.polish import words


class NothingWritten(Refused):
    """A passage has a title, a text and key words."""

    message = gettext_noop("A passage needs a title, a text and key words by which it is offered.")


class AlreadyApproved(Refused):
    """This version was approved."""

    message = gettext_noop("This version is already approved.")


class Withdrawn(Refused):
    """A withdrawn passage is written anew."""

    message = gettext_noop("This passage was withdrawn. Write a new one.")


@dataclass(frozen=True, slots=True)
class Card:
    """A passage as its form gives it; `keywords` parted by commas; `valid_until` is its last day."""

    title: str
    body: str
    keywords: str
    valid_until: date | None = None


def check_card(card: Card) -> None:
    """Raise NothingWritten."""
    if not (card.title.strip() and card.body.strip() and keywords(card.keywords)):
        raise NothingWritten


def keywords(text: str) -> list[str]:
    """Folded lemmas of the key words, each once."""
    return list(dict.fromkeys(words.indexed(text).split()))[:60]


def state(*, approved: bool, withdrawn: bool, valid_until: date | None, today: date) -> str:
    """withdrawn, expired, proposed, ends (within 14 days) or valid."""
    if withdrawn:
        return "withdrawn"
    if valid_until is not None and valid_until < today:
        return "expired"
    if not approved:
        return "proposed"
    return "ends" if valid_until is not None and (valid_until - today).days <= 14 else "valid"
