# SPDX-License-Identifier: EUPL-1.2
"""What reads the code and does not run it: `make check`."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from babel.messages import pofile

BIN = Path(sys.executable).parent
CATALOGUE = Path("src/gabinet/locale/pl/LC_MESSAGES/django.po")
KEYWORDS = ["-k", "gettext_noop", "-k", "gettext_lazy", "-k", "ngettext_lazy:1,2", "-k", "pgettext_lazy:1c,2"]
STEPS = {
    "ruff": [str(BIN / "ruff"), "check", "--quiet", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "mypy": [str(BIN / "mypy"), "--no-error-summary"],
    "contracts": [str(BIN / "lint-imports"), "--no-cache"],
    "migrations": [sys.executable, "-m", "tests.parts.migrations"],
}


def run() -> dict[str, bool]:
    """Each step and whether it was well; what is wrong is printed."""
    told = {name: _step(name, command) for name, command in STEPS.items()}
    told["catalogue"] = _catalogue()
    return told


def _step(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    well = done.returncode == 0
    print(f"check {name}: {'ok' if well else 'FAULT'} ({time.monotonic() - began:.1f} s)", flush=True)
    if not well:
        print(done.stdout + done.stderr, flush=True)
    return well


def _catalogue() -> bool:
    """Every sentence of the code has its Polish, none is left that nobody says."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "django.pot"
        command = [str(BIN / "pybabel"), "-q", "extract", "-F", "babel.cfg", *KEYWORDS, "--no-location", "-o", str(fresh), "src"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            print(f"check catalogue: FAULT\n{done.stdout}{done.stderr}", flush=True)
            return False
        said = {message.id for message in pofile.read_po(fresh.open("rb")) if message.id}
    known = pofile.read_po(CATALOGUE.open("rb"))
    polish = {message.id for message in known if message.id and message.string and not message.fuzzy and _whole(message.string)}
    without = sorted(map(str, said - polish))
    unsaid = sorted(str(message.id) for message in known if message.id and message.id not in said)
    print(f"check catalogue: {'FAULT' if without or unsaid else 'ok'} ({len(said)} sentences)", flush=True)
    for text in without:
        print(f"  no Polish: {text}", flush=True)
    for text in unsaid:
        print(f"  nobody says: {text}", flush=True)
    return not without and not unsaid


def _whole(text: object) -> bool:
    return all(text) if isinstance(text, list | tuple) else bool(text)
