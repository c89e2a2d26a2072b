# SPDX-License-Identifier: EUPL-1.2
"""The papers tell the truth: each sentence of the office, each page for its reader, each requirement of the standard has its place."""

import ast
import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages import pofile

from tests.house import grid

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# How many sentences the office has said about each line of contact and each duty.
SENTENCES = {
    **{"A": 26, "B": 10, "D1": 18, "D2": 21, "D3": 20, "D4": 23, "D5": 21, "D6": 15, "D7": 19, "D8": 20, "D9": 20, "D10": 17},
    **{"D11": 21, "D12": 16, "D13": 14, "D14": 15, "D15": 19, "D16": 23, "D17": 22, "D18": 32},
}
STATES = {"works", "part", "later"}
TEST = re.compile(r"`?([\w/.]+\.py)::((?:\w+::)?test_\w+)`?")
# What GET answers with and no person reads as a page: pieces of pages, files, answers to machines.
NO_PAGES = {
    "ui:suggestions": "piece of the palette",
    "post:fresh": "piece of the list",
    "press:fresh": "piece of the list",
    "post:letter": "the bytes of a letter",
    "post:file": "the bytes of an attachment",
    "post:picture": "the bytes of a picture",
    "post:quarantined-letter": "the bytes of a message",
    "post:as-sent": "the bytes of a letter",
    "outbox-eml": "the bytes of a letter of the demo",
    "post:export": "a file of the register",
    "health-live": "answer to a program",
    "health-ready": "answer to a program",
}


def table(name: str, columns: int) -> list[list[str]]:
    """The rows of all tables of a paper with so many columns, without heads."""
    lines = [line for line in (DOCS / name).read_text().splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in rows if len(row) == columns and row[0] not in ("no", "state")]


@cache
def named_tests(place: Path) -> frozenset[str]:
    """Names of the tests of a file, those of a class with its name."""
    found = set()
    for node in ast.parse(place.read_text()).body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
        elif isinstance(node, ast.FunctionDef):
            found.add(node.name)
    return frozenset(name for name in found if name.split("::")[-1].startswith("test_"))


def exists(cell: str) -> bool:
    """Whether the test that a cell names is there."""
    named = TEST.fullmatch(cell)
    return named is not None and (ROOT / named[1]).exists() and named[2] in named_tests(ROOT / named[1])


def test_a_test_that_is_not_there_is_seen() -> None:
    here = "tests/house/test_docs.py"
    assert exists(f"`{here}::test_a_test_that_is_not_there_is_seen`")
    assert exists("`tests/base/test_ground.py::TestFiles::test_limit`")
    assert not exists(f"`{here}::test_nobody_wrote_this`")
    assert not exists(f"`{here}::SENTENCES`")
    assert not exists("`tests/nowhere/test_docs.py::test_x`")
    assert not exists("–")


def commands() -> set[str]:
    """What may stand after `gabinet`."""
    from gabinet.config import cli

    return set(cli.parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr,arg-type]


# ---- duties.md


DUTIES = table("duties.md", 5)


def test_each_sentence_has_one_row() -> None:
    numbers = [row[0] for row in DUTIES]
    assert numbers == [f"{duty}.{n}" for duty, count in SENTENCES.items() for n in range(1, count + 1)]
    assert len(numbers) == 392
    assert len({row[1] for row in DUTIES}) == 392


def test_states_are_told_with_what_is_missing() -> None:
    states = {row[0]: row[4] for row in DUTIES}
    assert {state.split(":")[0] for state in states.values()} == STATES
    assert not [number for number, state in states.items() if state.startswith("part") and len(state) < len("part: slot; x")]
    assert not [number for number, state in states.items() if not state.startswith("part:") and state not in STATES - {"part"}]


def test_the_head_counts_the_rows() -> None:
    told = {
        row[0]: int(row[2]) for row in (line.strip("| ").split(" | ") for line in (DOCS / "duties.md").read_text().splitlines()) if row[0] in STATES
    }
    assert told == Counter(row[4].split(":")[0] for row in DUTIES)


def test_pages_and_tests_of_duties_exist() -> None:
    known = set(grid.addresses()) | {f"gabinet {name}" for name in commands()}
    begun = [row for row in DUTIES if row[4] != "later"]
    assert len(begun) > 40
    assert not {row[0]: row[2] for row in begun if row[2].strip("`") not in known}
    assert not {row[0]: row[3] for row in begun if not exists(row[3])}
    assert not [row[0] for row in DUTIES if row[4] == "later" and (row[2], row[3]) != ("–", "–")]


# ---- podrecznik.md


GUIDE = (DOCS / "podrecznik.md").read_text()


def sections() -> dict[str, str]:
    """Name of a page -> what is written about it."""
    return {found[1]: found[2].strip() for found in re.finditer(r"^### .+\n<!-- page: ([\w:-]+) -->\n((?:(?!^#).*\n)+)", GUIDE, re.MULTILINE)}


def pages() -> set[str]:
    """Names of the addresses at which somebody gets a page: 200 to GET in the table of the house."""
    with grid.TABLE.open(newline="") as lines:
        shown = {row["url"].split(" ")[0] for row in csv.DictReader(lines) if row["sees"] == "200"}
    return {_name(address) for address in shown}


@cache
def _names() -> dict[str, str]:
    from django.urls import URLPattern, URLResolver, get_resolver

    def walked(resolver: URLResolver, before: str, spaces: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in resolver.url_patterns:
            here = before + str(one.pattern)
            if isinstance(one, URLPattern):
                found[here] = spaces + str(one.name)
            else:
                found |= walked(one, here, spaces + (f"{one.namespace}:" if one.namespace else ""))
        return found

    return walked(get_resolver(), "", "")


def _name(address: str) -> str:
    return _names()[address]


def test_each_page_has_its_section() -> None:
    assert len(pages()) > 70
    written = sections()
    assert pages() - NO_PAGES.keys() - written.keys() == set(), "pages without a section"
    assert written.keys() - pages() == set(), "sections without a page"
    assert NO_PAGES.keys() <= set(_names().values())
    assert GUIDE.count("<!-- page: ") == len(written)


def test_sections_say_what_to_do() -> None:
    assert not [name for name, text in sections().items() if len(text) < 40]


def test_the_guide_speaks_as_the_pages_do() -> None:
    """No exclamation marks, no gendered verbs in the past, en dashes, Polish quotation marks (microcopy)."""
    text = re.sub(r"<!--.*?-->|`[^`]*`", "", GUIDE)
    assert "!" not in text
    assert '"' not in text
    assert " - " not in text
    assert not re.findall(r"\b\w+(?:łeś|łaś|łbyś|łabyś)\b", text), "staff are spoken to without gender"
    assert not re.findall(r"\b20\d\d/\d+\b", text), "a number is number/year"


def test_labels_in_the_guide_are_those_of_the_pages() -> None:
    with (ROOT / "src/gabinet/locale/pl/LC_MESSAGES/django.po").open("rb") as taken:
        polish = {text for one in pofile.read_po(taken) for text in (one.string if isinstance(one.string, list | tuple) else [one.string])}
    labels = {" ".join(label.split()) for label in re.findall(r"\*\*([^*]+)\*\*", GUIDE)}
    labels = {label for label in labels if not label.endswith(".")}
    assert len(labels) > 30
    assert labels - polish == set()


def test_each_step_of_the_journey_is_named() -> None:
    """What the people of the journey do with their hands: each such deed of tests/journeys/desk.py is a step of the walk."""
    done = [node for node in ast.parse((ROOT / "tests/journeys/desk.py").read_text()).body if isinstance(node, ast.FunctionDef)]
    deeds = {node.name for node in done if "hands" in {arg.arg for arg in node.args.args}}
    steps = re.findall(r"^\d+\. <!-- step: (\w+) -->", GUIDE, re.MULTILINE)
    assert len(deeds) >= 9
    assert sorted(steps) == sorted(deeds)


# ---- asvs.md


ASVS = table("asvs.md", 5)
CHAPTERS = {
    "V1": 27,
    "V2": 11,
    "V3": 19,
    "V4": 10,
    "V5": 9,
    "V6": 35,
    "V7": 18,
    "V8": 7,
    "V11": 14,
    "V12": 9,
    "V13": 13,
    "V14": 9,
    "V15": 13,
    "V16": 16,
}


def test_each_requirement_has_one_row() -> None:
    numbers = [row[0] for row in ASVS]
    assert len(numbers) == len(set(numbers)) == 210
    assert Counter(number.split(".")[0] for number in numbers) == CHAPTERS
    assert {row[1] for row in ASVS} == {"1", "2"}


def test_each_requirement_has_a_test_or_a_reason() -> None:
    bare = [row[0] for row in ASVS if "::" not in row[4] and len(row[4]) <= 15]
    assert not bare
    assert not {row[0]: row[4] for row in ASVS if "::" in row[4] and not exists(row[4])}
    assert sum("::" in row[4] for row in ASVS) > 100


def test_lines_of_asvs_stand_in_the_threat_model() -> None:
    lines = set(re.findall(r"^\| ([A-Z]\d+) \|", (DOCS / "threats.md").read_text(), re.MULTILINE))
    assert {row[3] for row in ASVS} - {"-"} <= lines


def test_the_head_of_asvs_counts_its_rows() -> None:  # trust: G12
    told = re.search(r"^(\d+) of 210 are held by a test, (\d+) do not apply\.$", (DOCS / "asvs.md").read_text(), re.MULTILINE)
    assert told
    assert (int(told[1]), int(told[2])) == (sum("::" in row[4] for row in ASVS), sum(row[4].startswith("not applicable") for row in ASVS))


# ---- what papers name


@pytest.mark.parametrize("name", ["operations.md", "settings.md", "duties.md", "asvs.md", "podrecznik.md", "glossary.md", "threats.md"])
def test_papers_lead_to_what_is_there(name: str) -> None:
    text = (DOCS / name).read_text()
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert not [link for link in links if not (DOCS / link).exists()]
    named = [path for path in re.findall(r"`((?:src|tests|docs|locks)/[\w/.-]+\.\w+)`", text)]
    assert not [path for path in named if not (ROOT / path).exists()]


def test_commands_in_the_operations_guide_exist() -> None:
    """Each `gabinet ...` and `make ...` that the guide tells to type."""
    text = (DOCS / "operations.md").read_text()
    typed = {found.split()[0] for found in re.findall(r"`gabinet ([a-z ]+)", text)}
    assert len(typed) >= 5
    assert typed <= commands()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", text)) <= targets
