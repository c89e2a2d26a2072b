# SPDX-License-Identifier: EUPL-1.2
"""The block above a letter and on its envelope, in the nominative or the dative, one line after the other.

Pan, Pani or Państwo, or the style of clergy; the name with its title; the office with the body in the genitive.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from gabinet.polish.address.parties import Addressee, Couple, Delegation, Party
from gabinet.polish.address.posts import Cleric, cleric_of
from gabinet.polish.inflection.couples import decline_couple
from gabinet.polish.inflection.form import Doubt, Form, Gender, as_given, joined, unknown
from gabinet.polish.inflection.organisations import Organisation, decline_organisation
from gabinet.polish.inflection.persons import Person, decline_person, gender_of
from gabinet.polish.inflection.titles import decline_title
from gabinet.polish.typography import bind

BlockCase = Literal["nom", "dat"]
_NAME = "title first last"
_STYLES = {
    "ekscelencja": {"nom": "Jego Ekscelencja", "dat": "Jego Ekscelencji"},
    "eminencja": {"nom": "Jego Eminencja", "dat": "Jego Eminencji"},
}


def address_block(party: Party, case: BlockCase = "nom") -> Form:
    """The lines of the block, joined by line breaks; certain where each line is."""
    return joined(_lines(party, case), "\n")


def envelope(party: Party, address: Iterable[str]) -> str:
    """What stands on an envelope: the block in the nominative with "Szanowny Pan", then the lines of the address."""
    lines = address_block(party).text.split("\n")
    opened = {"Pan": "Szanowny Pan", "Pani": "Szanowna Pani", "Państwo": "Szanowni Państwo"}
    return "\n".join((opened.get(lines[0], lines[0]), *lines[1:], *(bind(line) for line in address)))


def _lines(party: Party, case: BlockCase) -> Sequence[Form]:
    if isinstance(party, Organisation):
        return [decline_organisation(party, case)]
    if isinstance(party, Couple):
        return _couple(party, case)
    if isinstance(party, Delegation):
        return _delegation(party, case)
    return _person(party, case)


def _couple(party: Couple, case: BlockCase) -> Sequence[Form]:
    one, other = party.ordered
    bare = decline_couple(one._replace(honorific=""), other._replace(honorific=""), case)
    return [Form("Państwo" if case == "nom" else "Państwu"), bare]


def _delegation(party: Delegation, case: BlockCase) -> Sequence[Form]:
    body = decline_organisation(party.organisation, "gen")
    crowd = joined([Form("Delegacja" if case == "nom" else "Delegacji"), body])
    if party.leader is None:
        return [crowd]
    return [*_person(Addressee(party.leader), case), crowd]


def _person(party: Addressee, case: BlockCase) -> Sequence[Form]:
    person, gender = party.person, gender_of(party.person)
    if gender is None:
        written = decline_person(person, "nom", _NAME)
        return [written if case == "nom" else unknown(written.text, Doubt.GENDER), *_office(party, None, case)]
    cleric = cleric_of(person)
    if cleric is not None:
        return [*_clergy(person, cleric, gender, case), *_office(party, gender, case)]
    sir = {"m": {"nom": "Pan", "dat": "Panu"}, "f": {"nom": "Pani", "dat": "Pani"}}[gender][case]
    return [Form(sir), decline_person(person, case, _NAME), *_office(party, gender, case)]


def _clergy(person: Person, cleric: Cleric, gender: Gender, case: BlockCase) -> Sequence[Form]:
    """Ksiądz, Siostra, Druh with their dignity; a bishop's dignity stands before his name, under his style."""
    kind = cleric.kind
    before = " ".join(word.capitalize() for word in (kind.noun, kind.dignity, *cleric.dignities) if word)
    called = decline_title(before, gender, case)
    name = decline_person(person._replace(title=cleric.rest), case, _NAME)
    if kind.style:
        return [Form(_STYLES[kind.style][case]), joined([called, name])]
    return [called, name]


def _office(party: Addressee, gender: Gender | None, case: BlockCase) -> Sequence[Form]:
    """The line of the office with the body in the genitive, or of the body alone, in the nominative."""
    body, office = party.organisation, party.person.office
    if body is None or not body.name:
        return [_post(office, gender, case)] if office else []
    if not office:
        return [as_given(body.name)]
    return [joined([_post(office, gender, case), decline_organisation(body, "gen")])]


def _post(office: str, gender: Gender | None, case: BlockCase) -> Form:
    return as_given(office) if gender is None else decline_title(office, gender, case)
