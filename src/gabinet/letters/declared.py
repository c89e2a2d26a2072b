# SPDX-License-Identifier: EUPL-1.2
"""What the room of letters declares."""

from gabinet.base.errors import gettext_noop
from gabinet.base.ui import nav
from gabinet.base.ui.nav import Item


def places() -> None:
    """A tool of every employee: no right is asked."""
    nav.declare(Item("inflection", gettext_noop("Inflection"), "letters:inflection", 420, "", icon="spell-check", key="o"))
