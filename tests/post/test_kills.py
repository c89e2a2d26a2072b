# SPDX-License-Identifier: EUPL-1.2
"""kill -9 at each named point: nothing acknowledged is lost, no gap, nothing sent twice, what is cut off is asked of a person."""

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.post.killed import MAILS

pytestmark = pytest.mark.processes
ROOT = Path(__file__).resolve().parents[2]
POINTS = (
    *("post.keep.before_row", "post.keep.before_commit", "post.keep.after_commit"),
    *("post.register.before_number", "post.register.before_commit", "post.register.after_commit"),
    *("post.send.before_number", "post.send.before_commit", "post.send.after_commit"),
    *("post.dispatch.before_data", "post.dispatch.after_data", "post.dispatch.settled"),
)
UNKNOWN = {"post.dispatch.before_data", "post.dispatch.after_data"}


def run(home: Path, *command: str, url: str, kill_at: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "GABINET_HOME": str(home), "DATABASE_URL": url, "GABINET_KILL_AT": kill_at}
    return subprocess.run([sys.executable, "-m", "tests.post.killed", *command], env=env, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """An empty office with one mailbox; (its home, its database or "" for SQLite)."""
    home = tmp_path_factory.mktemp("office")
    server = os.environ.get("DATABASE_URL", "")
    url = database(server) if server else ""
    done = run(home, "prepare", url=url)
    assert done.returncode == 0, done.stderr
    yield home, url


def database(server: str, template: str = "template1") -> str:
    """A new database on the server of the tests."""
    name = f"kill_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as line:
        line.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return server.rpartition("/")[0] + f"/{name}"


def copied(office: tuple[Path, str], folder: Path) -> tuple[Path, str]:
    home, url = office
    shutil.copytree(home, folder / "home")
    return folder / "home", database(os.environ["DATABASE_URL"], url.rpartition("/")[2]) if url else ""


def told(done: subprocess.CompletedProcess[str]) -> dict[str, list]:
    assert done.returncode == 0, done.stderr
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith("told ")).removeprefix("told "))


@pytest.mark.parametrize("nth", [1])
@pytest.mark.parametrize("point", POINTS)
def test_killed_and_started_again(office: tuple[Path, str], tmp_path: Path, point: str, nth: int) -> None:
    # trust: K1, P1, P2, P3, P4, K9
    home, url = copied(office, tmp_path)
    first = run(home, "work", url=url, kill_at=f"{point}@{nth}")
    assert first.returncode == -9, (point, first.stdout, first.stderr)
    acknowledged = [line.split() for line in first.stdout.splitlines()]
    found = told(run(home, "work", "10", url=url))
    judge(found, [what for word, what in acknowledged if word == "kept"], [what for word, what in acknowledged if word == "sent"])
    states = [state for _number, _message_id, state in found["letters"]]
    assert states.count("unknown") == (1 if point in UNKNOWN else 0), (point, states)


def judge(found: dict[str, list], kept: list[str], sent: list[str]) -> None:
    numbers, bytes_of_items = [number for number, _ in found["items"]], [sha256 for _, sha256 in found["items"]]
    assert numbers == list(range(1, MAILS + 1)), numbers
    assert len(set(bytes_of_items)) == MAILS and set(kept) <= set(bytes_of_items)
    assert [number for number, *_ in found["letters"]] == list(range(1, MAILS + 1))
    assert set(sent) <= {message_id for _number, message_id, _state in found["letters"]}
    assert len(found["relay"]) == len(set(found["relay"])), "the relay answered twice to one letter"
    for _number, message_id, state in found["letters"]:
        assert state == "unknown" or (state == "sent" and message_id in found["relay"]), (message_id, state)
    assert len([one for one in found["tries"] if one[1] == ""]) == len([one for one in found["letters"] if one[2] == "unknown"])
    assert found["broken"] == []


def test_nothing_is_wrong_where_nobody_kills(office: tuple[Path, str], tmp_path: Path) -> None:
    home, url = copied(office, tmp_path)
    for minutes in ("0", "10"):
        found = told(run(home, "work", minutes, url=url))
        judge(found, [], [])
        assert len(found["relay"]) == MAILS and len(found["tries"]) == MAILS
