# SPDX-License-Identifier: EUPL-1.2
"""The house reads well: lengths, headers, names, writers, silenced checks."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "gabinet"
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_VIEW, LONGEST_SCRIPT = 400, 40, 25, 150
BANNED = {"utils", "helpers", "common", "misc", "core", "services", "manager", "media"}
WRITERS = {"save", "create", "bulk_create", "update", "delete", "get_or_create", "update_or_create", "bulk_update"}
BASE_OWN = "base"  # its modules own their tables: apis.md order of the ground


def tracked(*patterns: str) -> list[Path]:
    """Files that git knows or would take."""
    said = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in said.stdout.splitlines() if (ROOT / name).exists()]


PYTHON = [place for place in tracked("src/*.py") if "/migrations/" not in str(place)]
OURS = [place for place in PYTHON if "/tests/" not in str(place)]


def functions(place: Path) -> Iterator[ast.FunctionDef]:
    """All functions of a module."""
    for node in ast.walk(ast.parse(place.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def name_of(place: Path) -> str:
    """A short name for the report."""
    return str(place.relative_to(ROOT))


def test_modules_are_short() -> None:
    long = {name_of(place): n for place in OURS if (n := place.read_text().count("\n")) > LONGEST_MODULE}
    assert not long


def test_functions_are_short() -> None:
    long = [
        f"{name_of(place)}:{one.lineno} {one.name}"
        for place in OURS
        for one in functions(place)
        if (one.end_lineno or 0) - one.lineno + 1 > (LONGEST_VIEW if place.name == "views.py" else LONGEST_FUNCTION)
    ]
    assert not long


def test_scripts_are_short() -> None:
    long = {name_of(place): n for place in tracked("src/*.js") if (n := place.read_text().count("\n")) > LONGEST_SCRIPT}
    assert not long


def test_every_source_says_its_licence() -> None:
    silent = [
        name_of(place)
        for place in tracked("src/*.py", "tests/*.py", "bench/*.py", "src/*.css", "src/*.js", "src/*.html")
        if "SPDX-License-Identifier: EUPL-1.2" not in place.read_text()[:400] and place.stat().st_size
    ]
    assert not silent


def test_names_of_modules_mean_something() -> None:
    assert not [name_of(place) for place in PYTHON if place.stem in BANNED or place.parent.name in BANNED]


def test_only_actions_write() -> None:
    allowed = {"actions.py", "fill.py", "demo.py", "seeds.py"}
    strays = []
    for place in OURS:
        room = place.relative_to(SRC).parts[0]
        if place.name in allowed or room in (BASE_OWN, "adapters") or {"demo", "fill"} & set(place.parts):
            continue
        for node in ast.walk(ast.parse(place.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITERS:
                owner = ast.unparse(node.func.value)
                if "objects" in owner or node.func.attr in {"save", "bulk_create"}:
                    strays.append(f"{name_of(place)}:{node.lineno} {owner}.{node.func.attr}")
    assert not strays


def test_actions_are_keyword_only_with_act() -> None:
    wrong = []
    for place in OURS:
        if place.name != "actions.py":
            continue
        for one in functions(place):
            framed = any(isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "action" for mark in one.decorator_list)
            if framed and (one.args.args or one.args.posonlyargs or "act" not in {arg.arg for arg in one.args.kwonlyargs}):
                wrong.append(f"{name_of(place)}:{one.lineno} {one.name}")
    assert not wrong


def test_nobody_asks_the_clock_below_views_and_jobs() -> None:
    asking = re.compile(r"timezone\.now\(|datetime\.now\(|datetime\.today\(|date\.today\(")
    inside = {"rules.py", "kind.py", "models.py", "queries.py", "actions.py"}
    assert not [name_of(place) for place in OURS if (place.name in inside or "polish" in place.parts) and asking.search(place.read_text())]


def test_rules_and_actions_never_read_settings() -> None:
    room = re.compile(r"from django\.conf import settings")
    assert not [name_of(place) for place in OURS if place.name in {"rules.py", "actions.py"} and room.search(place.read_text())]


@pytest.mark.parametrize("words", [r"\bNone of this\b", "TODO", "FIXME", "XXX"])
def test_no_leftovers(words: str) -> None:
    found = [
        name_of(place)
        for place in tracked("src/*", "docs/*", "README.md")
        if place.suffix in {".py", ".md", ".html", ".js", ".css", ".toml"} and re.search(words, place.read_text())
    ]
    assert not found


def test_unsafe_html_is_listed() -> None:  # trust: R4
    """Each place that says a string is safe HTML, with its reason in safe.toml."""
    import tomllib

    listed = tomllib.loads((ROOT / "tests/house/safe.toml").read_text())["places"]
    marks = re.compile(r"\bmark_safe\(|\bMarkup\(|\|\s*safe\b|\bformat_html\(")
    found = {name_of(place) for place in tracked("src/*.py", "src/*.html") if "/tests/" not in str(place) and marks.search(place.read_text())}
    assert found == set(listed), found ^ set(listed)
    assert all(len(why) > 20 for why in listed.values())


def test_templates_style_nothing_by_hand() -> None:  # trust: H1
    wrong = [name_of(place) for place in tracked("src/*.html") if re.search(r"\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|hx-on", place.read_text())]
    assert not wrong


def test_no_foreign_message_is_serialised() -> None:  # trust: M4
    reading = [place for place in OURS if "reading" in place.parts or place.name in {"imap.py", "smtp.py"} or "incoming" in place.parts]
    assert reading
    assert not [name_of(place) for place in reading if re.search(r"\.as_(bytes|string)\(", place.read_text())]


def test_no_shell() -> None:  # trust: X2
    assert not [name_of(place) for place in tracked("src/*.py") if re.search(r"shell\s*=\s*True", place.read_text())]


def test_nothing_is_vendored_or_named_by_machine() -> None:
    odd = re.compile(r"/work/|\.\./shared|/root/|/opt/pypi")
    texts = [
        place
        for place in tracked()
        if place.suffix in {".py", ".md", ".toml", ".html", ".js", ".css", ".yml", ".po", ".txt", ".lock", ".csv"}
        or place.name in {"Makefile", "run"}
    ]
    assert len(texts) > 50
    assert not [name_of(place) for place in texts if place != Path(__file__) and odd.search(place.read_text())]
