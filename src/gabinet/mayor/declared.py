# SPDX-License-Identifier: EUPL-1.2
"""What the Mayor's room says of itself in `ready()`."""

from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Right, Role, declare


def rights_of_the_mayor() -> None:
    """A vice-mayor clears by substitution."""
    declare(Right("mayor.clear", gettext_noop("Clear as the Mayor"), frozenset({Role.MAYOR})))
