# SPDX-License-Identifier: EUPL-1.2
"""The place of one's own notices, and the menu of Settings as far as the ground fills it."""

from gabinet.base.errors import gettext_noop
from gabinet.base.own import queries
from gabinet.base.ui import menu, nav
from gabinet.base.ui.menu import MINE, OFFICE, RUNNING, Setting
from gabinet.base.ui.nav import Item


def place_of_notices() -> None:
    """In the rail of everybody who is logged in, with what is new."""
    nav.declare(Item("notices", gettext_noop("Your notices"), "own:notices", 430, "", waiting=queries.unread, icon="bell"))


def menu_of_the_ground() -> None:
    """Each page in one line."""
    for setting in (
        Setting("appearance", gettext_noop("Appearance and keys"), "own:appearance", MINE, 10, icon="palette"),
        Setting("security", gettext_noop("Security"), "own:security", MINE, 20, icon="key-round"),
        Setting("style", gettext_noop("Style guide"), "ui:style", MINE, 90, icon="shapes"),
        Setting("accounts", gettext_noop("Accounts and roles"), "accounts:accounts", OFFICE, 10, "base.account.edit", "users"),
        Setting("rights", gettext_noop("Roles and rights"), "accounts:rights", OFFICE, 20, "base.right.edit", "shield-check"),
        Setting("office", gettext_noop("Choices of the office"), "accounts:names", OFFICE, 90, "base.setting.edit", "sliders-horizontal"),
        Setting("health", gettext_noop("Health"), "operation:health", RUNNING, 10, "base.health.see", "heart-pulse"),
        Setting("jobs", gettext_noop("Jobs"), "operation:jobs", RUNNING, 20, "base.job.see", "list-checks"),
        Setting("trace", gettext_noop("Trace"), "operation:trace", RUNNING, 30, "base.trace.see", "scroll-text"),
    ):
        menu.declare(setting)
