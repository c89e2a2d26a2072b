# SPDX-License-Identifier: EUPL-1.2
"""What the post says of a person: the last letters on the card, and why they are kept when somebody asks for erasure."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext

from gabinet.base.act import Ref
from gabinet.base.erasure import Holds
from gabinet.base.errors import gettext_noop
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.people.facts.registry import Fact, Line
from gabinet.people.models import Email
from gabinet.post.incoming import queries
from gabinet.post.incoming.models import Incoming

PERSON = "people.person"
LAST = 5
KEPT = gettext_noop(
    "letters are records of the office and are kept for the years of their class "
    "(instrukcja kancelaryjna, Dz.U. 2011 nr 14 poz. 67; GDPR art. 17(3)(b), (d))"
)


def _addresses(ref: Ref) -> list[str]:
    return list(Email.objects.filter(person_id=ref.pk).values_list("address", flat=True)) if ref.kind == PERSON else []


def last_letters(ref: Ref, who: Powers, on: date) -> list[Line]:
    """The last five letters of a person, by exact address (B.1, trust M6), as far as `who` may see them."""
    wanted = _addresses(ref)
    if not wanted:
        return []
    found = queries.visible_to(who).filter(sender__in=wanted).order_by("-received_at", "-pk")[:LAST]
    return [_line(*row) for row in found.values_list("pk", "year", "number", "subject", "received_at")]


def _line(pk: int, year: int, number: int, subject: str | None, received_at: datetime) -> Line:
    title = f"{number}/{year} {subject or gettext('(no subject)')}"
    return Line(title, queries.url(pk), received_at.astimezone(WARSAW).date())


def _lines(ref: Ref, who: Powers) -> Sequence[str]:
    wanted = _addresses(ref)
    found = queries.visible_to(who).filter(sender__in=wanted).order_by("pk") if wanted else Incoming.objects.none()
    return [f"{number}/{year}" for number, year in found.values_list("number", "year")]


def _erase(ref: Ref) -> int:
    """Nothing: the law keeps letters, and `_kept` says so before this is asked."""
    return 0


def _kept(ref: Ref) -> str:
    wanted = _addresses(ref)
    return gettext(KEPT) if wanted and Incoming.objects.filter(sender__in=wanted).exists() else ""


LETTERS = Fact("post.letters", gettext_noop("Last letters"), 30, last_letters)
HOLDS = Holds("post.letters", gettext_noop("Letters to the office"), _lines, _erase, _kept)
