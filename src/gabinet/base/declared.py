# SPDX-License-Identifier: EUPL-1.2
"""The rights of the ground and who has them at first."""

from gabinet.base.errors import gettext_noop
from gabinet.base.links import OPEN
from gabinet.base.rights import Right, Role, declare


def rights_of_the_ground() -> None:
    """Each in one line; the office changes the cells on the page."""
    declare(
        Right("base.setting.edit", gettext_noop("Change the settings of the office"), frozenset({Role.HEAD, Role.ADMIN})),
        Right("base.account.edit", gettext_noop("Open and end accounts"), frozenset({Role.ADMIN}), passes=False),
        Right("base.role.give", gettext_noop("Give roles"), frozenset({Role.ADMIN}), passes=False),
        Right("base.right.edit", gettext_noop("Grant rights to roles"), frozenset({Role.ADMIN}), passes=False),
        Right("base.trace.see", gettext_noop("See the whole trace"), frozenset({Role.DPO, Role.ADMIN})),
        Right("base.job.see", gettext_noop("See the jobs"), frozenset({Role.ADMIN, Role.HEAD})),
        Right("base.job.again", gettext_noop("Start a job again"), frozenset({Role.ADMIN, Role.HEAD})),
        Right("base.health.see", gettext_noop("See how the house is"), frozenset({Role.ADMIN, Role.HEAD})),
        Right(OPEN, gettext_noop("Open a link"), frozenset(), passes=False),
    )
