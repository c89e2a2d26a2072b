# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: 10 thousand items and `--scale`, SQLite and PostgreSQL; one table, and the same rows in var/bench as JSON.

What must hold is marked with *; a miss there is exit status 1. Everything else is reported against its goal.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import inflection, writing
from tests import postgres

SMALL = 10_000
FOLDER = Path("var/bench")
GROWTH = {"1": 1.2, "2": 1.2, "3": 1.2, "5": 1.5}
Found = dict[str, Any]


def main() -> int:
    """Measure, print, keep; 1 where something that must hold was missed."""
    args = _options().parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    began, load = time.monotonic(), os.getloadavg()[0]
    rows: list[Found] = []
    sizes = [args.scale] if args.scale == SMALL else [SMALL, args.scale]
    if args.only in ("", "inflection"):
        rows += [dict(row.as_dict()) for row in inflection.measured()]
    with ExitStack() as stack:
        for store in args.store.split(",") if args.only != "inflection" else ():
            urls = _databases(stack, store, sizes)
            for size in sizes:
                rows += list(_measured(store, urls[size], size, args))
    rows += _growth(rows, sizes)
    if args.kills:
        rows += _kills(args.kills, args.seed)
    _printed(rows)
    disk = writing.disk()
    seconds = time.monotonic() - began
    print(f"\ndisk: {disk:.0f} fdatasync a second; load {load:.1f} -> {os.getloadavg()[0]:.1f}; {os.cpu_count()} CPUs; {seconds:.0f} s")
    _keep(rows, args, disk)
    if args.compare:
        _compared(rows, Path(args.compare))
    missed = [row for row in rows if row["must"] and row["state"] == "missed"]
    return 1 if missed else 0


def _options() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="make bench")
    made.add_argument("--scale", type=int, default=100_000)
    made.add_argument("--store", default="sqlite,postgres")
    made.add_argument("--only", default="", help="empty, lists, details, search, pages, writing, inflection")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--calls", type=int, default=15, help="calls of a page a round")
    made.add_argument("--kills", type=int, default=0, help="so many seeded kills as well (100)")
    made.add_argument("--compare", default="", help="a JSON of an earlier run")
    return made


def _databases(stack: ExitStack, store: str, sizes: list[int]) -> dict[int, str]:
    if store == "sqlite":
        return dict.fromkeys(sizes, "-")
    cluster = stack.enter_context(postgres.cluster(fsync=True))
    for size in sizes:
        cluster.sql(f"CREATE DATABASE office{size}")
    return {size: cluster.url(f"office{size}") for size in sizes}


def _measured(store: str, url: str, size: int, args: argparse.Namespace) -> Iterator[Found]:
    """A process of its own; SQLite's office is kept between runs under its version, seed and size."""
    name = f"{_version()}-{args.seed}-{size}"
    home = FOLDER / name if store == "sqlite" else Path(tempfile.mkdtemp(prefix="gabinet-bench-"))
    command = [sys.executable, "-m", "bench.one", str(home.resolve()), url, str(size), str(args.seed), args.only, str(args.calls)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told = json.loads(line)
            if "filled" in told:
                print(f"{store}, {size} items: filled in {told['filled']:.0f} s", flush=True)
            else:
                print(f"  {told['job']}: {told['ratio']:.2f} ({told['state']})", flush=True)
                yield told
    if process.returncode:
        raise SystemExit(f"{store} at {size} failed")


def _version() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD:src/gabinet/config/fill"], capture_output=True, text=True)
    tables = subprocess.run(["git", "ls-files", "-s", "src/gabinet/*/migrations"], capture_output=True, text=True).stdout
    return f"{done.stdout.strip()}-{hashlib.sha256(tables.encode()).hexdigest()[:8]}"


def _growth(rows: list[Found], sizes: list[int]) -> list[Found]:
    """CPU of a page at the large size against the small one, of the same run."""
    if len(sizes) < 2:
        return []
    made = []
    small = {(row["job"], row["store"]): row for row in rows if row["rows"] == sizes[0]}
    for row in rows:
        before = small.get((row["job"], row["store"]))
        limit = GROWTH.get(row["job"].split(" ")[0])
        if row["rows"] != sizes[1] or before is None or limit is None:
            continue
        ratio = row["ours"]["cpu"] / before["ours"]["cpu"]
        state = "met" if ratio <= limit else "missed"
        more = {"ratio": ratio, "least": ratio, "most": ratio, "goal": f"<= {limit}", "state": state, "must": row["job"][0] in "235", "note": ""}
        made.append({**row, "job": f"growth of {row['job']}", "reference": before["ours"], "name": f"at {sizes[0]}", **more})
    return made


def _kills(count: int, seed: int) -> list[Found]:
    from tests import relay as relays
    from tests.kills import rig as rigs

    with tempfile.TemporaryDirectory(prefix="gabinet-kills-") as place, relays.running() as relay:
        rig = rigs.Rig(Path(place), relay)
        found = rigs.fire(rig, count, seed)
        rig.close()
    offenders = {what: names for what, names in found.items() if names}
    state = "missed" if offenders else "met"
    line = {
        "job": "kills",
        "store": "sqlite",
        "rows": count,
        "ours": {},
        "reference": {},
        "name": "nothing lost, doubled or sent twice",
        "goal": "<= 0",
    }
    return [
        {
            **line,
            "ratio": float(len(offenders)),
            "least": 0.0,
            "most": 0.0,
            "state": state,
            "must": True,
            "note": json.dumps(offenders) if offenders else "",
        }
    ]


def _printed(rows: list[Found]) -> None:
    print(f"\n{'job':<44}{'store':<10}{'rows':>9}  {'ours':<30}{'reference':<30}{'ratio':>7} {'[min-max]':<14}{'goal':<9}state")
    for row in rows:
        mark = "*" if row["must"] else " "
        spread = f"[{row['least']:.2f}-{row['most']:.2f}]"
        line = f"{row['job']:<43}{mark}{row['store']:<10}{row['rows']:>9}  {_side(row['ours']):<30}{_side(row['reference']):<30}{row['ratio']:>7.2f} "
        print(f"{line}{spread:<14}{row['goal']:<9}{row['state']}  {row['note']}".rstrip())


def _side(told: dict[str, float]) -> str:
    if "rate" in told:
        return f"{told['rate']:.0f} a second"
    return f"{told['cpu']:.2f} ms, {told['p50']:.2f}, {told['p95']:.2f}" if told else ""


def _keep(rows: list[Found], args: argparse.Namespace, disk: float) -> None:
    told = {"rows": rows, "seed": args.seed, "cpus": os.cpu_count(), "load": os.getloadavg(), "python": sys.version, "fdatasync": disk}
    place = FOLDER / f"{datetime.now(UTC):%Y%m%dT%H%M%S}.json"
    place.write_text(json.dumps(told, indent=1))
    print(f"kept: {place}")


def _compared(rows: list[Found], place: Path) -> None:
    before = {(row["job"], row["store"], row["rows"]): row for row in json.loads(place.read_text())["rows"]}
    for row in rows:
        old = before.get((row["job"], row["store"], row["rows"]))
        if old and old["ratio"] and abs(row["ratio"] / old["ratio"] - 1) > 0.2:
            print(f"changed: {row['job']} {row['store']} {row['rows']}: {old['ratio']:.2f} -> {row['ratio']:.2f}")


if __name__ == "__main__":
    sys.exit(main())
