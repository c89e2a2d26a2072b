# SPDX-License-Identifier: EUPL-1.2
"""The contracts hold, and each catches what it is there for: violations are planted in a copy of the house."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
WALL = next(one for one in CONTRACTS["contracts"] if one["id"] == "wall")["forbidden_modules"]
BY_ID = {one["id"]: one["name"] for one in CONTRACTS["contracts"]}


def lint(house: Path) -> str:
    """What import-linter says about a house."""
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=house, capture_output=True, text=True, env={"PYTHONPATH": str(house / "src")}
    )
    return done.stdout + done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house to spoil."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.mo", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_hold() -> None:
    said = lint(ROOT)
    assert "6 kept, 0 broken" in said, said


PLANTED = [
    ("floors", "base/numbers.py", "from gabinet.post import ports"),
    ("floors", "people/queer.py", "def f():\n    from gabinet.press import inquiries"),
    ("floors", "people/queer.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from gabinet.matters import kinds"),
    ("floors", "mayor/queer.py", "import gabinet.portal"),
    ("floors", "cellar/__init__.py", ""),
    ("floors", "polish/queer.py", "import gabinet.base.act"),
    ("desk", "post/incoming/actions.py", "from gabinet.post.incoming import jobs"),
    ("desk", "press/inquiries/kind.py", "from gabinet.press.inquiries import models"),
    ("desk", "press/inquiries/actions.py", "from gabinet.press.inquiries import tests"),
    ("pure-rules", "press/inquiries/rules.py", "import django"),
    ("pure-rules", "polish/calendar.py", "import django.utils"),
    ("private-views", "mayor/decisions/queries.py", "from gabinet.press.inquiries import views"),
    ("private-views", "portal/status/queries.py", "from gabinet.press.inquiries import forms"),
    ("acyclic", "matters/clocks/queer.py", "from gabinet.matters.figures import queer"),
    *[("wall", "post/queer.py", f"import {name}") for name in WALL],
]


@pytest.mark.parametrize(("contract", "place", "line"), PLANTED, ids=[f"{c}-{p}-{n}" for n, (c, p, _) in enumerate(PLANTED)])
def test_a_planted_violation_is_caught(house: Path, contract: str, place: str, line: str) -> None:
    spoiled = house / "src" / "gabinet" / place
    spoiled.parent.mkdir(parents=True, exist_ok=True)
    for folder in [spoiled.parent, *spoiled.parent.parents]:
        if folder.name == "gabinet":
            break
        (folder / "__init__.py").touch()
    known = spoiled.read_text() if spoiled.exists() else ""
    spoiled.write_text(f"{known}\n{line}\n")
    if contract == "acyclic":
        other = house / "src/gabinet/matters/figures/queer.py"
        other.write_text("from gabinet.matters.clocks import queer\n")
    if "import forms" in line:
        (house / "src/gabinet/press/inquiries/forms.py").touch()
    said = lint(house)
    assert f"{BY_ID[contract]} BROKEN" in said or ("cellar" in place and "cellar" in said), said


def test_contracts_have_no_exceptions() -> None:
    assert "ignore_imports" not in CONTRACTS
    assert all("ignore_imports" not in one for one in CONTRACTS["contracts"])


def test_rooms_stand_in_the_contracts() -> None:
    floors = next(one for one in CONTRACTS["contracts"] if one["id"] == "floors")["layers"]
    named = {room.strip() for floor in floors for room in floor.split("|")}
    rooms = {place.name for place in (ROOT / "src/gabinet").iterdir() if (place / "__init__.py").exists()}
    assert {room for room in named if not room.startswith("(")} == rooms - {"locale"}
