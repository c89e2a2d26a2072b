# SPDX-License-Identifier: EUPL-1.2
"""Writing units."""

from dataclasses import asdict
from datetime import date

from gabinet.base import rows, search, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.people import names
from gabinet.people.units import queries, rules
from gabinet.people.units.models import Unit
from gabinet.people.units.rules import Card

_FIELDS = ["code", "name", "genitive", "head", "head_post", "deputy", "account", "deputy_account", "superior", "address", "company", "folded", "sort"]


@action(needs="people.unit.edit")
def add(*, card: Card, act: Act) -> Unit:
    """Enter a unit. Raises BadCode, NoAddress, CodeTaken."""
    unit = Unit()
    _write(unit, card)
    unit.save(force_insert=True)
    _told(unit, card, "entered", act)
    return unit


@action(needs="people.unit.edit")
def amend(*, unit: Unit, version: int, card: Card, act: Act) -> Unit:
    """Save a unit as a whole. Raises Stale, BadCode, NoAddress, CodeTaken."""
    held = rows.hold(unit, version)
    _write(held, card)
    held.version += 1
    held.save(update_fields=[*_FIELDS, "version"])
    _told(held, card, "amended", act)
    return held


@action(needs="people.unit.edit")
def end(*, unit: Unit, ended_on: date, act: Act) -> Unit:
    """A unit that no longer exists is not asked from that day on; what it answered stays."""
    held = rows.hold(unit)
    held.ended_on, held.version = ended_on, held.version + 1
    held.save(update_fields=["ended_on", "version"])
    trace.record(held, "ended", act, ended_on=ended_on)
    return held


def _write(unit: Unit, card: Card) -> None:
    rules.check_card(card)
    if Unit.objects.filter(code=card.code).exclude(pk=unit.pk).exists():
        raise rules.CodeTaken({"code": card.code})
    unit.code, unit.name, unit.genitive = card.code, card.name, card.genitive
    unit.head_id, unit.head_post, unit.deputy_id = card.head, card.head_post, card.deputy
    unit.account_id, unit.deputy_account_id, unit.superior_id = card.account, card.deputy_account, card.superior
    unit.address, unit.company = names.email(card.address), card.company
    unit.folded, unit.sort = names.folded(card.code, card.name), names.sorted_by(card.name)


def _told(unit: Unit, card: Card, verb: str, act: Act) -> None:
    ref = Ref.of(unit)
    search.put(ref, right=queries.SEES, title=str(unit), url=queries.url(unit.pk), text=unit.address, at=act.at)
    about = [Ref("people.person", pk) for pk in (card.head, card.deputy) if pk]
    trace.record(unit, verb, act, about=about, sees=queries.SEES, **asdict(card))
