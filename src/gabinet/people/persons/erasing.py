# SPDX-License-Identifier: EUPL-1.2
"""What of a person the registry holds (GDPR art. 15, 17): values are replaced, the row keeps its place for letters and matters."""

from collections.abc import Sequence

from gabinet.base.act import Ref
from gabinet.base.erasure import Holds
from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Powers
from gabinet.people.persons import queries
from gabinet.people.persons.actions import KIND, erase_lines


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


def kept(ref: Ref) -> str:
    """Nothing by itself: what a law keeps hangs on letters and matters, which say so themselves."""
    return ""


HOLDS = Holds("people.person", gettext_noop("Card of the person"), lines, erase_lines, kept)
