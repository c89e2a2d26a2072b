# SPDX-License-Identifier: EUPL-1.2
"""What the portal says of itself in `ready()`."""

from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Right, Role, declare


def rights_of_the_portal() -> None:
    """The public is a role."""
    declare(Right("portal.status.see", gettext_noop("See the state of a matter by number and code"), frozenset({Role.PUBLIC})))
