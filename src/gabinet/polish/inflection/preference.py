# SPDX-License-Identifier: EUPL-1.2
"""Which of several correct forms is written, and whether style alone decides it.

Style decides: surnames in the plural take -owie; women's names are called with -o, offices that are adjectives (księgowa) with their
nominative; a
declined form goes before the same word undeclined; nouns like sędzia take the forms of an adjective (Wielki słownik poprawnej
polszczyzny, ed. Markowski). All else is the bearer's choice.
"""

from collections.abc import Sequence


def preferred(forms: Sequence[str], slot: str, gender: str, nominative: str = "") -> tuple[str, bool]:
    """The form to write, and whether the others are a choice that is not ours. `slot` is number and case ("sg:gen")."""
    if len(forms) == 1:
        return forms[0], False
    number, _, case = slot.partition(":")
    styled = _called(forms, number, gender, nominative) if case in ("nom", "voc") else _of_many(forms, slot, nominative)
    if styled:
        return styled, False
    declined = [form for form in forms if form != nominative]
    adjectival = [form for form in declined if form.endswith(("ego", "emu"))]
    if adjectival and any(form.endswith(("i", "ę")) for form in declined):
        return adjectival[0], False
    return (declined or list(forms))[0], len(declined) > 1


def _called(forms: Sequence[str], number: str, gender: str, nominative: str) -> str:
    """In the nominative and vocative."""
    if gender == "f" and nominative.islower() and nominative in forms:
        return nominative
    ending = "owie" if number == "pl" else "o" if gender == "f" else "-"
    styled = [form for form in forms if form.endswith(ending)]
    return styled[0] if len(styled) == 1 else ""


def _of_many(forms: Sequence[str], slot: str, nominative: str) -> str:
    """The genitive plural of common nouns takes -ów before a bare stem: uczniów."""
    if slot not in ("pl:gen", "pl:acc") or not nominative.islower():
        return ""
    return next((form for form in forms if form.endswith("ów")), "")
