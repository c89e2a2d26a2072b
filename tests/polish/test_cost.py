# SPDX-License-Identifier: EUPL-1.2
"""What inflection costs: nothing before it is asked, then each word once. Seconds are measured in bench/inflection.py."""

import subprocess
import sys

import pytest

from gabinet.polish import morphology
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


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words whose forms the dictionary was asked for; nothing is remembered from before."""
    words: list[str] = []
    generated = morphology.generated
    monkeypatch.setattr(morphology, "generated", lambda word: words.append(word) or generated(word))
    lexicon.paradigms.cache_clear()
    decline_person.cache_clear()
    return words


def test_a_form_not_met_before_asks_the_dictionary_once_a_word(asked: list[str]) -> None:
    for person in PEOPLE:
        decline_person(person, "dat")
    assert {word for person in PEOPLE for word in (person.first, person.last)} <= set(asked)
    assert len(asked) == len(set(asked))


def test_a_form_met_before_asks_nothing(asked: list[str]) -> None:
    first = decline_person(PEOPLE[0], "dat")
    assert asked
    asked.clear()
    assert decline_person(PEOPLE[0], "dat") is first
    assert not asked
