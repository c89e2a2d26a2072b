# SPDX-License-Identifier: EUPL-1.2
"""Persons, outlets, organisations, units, substitutions; terms, days off, figures and passages."""

from datetime import timedelta
from decimal import Decimal

from gabinet.base.accounts import actions as accounts
from gabinet.base.act import Act
from gabinet.matters.figures import actions as figures
from gabinet.matters.models import Figure
from gabinet.matters.passages import actions as passages
from gabinet.matters.passages.rules import Card as PassageCard
from gabinet.matters.terms import actions as terms
from gabinet.matters.terms.rules import DayCard, TermCard
from gabinet.people.models import Organisation, Person, Unit
from gabinet.people.organisations import actions as organisations
from gabinet.people.organisations.rules import Card as OrganisationCard
from gabinet.people.outlets import actions as outlets
from gabinet.people.outlets.rules import Card as OutletCard
from gabinet.people.outlets.rules import Medium
from gabinet.people.persons import actions as persons
from gabinet.people.persons.rules import Card, Gender
from gabinet.people.units import actions as units
from gabinet.people.units.rules import Card as UnitCard
from gabinet.polish.terms import Unit as Counted
from tests.house.world import CLI, DAY, DIRECTORY, NOW, WRITERS, Thing, World

TERM = "PRESS_QUESTION_14D"
UNITS = {"IN": ("Wydział Inwestycji", "unit_head"), "ZK": ("Biuro Zarządzania Kryzysowego", "crisis"), "FN": ("Wydział Finansowy", "treasurer")}
ZDM = "Zarząd Dróg Miejskich"
ALIEN = 770_001  # an organisation; the next one is a person
SINCE = {"since": DAY.isoformat()}


def furnish(world: World) -> None:
    """Everything of the registry and of the office's own tables."""
    _persons(world)
    _outlets(world)
    _organisations(world)
    _aliens()
    _units(world)
    _terms(world)
    _figures(world)
    _passages(world)


def _persons(world: World) -> None:
    card = Card("Struś", "Helena", gender=Gender.WOMAN, note=world.mark("personnote", DIRECTORY), emails=("h.strus@kurier.example",))
    one = persons.add(card=card, act=CLI)
    world.kept["person"] = one
    other = persons.add(card=Card("Karcz", "Bożena", gender=Gender.WOMAN), act=CLI)
    world.searched("bożena karcz", "Karcz", DIRECTORY)
    scope = world.mark("consent", DIRECTORY)
    consent = persons.consent(person=one, purpose="życzenia", scope=scope, given_on=DAY, until=None, act=CLI)
    base, pk = "people/persons/<int:pk>/", {"pk": one.pk}
    typed = {"surname": "Struś", "given": "Helena", "gender": "f"}
    world.things |= {
        "people/persons/new/": [Thing(body={"surname": "Ptak", "given": "Nadia", "gender": "f"})],
        base: [Thing(pk)],
        f"{base}card/": [Thing(pk, body={**typed, "version": one.version})],
        f"{base}consents/": [Thing(pk, body={"purpose": "zaproszenia", "given_on": DAY.isoformat()})],
        f"{base}consents/<int:consent>/withdrawal/": [
            Thing({**pk, "consent": consent.pk}),
            Thing({"pk": other.pk, "consent": consent.pk}, readers=frozenset(), astray="consent"),
        ],
        f"{base}honours/": [Thing(pk, body={"name": "Honorowy Obywatel Miasta"})],
        f"{base}death/": [Thing(pk, body={"died_on": DAY.isoformat()})],
        f"{base}erasure/": [Thing(pk, body={"codes": ["people.person"]})],
    }


def _outlets(world: World) -> None:
    note = world.mark("outletnote", DIRECTORY)
    one = outlets.add(card=OutletCard("Głos Zarzecza", Medium.ONLINE, note=note), act=CLI)
    other = outlets.add(card=OutletCard("TV Wrzosowiec", Medium.ONLINE), act=CLI)
    writes = outlets.writes_for(person=world.kept["person"], outlet=one, post="redaktorka", beat="", since=DAY - timedelta(days=9), act=CLI)
    base, pk = "people/outlets/<int:pk>/", {"pk": one.pk}
    typed = {"name": "Głos Zarzecza", "medium": "online", "hours": "0"}
    world.things |= {
        "people/outlets/new/": [Thing(body={"name": "Radio Wirna", "medium": "online", "hours": "0"})],
        base: [Thing(pk)],
        f"{base}card/": [Thing(pk, body={**typed, "version": one.version})],
        f"{base}journalists/": [Thing(pk, body={"email": "h.strus@kurier.example", **SINCE})],
        f"{base}journalists/<int:journalist>/departure/": [
            Thing({**pk, "journalist": writes.pk}),
            Thing({"pk": other.pk, "journalist": writes.pk}, readers=frozenset(), astray="journalist"),
        ],
    }


def _organisations(world: World) -> None:
    note = world.mark("organisationnote", DIRECTORY)
    one = organisations.add(card=OrganisationCard("Klub Seniora „Malwa”", note=note), act=CLI)
    other = organisations.add(card=OrganisationCard("Chór „Echo Wirny”"), act=CLI)
    person = world.kept["person"]
    held = organisations.hold_post(person=person, organisation=one, post="prezeska", since=DAY - timedelta(days=9), act=CLI)
    base, pk = "people/organisations/<int:pk>/", {"pk": one.pk}
    typed = {"name": "Klub Seniora „Malwa”", "sort": "other"}
    world.things |= {
        "people/organisations/new/": [Thing(body={"name": "OSP w Olszanowie", "sort": "other"})],
        base: [Thing(pk)],
        f"{base}card/": [Thing(pk, body={**typed, "version": one.version})],
        f"{base}posts/": [Thing(pk, body={"email": "h.strus@kurier.example", "post": "członkini", **SINCE})],
        f"{base}posts/<int:post>/departure/": [
            Thing({**pk, "post": held.pk}),
            Thing({"pk": other.pk, "post": held.pk}, readers=frozenset(), astray="post"),
        ],
    }


def _aliens() -> None:
    """Ids that only another kind has."""
    Organisation.objects.create(pk=ALIEN, name="Radio Wirna", sort_of="company", folded="radio wirna", sort="radio wirna", entered_at=NOW)
    Person.objects.create(pk=ALIEN + 1, surname="Mroczek", given="Dawid", sort="mroczek", entered_at=NOW)


def _units(world: World) -> None:
    second = world.people["b.klos"].pk
    for code, (name, role) in UNITS.items():
        mail, deputy = f"{code.lower()}@wrzosowiec.example", second if code == "FN" else None
        card = UnitCard(code, name, mail, account=world.people[role].pk, deputy_account=deputy)
        world.kept[code] = units.add(card=card, act=CLI)
    post = world.mark("unitpost", DIRECTORY)
    world.kept["ZDM"] = units.add(card=UnitCard("ZDM", ZDM, "zdm@wrzosowiec.example", head_post=post, account=second), act=CLI)
    pk = {"pk": world.kept["ZDM"].pk}
    typed = {"code": "ZDM", "name": ZDM, "address": "zdm@wrzosowiec.example"}
    new = {"code": "GK", "name": "Wydział Gospodarki Komunalnej", "address": "gk@wrzosowiec.example"}
    away, deputy_for, ahead = world.people["b.maj"], world.people["h.lata"], DAY + timedelta(days=4)
    row = accounts.substitute(absent=away, deputy=deputy_for, since=DAY - timedelta(days=1), until=ahead, act=CLI)
    asked = {"absent": away.pk, "deputy": deputy_for.pk, "since": DAY.isoformat(), "last": ahead.isoformat()}
    world.things |= {
        "people/units/new/": [Thing(body=new)],
        "people/units/<int:pk>/": [Thing(pk)],
        "people/units/<int:pk>/card/": [Thing(pk, body={**typed, "version": world.kept["ZDM"].version})],
        "people/substitutions/": [Thing(body=asked)],
        "people/substitutions/<int:pk>/ending/": [Thing({"pk": row.pk})],
    }


def _terms(world: World) -> None:
    law = frozenset({"head", "city_secretary"})
    reason, grounds = world.mark("termreason", law), world.mark("dayreason", law)
    card = TermCard(TERM, "Pytanie prasowe", 14, Counted("days"), True, "UDIP art. 13(1)", DAY, reason)
    terms.count_otherwise(card=card, act=CLI)
    day = terms.add_day_off(card=DayCard("Dzień Miasta", DAY + timedelta(days=50), True, grounds), act=CLI)
    told = {"label": "Pytanie prasowe", "length": 14, "unit": "days", "shift": "on", "basis": "UDIP art. 13(1)"}
    world.things |= {
        "matters/terms/<slug:code>/": [Thing({"code": TERM}, body={**told, "valid_from": DAY.isoformat(), "reason": "zarządzenie"})],
        "matters/days-off/": [Thing(body={"name": "Dzień Wirny", "day": (DAY + timedelta(days=60)).isoformat(), "once": "on", "reason": "z."})],
        "matters/days-off/<slug:code>/ending/": [Thing({"code": day.code}, body={"reason": "zarządzenie"})],
    }


def figure(world: World, word: str, owner: Unit, readers: frozenset[str], act: Act = CLI) -> Figure:
    """A proposed figure of a unit, with planted words."""
    what, source = world.mark(f"figure{word}", readers), world.mark(f"source{word}", readers)
    value = Decimal(4000 + len(world.marks))
    made = figures.figure(value=value, unit="m2", what=f"powierzchnia {what}", source=source, owner=owner, as_of=DAY, act=act)
    world.searched(source, what, readers & WRITERS)
    return made


def _figures(world: World) -> None:
    readers = {"IN": WRITERS | {"unit_head"}, "FN": WRITERS | {"treasurer"}, "ZDM": WRITERS}
    twins = {"IN": "", "FN": "", "ZDM": "b.klos"}
    made = {code: figure(world, code.lower(), world.kept[code], readers[code]) for code in readers}
    world.kept["figures"] = made

    def each(body: dict[str, object]) -> list[Thing]:
        return [Thing({"pk": made[code].pk}, readers=readers[code], body=body, twin=twins[code]) for code in made]

    new = {"value": "17", "unit": "osób", "what": "etaty w urzędzie", "owner": made["IN"].owner_id, "source": "kadry", "as_of": DAY.isoformat()}
    world.things |= {
        "matters/figures/new/": [Thing(body=new)],
        "matters/figures/<int:pk>/": each({}),
        "matters/figures/<int:pk>/confirmation/": each({}),
        "matters/figures/<int:pk>/correction/": each({"value": "18", "source": "kadry", "as_of": DAY.isoformat()}),
        "matters/figures/<int:pk>/request/": each({}),
    }


def _passages(world: World) -> None:
    title, body = world.mark("passagetitle", WRITERS), world.mark("passagebody", WRITERS)
    one = passages.add(card=PassageCard(title, body, "lodowisko", None), act=CLI)
    world.searched(body, title, WRITERS)
    pk = {"pk": one.pk}
    told = {"title": "Lodowisko", "body": "Lodowisko ruszy w grudniu.", "keywords": "lodowisko"}
    world.things |= {
        "matters/passages/new/": [Thing(body=told)],
        "matters/passages/<int:pk>/": [Thing(pk, body={**told, "version": one.version})],
        "matters/passages/<int:pk>/approval/": [Thing(pk, body={"version": one.version})],
        "matters/passages/<int:pk>/withdrawal/": [Thing(pk)],
    }
