# SPDX-License-Identifier: EUPL-1.2
"""Figures in one line."""

from decimal import Decimal

from gabinet.matters.figures import actions
from gabinet.matters.figures.models import Figure
from gabinet.people.persons.tests.factories import CLI, TODAY
from gabinet.people.units.models import Unit
from gabinet.people.units.tests.factories import unit as some_unit


def owner(code: str = "IN") -> Unit:
    """The unit that owns figures."""
    return Unit.objects.filter(code=code).first() or some_unit(code)


def figure(value: str = "602", unit: str = "tys. zł", what: str = "kary umowne za opóźnienie wiaduktu", status: str = "confirmed") -> Figure:
    """A figure of the investment department, confirmed."""
    return actions.figure(value=Decimal(value), unit=unit, what=what, source="naliczenie z 5.10", owner=owner(), as_of=TODAY, status=status, act=CLI)
