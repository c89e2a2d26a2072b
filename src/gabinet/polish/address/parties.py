# SPDX-License-Identifier: EUPL-1.2
"""Who a letter is for: a person with the body they act for, a couple, a delegation, a body."""

from typing import NamedTuple

from gabinet.polish.inflection.organisations import Organisation
from gabinet.polish.inflection.persons import Person


class Addressee(NamedTuple):
    """A person, and the body whose office they hold (its name in the nominative)."""

    person: Person
    organisation: Organisation | None = None


class Couple(NamedTuple):
    """Two people written to together; in the block the lady comes first."""

    one: Person
    other: Person

    @property
    def ordered(self) -> tuple[Person, Person]:
        """The lady first; two men or two women as given."""
        return (self.other, self.one) if self.one.gender == "m" and self.other.gender == "f" else (self.one, self.other)


class Delegation(NamedTuple):
    """Several people of one body, of whom the first may be named."""

    organisation: Organisation
    leader: Person | None = None


Party = Addressee | Couple | Delegation | Organisation
