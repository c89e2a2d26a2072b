# SPDX-License-Identifier: EUPL-1.2
"""Words of a template that follow the addressee: verb and possessive, and the prepositions that follow a form.

Source for z and ze, w and we: Wielki słownik poprawnej polszczyzny, entries on both prepositions.
"""

import re

from gabinet.polish.address.parties import Addressee, Party
from gabinet.polish.address.posts import cleric_of
from gabinet.polish.inflection.form import Doubt, Form, as_given
from gabinet.polish.inflection.titles import decline_title

_HISSING = re.compile(r"(?:sz|rz|dz|w?[sz]|[śźż])[bcćdfghjklłmnńpqrsśtvwxzźż]|wsi", re.IGNORECASE)
_SOFT_I = re.compile(r"(?:s|z)i", re.IGNORECASE)
_LIPS = re.compile(r"[wf][bcćdfghjklłmnńpqrsśtvwxzźż]", re.IGNORECASE)
_BOTH = re.compile(r"lw", re.IGNORECASE)
_OPENING = '„"«‚('


def agreeing(party: Party, man: str, woman: str, several: str) -> Form:
    """The form of a verb or adjective for this addressee ("zechciał", "zechciała", "zechcieli"); for a person of unknown gender that
    of several, to be confirmed."""
    person = party.person if isinstance(party, Addressee) else None
    if person is None:
        return as_given(several)
    known = {"m": man, "f": woman}.get(person.gender)
    return as_given(known) if known is not None else as_given(several).doubted(Doubt.GENDER, person.last or person.first)


def possessive(party: Party) -> Form:
    """Pana, Pani, Państwa; of clergy Księdza, Siostry, of bishops Księdza Biskupa."""
    person = party.person if isinstance(party, Addressee) else None
    cleric = cleric_of(person) if person is not None else None
    if person is None or cleric is None or person.gender not in ("m", "f"):
        return agreeing(party, "Pana", "Pani", "Państwa")
    title = f"{cleric.kind.noun} {cleric.kind.dignity}".strip().title()
    return decline_title(title, "m" if person.gender == "m" else "f", "gen")


def after_z(form: str) -> str:
    """The form with "z" or "ze" before it: ze Stowarzyszeniem, z Zespołem, z Sandomierza, ze Wschowy, ze Lwowa."""
    bare = form.lstrip(_OPENING)
    doubled = (_HISSING.match(bare) and not _SOFT_I.match(bare)) or _BOTH.match(bare)
    return f"{'ze' if doubled else 'z'} {form}"


def after_w(form: str) -> str:
    """The form with "w" or "we" before it: we Wrocławiu, we Francji, w Warszawie, we Lwowie."""
    bare = form.lstrip(_OPENING)
    return f"{'we' if _LIPS.match(bare) or _BOTH.match(bare) else 'w'} {form}"
