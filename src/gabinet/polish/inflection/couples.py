# SPDX-License-Identifier: EUPL-1.2
"""Two people together: "Państwu Ewie i Janowi …": first names in the singular, a shared surname in the plural of men.

A surname is shared where it is equal, or -ska stands with -ski, or an adjective's -a with -y. Source: Wielki słownik poprawnej
polszczyzny, entry on surnames of married couples.
"""

from functools import lru_cache

from gabinet.polish.inflection.cleaning import is_name
from gabinet.polish.inflection.confirmed import settled
from gabinet.polish.inflection.form import Case, Doubt, Form, as_given, joined, unknown
from gabinet.polish.inflection.lexicon import dictionary_checked
from gabinet.polish.inflection.persons import Person, decline_last, decline_person, gender_of, normal
from gabinet.polish.inflection.titles import HONORIFICS, decline_title

_OWN_NAME = "title first last"


@lru_cache(maxsize=4_096)
def decline_couple(a: Person, b: Person, case: Case) -> Form:
    """The two in a case, in the order given; the honorific of the first stands before both (Państwo)."""
    a, b = normal(a), normal(b)
    if not (is_name(f"{a.first} {a.last}") and is_name(f"{b.first} {b.last}")):
        return unknown(_written(a, b), Doubt.NO_NAME)
    if gender_of(a) is None or gender_of(b) is None:
        text = _written(a, b)
        return as_given(text) if case == "nom" else unknown(text, Doubt.GENDER)
    form = joined([_honorific(a, case), _names(a, b, case)])
    if a.gender == b.gender and case != "nom":
        return form.doubted(Doubt.COUPLE, form.text)
    return dictionary_checked(form, case)


def shared_surname(a: Person, b: Person) -> str:
    """The man's surname where the two share it, else empty. Two men share only an equal one, two women none."""
    man, other = (a, b) if a.gender == "m" else (b, a)
    if man.gender != "m" or not man.last or not other.last:
        return ""
    mine, hers = man.last.split("-"), other.last.split("-")
    same = len(mine) == len(hers) and all(his == her or _pair(his, her, other.gender) for his, her in zip(mine, hers, strict=True))
    return man.last if same else ""


def _pair(his: str, hers: str, gender: str) -> bool:
    return gender == "f" and his.endswith(("i", "y")) and hers in (f"{his[:-1]}a", f"{his}a")


def _honorific(a: Person, case: Case) -> Form:
    if not a.honorific:
        return as_given("")
    known = HONORIFICS.get(a.honorific)
    return Form(known[case]) if known else decline_title(a.honorific, "m", case)


def _names(a: Person, b: Person, case: Case) -> Form:
    last = shared_surname(a, b)
    if not last:
        return joined([decline_person(a, case, _OWN_NAME), as_given("i"), decline_person(b, case, _OWN_NAME)])
    firsts = [decline_person(one, case, "title first") for one in (a, b)]

    def plural(case: Case) -> Form:
        return decline_last(last, "m", case, "pl")

    confirmed = [one for person in (a, b) for one in person.confirmed if one.part == "last" and one.number == "pl"]
    return joined([firsts[0], as_given("i"), firsts[1], settled(last, plural, case, confirmed) if confirmed else plural(case)])


def _written(a: Person, b: Person) -> str:
    names = (" ".join(filter(None, (one.title, one.first, one.last))) for one in (a, b))
    return " ".join(filter(None, (a.honorific, " i ".join(filter(None, names)))))
