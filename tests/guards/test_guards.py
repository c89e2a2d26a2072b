# SPDX-License-Identifier: EUPL-1.2
"""Each guard is switched off in a copy of the house, and the test that stands for it must then fail."""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Guard:
    """One guard: the trust line, where it stands, what stands there without it, and the test that sees it."""

    trust: str
    file: str
    old: str
    new: str
    test: str


GUARDS = [Guard(**one) for place in sorted(Path(__file__).parent.glob("*.toml")) for one in tomllib.loads(place.read_text())["guard"]]


@pytest.mark.parametrize("guard", GUARDS, ids=[f"{guard.trust}-{guard.test.rsplit('::', 1)[-1]}" for guard in GUARDS])
def test_without_its_guard_the_test_fails(guard: Guard, tmp_path: Path) -> None:
    for folder in ("src", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "guards"))
    for name in ("pyproject.toml", "conftest.py"):
        shutil.copy(ROOT / name, tmp_path)
    place = tmp_path / guard.file
    whole = place.read_text()
    assert guard.old in whole, f"{guard.file} no longer holds the guard"
    place.write_text(whole.replace(guard.old, guard.new, 1))
    kept = {name: os.environ[name] for name in ("PATH", "DATABASE_URL", "HOME", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:randomly", "-x", "-q", guard.test],
        cwd=tmp_path,
        env={**kept, "PYTHONPATH": str(tmp_path / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 1 and "FAILED " in done.stdout, done.stdout[-2000:] + done.stderr[-2000:]
