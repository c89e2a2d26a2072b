# SPDX-License-Identifier: EUPL-1.2
"""What a trip is worth, component by component, each with the steps and the rule that it comes from.

A component is summed exactly and rounded once, half up, to a hundredth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

GROSZ = Decimal("0.01")


class Name(StrEnum):
    """The components of a settlement."""

    DIET = "diet"
    LODGING = "lodging"
    LOCAL = "local"
    TRANSFER = "transfer"
    HOME_DIET = "home_diet"
    KILOMETRES = "km"
    TICKETS = "tickets"


class What(StrEnum):
    """What a step counts, as the sentence that is shown beside its amount."""

    FULL_DAY = "full day"
    HALF_DAY = "half a diet"
    THIRD_DAY = "a third of a diet"
    SHORT_DAY = "too short for a diet"
    BREAKFAST = "free breakfast"
    LUNCH = "free lunch"
    DINNER = "free dinner"
    FULL_BOARD = "full board: a quarter of the diet is left"
    NOT_BELOW_ZERO = "meals take no more than the diet of the day"
    RECEIPT = "receipt"
    CAPPED = "receipt above the limit, without consent"
    CONSENT = "receipt above the limit, with consent"
    LUMP = "lump without a receipt"
    NO_LODGING = "nothing is due for this night"
    LOCAL_DAY = "local transport, started day"
    TRANSFER_WAY = "transfer, one way"
    KILOMETRES = "kilometres"
    TICKETS = "documented costs"


class Step(NamedTuple):
    """One line of a component: what, on which day or night of the trip (0 for the whole), how much, exactly."""

    what: What
    number: int
    amount: Fraction


@dataclass(frozen=True)
class Component:
    """An amount with its steps. `basis` names the act and paragraph in Polish, as it is shown under "Podstawa prawna"."""

    name: Name
    currency: str
    steps: tuple[Step, ...]
    basis: str

    @property
    def amount(self) -> Decimal:
        """The sum of the steps, rounded once, half up, to a hundredth."""
        return rounded(sum((step.amount for step in self.steps), Fraction(0)))


@dataclass(frozen=True)
class Settlement:
    """The components of a trip. `currency` is that of the trip: PLN at home."""

    currency: str
    components: tuple[Component, ...]

    def amount(self, name: Name) -> Decimal:
        """A component by its name, 0 where the trip has none."""
        return sum((one.amount for one in self.components if one.name is name), Decimal("0.00"))

    def total(self, currency: str) -> Decimal:
        """What is due in a currency: the sum of the rounded components."""
        return sum((one.amount for one in self.components if one.currency == currency), Decimal("0.00"))


def rounded(exact: Fraction) -> Decimal:
    """To a hundredth, half up."""
    scaled = Decimal(exact.numerator * 1000) / Decimal(exact.denominator)
    return (scaled / 1000).quantize(GROSZ, rounding=ROUND_HALF_UP)


def component(name: Name, currency: str, steps: Iterable[Step], basis: str) -> Component:
    """A component of its steps."""
    return Component(name, currency, tuple(steps), basis)
