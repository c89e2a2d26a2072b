# SPDX-License-Identifier: EUPL-1.2
"""Paradigms of nouns and names from the dictionary SGJP (see `morphology`), read once for all cases of a word.

Forms that only some texts or times know (`rzad.`, `daw.`, `arch.`, `char.`, `hom.` and the other qualifiers) are used where there
is no other. Derogatory plurals (`depr`) are left out. Qualifiers that name a field (`rel.`, `wojsk.`) make no word rare.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from gabinet.polish import morphology
from gabinet.polish.inflection.form import Case, Number

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
    plain: dict[tuple[str, str, tuple[str, ...]], dict[Slot, list[str]]] = {}
    marked: dict[tuple[str, str, tuple[str, ...]], dict[Slot, list[str]]] = {}
    for text, lemma, tag, classes, qualifiers in morphology.generated(word):
        found = _slots(tag)
        if found is None or lemma.partition(":")[0] != word:
            continue
        gender, slots = found
        forms = (marked if qualifiers else plain).setdefault((lemma, gender, classes), {})
        for slot in slots:
            forms.setdefault(slot, []).append(text)
    return tuple(_paradigm(key, plain.get(key, {}), marked.get(key, {})) for key in plain | marked)


def named(word: str, kind: str, gender: str) -> tuple[Paradigm, ...]:
    """The paradigms of a word as a name of this kind (`SURNAME`, `GIVEN`) and gender (m1, f)."""
    return tuple(one for one in paradigms(word) if one.gender == gender and kind in one.classes)


@lru_cache(maxsize=512)
def _slots(tag: str) -> tuple[str, tuple[Slot, ...]] | None:
    """The gender and the slots of a noun's tag ("subst:sg:gen.acc:m1"); None for other parts of speech."""
    parts = tag.split(":")
    if parts[0] != "subst" or len(parts) < 4:
        return None
    return parts[3], tuple(f"{number}:{case}" for number in parts[1].split(".") for case in parts[2].split("."))


def _paradigm(key: tuple[str, str, tuple[str, ...]], plain: dict[Slot, list[str]], marked: dict[Slot, list[str]]) -> Paradigm:
    forms = {slot: tuple(dict.fromkeys(texts)) for slot, texts in (marked | plain).items()}
    return Paradigm(*key, forms)
