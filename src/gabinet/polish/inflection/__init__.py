# SPDX-License-Identifier: EUPL-1.2
"""Names of people, offices, organisations and places in the seven Polish cases.

A result that is not certain shows what is proposed, what else is correct and why it is in doubt: the caller asks once, keeps the
answer (`Confirmed`, `Place`) and hands it in the next time; it wins. Gender is given, never guessed. Nothing is loaded before the
first form is asked for; without the dictionary everything is proposed by rules and nothing is certain.

Order inside, top to bottom: `checking` > `couples`, `organisations`, `places` > `persons` > `titles`, `names` > `phrases` > `reading`
> `confirmed`, `acronyms`, `cleaning`, `endings`, `sounds`, `preference`, `lexicon`, `listed` > `form`.
"""

from gabinet.polish.inflection.checking import Difference, Kept, differences
from gabinet.polish.inflection.confirmed import Confirmed
from gabinet.polish.inflection.couples import decline_couple
from gabinet.polish.inflection.form import CASES, Case, Doubt, Form, Gender, Source, UnknownCase, case_of
from gabinet.polish.inflection.organisations import Organisation, decline_organisation, decline_phrase
from gabinet.polish.inflection.persons import Person, decline_person
from gabinet.polish.inflection.places import Place, Places, decline_place, shipped_places

__all__ = [
    "CASES",
    "Case",
    "Confirmed",
    "Difference",
    "Doubt",
    "Form",
    "Gender",
    "Kept",
    "Organisation",
    "Person",
    "Place",
    "Places",
    "Source",
    "UnknownCase",
    "case_of",
    "decline_couple",
    "decline_organisation",
    "decline_person",
    "decline_phrase",
    "decline_place",
    "differences",
    "shipped_places",
]
