# SPDX-License-Identifier: EUPL-1.2
"""What we stand on: locks with hashes and without addresses, wheels only; how a weakness is reported."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [*sorted((ROOT / "locks").glob("*.lock")), ROOT / "locks/uv.txt", ROOT / "locks/helpdesk.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=[lock.name for lock in LOCKS])
def test_locks_have_hashes_and_no_address(lock: Path) -> None:  # trust: X5
    text = lock.read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert entries and all(re.match(r"[a-zA-Z0-9._-]+(\[[a-z,]+\])?==\S+", entry) and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_only_wheels_are_installed() -> None:  # trust: X5
    for place in (ROOT / "Makefile", ROOT / "locks/install.sh"):
        installs = [line for line in place.read_text().splitlines() if ("install" in line and "-r " in line) or "sync" in line]
        assert all("--only-binary" in line or "WHEELS" in line or "wheels" in line for line in installs), place


def test_what_is_imported_is_declared() -> None:  # trust: X5
    named = {re.split(r"[=\[<>;~ ]", one)[0].lower() for one in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]}
    imported = {"cryptography": r"^\s*(from|import) cryptography", "httpx2": r"^\s*(from|import) httpx2", "nh3": r"^\s*(from|import) nh3"}
    sources = [place.read_text() for place in (ROOT / "src").rglob("*.py")]
    for name, pattern in imported.items():
        used = any(re.search(pattern, text, re.MULTILINE) for text in sources)
        assert not used or name in named, name


def test_a_weakness_can_be_reported() -> None:  # trust: X6
    said = (ROOT / "SECURITY.md").read_text()
    for needed in ("Reporting", "3 working days", "Supported versions", "docs/threats.md"):
        assert needed in said
