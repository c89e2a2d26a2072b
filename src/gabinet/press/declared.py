# SPDX-License-Identifier: EUPL-1.2
"""What the press office says of itself in `ready()`."""

from gabinet.base import erasure, files, jobs, ladder, schedules
from gabinet.base.errors import gettext_noop
from gabinet.base.rights import OFFICE, Right, Role, declare
from gabinet.base.ui import finding, nav
from gabinet.base.ui.finding import Found
from gabinet.base.ui.nav import Item
from gabinet.matters import kinds
from gabinet.people.facts import registry
from gabinet.post.events import LetterJoined, LetterWithdrawn
from gabinet.press.inquiries import actions, persons, queries
from gabinet.press.inquiries import words as inquiry_words
from gabinet.press.inquiries.kind import INQUIRY
from gabinet.press.insight import words as morning_words
from gabinet.press.refusals import words as refusal_words

_SEE = OFFICE | {Role.MAYOR, Role.VICE_MAYOR, Role.CITY_SECRETARY, Role.COUNSEL}


def rights_of_the_press() -> None:
    """Each in one line; the office changes the cells on the page."""
    declare(
        Right("press.inquiry.see", gettext_noop("See press inquiries"), _SEE),
        Right("press.inquiry.open", gettext_noop("Open press inquiries and keep them"), OFFICE),
        Right("press.inquiry.extend", gettext_noop("Extend the term of an inquiry by a notice"), OFFICE),
        Right("press.inquiry.answer", gettext_noop("Send cleared answers"), frozenset({Role.SPOKESPERSON, Role.PRESS, Role.HEAD})),
        Right("press.inquiry.refuse", gettext_noop("Refuse information"), frozenset({Role.SPOKESPERSON, Role.HEAD})),
        Right("press.clear", gettext_noop("Clear what leaves the press office"), frozenset({Role.SPOKESPERSON, Role.HEAD})),
    )


def work_of_the_press() -> None:
    """Kind, handlers, schedules, words, files, rail, search."""
    kinds.declare(INQUIRY, opens=actions.opens)
    jobs.on(LetterWithdrawn, "press.letter_withdrawn")
    jobs.on(LetterJoined, "press.letter_joined")
    schedules.declare("press.early_bird", "day 07:30")
    ladder.WORDS["press.inquiry"] = inquiry_words.words
    ladder.WORDS["press.refusaltext"] = refusal_words.words
    ladder.WORDS["press.morning"] = morning_words.words
    files.declare("press.inquiry", queries.visible_to)
    registry.declare(persons.INQUIRIES)
    erasure.declare(persons.HOLDS)
    waiting, late = queries.waiting_on, queries.late
    nav.declare(Item("press", gettext_noop("Press inquiries"), "press:inquiries", 125, "press.inquiry.see", waiting, late, phone=2))
    finding.declare(Found("press.inquiry", gettext_noop("Press inquiry"), "newspaper", finding.MATTERS))
