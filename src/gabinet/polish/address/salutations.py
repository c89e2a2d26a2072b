# SPDX-License-Identifier: EUPL-1.2
"""How a letter begins: "Szanowny Panie Prezesie", "Czcigodny Księże Proboszczu", "Szanowni Państwo" (without the comma that follows).

Better without the surname, whose vocative has two norms. A woman's own form decides ("Posłanko" or "Poseł"): it is never converted.
"""

from gabinet.polish.address.parties import Addressee, Couple, Delegation, Party
from gabinet.polish.address.posts import Cleric, cleric_of, dignity_of, post_of
from gabinet.polish.address.styles import styles
from gabinet.polish.inflection.form import Doubt, Form, Gender, Source, unknown
from gabinet.polish.inflection.persons import Person, gender_of
from gabinet.polish.inflection.titles import decline_title

EVERYBODY = "Szanowni Państwo"
JUBILEE = "jubilee"
_RESPECTED = {"m": "Szanowny", "f": "Szanowna"}
_SIR = {"m": "Panie", "f": "Pani"}
_HONOURS = {
    "czcigodny": {"m": "Czcigodny", "f": "Czcigodna"},
    "szanowny": _RESPECTED,
    "najdostojniejszy": {"m": "Najdostojniejszy", "f": "Najdostojniejsza"},
    "przewielebny": {"m": "Przewielebny", "f": "Przewielebna"},
}
_CALLED = {"ekscelencja": "Ekscelencjo", "eminencja": "Eminencjo"}


def salutation(party: Party, *, occasion: str = "") -> Form:
    """The first line of a letter. `occasion` is "jubilee" for the letter to those whose day it is."""
    if isinstance(party, Couple):
        return Form("Dostojni Jubilaci" if occasion == JUBILEE else EVERYBODY)
    if isinstance(party, Addressee | Delegation):
        person = party.person if isinstance(party, Addressee) else party.leader
        return _to_person(person, occasion) if person is not None else Form(EVERYBODY)
    return Form(EVERYBODY)


def _to_person(person: Person, occasion: str) -> Form:
    cleric = cleric_of(person)
    gender = gender_of(person)
    if gender is None:
        return unknown(EVERYBODY, Doubt.GENDER)
    if cleric is not None:
        return _to_cleric(person, cleric, gender)
    if occasion == JUBILEE:
        return Form("Dostojny Jubilacie" if gender == "m" else "Dostojna Jubilatko")
    post = post_of(person)
    if post == "ambasador":
        return Form(_CALLED["ekscelencja"])
    opening = f"{_RESPECTED[gender]} {_SIR[gender]}"
    return _with_title(opening, post, gender)


def _to_cleric(person: Person, cleric: Cleric, gender: Gender) -> Form:
    kind = cleric.kind
    if kind.style:
        form = _with_title(_HONOURS[kind.honour][gender], f"{kind.noun} {kind.dignity}", gender)
        return form._replace(text=f"{_CALLED[kind.style]}, {form.text}")
    post = dignity_of(person, cleric)
    honour = "szanowny" if post in styles().plain else "przewielebny" if post in styles().higher and kind.noun == "ksiądz" else kind.honour
    return _with_title(_HONOURS[honour][gender], f"{kind.noun} {post}".strip(), gender)


def _with_title(opening: str, title: str, gender: Gender) -> Form:
    """The opening with a title in the vocative, each word with a capital."""
    if not title:
        return Form(opening)
    words = [decline_title(word.capitalize(), gender, "voc") for word in title.split()]
    text = " ".join((opening, *(word.text for word in words)))
    doubt = next((word for word in words if word.reason), None)
    return Form(text, doubt is None, Source.DICTIONARY, (), doubt.reason if doubt else None, doubt.word if doubt else "")
