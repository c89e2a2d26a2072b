# SPDX-License-Identifier: EUPL-1.2
"""Forms that somebody confirmed: they win over the engine, and one of them decides the other cases of the same name.

A confirmed genitive "Kozła" says which of several paradigms the family uses; a confirmed form equal to the nominative says that the
name stays; a genitive that no paradigm has makes a new one.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gabinet.polish.inflection import sounds
from gabinet.polish.inflection.form import Case, Form, Number, Source
from gabinet.polish.words import folded

_ENDINGS: dict[Case, tuple[str, ...]] = {"gen": ("a",), "acc": ("a",), "dat": ("owi",), "inst": ("iem", "em")}


class Confirmed(NamedTuple):
    """One confirmed form. `part` is a field of a person (first, last, title, office, honorific), or "name" of anything else."""

    part: str
    case: Case
    text: str
    number: Number = "sg"


def settled(nominative: str, declined: Callable[[Case], Form], case: Case, confirmed: Sequence[Confirmed]) -> Form:
    """The form after what was confirmed of the same part and number; `declined` is what the engine says by itself."""
    exact = next((one.text for one in reversed(confirmed) if one.case == case), None)
    if exact is not None:
        return Form(exact, source=Source.OVERRIDE)
    said = declined(case)
    return next((found for one in reversed(confirmed) if (found := _following(nominative, declined, said, case, one)) is not None), said)


def _following(nominative: str, declined: Callable[[Case], Form], said: Form, case: Case, one: Confirmed) -> Form | None:
    """What one confirmed form says of another case; None where it says nothing."""
    if case == "nom" or one.case in ("nom", "voc"):
        return None
    if one.text == nominative:
        return Form(nominative, source=Source.OVERRIDE)
    there = declined(one.case)
    if one.text in (there.text, *there.alternatives):
        alike = _alike(one.text, (said.text, *said.alternatives))
        return Form(alike, source=Source.OVERRIDE) if alike is not None else None
    made = _made(nominative, one)
    return Form(made[case], source=Source.OVERRIDE) if made else None


def _made(nominative: str, one: Confirmed) -> sounds.Forms | None:
    """The paradigm of a man's name on a consonant by a form that no paradigm has ("Kotła", "Kotłowi", "Kotłem")."""
    ending = next((ending for ending in _ENDINGS.get(one.case, ()) if one.text.endswith(ending)), "")
    if not ending or nominative[-1:] in sounds.VOWELS or one.number == "pl":
        return None
    return sounds.from_genitive(nominative, f"{one.text.removesuffix(ending)}a")


def _alike(confirmed: str, forms: Sequence[str]) -> str | None:
    """The form with the same stem as the confirmed one; None where several have it. Letters that only soften count as the same, so
    "Kozła" goes with "Koźle" and not with "Koziole"."""
    shared = [(_shared(folded(form), folded(confirmed)), _shared(form, confirmed)) for form in forms]
    best = [form for form, lengths in zip(forms, shared, strict=True) if lengths == max(shared)]
    return best[0] if len(best) == 1 else None


def _shared(one: str, other: str) -> int:
    """How many letters at the start are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
