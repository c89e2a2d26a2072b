# SPDX-License-Identifier: EUPL-1.2
"""Refusals of a matter the caller may see."""

from gabinet.base.act import Ref
from gabinet.matters.drafts import queries as drafts
from gabinet.matters.models import Draft
from gabinet.press.refusals.models import Refusal, RefusalText


def refusal_of(matter: int) -> Refusal | None:
    """The refusal that left or is leaving."""
    return Refusal.objects.filter(matter=matter, taken_back_at=None).select_related("text", "outgoing", "by").first()


def text_of(matter: int) -> RefusalText | None:
    """The refusal being prepared, the newest one."""
    return RefusalText.objects.filter(matter=matter).select_related("by").order_by("-pk").first()


def draft_of(text: RefusalText) -> Draft | None:
    """Its wording with versions and verdicts."""
    return drafts.of(Ref.of(text)).first()
