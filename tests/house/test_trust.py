# SPDX-License-Identifier: EUPL-1.2
"""Every line of the threat model has a test that names it, and a guard that was switched off to see its test fail."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRUST = tomllib.loads((ROOT / "tests/house/trust.toml").read_text())
LINES = set(TRUST["lines"])
NAMED = re.compile(r"# trust: ([A-Z]\d+(?:, [A-Z]\d+)*)")


def named() -> set[str]:
    """Lines that some test names."""
    tests = [*ROOT.glob("tests/**/test_*.py"), *ROOT.glob("src/**/tests/test_*.py"), *ROOT.glob("tests/hostile/*.py")]
    return {line for place in tests for found in NAMED.findall(place.read_text()) for line in found.split(", ")}


def guarded() -> set[str]:
    """Lines with a guard in tests/guards."""
    return {one["trust"] for place in ROOT.glob("tests/guards/*.toml") for one in tomllib.loads(place.read_text())["guard"]}


def test_every_line_is_named_by_a_test() -> None:
    assert LINES - named() == set()


def test_tests_name_lines_that_stand_in_the_threat_model() -> None:
    model = set(re.findall(r"^\*\*([A-Z]\d+)\*\*|^- \*\*([A-Z]\d+)\*\*|^\| ([A-Z]\d+) \|", (ROOT / "docs/threats.md").read_text(), re.MULTILINE))
    known = {line for found in model for line in found if line}
    assert known >= LINES
    assert named() <= known


def test_every_line_has_a_guard_or_a_reason() -> None:
    without = LINES - guarded() - TRUST["unguarded"].keys()
    assert without == set()
    assert all(len(why) > 20 for why in TRUST["unguarded"].values())
