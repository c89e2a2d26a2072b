# SPDX-License-Identifier: EUPL-1.2
"""What may be asked of the inbox."""

from gabinet.base.errors import Refused, gettext_noop


class NoSuchMatter(Refused):
    """A number that is no matter this person sees."""

    message = gettext_noop("There is no such matter, or you do not see it. A number looks like 431/2026.")
