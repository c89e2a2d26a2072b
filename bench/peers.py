# SPDX-License-Identifier: EUPL-1.2
"""`make bench-peers`: the same jobs in the programs an office would use instead, where they can be had and we have the job already.

A peer lives in an environment of its own under var/peers, which is made at the first run where the package index can be
reached. Each side is asked in a process of its own, without a socket, one after the other; CPU a call.
"""

import argparse
import json
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench import table
from bench.measure import Row, absent

FOLDER = Path("var/peers")
HELPDESK = "django-helpdesk==2.6.1"
ROUNDS = 5
GOALS = {"list": "<= 0.05", "detail": "<= 0.25", "search": "<= 0.02", "mail": "<= 0.5"}
AT_100K = (GOALS["list"], GOALS["search"])
JOBS = {"list": "2 list", "detail": "3 detail", "search": "5 search", "mail": "9 mail in"}
LATER = {
    "Radicale 3.9": ("14 CalDAV", "the office has no calendar yet"),
    "Wagtail, WordPress + nginx": ("15 public page", "the office publishes none yet"),
    "WeasyPrint": ("11, 12 letters", "the office sets none yet"),
    "feedparser": ("17 feeds", "the office reads none yet"),
    "datasketch, rensa": ("18 clips", "the office keeps none yet"),
    "pyvips": ("19 photos", "the office keeps none yet"),
    "tantivy": ("6 search, best first", "search is newest first only so far"),
}


def main() -> int:
    """One table; a peer that cannot be had is named with the reason."""
    made = argparse.ArgumentParser(prog="make bench-peers")
    made.add_argument("--scale", type=int, default=10_000)
    made.add_argument("--seed", type=int, default=1)
    args = made.parse_args()
    rows = [row.as_dict() for row in _helpdesk(args.scale, args.seed)]
    rows += [absent(job, "-", 0, f"{name}: {why}").as_dict() for name, (job, why) in LATER.items()]
    table.printed(rows)
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"kept: {table.kept(rows, FOLDER, {'seed': args.seed})}")
    return 0


def _helpdesk(scale: int, seed: int) -> Iterator[Row]:
    python, why = _environment("helpdesk", HELPDESK)
    if python is None:
        yield absent("2, 3, 5, 9", "sqlite", scale, f"{HELPDESK}: {why}")
        return
    folder = FOLDER / f"helpdesk-{scale}"
    folder.mkdir(parents=True, exist_ok=True)
    ours = _told([sys.executable, "-m", "bench.alone", str(scale), str(seed), str(ROUNDS), str(folder)])
    theirs = _told([str(python), "bench/tickets.py", str(folder), str(ROUNDS)])
    for name, job in JOBS.items():
        yield _row(job, scale, ours[name], theirs[name], GOALS[name])


def _row(job: str, scale: int, ours: dict[str, list[float]], theirs: dict[str, list[float]], goal: str) -> Row:
    ratios = sorted(one / two for one, two in zip(ours["cpu"], theirs["cpu"], strict=True))
    middle = (median(ratios), ratios[0], ratios[-1])
    note = "goal at 100 thousand" if goal in AT_100K and scale < 100_000 else ""
    return Row(job, "sqlite", scale, _side(ours), _side(theirs), HELPDESK.partition("==")[0], *middle, goal, note=note)


def _side(told: dict[str, list[float]]) -> dict[str, float]:
    walls = sorted(told["wall"])
    return {"cpu": 1000 * median(told["cpu"]), "p50": 1000 * median(walls), "p95": 1000 * walls[-1]}


def _environment(name: str, *packages: str) -> tuple[Path | None, str]:
    """Its interpreter, or None and why not."""
    place = FOLDER / name
    python = place / "bin" / "python"
    if not (place / "installed").exists():
        venv.create(place, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            return None, (done.stderr.strip().splitlines() or ["not installed"])[-1]
        (place / "installed").write_text("\n".join(packages))
    return python, ""


def _told(command: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return {told["job"]: told for told in map(json.loads, done.stdout.splitlines())}


if __name__ == "__main__":
    sys.exit(main())
