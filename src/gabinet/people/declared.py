# SPDX-License-Identifier: EUPL-1.2
"""What the registry declares: rights, facts, who reaches its files, what may be erased, who stands on the rungs."""

from gabinet.base import erasure, files, ladder
from gabinet.base.errors import gettext_noop
from gabinet.base.rights import OFFICE, Right, Role, declare
from gabinet.base.ui import nav
from gabinet.base.ui.nav import Item
from gabinet.people.facts import history, registry, verbs
from gabinet.people.facts.registry import Fact
from gabinet.people.organisations import queries as organisations
from gabinet.people.outlets import queries as outlets
from gabinet.people.persons import erasing
from gabinet.people.persons import queries as persons
from gabinet.people.staff import queries as staff
from gabinet.people.units import queries as units

_SEE = OFFICE | {
    Role.MAYOR, Role.VICE_MAYOR, Role.PROTOCOL, Role.PHOTO, Role.COUNSEL, Role.CITY_SECRETARY, Role.TREASURER, Role.DPO,
}  # fmt: skip
_HOUSE = frozenset({Role.HEAD, Role.CITY_SECRETARY})


def rights_of_people() -> None:
    """Each in one line; the office changes the cells on the page."""
    declare(
        Right("people.person.see", gettext_noop("See persons, outlets, organisations and units"), frozenset(_SEE)),
        Right("people.person.edit", gettext_noop("Enter and change persons, outlets and organisations"), OFFICE | {Role.PROTOCOL}),
        Right("people.person.erase", gettext_noop("Erase a person's data"), frozenset({Role.DPO, Role.HEAD}), passes=False),
        Right("people.unit.edit", gettext_noop("Change units, heads and posts"), _HOUSE),
        Right("people.substitution.edit", gettext_noop("Set substitutions"), _HOUSE),
    )


def rest_of_people() -> None:
    """Facts on a person's card, files, erasure, rungs of the ladder."""
    registry.declare(Fact("people.staff", gettext_noop("Post here"), 10, staff.posts))
    registry.declare(Fact("people.outlets", gettext_noop("Writes for"), 20, outlets.written_for))
    registry.declare(Fact("people.organisations", gettext_noop("Posts in organisations"), 30, organisations.posts))
    files.declare("people.person", persons.visible_to)
    files.declare("people.outlet", outlets.visible_to)
    files.declare("people.organisation", organisations.visible_to)
    erasing.declare_kept(staff.keeps)
    erasure.declare(erasing.HOLDS)
    history.declare_verbs(verbs.OURS)
    nav.declare(Item("people", gettext_noop("People and institutions"), "people:persons", 410, "people.person.see", key="l"))
    ladder.WHOM["owner"] = units.owner
    ladder.WHOM["head"] = units.head
