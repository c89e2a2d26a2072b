# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: 10 thousand items and SCALE, SQLite and PostgreSQL; one table, and the same rows in var/bench as JSON.

What must hold is marked with *; a miss there is exit status 1. Everything else is reported against its goal
(docs/performance.md). Filled offices are kept under var/bench by version of the filling, seed, size and store, and
measured as copies.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import table
from bench.table import Found
from tests import postgres

SMALL = 10_000
FOLDER = Path("var/bench")
JOBS = ("empty", "lists", "details", "search", "indexing", "audit", "registering", "mail")
OTHERS = ("inflection", "kills", "outlines")
PEERS = "peers"  # only where it is asked for: `make bench-peers`
GROUPS = {"pages": JOBS[:4], "writing": JOBS[4:]}


def main() -> int:
    """Measure, print, keep; 1 where something that must hold was missed."""
    args = _options()
    FOLDER.mkdir(parents=True, exist_ok=True)
    began, load = time.monotonic(), os.getloadavg()
    sizes = sorted({SMALL, args.scale})
    rows: list[Found] = []
    for store in args.store if {*JOBS, PEERS} & set(args.only) else ():
        for size in sizes:
            rows += _office(store, size, args)
    if len(sizes) > 1:
        rows += table.grown(rows, *sizes)
    rows += _others(args)
    table.printed(rows)
    about = {"seed": args.seed, "load": [load, os.getloadavg()], "fdatasync": table.disk(FOLDER), "seconds": time.monotonic() - began}
    print(f"\ndisk: {about['fdatasync']:.0f} fdatasync a second; load {load[0]:.1f} -> {os.getloadavg()[0]:.1f}; {about['seconds']:.0f} s")
    print(f"kept: {table.kept(rows, FOLDER, about)}")
    if args.compare:
        table.compared(rows, Path(args.compare))
    return 1 if any(row["must"] and row["state"] == "miss" for row in rows) else 0


def _options() -> argparse.Namespace:
    made = argparse.ArgumentParser(prog="make bench")
    made.add_argument("--scale", type=int, default=100_000)
    made.add_argument("--store", default="sqlite,postgres", type=lambda text: text.split(","))
    made.add_argument("--only", default="", help=f"of {', '.join([*JOBS, *OTHERS, *GROUPS, PEERS])}, with commas between")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--calls", type=int, default=15, help="calls of a page a round")
    made.add_argument("--kills", type=int, default=100)
    made.add_argument("--compare", default="", help="a JSON of an earlier run")
    args = made.parse_args()
    names = args.only.split(",") if args.only else [*JOBS, *OTHERS]
    args.only = [name for one in names for name in GROUPS.get(one, (one,))]
    if unknown := set(args.only) - {*JOBS, *OTHERS, PEERS}:
        made.error(f"no such job: {', '.join(sorted(unknown))}")
    return args


def _others(args: argparse.Namespace) -> list[Found]:
    """Jobs that need no filled office."""
    from bench import inflection, kills, outlines, peers

    rows = [*inflection.measured()] if "inflection" in args.only else []
    rows += kills.measured(args.kills, args.seed) if "kills" in args.only else []
    rows += outlines.measured() if "outlines" in args.only else []
    rows += peers.others() if PEERS in args.only else []
    return [row.as_dict() for row in rows]


def _office(store: str, size: int, args: argparse.Namespace) -> list[Found]:
    """Fill the office where there is none, measure a copy of it."""
    kept = FOLDER.resolve() / f"{_version()}-{args.seed}-{size}-{store}"
    if not (kept / "filled").exists():
        shutil.rmtree(kept, ignore_errors=True)
        with _served(store, kept) as url:
            list(_run(kept, url, size, args, jobs=""))
    copy = FOLDER.resolve() / f"copy-{os.getpid()}"
    try:
        subprocess.run(["cp", "-a", "--reflink=auto", str(kept), str(copy)], check=True)
        with _served(store, copy) as url:
            return list(_run(copy, url, size, args, jobs=",".join(name for name in (*JOBS, PEERS) if name in args.only)))
    finally:
        shutil.rmtree(copy, ignore_errors=True)


@contextmanager
def _served(store: str, home: Path) -> Iterator[str]:
    """The address of the database: "-" for SQLite in the home, or a PostgreSQL whose data lie there."""
    home.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        yield "-" if store == "sqlite" else stack.enter_context(postgres.cluster(fsync=True, kept=home / "cluster")).url()


def _run(home: Path, url: str, size: int, args: argparse.Namespace, *, jobs: str) -> Iterator[Found]:
    """A process of its own; its rows as they come."""
    command = [sys.executable, "-m", "bench.one", str(home), url, str(size), str(args.seed), jobs, str(args.calls)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told = json.loads(line)
            if told.get("filled"):
                print(f"{home.name}: filled in {told['filled']:.0f} s", flush=True)
            elif "job" in told:
                print(f"  {told['store']} {told['rows']} {told['job']}: {told['ratio']:.2f} {told['state']}", flush=True)
                yield told
    if process.returncode:
        raise SystemExit(f"{home.name} failed")


def _version() -> str:
    """Of the filling and of the tables that it fills."""
    fill = subprocess.run(["git", "rev-parse", "--short", "HEAD:src/gabinet/config/fill"], capture_output=True, text=True).stdout.strip()
    tables = subprocess.run(["git", "ls-files", "-s", "src/gabinet/*/migrations/*.py"], capture_output=True, text=True).stdout
    return f"{fill}-{hashlib.sha256(tables.encode()).hexdigest()[:8]}"


if __name__ == "__main__":
    sys.exit(main())
