# SPDX-License-Identifier: EUPL-1.2
"""Who may have which account."""

from gabinet.base.errors import Refused, gettext_noop


class AccountTaken(Refused):
    """One account, one person."""

    message = gettext_noop("This account already belongs to another person.")
