# SPDX-License-Identifier: EUPL-1.2
"""How a letter ends, by the rank of whom it is for, or by its occasion: "Z wyrazami głębokiego szacunku"."""

from gabinet.polish.address.parties import Addressee, Party
from gabinet.polish.address.posts import cleric_of, dignity_of, post_of
from gabinet.polish.address.styles import styles


def closing(party: Party, *, occasion: str = "") -> str:
    """The closing without the comma. `occasion` is "thanks", "jubilee" or "condolence"; empty where the rank decides."""
    table = styles()
    if occasion in table.occasions:
        return table.occasions[occasion]
    title, office = _title(party)
    for one in table.closings:
        if title in one.titles or any(state in office for state in one.state):
            return one.text
    return table.occasions["plain"]


def _title(party: Party) -> tuple[str, str]:
    """The title of address and the office, in small letters; empty for all but one person."""
    if not isinstance(party, Addressee):
        return "", ""
    person = party.person
    cleric = cleric_of(person)
    title = post_of(person) if cleric is None else cleric.kind.dignity or dignity_of(person, cleric)
    return title, person.office.lower()
