# SPDX-License-Identifier: EUPL-1.2
"""The table on standard output, the same rows as JSON under var/bench, what changed since an earlier run."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

Found = dict[str, Any]
CHANGED = 0.2
HEADS = f"{'job':<40} {'store':<9}{'rows':>8}  {'ours (CPU ms, p50, p95)':<26}{'reference':<50}{'ratio':>7} {'[min-max]':<16}{'goal':<9}state"


def grown(rows: Sequence[Found], small: int, large: int) -> list[Found]:
    """Cost at the large size against the small one, of the same run: CPU of a page, or the inverse of a rate."""
    before = {(row["job"], row["store"]): row for row in rows if row["rows"] == small}
    made = []
    for row in rows:
        old = before.get((row["job"], row["store"]))
        if row["rows"] != large or not row["growth"] or old is None:
            continue
        ratio = row["ours"]["cpu"] / old["ours"]["cpu"] if "cpu" in row["ours"] else old["ours"]["rate"] / row["ours"]["rate"]
        state = "pass" if ratio <= row["growth"] else "miss"
        told = {"ratio": ratio, "least": ratio, "most": ratio, "goal": f"<= {row['growth']}", "state": state, "must": row["job"][0] in "235"}
        made.append({**row, "job": f"growth of {row['job']}", "reference": old["ours"], "name": f"at {small}", "note": "", "samples": {}, **told})
    return made


def printed(rows: Sequence[Found]) -> None:
    """One line a row; * = must hold."""
    print(f"\n{HEADS}")
    for row in rows:
        spread = f"[{row['least']:.2f}-{row['most']:.2f}]" if row["goal"] else ""
        ratio = f"{row['ratio']:>7.2f}" if row["name"] or row["goal"] else f"{'':>7}"
        reference = f"{row['name']}: {_side(row['reference'])}".strip(": ")
        job = f"{row['job']}{' *' if row['must'] else ''}"
        line = f"{job:<40} {row['store']:<9}{row['rows']:>8}  {_side(row['ours']):<26}{reference:<50}{ratio} {spread:<16}{row['goal']:<9}"
        print(f"{line}{row['state']}  {row['note']}".rstrip())


def _side(told: dict[str, float]) -> str:
    if "rate" in told:
        return f"{told['rate']:.0f} a second"
    if "count" in told:
        return f"{told['count']:g}"
    return f"{told['cpu']:.2f}, {told['p50']:.2f}, {told['p95']:.2f}" if told else ""


def kept(rows: Sequence[Found], folder: Path, about: dict[str, object]) -> Path:
    """With versions, machine, load and raw samples."""
    versions = {name: version(name) for name in ("django", "jinja2", "waitress", "psycopg", "morfeusz2")}
    head = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    told = {**about, "rows": rows, "commit": head, "versions": versions, "python": sys.version, "cpus": os.cpu_count()}
    place = folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json"
    place.write_text(json.dumps(told, indent=1))
    return place


def compared(rows: Sequence[Found], place: Path) -> None:
    """Ratios that moved by more than a fifth, and states that changed."""
    before = {(row["job"], row["store"], row["rows"]): row for row in json.loads(place.read_text())["rows"]}
    for row in rows:
        old = before.get((row["job"], row["store"], row["rows"]))
        if old is None or not old["ratio"]:
            continue
        if abs(row["ratio"] / old["ratio"] - 1) > CHANGED or row["state"] != old["state"]:
            moved = f"{old['ratio']:.2f} ({old['state']}) -> {row['ratio']:.2f} ({row['state']})"
            print(f"changed: {row['job']} {row['store']} {row['rows']}: {moved}")


def disk(folder: Path) -> float:
    """fdatasync a second of the disk that the offices lie on."""
    with tempfile.NamedTemporaryFile(dir=folder) as place:
        times = []
        for _ in range(50):
            place.write(b"x" * 4096)
            place.flush()
            began = time.perf_counter()
            os.fdatasync(place.fileno())
            times.append(time.perf_counter() - began)
    return 1 / statistics.median(times)
