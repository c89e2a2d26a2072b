# SPDX-License-Identifier: EUPL-1.2
"""Job 13: names in their cases. Not met before: against the dictionary's own `generate` of the words; met before: against a look-up in a
bare dictionary of Python; memory: against a process that holds the dictionary alone. It needs no office and no database."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from bench.measure import Row, alternately, compared
from bench.office import Round

FIRST = ("Adam", "Bogdan", "Cyprian", "Dominik", "Eryk", "Fryderyk", "Grzegorz", "Hieronim", "Ireneusz", "Joachim", "Konrad", "Leopold")
LAST = ("Adamczyk", "Bielecki", "Chmura", "Domagała", "Flis", "Grabarczyk", "Hajduk", "Janik", "Kubacki", "Lipa", "Majcher", "Nowacki")
AGAIN = 100
RESIDENT = "print(int(open('/proc/self/statm').read().split()[1]) * 4096)"
ALONE = f"import morfeusz2; m = morfeusz2.Morfeusz(); m.generate('Jan'); m.analyse('Jan'); {RESIDENT}"
OURS = f"from gabinet.polish.inflection import Person, decline_person; decline_person(Person('Adam', 'Flis', 'm', 'Pan'), 'gen'); {RESIDENT}"


def measured() -> Iterator[Row]:
    """Nothing where the dictionary cannot be had on this machine."""
    if find_spec("morfeusz2") is None:
        return
    yield _not_met()
    yield _met()
    yield _memory()


def _people() -> list[object]:
    from gabinet.polish.inflection import Person

    return [Person(first, last, "m", "Pan") for first in FIRST for last in LAST]


def _round(does: Callable[[], object], calls: int) -> Round:
    cpu, wall = time.process_time(), time.perf_counter()
    does()
    return Round((time.process_time() - cpu) / calls, [(time.perf_counter() - wall) / calls], 0)


def _not_met() -> Row:
    import morfeusz2

    from gabinet.polish.inflection import Person, lexicon
    from gabinet.polish.inflection.persons import decline_person

    people, generator = _people(), morfeusz2.Morfeusz(analyse=False)

    def alone() -> None:
        for person in people:
            assert isinstance(person, Person)
            generator.generate(person.first)
            generator.generate(person.last)

    def ours() -> None:
        for person in people:
            assert isinstance(person, Person)
            lexicon.paradigms.cache_clear()
            decline_person.cache_clear()
            decline_person(person, "dat")

    sides = alternately(lambda _: _round(ours, len(people)), lambda _: _round(alone, len(people)))
    return compared("13 a name not met before", "-", len(people), sides, "generate of the dictionary", ">= 0.5", inverse=True)


def _met() -> Row:
    from gabinet.polish.inflection import Person, decline_person

    people = [person for person in _people() if isinstance(person, Person)]
    known, many = {(person, "dat"): decline_person(person, "dat") for person in people}, people * AGAIN

    def looked_up() -> None:
        for person in many:
            known[person, "dat"]

    def ours() -> None:
        for person in many:
            decline_person(person, "dat")

    sides = alternately(lambda _: _round(ours, len(many)), lambda _: _round(looked_up, len(many)))
    return compared("13 a name met before", "-", len(many), sides, "look-up in a dict", ">= 0.3", inverse=True)


def _memory() -> Row:
    alone, ours = _resident(ALONE), _resident(OURS)
    ratio = ours / alone
    return Row(
        "13 memory after the first name", "-", 1, {"rate": ours}, {"rate": alone}, "the dictionary alone", ratio, ratio, ratio, "<= 1.5", note="bytes"
    )


def _resident(code: str) -> float:
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    for row in measured():
        print(json.dumps(row.as_dict()), flush=True)
