# SPDX-License-Identifier: EUPL-1.2
"""The engine knows rules, not the rows it is measured by: no surname of the CSVs and no expected text stands in the source."""

import csv
import json
import re
from pathlib import Path

from gabinet.polish.inflection import endings, learn
from gabinet.polish.inflection.places import shipped_places

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src/gabinet/polish"
# Names of the demo city are seeds: they may stand in tables and docstrings.
SEEDS = {place.name for place in shipped_places().rows}


def texts() -> dict[str, str]:
    found = {
        str(place.relative_to(SOURCE)): place.read_text(encoding="utf-8")
        for place in sorted(SOURCE.rglob("*"))
        if place.suffix in {".py", ".toml", ".json"}
    }
    assert len(found) > 50
    return found


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))


def surnames() -> set[str]:
    found = {row[column] for name in ("inflection.csv", "salutations.csv") for row in rows(name) for column in ("last", "last2") if row[column]}
    assert len(found) > 100
    return found


def standing(wanted: set[str], sources: dict[str, str]) -> dict[str, list[str]]:
    """Which of the names stand as whole words in which source."""
    one = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, wanted), key=len, reverse=True))})(?![\w-])")
    return {name: found for name, text in sources.items() if (found := one.findall(text))}


def expected_texts() -> set[str]:
    """Those of two words and more without a seed in them."""
    found = {text for row in rows("inflection.csv") for text in (row["expected"], *row["alternatives_accepted"].split(";"))}
    found |= {line for row in rows("salutations.csv") for column in ("block_nom", "block_dat") for line in row[column].split("\\n")}
    several = {text for text in found if len(text.split()) > 1 and not any(seed in text for seed in SEEDS)}
    assert len(several) > 400
    # The style of a bishop is a rule of address and a line of its own.
    return several - {"Jego Ekscelencja", "Jego Ekscelencji"}


def test_no_surname_stands_in_the_source() -> None:
    assert not standing(surnames(), texts())


def test_no_expected_text_stands_in_the_source() -> None:
    assert not [(name, text) for name, source in texts().items() for text in expected_texts() if text in source]


def test_what_is_planted_is_found() -> None:
    planted = {
        "list.toml": 'names = ["Kruk", "Przybysz"]',
        "if.py": 'if word == "Kozioł":',
        "part.py": "# Krukowa",
    }
    assert standing(surnames(), planted) == {"list.toml": ["Kruk"], "if.py": ["Kozioł"]}


def test_the_table_of_endings_is_whole() -> None:
    stored = json.loads((SOURCE / "inflection/endings.json").read_text(encoding="utf-8"))
    assert "SGJP" in stored["notice"] and "WITHOUT WARRANTIES" not in stored["notice"] and "ANY EXPRESS OR IMPLIED WARRANTIES" in stored["notice"]
    for table in (endings.MEN, endings.WOMEN, endings.PLACES):
        classes, known = stored[table]["classes"], stored[table]["endings"]
        assert len(set(classes)) == len(classes) <= 80 and 150 < len(known) < 400
        assert all(len(line.split("|")) == len(endings.SLOTS) for line in classes)
        assert all(1 <= len(ending) <= endings.LONGEST_ENDING and 0 <= number < len(classes) for ending, (number, _) in known.items())
    assert (SOURCE / "inflection/endings.json").stat().st_size < 40_000


def test_endings_are_learnt_from_names() -> None:
    stems = ["Adam", "Bab", "Biel", "Bor", "Dol", "Gor", "Gór", "Hal", "Janow", "Kol", "Lip", "Lub", "Opol", "Pol", "Sol", "Wol"]
    lemmas = [f"{stem}ski" for stem in stems]
    seen = list(learn.names([*lemmas, "kot", "Xyz"], endings.MEN))
    assert {name.word for name in seen} <= set(lemmas) and len(seen) > 12
    learnt = learn.learn(seen)
    assert learnt["endings"] == {"i": [0, 1]}
    (only,) = learnt["classes"]  # type: ignore[misc]
    cuts = dict(zip(endings.SLOTS, only.split("|"), strict=True))
    assert endings.applied("Nieznanowski", cuts["sg:gen"]) == "Nieznanowskiego"
    assert endings.applied("Nieznanowski", cuts["pl:nom"]) == "Nieznanowscy"
    assert learn.learn(seen[:5])["endings"] == {}


def test_a_known_ending_decides() -> None:
    rule = endings.rule("Nieznanowski", endings.MEN)
    assert rule is not None and rule.certain and rule.form("Nieznanowski", "sg", "inst") == "Nieznanowskim"
    assert endings.rule("", endings.MEN) is None and endings.rule("123", endings.MEN) is None
