# SPDX-License-Identifier: EUPL-1.2
"""Bare matters with a running clock: the desk of cases lies above, so its rows are made through the app registry."""

from datetime import date
from itertools import count
from typing import Any

from django.apps import apps

from gabinet.base.act import Ref
from gabinet.matters.clocks import actions
from gabinet.matters.terms import queries as terms
from gabinet.people.persons.tests.factories import CLI, NOW

_NUMBERS = count(1)


def matter(title: str = "Pytania o wiadukt", *, code: str = "PRESS_QUESTION_14D", received_on: date = date(2026, 10, 13)) -> Any:
    """An open matter whose clock runs from the day it came."""
    row = apps.get_model("matters", "Matter").objects.create(
        kind="test.bare", year=2026, number=next(_NUMBERS), title=title, received_on=received_on, opened_at=NOW
    )
    actions.start(matter_id=row.pk, term=terms.term(code, received_on), from_on=received_on, act=CLI, off=terms.days_off())
    row.refresh_from_db()
    return row


def ref_of(one: Any) -> Ref:
    """Where its history stands."""
    return Ref("matters.matter", one.pk)
