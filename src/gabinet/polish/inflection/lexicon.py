# SPDX-License-Identifier: EUPL-1.2
"""Paradigms of nouns and names from the dictionary SGJP (see `morphology`), read once for all cases of a word.

Forms that only some texts or times know (`rzad.`, `daw.`, `arch.`, `char.`, `hom.` and the other qualifiers) are used where there
is no other. Derogatory plurals (`depr`) are left out. Qualifiers that name a field (`rel.`, `wojsk.`) make no word rare.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from gabinet.polish import morphology
from gabinet.polish.inflection.form import Case, Doubt, Form, Number, Source

SURNAME, GIVEN, PLACE, PLACE_PART, COMMON = "nazwisko", "imię", "nazwa_geograficzna", "człon_nazwy_geograficznej", "nazwa_pospolita"
RARE = frozenset(("rzad.", "daw.", "arch.", "char.", "przest.", "gwar.", "reg.", "niepopr.", "indyw."))
Slot = str  # number and case: "sg:gen"


class Paradigm(NamedTuple):
    """All forms of one lemma in one gender (m1, m2, m3, f, n). A slot holds several forms where all are correct."""

    lemma: str
    gender: str
    classes: tuple[str, ...]
    forms: Mapping[Slot, tuple[str, ...]]

    def all(self, number: Number, case: Case) -> tuple[str, ...]:
        """The forms of a slot, empty where the paradigm has no such number."""
        return self.forms.get(f"{number}:{case}", ())

    @property
    def undeclined(self) -> bool:
        """Whether all cases are alike."""
        return len({form for forms in self.forms.values() for form in forms}) == 1


@lru_cache(maxsize=4_096)
def paradigms(word: str) -> tuple[Paradigm, ...]:
    """The noun paradigms of a lemma spelt exactly so."""
    plain: dict[tuple[str, str], dict[Slot, tuple[str, ...]]] = {}
    marked: dict[tuple[str, str], dict[Slot, tuple[str, ...]]] = {}
    kinds: dict[tuple[str, str], tuple[str, ...]] = {}
    marks = f"{word}:"
    for text, lemma, tag, classes, qualifiers in morphology.generated(word):
        gender, slots = _slots(tag)
        if not slots or not (lemma == word or lemma.startswith(marks)):
            continue
        key = (lemma, gender)
        if key not in kinds:
            kinds[key], plain[key], marked[key] = tuple(classes), {}, {}
        forms = (marked if qualifiers else plain)[key]
        for slot in slots:
            known = forms.get(slot)
            forms[slot] = (text,) if known is None else known if text in known else (*known, text)
    return tuple(Paradigm(*key, kinds[key], marked[key] | forms) for key, forms in plain.items())


def named(word: str, kind: str, gender: str) -> tuple[Paradigm, ...]:
    """The paradigms of a word as a name of this kind (`SURNAME`, `GIVEN`) and gender (m1, f)."""
    return tuple(one for one in paradigms(word) if one.gender == gender and kind in one.classes)


def dictionary_checked(form: Form, case: Case) -> Form:
    """The form; where no dictionary is installed nothing but nominatives and what somebody confirmed is certain."""
    if case == "nom" or form.source is Source.OVERRIDE or morphology.available():
        return form
    return form.doubted(Doubt.NO_DICTIONARY, form.text)


@lru_cache(maxsize=512)
def _slots(tag: str) -> tuple[str, tuple[Slot, ...]]:
    """The gender and the slots of a noun's tag ("subst:sg:gen.acc:m1"); no slots for other parts of speech."""
    parts = tag.split(":")
    if parts[0] != "subst" or len(parts) < 4:
        return "", ()
    return parts[3], tuple(f"{number}:{case}" for number in parts[1].split(".") for case in parts[2].split("."))
