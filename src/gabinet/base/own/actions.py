# SPDX-License-Identifier: EUPL-1.2
"""The only writer of a person's own tastes, and of what they have read."""

from collections.abc import Sequence

from gabinet.base import trace
from gabinet.base.accounts import rules
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Ref
from gabinet.base.action import INSIDE, action
from gabinet.base.ladder import Notice


@action(needs=INSIDE)
def choose_appearance(*, user: User, theme: str, language: str, shortcuts: bool, act: Act) -> User:
    """Theme, language and keys, on every device of this person. Raises NotAllowed for somebody else's."""
    rules.check_is_own(by=act.person(), user=user.pk)
    user.theme, user.language, user.shortcuts = theme, language, shortcuts
    user.save(update_fields=["theme", "language", "shortcuts"])
    trace.record(user, "appearance_chosen", act)
    return user


@action(needs=INSIDE)
def read(*, notices: Sequence[Notice], act: Act) -> int:
    """These notices were read; how many were new. Raises NotAllowed for somebody else's."""
    for one in notices:
        rules.check_is_own(by=act.person(), user=one.user_id or 0)
    found = Notice.objects.filter(pk__in=[one.pk for one in notices], read_at=None).update(read_at=act.at)
    trace.record(Ref("base.user", act.person()), "notices_read", act, notices=[one.pk for one in notices])
    return found
