# SPDX-License-Identifier: EUPL-1.2
"""The trays of sent letters, and one letter as its page shows it: finished words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email import message_from_bytes
from email.policy import default
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from gabinet.base import lists, rights
from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.base.ui.engine import lang
from gabinet.polish import dates
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import SEES, Line
from gabinet.post.outgoing import queries, rules
from gabinet.post.outgoing.letter import text_of
from gabinet.post.outgoing.models import Dispatch, Outgoing
from gabinet.post.outgoing.rules import LABELS, Outcome, State, Tray

ORDER = ("-registered_at", "-id")
COLUMNS = ("pk", "year", "number", "registered_at", "to", "subject", "state", "automatic", "matter__number", "matter__year")
TONES = {State.SENT: "green", State.FAILED: "red", State.UNKNOWN: "amber", State.RETURNED: "red"}
OUTCOMES = {
    Outcome.SENT: gettext_noop("taken by the server"),
    Outcome.LATER: gettext_noop("the server asked to come again"),
    Outcome.NEVER: gettext_noop("the server refused it"),
    Outcome.UNKNOWN: gettext_noop("not known; sent again by a person"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a tray."""

    url: str
    number: str
    to: str
    subject: str
    when: str
    state: str
    tone: str
    automatic: bool
    matter: str
    mark: str


@dataclass(frozen=True, slots=True)
class Try:
    """One try to hand a letter over."""

    pk: int
    when: str
    outcome: str
    answer: str
    by: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be drawn: what the bytes say, and what became of them."""

    pk: int
    number: str
    subject: str
    sender: str
    to: str
    when: str
    leaves: str
    text: str
    enclosed: Sequence[str]
    state: str
    state_label: str
    tone: str
    automatic: bool
    tries: Sequence[Try]
    returned: Sequence[str]
    answers_url: str
    answers: str
    matter: str
    message_id: str


def page(who: Powers, line: Line, tray: Tray, last: Sequence[object] | None, now: datetime) -> list[Row]:
    """`size` + 1 letters after `last`: one statement."""
    today = now.astimezone(WARSAW).date()
    return [_row(values, today) for values in _lines(who, line, tray, tuple(last) if last is not None else None)]


@lists.prepared
def _lines(who: Powers, line: Line, tray: Tray, last: tuple[object, ...] | None) -> QuerySet[Any, Any]:
    return lists.after(queries.of_line(who, line, tray), ORDER, last).values_list(*COLUMNS)


def _row(values: Sequence[Any], today: date) -> Row:
    pk, year, number, at, to, subject, state, automatic, matter_number, matter_year = values
    known = State(state)
    matter = f"{matter_number}/{matter_year}" if matter_number else ""
    told = (gettext(LABELS[known]), TONES.get(known, ""), automatic, matter)
    return Row(queries.url(pk), f"{number}/{year}", to, subject, _moment(at, today), *told, lists.mark([at.isoformat(), pk]))


def _moment(at: datetime, today: date) -> str:
    here = at.astimezone(WARSAW)
    return f"{dates.relative(here.date(), today, lang=lang(), soon=0)}, {dates.hour(here)}"


def of(letter: Outgoing, now: datetime) -> Letter:
    """The page of a letter that the caller may see, with its bytes: three statements."""
    today = now.astimezone(WARSAW).date()
    raw = bytes(letter.raw)
    state = State(letter.state)
    answers = letter.answers
    return Letter(
        pk=letter.pk,
        number=str(letter),
        subject=letter.subject,
        sender=letter.mailbox.address,
        to=letter.to,
        when=_moment(letter.registered_at, today),
        leaves=_moment(letter.leaves_at, today) if state is State.WAITING else "",
        text=text_of(raw),
        enclosed=_enclosed(raw),
        state=state.value,
        state_label=gettext(LABELS[state]),
        tone=TONES.get(state, ""),
        automatic=letter.automatic,
        tries=[_try(one, today) for one in queries.tries(letter)],
        returned=[_moment(one.at, today) for one in letter.bounces.order_by("pk")],
        answers_url=f"/post/items/{answers.pk}/" if answers else "",
        answers=str(answers) if answers else "",
        matter=str(letter.matter) if letter.matter else "",
        message_id=letter.message_id,
    )


def _try(one: Dispatch, today: date) -> Try:
    return Try(one.pk, _moment(one.began_at, today), _outcome(one.outcome), one.answer, one.by.name if one.by else "")


def _outcome(word: str) -> str:
    return gettext(OUTCOMES[Outcome(word)]) if word else gettext("nobody knows")


def _enclosed(raw: bytes) -> list[str]:
    """The names of the files in our own bytes."""
    return [one.get_filename() or gettext("file") for one in message_from_bytes(raw, policy=default).iter_attachments()]


def waiting(who: Powers, on: date) -> QuerySet[Outgoing]:
    """For the rail: letters that failed, came back, or that nobody knows the end of."""
    lines = mailboxes.lines(who)
    if not lines:
        return Outgoing.objects.none()
    trouble = Outgoing.objects.filter(line__in=[line.value for line in lines], tray=Tray.TROUBLE)
    return rights.seen(trouble, who, SEES[lines[0]])


def withdrawable(state: str) -> bool:
    """Whether the button makes sense."""
    return state == rules.State.WAITING
