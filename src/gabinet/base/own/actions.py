# SPDX-License-Identifier: EUPL-1.2
"""The only writer of a person's own tastes."""

from gabinet.base import trace
from gabinet.base.accounts import rules
from gabinet.base.accounts.models import User
from gabinet.base.act import Act
from gabinet.base.action import INSIDE, action


@action(needs=INSIDE)
def choose_appearance(*, user: User, theme: str, language: str, shortcuts: bool, act: Act) -> User:
    """Theme, language and keys, on every device of this person. Raises NotAllowed for somebody else's."""
    rules.check_is_own(by=act.person(), user=user.pk)
    user.theme, user.language, user.shortcuts = theme, language, shortcuts
    user.save(update_fields=["theme", "language", "shortcuts"])
    trace.record(user, "appearance_chosen", act)
    return user
