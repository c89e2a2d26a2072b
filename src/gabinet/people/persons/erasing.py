# SPDX-License-Identifier: EUPL-1.2
"""What of a person the registry holds (GDPR art. 15, 17): values are replaced, the row keeps its place for letters and matters."""

from collections.abc import Callable, Sequence

from gabinet.base.act import Ref
from gabinet.base.erasure import Holds
from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Powers
from gabinet.people.persons import queries
from gabinet.people.persons.actions import KIND, erase_lines

KEEPERS: list[Callable[[Ref], str]] = []


def lines(ref: Ref, who: Powers) -> Sequence[str]:
    """The card of the person, as whoever answers the request may see it."""
    if ref.kind != KIND:
        return []
    person = queries.visible_to(who).filter(pk=ref.pk).first()
    if person is None:
        return []
    reached = [*person.emails.values_list("address", flat=True), *person.phones.values_list("written", flat=True)]
    told = [f"{one.purpose}: {one.given_on}" for one in person.consents.order_by("pk")]
    return [str(person), *filter(None, (person.function, person.salutation, person.note)), *reached, *told]


def declare_kept(why: Callable[[Ref], str]) -> None:
    """In `ready()` of a desk above that must keep some people: `why` gives the sentence, "" for all others."""
    KEEPERS.append(why)


def kept(ref: Ref) -> str:
    """Why the card may not be erased; letters and matters say of their own lines what a law keeps."""
    return next((why for find in KEEPERS if (why := find(ref))), "")


HOLDS = Holds("people.person", gettext_noop("Card of the person"), lines, erase_lines, kept)
