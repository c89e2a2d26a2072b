# SPDX-License-Identifier: EUPL-1.2
"""What the Mayor's room says of itself in `ready()`."""

from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Right, Role, declare
from gabinet.base.ui import nav
from gabinet.base.ui.nav import Item
from gabinet.mayor.decisions import queries


def rights_of_the_mayor() -> None:
    """A vice-mayor clears by substitution."""
    declare(Right("mayor.clear", gettext_noop("Clear as the Mayor"), frozenset({Role.MAYOR})))


def places_of_the_mayor() -> None:
    """Decisions stand in the bar of the phone."""
    nav.declare(Item("decisions", gettext_noop("Decisions"), "mayor:decisions", 115, "mayor.clear", waiting=queries.waiting_on, phone=3))
