# SPDX-License-Identifier: EUPL-1.2
"""Writing outlets and who writes for them."""

from datetime import date

from gabinet.base import rows, search, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.people import names
from gabinet.people.outlets import queries, rules
from gabinet.people.outlets.models import Domain, Journalist, Outlet, OutletEmail
from gabinet.people.outlets.rules import Card
from gabinet.people.persons.models import Email, Person

_FIELDS = ["name", "medium", "hours", "owner", "phone", "beat", "note", "folded", "sort"]


@action(needs="people.person.edit")
def add(*, card: Card, act: Act) -> Outlet:
    """Enter an outlet. Raises AddressTaken, DomainTaken."""
    outlet = Outlet(entered_at=act.at)
    _write(outlet, card)
    outlet.save(force_insert=True)
    _addresses(outlet, card)
    _told(outlet, card, "entered", act)
    return outlet


@action(needs="people.person.edit")
def amend(*, outlet: Outlet, version: int, card: Card, act: Act) -> Outlet:
    """Save an outlet as a whole. Raises Stale, AddressTaken, DomainTaken."""
    held = rows.hold(outlet, version)
    _write(held, card)
    held.version += 1
    held.save(update_fields=[*_FIELDS, "version"])
    _addresses(held, card)
    _told(held, card, "amended", act)
    return held


@action(needs="people.person.edit")
def writes_for(*, person: Person, outlet: Outlet, post: str, beat: str, since: date, act: Act) -> Journalist:
    """A person writes for an outlet from a day on; told again, post and beat are corrected."""
    row, _ = Journalist.objects.update_or_create(
        person=person, outlet=outlet, until=None, defaults={"post": post, "beat": beat}, create_defaults={"post": post, "beat": beat, "since": since}
    )
    trace.record(row, "writes_for", act, about=[Ref.of(person), Ref.of(outlet)], sees=queries.SEES, post=post, since=since)
    return row


@action(needs="people.person.edit")
def left(*, journalist: Journalist, until: date, act: Act) -> Journalist:
    """A person no longer writes for an outlet from that day on."""
    held = rows.hold(journalist)
    held.until = until
    held.save(update_fields=["until"])
    about = [Ref("people.person", held.person_id), Ref("people.outlet", held.outlet_id)]
    trace.record(held, "left", act, about=about, sees=queries.SEES, until=until)
    return held


def _write(outlet: Outlet, card: Card) -> None:
    outlet.name, outlet.medium, outlet.hours = card.name, card.medium.value, card.hours or rules.usual_hours(card.medium)
    outlet.owner_id, outlet.phone, outlet.beat, outlet.note = card.owner, card.phone, card.beat, card.note
    outlet.folded, outlet.sort = names.folded(card.name), names.sorted_by(card.name)


def _addresses(outlet: Outlet, card: Card) -> None:
    addresses = list(dict.fromkeys(names.email(one) for one in card.emails if one.strip()))
    outlet.emails.exclude(address__in=addresses).delete()
    for address in addresses:
        _claim_address(outlet, address)
    domains = list(dict.fromkeys(one.strip().lower().lstrip("@") for one in card.domains if one.strip()))
    outlet.domains.exclude(name__in=domains).delete()
    for domain in domains:
        row, _ = Domain.objects.get_or_create(name=domain, defaults={"outlet": outlet})
        if row.outlet_id != outlet.pk:
            raise rules.DomainTaken({"domain": domain})


def _claim_address(outlet: Outlet, address: str) -> None:
    if Email.objects.filter(address=address).exists():
        raise rules.AddressTaken({"address": address})
    row, _ = OutletEmail.objects.get_or_create(address=address, defaults={"outlet": outlet})
    if row.outlet_id != outlet.pk:
        raise rules.AddressTaken({"address": address})


def _told(outlet: Outlet, card: Card, verb: str, act: Act) -> None:
    ref = Ref.of(outlet)
    text = "\n".join([*card.emails, *card.domains, card.phone, card.beat])
    search.put(ref, right=queries.SEES, title=outlet.name, url=queries.url(outlet.pk), text=text, at=act.at)
    trace.record(outlet, verb, act, about=[ref], sees=queries.SEES, name=outlet.name, medium=outlet.medium, hours=outlet.hours, owner=outlet.owner_id)
