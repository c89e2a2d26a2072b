# SPDX-License-Identifier: EUPL-1.2
"""Questions to units in one line, and what a link holder does."""

from datetime import UTC, datetime

from gabinet.base import links
from gabinet.base.act import Act, Key
from gabinet.matters.cases.models import Matter
from gabinet.matters.cases.tests.factories import matter
from gabinet.matters.contributions import actions, queries
from gabinet.matters.contributions.models import Contribution
from gabinet.people.persons.tests.factories import CLI, NOW
from gabinet.people.units.models import Unit
from gabinet.people.units.tests.factories import unit

DUE = datetime(2026, 10, 29, 10, 0, tzinfo=UTC)  # Thursday, noon in Warsaw


def asked(*, of: Unit | None = None, about: Matter | None = None, act: Act = CLI, text: str = "Ile wynoszą kary umowne?") -> Contribution:
    """A question to a unit."""
    return actions.ask(matter=about or matter(), unit=of or unit(), text=text, due_at=DUE, act=act)


def through_link(contribution: Contribution, at: datetime = NOW, once: Key | None = None) -> Act:
    """The deed of whoever holds the unit's link."""
    token = links.token_of(queries.ref(contribution), "contribution", contribution.unit.address, at)
    assert token is not None
    return links.enter(token, "post", at, once)[2]
