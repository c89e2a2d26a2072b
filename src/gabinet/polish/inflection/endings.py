# SPDX-License-Identifier: EUPL-1.2
"""Names that the dictionary lacks, declined like the names in it that end alike: the table `endings.json`, learnt from SGJP by
`learn.py` (its notice stands in the table).

A class says for each slot how many letters to cut from the end and what to add ("2ka"). The longest known ending decides; it is
certain where at least 199 of 200 names with that ending belong to the class and none of them has two forms.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from gabinet.polish.inflection.form import CASES, Case, Number

MEN, WOMEN, PLACES = "men", "women", "places"
SLOTS: tuple[str, ...] = tuple(f"{number}:{case}" for number in ("sg", "pl") for case in CASES)
LONGEST_ENDING = 7


class Rule(NamedTuple):
    """The class of an ending; `cuts` holds "2ka" or "" (no such form) for each of `SLOTS`."""

    ending: str
    cuts: tuple[str, ...]
    certain: bool

    def form(self, word: str, number: Number, case: Case) -> str:
        """The word in this slot, empty where names of the class have none."""
        return applied(word, self.cuts[SLOTS.index(f"{number}:{case}")])


def rule(word: str, table: str) -> Rule | None:
    """What names that end like this word do; None where none of the known ones does. `table` is MEN, WOMEN or PLACES."""
    known, small = _table(table), word.lower()
    for length in range(min(LONGEST_ENDING, len(small)), 0, -1):
        found = known.get(small[-length:])
        if found is not None:
            return found
    return None


def applied(word: str, cut: str) -> str:
    """The word with letters cut and added: "2ka" makes "-ek" into "-ka"."""
    return word[: len(word) - int(cut[0])] + cut[1:] if cut else ""


@lru_cache(maxsize=3)
def _table(name: str) -> Mapping[str, Rule]:
    stored = json.loads(resources.files(__package__).joinpath("endings.json").read_text(encoding="utf-8"))[name]
    classes = [tuple(line.split("|")) for line in stored["classes"]]
    return {ending: Rule(ending, classes[number], certain=bool(certain)) for ending, (number, certain) in stored["endings"].items()}
