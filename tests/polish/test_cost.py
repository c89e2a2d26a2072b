# SPDX-License-Identifier: EUPL-1.2
"""What inflection costs: nothing before it is asked, then about what the dictionary costs."""

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

import morfeusz2

from gabinet.polish.inflection import Person, lexicon
from gabinet.polish.inflection.persons import decline_person

PEOPLE = [
    Person(first, last, "m", "Pan")
    for first in ("Adam", "Bogdan", "Cyprian", "Dominik", "Eryk", "Fryderyk", "Grzegorz", "Hieronim", "Ireneusz", "Joachim", "Konrad", "Leopold")
    for last in ("Adamczyk", "Bielecki", "Chmura", "Domagała", "Flis", "Grabarczyk", "Hajduk", "Janik", "Kubacki", "Lipa", "Majcher", "Nowacki")
]
RESIDENT = "int(open('/proc/self/statm').read().split()[1]) * 4096"


def run(code: str) -> list[int]:
    """The numbers that a fresh process prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [int(word) for word in done.stdout.split()]


def test_importing_loads_no_dictionary() -> None:
    code = """
import sys, pkgutil, importlib, gabinet.polish
for one in pkgutil.walk_packages(gabinet.polish.__path__, "gabinet.polish."):
    if not one.name.endswith(".learn"):
        importlib.import_module(one.name)
from gabinet.polish.inflection import decline_person, Person
before = int("morfeusz2" in sys.modules)
decline_person(Person("Ewa", "Maj", "f"), "gen")
print(before, int("morfeusz2" in sys.modules))
"""
    assert run(code) == [0, 1]


def test_memory_stays_near_that_of_the_dictionary() -> None:
    bare = f"import morfeusz2; m = morfeusz2.Morfeusz(); m.generate('Jan'); m.analyse('Jan'); print({RESIDENT})"
    imported = f"import gabinet.polish.inflection, gabinet.polish.address, gabinet.polish.allowances; print({RESIDENT})"
    used = f"""
from gabinet.polish.inflection import decline_person, decline_phrase, Person
decline_person(Person("Adam", "Flis", "m", "Pan"), "gen"); decline_phrase("Rada Osiedla", "gen")
print({RESIDENT})
"""
    (alone,), (before,), (after,) = run(bare), run(imported), run(used)
    assert before < 0.75 * alone
    assert after <= 1.5 * alone


def seconds(does: Callable[[], object]) -> float:
    """Processor time of one run."""
    since = time.process_time()
    does()
    return time.process_time() - since


def ratio(reference: Callable[[], object], ours: Callable[[], object]) -> float:
    """How fast ours is, the reference being 1: the median of nine rounds, one after the other."""
    return median(seconds(reference) / seconds(ours) for _ in range(9))


def test_a_form_not_met_before_costs_at_most_two_of_the_dictionary() -> None:
    generator = morfeusz2.Morfeusz(analyse=False)

    def alone() -> None:
        for person in PEOPLE:
            generator.generate(person.first)
            generator.generate(person.last)

    def ours() -> None:
        for person in PEOPLE:
            lexicon.paradigms.cache_clear()
            decline_person.cache_clear()
            decline_person(person, "dat")

    ours()
    assert ratio(alone, ours) >= 0.5


def test_a_form_met_before_costs_about_three_look_ups() -> None:
    known = {(person, "dat"): decline_person(person, "dat") for person in PEOPLE}
    many = PEOPLE * 100

    def looked_up() -> None:
        for person in many:
            known[person, "dat"]

    def ours() -> None:
        for person in many:
            decline_person(person, "dat")

    assert ratio(looked_up, ours) >= 0.3
