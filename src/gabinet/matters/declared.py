# SPDX-License-Identifier: EUPL-1.2
"""What matters declare: rights, link purposes, words of notices, files, what ends with a matter."""

from datetime import date

from django.db.models import QuerySet

from gabinet.base import files, ladder, links
from gabinet.base.act import Act
from gabinet.base.errors import gettext_noop
from gabinet.base.links import Purpose
from gabinet.base.rights import OFFICE, Powers, Right, Role, declare
from gabinet.base.ui import menu, nav
from gabinet.base.ui.nav import Item
from gabinet.matters import kinds, verbs
from gabinet.matters.cases import actions as case_actions
from gabinet.matters.cases import closing
from gabinet.matters.cases import queries as cases
from gabinet.matters.cases import words as case_words
from gabinet.matters.cases.kind import LETTER
from gabinet.matters.cases.models import Matter
from gabinet.matters.contributions import actions as contributions
from gabinet.matters.contributions import queries as asked
from gabinet.matters.contributions import words as contribution_words
from gabinet.matters.contributions.models import Contribution
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.figures import queries as figures
from gabinet.matters.figures import words as figure_words
from gabinet.people.facts import history
from gabinet.people.units import queries as units

_SEE = OFFICE | {Role.MAYOR, Role.VICE_MAYOR, Role.CITY_SECRETARY, Role.COUNSEL}


def rights_of_matters() -> None:
    """Each in one line; the office changes the cells on the page."""
    declare(
        Right("matters.contribution.ask", gettext_noop("Ask units"), OFFICE),
        Right("matters.contribution.revoke", gettext_noop("Take back a question to a unit"), OFFICE),
        Right("matters.contribution.give", gettext_noop("Answer what the own unit is asked"), frozenset({Role.UNIT_HEAD, Role.CRISIS})),
        Right("matters.draft.write", gettext_noop("Write drafts and keep matters"), OFFICE | {Role.COUNSEL}),
        Right("matters.figure.confirm", gettext_noop("Confirm the own unit's figures"), frozenset({Role.UNIT_HEAD, Role.TREASURER})),
        Right("matters.matter.see", gettext_noop("See the list of matters, each kind by its own right"), frozenset(_SEE)),
        Right("matters.matter.confide", gettext_noop("Make a matter confidential"), frozenset({Role.HEAD}), passes=False),
        Right("matters.term.edit", gettext_noop("Edit terms and days off"), frozenset({Role.HEAD, Role.CITY_SECRETARY})),
    )


def rest_of_matters() -> None:
    """Links, words, files, endings, the unit a question was put to."""
    kinds.declare(LETTER, opens=case_actions.opens_itself)
    links.declare(Purpose("contribution", frozenset({"matters.contribution.give"}), 30, "contribution"))
    links.declare(Purpose("figure", frozenset({"matters.figure.confirm"}), 30, "figure"))
    ladder.WORDS["matters.contribution"] = contribution_words.words
    ladder.WORDS["matters.figure"] = figure_words.words
    ladder.WORDS["matters.matter"] = case_words.words
    files.declare("matters.matter", cases.visible_to)
    files.declare("matters.contribution", asked.visible_to)
    files.declare("matters.reply", asked.replies_visible_to)
    files.declare("matters.figure", figures.visible_to)
    closing.declare(contributions.end_with)
    closing.declare(_drafts_wait_no_more)
    units.declare_asked("matters.contribution", asked.unit_of)
    history.declare_verbs(verbs.OURS)


def places_of_matters() -> None:
    """Where the rail and the menu of Settings lead."""
    menu.declare(menu.Setting("terms", gettext_noop("Clocks and days off"), "matters:terms", menu.OFFICE, 40, "matters.term.edit", "calendar-clock"))
    nav.declare(Item("matters", gettext_noop("Matters"), "matters:matters", 140, "matters.matter.see", waiting=_mine, late=_late))
    nav.declare(
        Item("asked", gettext_noop("Asked of my unit"), "matters:contributions", 145, asked.SEES, waiting=_asked, icon="message-square-more", key="q")
    )


def _mine(who: Powers, on: date) -> QuerySet[Matter]:
    return cases.mine(who)


def _late(who: Powers, on: date) -> QuerySet[Matter]:
    return cases.mine(who).filter(due_on__lt=on)


def _asked(who: Powers, on: date) -> QuerySet[Contribution]:
    return asked.of_own_units(who)


def _drafts_wait_no_more(matter: Matter, act: Act) -> None:
    own = cases.own_ref(matter)
    if own is not None:
        drafts.end_of(own, act)
