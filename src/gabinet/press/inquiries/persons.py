# SPDX-License-Identifier: EUPL-1.2
"""What the press office says of a person or an outlet: the last inquiries on the card (B.1), and why erasure leaves them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.erasure import Holds
from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.people.facts.registry import Fact, Line
from gabinet.press.inquiries import queries
from gabinet.press.inquiries.models import Inquiry

LAST = 5
KEPT = gettext_noop(
    "questions of the press and their answers are records of the office and are kept for the years of their class "
    "(instrukcja kancelaryjna, Dz.U. 2011 nr 14 poz. 67; GDPR art. 17(3)(b), (d))"
)


def _asked_by(ref: Ref, found: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    column = {"people.person": "person", "people.outlet": "outlet"}.get(ref.kind)
    return found.filter(**{column: ref.pk}) if column else found.none()


def last_inquiries(ref: Ref, who: Powers, on: date) -> list[Line]:
    """The last five inquiries of a journalist or an outlet, as far as `who` may see them."""
    found = _asked_by(ref, queries.visible_to(who)).order_by("-received_at", "-matter")[:LAST]
    return [Line(f"{one.matter} {one.matter.title}", queries.url(one.pk), one.received_at.astimezone(WARSAW).date()) for one in found]


def _lines(ref: Ref, who: Powers) -> Sequence[str]:
    return [f"{one.matter} {one.matter.title}" for one in _asked_by(ref, queries.visible_to(who)).order_by("pk")]


def _erase(ref: Ref) -> int:
    """Nothing: the law keeps them, and `_kept` says so before this is asked."""
    return 0


def _kept(ref: Ref) -> str:
    return gettext(KEPT) if _asked_by(ref, Inquiry.objects.all()).exists() else ""


INQUIRIES = Fact("press.inquiries", gettext_noop("Last inquiries"), 35, last_inquiries)
HOLDS = Holds("press.inquiries", gettext_noop("Questions to the press office"), _lines, _erase, _kept)
