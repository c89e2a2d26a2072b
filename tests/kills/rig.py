# SPDX-License-Identifier: EUPL-1.2
"""Letters in and out while processes are killed (-9) at named points; what was acknowledged must be there, once.

The rig runs the real listener and the real worker, one at a time, over an office of its own and a relay that counts.
A sender does what a mail server does: without a 250 it comes again with the same bytes.
"""

import hashlib
import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

import gabinet
from tests import houses, mail
from tests.houses import until
from tests.relay import Relay

KEEP = ("post.keep.before_row", "post.keep.before_commit", "post.keep.after_commit")
REGISTER = ("post.register.before_number", "post.register.before_commit", "post.register.after_commit")
SEND = ("post.send.before_number", "post.send.before_commit", "post.send.after_commit")
DISPATCH = ("post.dispatch.before_data", "post.dispatch.after_data", "post.dispatch.settled")
POINTS = KEEP + REGISTER + SEND + DISPATCH
UNKNOWN = ("post.dispatch.before_data", "post.dispatch.after_data")
BOX = "prasa@urzad.example"
PEOPLE = """
from django.utils import timezone
from gabinet.base.accounts import actions as accounts
from gabinet.base.act import Act, Door
from gabinet.base.rights import Role
from gabinet.post.mailboxes import actions as mailboxes
from gabinet.post.mailboxes.rules import How, Line
act = Act(at=timezone.now(), door=Door.CLI)
accounts.make_account(login="l.przybysz", name="Leon", roles=[Role.SPOKESPERSON], act=act)
mailboxes.set_up(address="prasa@urzad.example", name="Prasa", line=Line.PRESS, kind=How.DEMO, act=act)
mailboxes.set_up(address="sekretariat@urzad.example", name="Sekretariat", line=Line.SECRETARIAT, kind=How.DEMO, act=act)
"""
WORK = """
from gabinet.config import work
sys.exit(work.main(int(sys.argv[2]), int(sys.argv[3])))
"""
TURN = """
from django.utils import timezone
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.post.assignment import actions
from gabinet.post.incoming.models import Incoming
act = Act(at=timezone.now(), door=Door.CLI, by=User.objects.get(login="l.przybysz").pk)
actions.turn_into(item=Incoming.objects.get(message_id=sys.argv[1]), kind="press.inquiry", act=act)
"""
FIRST_LINES = "import sys\nimport django\ndjango.setup()\n"
WAITING = "SELECT count(*) FROM base_job WHERE done_at IS NULL AND gave_up_at IS NULL AND run_at <= {now}"
LEASES_END = "UPDATE base_job SET leased_until = NULL WHERE done_at IS NULL AND gave_up_at IS NULL"


@dataclass
class Rig:
    """One office under fire."""

    home: Path
    relay: Relay
    database: str = ""
    acknowledged: dict[str, str] = field(default_factory=dict)
    killed: dict[str, list[str]] = field(default_factory=dict)
    sent: int = 0
    listener: "subprocess.Popen[bytes] | None" = None

    def __post_init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self.door.getsockname()[1])
        houses.furnish(self.home)
        self.run("gabinet.config.prepare", "run")
        self.python(PEOPLE)

    def environment(self, kill_at: str = "") -> dict[str, str]:
        """Of every process here: our own source, this home, this relay."""
        more = {
            "PYTHONPATH": str(Path(gabinet.__file__).resolve().parents[1]),
            "DJANGO_SETTINGS_MODULE": "gabinet.config.settings",
            "GABINET_RELAY_URL": self.relay.url,
            "GABINET_DEMO": "0",
            "GABINET_KILL_AT": kill_at,
            **({"DATABASE_URL": self.database} if self.database else {}),
        }
        return houses.environment(self.home, more)

    def run(self, module: str, *words: str) -> None:
        """A child that ends by itself."""
        done = subprocess.run(
            [sys.executable, "-P", "-m", module, str(os.getpid()), *words], env=self.environment(), cwd="/", capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-2000:]

    def python(self, code: str, *words: str) -> None:
        """A few lines in the office."""
        done = subprocess.run(
            [sys.executable, "-P", "-c", FIRST_LINES + code, *words], env=self.environment(), cwd="/", capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-2000:]

    def listen(self, kill_at: str = "") -> None:
        """The mail listener on our door from now on, instead of the one before."""
        self.hush()
        fd = self.door.fileno()
        self.listener = self._start(["-m", "gabinet.config.listen", str(os.getpid()), str(fd)], kill_at=kill_at, fds=(fd,))

    def hush(self) -> None:
        """No listener."""
        if self.listener is not None:
            self.listener.terminate()
            self.listener.wait(20)
        self.listener = None

    def work(self, kill_at: str = "", *, turn: str = "") -> int:
        """A worker until nothing waits; its exit status, -9 where it met the point. `turn`: a letter that first becomes an inquiry."""
        words = ["-c", FIRST_LINES + TURN + WORK, turn] if turn else ["-m", "gabinet.config.work"]
        process = self._start([*words, str(os.getpid()), "1"], kill_at=kill_at)
        if turn:
            until(lambda: process.poll() is not None or self.ask(f"SELECT 1 FROM post_incoming WHERE message_id = '{turn}' AND matter_id > 0"), 60)
        until(lambda: process.poll() is not None or self.waiting() == 0, 60)
        if process.poll() is None:
            process.terminate()
        status = process.wait(20)
        self.ask(LEASES_END, write=True)  # as a minute later
        return status

    def _start(self, words: list[str], *, kill_at: str, fds: tuple[int, ...] = ()) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-P", *words]
        with open(self.home / "log", "ab") as log:
            return subprocess.Popen(command, env=self.environment(kill_at), cwd="/", pass_fds=fds, stdin=subprocess.DEVNULL, stderr=log)

    def ask(self, sql: str, *, write: bool = False) -> list[tuple[object, ...]]:
        """The database itself, past everything of ours."""
        if self.database:
            with psycopg.connect(self.database, autocommit=True) as line:
                found = line.execute(sql)
                return [] if write else found.fetchall()
        with closing(sqlite3.connect(self.home / "var" / "gabinet.sqlite3", timeout=20, isolation_level=None)) as line:
            return line.execute(sql).fetchall()

    def waiting(self) -> int:
        """Jobs that could be taken now."""
        now = "now()" if self.database else "strftime('%Y-%m-%d %H:%M:%f', 'now')"
        return int(str(self.ask(WAITING.format(now=now))[0][0]))

    def shoot(self, point: str) -> None:
        """One letter on its way while a process is killed at this point; what was cut off goes on with the next one."""
        self.sent += 1
        name = f"k{self.sent}.{point}"
        self._deliver(_letter(name), name, point if point in KEEP else "")
        if point in REGISTER:
            assert self.work(point) == -9, point
        if point in SEND + DISPATCH:
            self.work()
            assert self.work(point, turn=f"{name}@nadawca.example") == -9, point
        self.killed.setdefault(point, []).append(name)

    def _deliver(self, raw: bytes, name: str, kill_at: str) -> None:
        """Until a 250, as a mail server does."""
        answer = ""
        if kill_at:
            self.listen(kill_at)
            with suppress(OSError, AssertionError):
                answer = mail.send(self.port, BOX, raw)
            assert self.listener is not None
            assert self.listener.wait(20) == -9
        if kill_at or self.listener is None:
            self.listen()
        if not answer.startswith("250"):
            answer = mail.send(self.port, BOX, raw)
        assert answer.startswith("250"), answer
        self.acknowledged[hashlib.sha256(raw).hexdigest()] = name

    def export(self) -> list[dict[str, object]]:
        """`gabinet post export`."""
        code = "import sys; from gabinet.config.cli import main; sys.exit(main(['post', 'export']))"
        done = subprocess.run([sys.executable, "-P", "-c", code], env=self.environment(), cwd="/", capture_output=True, text=True, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def close(self) -> None:
        """Listener and door."""
        self.hush()
        self.door.close()


def _letter(name: str) -> bytes:
    head = f"From: {name} <{name}@nadawca.example>\r\nTo: {BOX}\r\nSubject: Pytanie {name}\r\nMessage-ID: <{name}@nadawca.example>\r\n"
    return f"{head}\r\nIle kosztuje most {name}?\r\n".encode()


def shots(count: int, seed: int) -> list[str]:
    """Points in a drawn order, each at least once where there are shots enough."""
    chance = random.Random(seed)
    drawn = [*POINTS, *(chance.choice(POINTS) for _ in range(max(0, count - len(POINTS))))]
    chance.shuffle(drawn)
    return drawn[: max(count, len(POINTS))]


def verdict(rig: Rig) -> dict[str, object]:
    """What must hold when all has been ended; each a list of offenders, empty where it holds."""
    rig.work()
    rows = rig.export()
    hashes = Counter(str(row["sha256"]) for row in rows)
    taken = Counter(letter.message_id for letter in rig.relay.letters)
    unknown = {
        str(row[0])
        for row in rig.ask(
            'SELECT o.to_address FROM (SELECT p.*, p."to" AS to_address FROM post_outgoing p) o '
            "JOIN post_dispatch d ON d.outgoing_id = o.id WHERE d.settled_at IS NULL"
        )
    }
    expected = {f"{name}@nadawca.example" for point in UNKNOWN for name in rig.killed.get(point, [])}
    return {
        "lost": [name for sha, name in rig.acknowledged.items() if hashes[sha] == 0],
        "doubled": [sha for sha, n in hashes.items() if n > 1],
        "gaps in": _gaps(rig, "post_incoming"),
        "gaps out": _gaps(rig, "post_outgoing"),
        "sent twice": [message_id for message_id, n in taken.items() if n > 1],
        "unknown not listed": sorted(expected - unknown),
        "listed as unknown": sorted(unknown - expected),
        "points not met": [point for point in POINTS if not rig.killed.get(point)],
        "not sent": sorted(_answered(rig) - {letter.to[0] for letter in rig.relay.letters} - expected),
        "chain": _chain(rig),
    }


def _answered(rig: Rig) -> set[str]:
    """Whoever was owed an acknowledgement."""
    return {f"{name}@nadawca.example" for point in SEND + DISPATCH for name in rig.killed.get(point, [])}


def _gaps(rig: Rig, table: str) -> list[object]:
    numbers = [int(str(row[0])) for row in rig.ask(f"SELECT number FROM {table} ORDER BY year, number")]
    return [] if numbers == list(range(1, len(numbers) + 1)) else list(numbers)


def _chain(rig: Rig) -> list[str]:
    code = "import sys; from gabinet.config.cli import main; sys.exit(main(['audit', 'verify']))"
    done = subprocess.run([sys.executable, "-P", "-c", code], env=rig.environment(), cwd="/", capture_output=True, text=True)
    return [] if done.returncode == 0 else [done.stdout]


def said(rig: Rig, seconds: float) -> str:
    """Letters by kill point, for people."""
    lines = [f"{point:<30}{len(rig.killed.get(point, [])):>4}" for point in POINTS]
    return "\n".join([*lines, f"{'kills in all':<30}{rig.sent:>4}  {seconds:.0f} s"])


def fire(rig: Rig, count: int, seed: int) -> dict[str, object]:
    """So many kills; the verdict, and the list of letters by kill point on standard output."""
    began = time.monotonic()
    for point in shots(count, seed):
        rig.shoot(point)
    print(said(rig, time.monotonic() - began))
    return verdict(rig)
