# SPDX-License-Identifier: EUPL-1.2
"""Forms that somebody confirmed: they win over the engine, and one of them decides the other cases of the same name.

A confirmed genitive "Kozła" says which of several paradigms the family uses; a confirmed form equal to the nominative says that the
name stays; a genitive that no paradigm has makes a new one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from gabinet.polish.inflection import sounds
from gabinet.polish.inflection.form import Case, Form, Number, Source


class Confirmed(NamedTuple):
    """One confirmed form. `part` is a field of a person (first, last, title, office, honorific), or "name" of anything else."""

    part: str
    case: Case
    text: str
    number: Number = "sg"


def settled(nominative: str, form: Form, case: Case, confirmed: Sequence[Confirmed]) -> Form:
    """The form after what was confirmed of the same part and number."""
    exact = next((one.text for one in reversed(confirmed) if one.case == case), None)
    if exact is not None:
        return Form(exact, source=Source.OVERRIDE)
    return next((found for one in reversed(confirmed) if (found := _following(nominative, form, case, one)) is not None), form)


def _following(nominative: str, form: Form, case: Case, one: Confirmed) -> Form | None:
    """What one confirmed form says of another case; None where it says nothing."""
    if one.text == nominative:
        stays = one.case not in ("nom", "voc")
        return Form(nominative, source=Source.OVERRIDE) if stays else None
    if form.certain and not form.alternatives:
        return None
    alike = _alike(nominative, one.text, (form.text, *form.alternatives))
    if alike is not None:
        return Form(alike, source=Source.OVERRIDE)
    made = sounds.from_genitive(nominative, one.text) if one.case == "gen" and one.number == "sg" else None
    return Form(made[case], source=Source.OVERRIDE) if made and case in made else None


def _alike(nominative: str, confirmed: str, forms: Sequence[str]) -> str | None:
    """The form with the same stem as the confirmed one; None where no form, or more than one, has it."""
    shared = [_shared(form, confirmed) for form in forms]
    longest = max(shared)
    best = [form for form, length in zip(forms, shared, strict=True) if length == longest]
    stem = _shared(nominative, confirmed)
    return best[0] if len(best) == 1 and (longest > stem or len(forms) > 1) else None


def _shared(one: str, other: str) -> int:
    """How many letters at the start are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
