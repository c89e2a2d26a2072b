# SPDX-License-Identifier: EUPL-1.2
"""What inflection answers: a form, whether it is certain, where it comes from and, if it is in doubt, why.

Cases are named nom, gen, dat, acc, inst, loc, voc; `case_of` takes the letters of Polish school grammar (M D C B N Ms W) too.
The sentences of `Doubt` are what the reader is told; pages pass them through their catalogue.
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import islice, product
from typing import Literal, NamedTuple

Case = Literal["nom", "gen", "dat", "acc", "inst", "loc", "voc"]
Number = Literal["sg", "pl"]
Gender = Literal["m", "f"]
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
NUMBERS: tuple[Number, ...] = ("sg", "pl")
LONGEST = 300  # characters of a name or phrase; nothing longer is one
MOST_ALTERNATIVES = 6

_ALIASES: dict[str, Case] = {
    "m": "nom", "d": "gen", "c": "dat", "b": "acc", "n": "inst", "ms": "loc", "w": "voc",
    "mianownik": "nom", "dopełniacz": "gen", "celownik": "dat", "biernik": "acc",
    "narzędnik": "inst", "miejscownik": "loc", "wołacz": "voc",
}  # fmt: skip


class Source(StrEnum):
    """Where a form comes from."""

    OVERRIDE = "override"  # confirmed by somebody, or the city's own table
    DICTIONARY = "dict"
    VARIANTS = "variants"  # the dictionary knows several
    SUFFIX = "suffix"  # the table of endings learnt from SGJP
    RULE = "rule"
    UNDECLINED = "undeclined"
    NONE = "none"  # nothing is known: the text as it was given


def gettext_noop(text: str) -> str:
    """Marks a sentence for the catalogue of whoever shows it."""
    return text


class Doubt(StrEnum):
    """Why a form should be confirmed before it is printed."""

    VARIANTS = gettext_noop("Several forms are correct; the bearer decides.")
    UNKNOWN = gettext_noop("The dictionary does not know this name; the form follows names that end alike.")
    FOREIGN = gettext_noop("A foreign name: its declension follows the last sound, which spelling does not show.")
    COMMON_NOUN = gettext_noop("A surname equal to a common noun may be declined otherwise than the noun.")
    ARMS = gettext_noop("The first part may be a family's arms, which some decline and some do not.")
    GENDER = gettext_noop("Whether this is a man or a woman is not known.")
    COUPLE = gettext_noop("Two men or two women: how they share a surname is theirs to say.")
    PHRASE = gettext_noop("It is not clear which words of this name are declined.")
    PROPER = gettext_noop("A proper name stands beside its noun undeclined; some decline it.")
    ACRONYM = gettext_noop("An acronym that ends in a consonant may be declined or left.")
    PLACE = gettext_noop("The dictionary does not know this place; local usage decides.")
    FEMININE = gettext_noop("A masculine adjective stands beside an office held by a woman.")
    NO_NAME = gettext_noop("This is not a name that can be declined.")
    NO_DICTIONARY = gettext_noop("The dictionary is not installed; the form follows rules alone.")


class Form(NamedTuple):
    """A form of a name or phrase. `alternatives` are other forms that are correct as well; `word` is what the doubt is about."""

    text: str
    certain: bool = True
    source: Source = Source.RULE
    alternatives: tuple[str, ...] = ()
    reason: Doubt | None = None
    word: str = ""

    def doubted(self, reason: Doubt, word: str) -> "Form":
        """The same form, to be confirmed; an earlier doubt stays."""
        return self if self.reason else self._replace(certain=False, reason=reason, word=word)


class UnknownCase(ValueError):
    """The text names no case."""


def case_of(name: str) -> Case:
    """The case named by its code, its Polish letter or its Polish name. Raises UnknownCase."""
    small = name.strip().lower()
    for case in CASES:
        if small == case:
            return case
    if small not in _ALIASES:
        raise UnknownCase("A case is one of nom, gen, dat, acc, inst, loc, voc or M, D, C, B, N, Ms, W.")
    return _ALIASES[small]


def as_given(text: str, source: Source = Source.UNDECLINED) -> Form:
    """The text as it is, certain."""
    return Form(text, source=source)


def unknown(text: str, reason: Doubt) -> Form:
    """The text as it is, to be confirmed."""
    return Form(text, certain=False, source=Source.NONE, reason=reason, word=text[:60])


def joined(forms: Iterable[Form], separator: str = " ") -> Form:
    """Several forms as one: certain where all are, with the first doubt, the weakest source and the combined alternatives."""
    parts = [form for form in forms if form.text]
    if len(parts) == 1:
        return parts[0]
    text = separator.join(part.text for part in parts)
    doubt = next((part for part in parts if part.reason), None)
    source = max((part.source for part in parts), key=_ORDER.__getitem__, default=Source.NONE)
    if not any(part.alternatives for part in parts):
        others: tuple[str, ...] = ()
    else:
        choices = product(*((part.text, *part.alternatives) for part in parts))
        others = tuple(dict.fromkeys(islice(map(separator.join, choices), 1, 1 + MOST_ALTERNATIVES)))
    return Form(text, all(part.certain for part in parts), source, others, doubt.reason if doubt else None, doubt.word if doubt else "")


_ORDER = {
    source: place
    for place, source in enumerate((Source.UNDECLINED, Source.RULE, Source.DICTIONARY, Source.OVERRIDE, Source.SUFFIX, Source.VARIANTS, Source.NONE))
}
