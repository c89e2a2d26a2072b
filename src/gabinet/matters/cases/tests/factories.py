# SPDX-License-Identifier: EUPL-1.2
"""A kind of matter that only the tests know, and matters of it in one line."""

from datetime import date

from django.db.models import Model

from gabinet.base.act import Act, Ref
from gabinet.matters import kinds
from gabinet.matters.cases import actions
from gabinet.matters.cases.models import Matter
from gabinet.matters.kinds import Declared, Given, Keeps, Kind
from gabinet.people.persons.tests.factories import CLI, NOW
from gabinet.people.persons.tests.factories import person as someone

SEES = "test.note.see"
NOTE = Kind(
    code="test.note",
    duty="D4",
    label="Note",
    term="PRESS_QUESTION_14D",
    page="test:note",
    sees=SEES,
    keeps=Keeps("testing", "none", "Bc", "nobody"),
)
PETITION = Kind(code="test.petition", duty="D11", label="Petition", term="PETITION_3M", page="", sees=SEES, keeps=NOTE.keeps)
GIVEN = Given(ref=None, sender="t.grela@kurier.example", from_name="Tymon Grela", text="Ile kosztuje wiadukt?", channel="mail", received_at=NOW)


def opens(*, matter: Matter, act: Act, given: Given) -> Model:
    """A desk's own row: a person stands in for it."""
    return someone(f"Row of {matter.pk}", "")


def declare() -> None:
    """For the session of tests; real kinds are declared by their desks."""
    for kind in (NOTE, PETITION):
        kinds.KINDS.setdefault(kind.code, Declared(kind, opens))


def matter(
    title: str = "Pytania o wiadukt", *, kind: Kind = NOTE, received_on: date = date(2026, 10, 13), act: Act = CLI, given: Given = GIVEN
) -> Matter:
    """An open matter."""
    declare()
    return actions.open_matter(kind=kind.code, title=title, received_on=received_on, given=given, act=act)


def ref_of(one: Matter) -> Ref:
    """Where its history stands."""
    return Ref("matters.matter", one.pk)
