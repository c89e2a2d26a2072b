# SPDX-License-Identifier: EUPL-1.2
"""Valid units in one line each."""

from gabinet.base.accounts.models import User
from gabinet.people.persons.models import Person
from gabinet.people.persons.tests.factories import CLI
from gabinet.people.units import actions
from gabinet.people.units.models import Unit
from gabinet.people.units.rules import Card


def unit(
    code: str = "IN", name: str = "Wydział Inwestycji", *, account: User | None = None, head: Person | None = None, superior: User | None = None
) -> Unit:
    """A unit told at the address of its code."""
    card = Card(
        code,
        name,
        f"{code.lower()}@wrzosowiec.example",
        head=head.pk if head else None,
        account=account.pk if account else None,
        superior=superior.pk if superior else None,
    )
    return actions.add(card=card, act=CLI)
