# SPDX-License-Identifier: EUPL-1.2
"""Units, staff, media, organisations and people of the invented office, entered through the deeds of `people`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gabinet.base.accounts.models import User
from gabinet.base.act import Act
from gabinet.base.scenes import MainDay
from gabinet.config.demo.accounts import office
from gabinet.people.organisations import actions as organisations
from gabinet.people.organisations import rules as organisation_rules
from gabinet.people.outlets import actions as outlets
from gabinet.people.outlets import rules as outlet_rules
from gabinet.people.persons import actions as persons
from gabinet.people.persons.models import Person
from gabinet.people.persons.rules import Card, Gender
from gabinet.people.staff import actions as staff
from gabinet.people.units import actions as units
from gabinet.people.units import rules as unit_rules
from gabinet.people.units.models import Unit

Row = Mapping[str, Any]


class Registry:
    """What was entered so far, by name; a head who also logs in is one person."""

    def __init__(self, act: Act, day: MainDay) -> None:
        self.act, self.day = act, day
        self.since: date = act.at.date()
        self.people: dict[str, Person] = {}
        self.users = dict(User.objects.filter(demo=True).values_list("login", "pk"))

    def enter(self) -> None:
        """All of it."""
        rows = office()
        for row in rows["staff"]:
            self.person(row, function=row["post"])
        made = {row["code"]: self.unit(row, rows["office"]["domain"]) for row in rows["units"]}
        for row in rows["staff"]:
            self.post(row, made)
        for row in rows["outlets"]:
            self.outlet(row)
        for row in rows["organisations"]:
            self.organisation(row)
        for row in rows["people"]:
            self.guest(row)

    def person(self, row: Row, *, function: str = "") -> Person:
        """A card, once."""
        name = f"{row['given']} {row['surname']}"
        if name not in self.people:
            card = Card(
                surname=row["surname"],
                given=row["given"],
                title=row.get("title", ""),
                gender=Gender(row.get("gender", "")),
                salutation=row.get("salutation", ""),
                function=row.get("function", function),
                emails=(row["email"],) if "email" in row else (),
                phones=(row["phone"],) if "phone" in row else (),
            )
            self.people[name] = persons.add(card=card, act=self.act)
        return self.people[name]

    def unit(self, row: Row, domain: str) -> Unit:
        """A department or unit, told at its code's address."""
        head = self.person(row["head"], function=f"{row['head_post']}, {row['name']}") if "head" in row else None
        card = unit_rules.Card(
            code=row["code"],
            name=row["name"],
            address=f"{row['code'].lower()}@{domain}",
            genitive=row["genitive"],
            head=head.pk if head else None,
            head_post=row.get("head_post", ""),
            account=self.users.get(row.get("account", "")),
            superior=self.users[row["superior"]],
            company=row.get("company", False),
        )
        return units.add(card=card, act=self.act)

    def post(self, row: Row, made: Mapping[str, Unit]) -> None:
        """A post in the office; whoever has no account acts by link."""
        unit = made.get(row.get("unit", ""))
        staff.take_post(
            person=self.person(row),
            title=row["post"],
            since=self.since,
            user=self.users.get(row.get("login", "")),
            unit=unit.pk if unit else None,
            phone=row.get("phone", ""),
            act=self.act,
        )

    def outlet(self, row: Row) -> None:
        """A medium and who writes for it."""
        card = outlet_rules.Card(
            name=row["name"],
            medium=outlet_rules.Medium(row["medium"]),
            owner=self.users[row["owner"]],
            beat=row.get("beat", ""),
            emails=(f"redakcja@{row['domain']}",),
            domains=(row["domain"],),
        )
        outlet = outlets.add(card=card, act=self.act)
        for one in row["people"]:
            person = self.person(one, function=f"{one['post']}, {row['name']}")
            outlets.writes_for(person=person, outlet=outlet, post=one["post"], beat=row.get("beat", ""), since=self.since, act=self.act)

    def organisation(self, row: Row) -> None:
        """An organisation and who holds posts there."""
        card = organisation_rules.Card(
            name=row["name"],
            sort=organisation_rules.Sort(row["sort"]),
            email=row.get("email", ""),
            postal=row.get("postal", ""),
            note=row.get("note", ""),
        )
        organisation = organisations.add(card=card, act=self.act)
        for one in row.get("people", []):
            person = self.person(one, function=f"{one['post']}, {row['name']}")
            organisations.hold_post(person=person, organisation=organisation, post=one["post"], since=self.since, act=self.act)

    def guest(self, row: Row) -> None:
        """A person, with honours and the day of death where there is one."""
        person = self.person(row)
        if "honour" in row:
            persons.honour(person=person, name=row["honour"], given_on=None, act=self.act)
        if "died" in row:
            persons.mark_died(person=person, died_on=self.day.w(row["died"]).date(), act=self.act)


def enter(day: MainDay, act: Act) -> None:
    """Everybody and every unit."""
    Registry(act, day).enter()
