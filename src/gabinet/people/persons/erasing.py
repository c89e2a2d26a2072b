# SPDX-License-Identifier: EUPL-1.2
"""What of a person the registry holds and how it is erased (GDPR art. 17): values are replaced, the row keeps its place."""

from collections.abc import Sequence

from gabinet.base import search, trace
from gabinet.base.act import Ref
from gabinet.base.erasure import Holds
from gabinet.base.errors import gettext_noop
from gabinet.base.rights import Powers
from gabinet.people.persons import queries
from gabinet.people.persons.models import Consent, Email, Honour, Person, Phone
from gabinet.people.persons.rules import GONE

KIND = "people.person"
CODE = "people.person"


def lines(ref: Ref, who: Powers) -> Sequence[str]:
    """The card of the person, as whoever answers the request may see it."""
    if ref.kind != KIND:
        return []
    person = queries.visible_to(who).filter(pk=ref.pk).first()
    if person is None:
        return []
    reached = [*person.emails.values_list("address", flat=True), *person.phones.values_list("written", flat=True)]
    consents = [f"{one.purpose}: {one.given_on}" for one in person.consents.order_by("pk")]
    return [str(person), *([person.function] if person.function else []), *reached, *consents]


def erase(ref: Ref) -> int:
    """Replace the values of the card, take addresses, consents and honours away, and the words of search and trace; how many lines."""
    if ref.kind != KIND:
        return 0
    gone = Person.objects.filter(pk=ref.pk, erased=False).update(
        given="", surname=GONE, title="", gender="", salutation="", function="", note="", folded="", sort="", died_on=None, erased=True
    )
    for rows in (Email, Phone, Consent, Honour):
        for row in rows._default_manager.filter(person=ref.pk):
            trace.forget(Ref.of(row))
            gone += row.delete()[0]
    search.drop(ref)
    return gone + trace.forget(ref)


def kept(ref: Ref) -> str:
    """Nothing by itself: what a law keeps hangs on letters and matters, which say so themselves."""
    return ""


HOLDS = Holds(CODE, gettext_noop("Card of the person"), lines, erase, kept)
