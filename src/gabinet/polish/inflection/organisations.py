# SPDX-License-Identifier: EUPL-1.2
"""Organisations and any other phrase, with what was confirmed of them."""

from typing import NamedTuple

from gabinet.polish.inflection.cleaning import cleaned
from gabinet.polish.inflection.confirmed import Confirmed, settled
from gabinet.polish.inflection.form import LONGEST, Case, Doubt, Form, Gender, unknown
from gabinet.polish.inflection.lexicon import dictionary_checked
from gabinet.polish.inflection.phrases import decline_name
from gabinet.polish.inflection.titles import decline_title


class Organisation(NamedTuple):
    """A body by its name; `confirmed` are whole forms of the name (part "name")."""

    name: str
    confirmed: tuple[Confirmed, ...] = ()


def decline_organisation(organisation: Organisation, case: Case) -> Form:
    """The name of a body in a case."""
    return decline_phrase(organisation.name, case, confirmed=organisation.confirmed)


def decline_phrase(text: str, case: Case, gender: Gender | None = None, confirmed: tuple[Confirmed, ...] = ()) -> Form:
    """A phrase in a case: with a gender the title or office of that person, without one the name of a body or thing."""
    text = cleaned(text)

    def declined(case: Case) -> Form:
        if len(text) > LONGEST or not any(char.isalpha() for char in text):
            return unknown(text, Doubt.NO_NAME)
        return dictionary_checked(decline_name(text, case) if gender is None else decline_title(text, gender, case), case)

    mine = [one for one in confirmed if one.part == "name"]
    return settled(text, declined, case, mine) if mine else declined(case)
