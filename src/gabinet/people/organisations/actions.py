# SPDX-License-Identifier: EUPL-1.2
"""Writing organisations and posts held there."""

from datetime import date

from gabinet.base import rows, search, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.people import names
from gabinet.people.organisations import queries
from gabinet.people.organisations.models import Organisation, OrganisationPost
from gabinet.people.organisations.rules import Card
from gabinet.people.persons.models import Person


@action(needs="people.person.edit")
def add(*, card: Card, act: Act) -> Organisation:
    """Enter an organisation."""
    organisation = Organisation(entered_at=act.at)
    _write(organisation, card)
    organisation.save(force_insert=True)
    _told(organisation, "entered", act)
    return organisation


@action(needs="people.person.edit")
def amend(*, organisation: Organisation, version: int, card: Card, act: Act) -> Organisation:
    """Save an organisation as a whole. Raises Stale."""
    held = rows.hold(organisation, version)
    _write(held, card)
    held.version += 1
    held.save(update_fields=["name", "sort_of", "email", "phone", "postal", "note", "folded", "sort", "version"])
    _told(held, "amended", act)
    return held


@action(needs="people.person.edit")
def hold_post(*, person: Person, organisation: Organisation, post: str, since: date, act: Act) -> OrganisationPost:
    """A person holds a post in an organisation from a day on."""
    row = OrganisationPost.objects.create(person=person, organisation=organisation, post=post, since=since)
    trace.record(row, "post_held", act, about=[Ref.of(person), Ref.of(organisation)], sees=queries.SEES, post=post, since=since)
    return row


@action(needs="people.person.edit")
def leave_post(*, post: OrganisationPost, until: date, act: Act) -> OrganisationPost:
    """A post ends; from that day on it is no longer held."""
    held = rows.hold(post)
    held.until = until
    held.save(update_fields=["until"])
    about = [Ref("people.person", held.person_id), Ref("people.organisation", held.organisation_id)]
    trace.record(held, "post_left", act, about=about, sees=queries.SEES, until=until)
    return held


def _write(organisation: Organisation, card: Card) -> None:
    organisation.name, organisation.sort_of, organisation.email = card.name, card.sort.value, names.email(card.email)
    organisation.phone, organisation.postal, organisation.note = card.phone, card.postal, card.note
    organisation.folded, organisation.sort = names.folded(card.name), names.sorted_by(card.name)


def _told(organisation: Organisation, verb: str, act: Act) -> None:
    ref = Ref.of(organisation)
    text = f"{organisation.email}\n{organisation.phone}\n{organisation.postal}"
    search.put(ref, right=queries.SEES, title=organisation.name, url=queries.url(organisation.pk), text=text, at=act.at)
    trace.record(organisation, verb, act, about=[ref], sees=queries.SEES, name=organisation.name, email=organisation.email)
