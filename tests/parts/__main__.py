# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.parts [check|fast|PART ...]`: the whole suite part by part, with a table of seconds at its end.

With CI=true nothing may be left out: a part that could not run, or a test that ran in no part, is a failure.
"""

import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests import postgres
from tests.parts import checks, machine

REPORTS = Path("var/tests")
SERVERLESS = "not integration and not browser and not processes"
UNIT = ("-n", "2", "--ignore=tests/guards")
CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")


@dataclass
class Told:
    """What a part came to: counts, seconds, why it did not run."""

    name: str
    seconds: float = 0.0
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    left_out: str = ""
    ran: set[str] = field(default_factory=set)
    not_run: set[str] = field(default_factory=set)


def check() -> Told:
    """Ruff, mypy, contracts, migrations, catalogue."""
    told = Told("check")
    results = checks.run()
    told.passed, told.failed = sum(results.values()), sum(not well for well in results.values())
    return told


def fast() -> Told:
    """No server, no browser: SQLite."""
    return _pytest("unit on SQLite", [*UNIT, "-m", SERVERLESS], minutes=25)


def unit_postgres() -> Told:
    """The same on PostgreSQL, which is started here."""
    try:
        with postgres.cluster() as cluster:
            return _pytest("unit on PostgreSQL", [*UNIT, "-m", SERVERLESS], minutes=30, more={"DATABASE_URL": cluster.url()})
    except postgres.NoPostgres:
        return Told("unit on PostgreSQL", left_out="no PostgreSQL is installed (postgresql-15)")


def processes() -> Told:
    """The house as processes: starts, kills, ends."""
    return _pytest("processes", ["-m", "processes"], minutes=25)


def integration() -> Told:
    """Dovecot, a relay, PostgreSQL, nginx."""
    return _pytest("real servers", ["-m", "integration and not processes and not browser"], minutes=25)


def journeys() -> Told:
    """Chromium and axe."""
    return _pytest("browser", ["-m", "browser"], minutes=25, more={"DJANGO_ALLOW_ASYNC_UNSAFE": "true"})


def guards() -> Told:
    """Each guard is switched off once, and the test that stands for it must fail."""
    return _pytest("guards", ["-n", "2", "tests/guards"], minutes=25)


PARTS: Mapping[str, Callable[[], Told]] = {
    "check": check,
    "fast": fast,
    "postgres": unit_postgres,
    "guards": guards,
    "processes": processes,
    "integration": integration,
    "journeys": journeys,
}


def _pytest(name: str, arguments: Sequence[str], *, minutes: int, more: Mapping[str, str] | None = None) -> Told:
    """One run of pytest with its own report; ended with all its children where it takes too long."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{name.replace(' ', '-')}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}", "-o", "junit_family=xunit2", *arguments]
    environment = {**os.environ, **(more or {})}
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        status = process.wait(minutes * 60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return Told(name, failed=1, left_out=f"ended after {minutes} minutes")
    told = _counted(name, report)
    if status not in (0, 1, 5) or (status == 1 and not told.failed):
        told.failed += 1
    if status == 5:
        told.left_out = "no test of this part was found"
    return told


def _counted(name: str, report: Path) -> Told:
    told = Told(name)
    if not report.exists():
        return told
    for case in ElementTree.parse(report).iter("testcase"):
        test = f"{case.get('classname')}::{case.get('name')}"
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            told.failed += 1
            told.ran.add(test)
        elif "skipped" in kinds:
            told.skipped += 1
            told.not_run.add(test)
        else:
            told.passed += 1
            told.ran.add(test)
    return told


def main(words: list[str]) -> int:
    """Run the named parts, or all of them."""
    whole = not words
    if whole or set(words) - {"check", "fast"}:
        still = machine.install()
        if still:
            print(f"not installed: {' '.join(still)}", flush=True)
    began = time.monotonic()
    told = [_timed(PARTS[name]) for name in (words or PARTS)]
    return _closing(told, time.monotonic() - began, whole=whole)


def _timed(part: Callable[[], Told]) -> Told:
    began = time.monotonic()
    told = part()
    told.seconds = time.monotonic() - began
    return told


def _closing(told: list[Told], seconds: float, *, whole: bool) -> int:
    print(f"\n{'part':<22}{'seconds':>9}{'passed':>8}{'failed':>8}{'skipped':>9}", flush=True)
    for one in told:
        print(f"{one.name:<22}{one.seconds:>9.0f}{one.passed:>8}{one.failed:>8}{one.skipped:>9}  {one.left_out}".rstrip())
    print(f"{'together':<22}{seconds:>9.0f}")
    never = set().union(*(one.not_run for one in told)) - set().union(*(one.ran for one in told)) if whole else set()
    for test in sorted(never):
        print(f"ran in no part: {test}")
    left_out = [one.name for one in told if one.left_out] + sorted(never)
    failed = sum(one.failed for one in told) + (len(left_out) if CI else 0)
    if left_out and not CI:
        print(f"left out on this machine: {len(left_out)}")
    print(f"{sum(one.passed for one in told)} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
