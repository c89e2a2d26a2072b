# SPDX-License-Identifier: EUPL-1.2
"""A mailbox of a thousand hostile messages through the whole house: each is one line of the export, as it must be."""

import json
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.adapters.test_imap import on_server, put, storable
from tests.dovecot import Dovecot
from tests.hostile.desk import ADDRESS
from tests.hostile.families import ITEM, Delivered, corpus
from tests.houses import GABINET, environment, until

pytestmark = pytest.mark.integration

ROOT = Path(__file__).resolve().parents[2]
KINDS = {ITEM: "registered", "quarantine": "quarantined"}


@dataclass
class House:
    """A home and the parts that a test runs in it."""

    home: Path

    def seen(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        return environment(self.home, {"DJANGO_SETTINGS_MODULE": "gabinet.config.settings", **(more or {})})

    def part(self, *words: str, more: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-m", "tests.hostile.desk", *words], cwd=ROOT, env=self.seen(more), stderr=subprocess.DEVNULL)

    def do(self, *words: str) -> None:
        assert self.part(*words).wait(300) == 0

    def export(self) -> list[dict[str, object]]:
        said = subprocess.run([GABINET, "post", "export", "--format", "jsonl"], env=self.seen(), cwd="/", capture_output=True, text=True, check=True)
        return [json.loads(line) for line in said.stdout.splitlines()]

    def kept(self) -> int:
        return sum(1 for each in (self.home / "var" / "files").rglob("*") if each.is_file() and len(each.name) == 64)


@pytest.fixture
def house(tmp_path: Path, imap_server: Callable[..., Dovecot]) -> tuple[House, Dovecot]:
    server = imap_server(ADDRESS)
    one = House(tmp_path / "home")
    one.home.mkdir()
    one.do("prepare", str(server.imap))
    return one, server


def expected(sent: list[Delivered], there: list[str]) -> dict[str, str]:
    """What must become of each message on the server; they lie there in the order in which they were put."""
    return {sha256: KINDS[each.family.outcome] for sha256, each in zip(there, sent, strict=True)}


# trust: P3, M1, M2, M3, M5
def test_thousand_messages_are_a_thousand_lines_whatever_falls(house: tuple[House, Dovecot]) -> None:
    office, server = house
    sent = corpus(1000, 17)
    put(server, *[storable(each.sample.raw) for each in sent], user=ADDRESS)
    there = on_server(server, ADDRESS)
    wanted = expected(sent, there)
    for point in ("post.keep.after_commit", "post.keep.before_commit", "post.keep.before_row", "post.keep.after_commit"):
        assert office.part("fetch", more={"GABINET_KILL_AT": point}).wait(60) == -signal.SIGKILL
    rng = random.Random(5)
    for enough in sorted(rng.sample(range(50, 600), 2)):
        fetcher = office.part("fetch")
        until(lambda enough=enough: office.kept() > enough, 90)
        fetcher.kill()
        assert fetcher.wait(20) == -signal.SIGKILL
    server.forget_uids(ADDRESS)
    assert on_server(server, ADDRESS) == there
    fetcher = office.part("fetch")
    until(lambda: office.kept() >= len(wanted), 120)
    until(lambda: not _unmarked(server), 60)
    fetcher.terminate()
    assert fetcher.wait(20) == 0
    office.do("work")
    lines = office.export()
    found = {str(line["sha256"]): str(line["state"]) for line in lines}
    assert Counter(line["sha256"] for line in lines).most_common(1)[0][1] == 1, "a message became two lines"
    assert found == wanted
    numbers = sorted(line["number"] for line in lines if line["state"] == "registered")  # type: ignore[type-var]
    assert numbers == list(range(1, len(numbers) + 1))


def _unmarked(server: Dovecot) -> int:
    from tests.adapters.test_imap import client

    with client(server, ADDRESS) as line:
        return len(line.search(None, "UNKEYWORD", "$GabinetKept")[1][0].split())
