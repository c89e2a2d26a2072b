# SPDX-License-Identifier: EUPL-1.2
"""`make bench-peers`: the same jobs in the programs that an office would use instead, where they can be had and we have the job.

A peer lives in an environment of its own under var/peers. It gets the items of the office beside it, is served by the
same server in a process of its own and asked by the same client. A ratio says how many times less CPU ours takes, and
with mails how many times more of them it takes in.
"""

import json
import os
import subprocess
import venv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self
from urllib.parse import quote

from bench import mail
from bench.measure import ROUNDS, Row, Sides, absent, alternately, compared, rated
from bench.office import Asking, Round, Served
from bench.pages import LISTS, SEARCHES, some

FOLDER = Path("var/peers")
LOCK = Path("locks/helpdesk.txt")
HELPDESK = "django-helpdesk"
LARGE = 100_000
OTHERS = {
    "Radicale": ("14 CalDAV", "the office has no calendar yet"),
    "Wagtail, WordPress": ("15 public page", "the office publishes no news yet"),
    "WeasyPrint": ("11, 12 letters", "the office sets no letters for print yet"),
    "tantivy": ("6 search, best first", "search is newest first only so far"),
}


def others() -> Iterator[Row]:
    """Those that are not run, and why."""
    for name, (job, why) in OTHERS.items():
        yield absent(job, "-", 0, f"{name}: {why}")


def measured(store: str, rows: int, calls: int) -> Iterator[Row]:
    """Jobs 2, 3, 5 and 9 beside django-helpdesk."""
    python, why = _environment("helpdesk", LOCK)
    if python is None or store != "sqlite":
        yield absent("2, 3, 5, 9", store, rows, f"{HELPDESK}: {why or 'compared on SQLite'}")
        return
    with TemporaryDirectory(dir=os.environ["GABINET_HOME"], prefix="helpdesk-") as folder:
        _told(Path(folder))
        with Helpdesk(python, folder) as peer:
            yield from _pages(peer, store, rows, calls)
            yield _mails(peer, store, rows)


class Helpdesk:
    """The peer's process and a client for it."""

    def __init__(self, python: Path, folder: str) -> None:
        command = [str(python), "bench/tickets.py", folder, *SEARCHES["rare words"], *SEARCHES["common word"]]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.told: dict[str, Any] = self._line()
        self.asking = Asking(self.told["port"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.asking.close()
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()

    def number(self, word: str) -> float:
        """`cpu` or `mail`."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return float(self._line())

    def round(self, pages: Sequence[Sequence[str]]) -> Round:
        """So many pages one after another; a page is all addresses that a browser asks for."""
        began = self.number("cpu")
        told = self.asking.asked(self.told["cookie"], [path for page in pages for path in page])
        cpu, walls = self.number("cpu") - began, iter(told["walls"])
        return Round(cpu / len(pages), [sum(islice(walls, len(page))) for page in pages], told["length"])

    def _line(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())


def _pages(peer: Helpdesk, store: str, rows: int, calls: int) -> Iterator[Row]:
    served = Served("d.celinska")
    try:
        for job, ours, theirs, goal, least in _jobs(peer):
            paths = [ours[call % len(ours)] for call in range(max(calls, len(ours)))]
            sides = _asked(served, peer, paths, theirs)
            row = compared(job, store, rows, sides, HELPDESK, goal, inverse=True)
            yield row if rows >= least else replace(row, state="reported", note=f"the goal is of {least}")
    finally:
        served.close()


def _asked(served: Served, peer: Helpdesk, ours: Sequence[str], theirs: Sequence[Sequence[str]]) -> Sides:
    return alternately(lambda n: served.round(ours, signed_in=True), lambda n: peer.round(theirs))


def _jobs(peer: Helpdesk) -> Iterator[tuple[str, Sequence[str], Sequence[Sequence[str]], str, int]]:
    """Name, our addresses, its pages, the goal, the rows from which it counts."""
    from gabinet.post.incoming.models import Incoming

    items = Incoming.objects.filter(state="closed").order_by("-pk").values_list("pk", flat=True)[:1000]
    yield "2 list", LISTS["inbox"], peer.told["lists"], ">= 20", LARGE
    yield "3 item", [f"/post/items/{pk}/" for pk in some(items)], peer.told["tickets"], ">= 4", 0
    for name in ("rare words", "common word"):
        words = SEARCHES[name]
        yield f"5 search, {name}", [f"/search/?q={quote(word)}" for word in words], [peer.told["searches"][word] for word in words], ">= 50", LARGE


def _mails(peer: Helpdesk, store: str, rows: int) -> Row:
    mine, theirs = [], []
    for _ in range(ROUNDS):
        mine.append(mail._burst(store))
        theirs.append(peer.number("mail"))
    return rated("9 mail in", store, rows, mine, theirs, HELPDESK, ">= 2", note="ours in two processes, door and worker; its in one")


def _told(folder: Path) -> None:
    """Our items and as many mails as it will take in."""
    from gabinet.post.incoming.models import Incoming

    names = ("subject", "wording__text", "sender", "received_at", "state")
    with open(folder / "tickets.jsonl", "w", encoding="utf-8") as out:
        for subject, text, sender, at, state in Incoming.objects.order_by("received_at").values_list(*names).iterator():
            told = {"subject": subject or "", "text": text or "", "sender": sender or "", "at": at.isoformat(), "closed": state == "closed"}
            out.write(json.dumps(told) + "\n")
    bursts = [[mail.letter(n * mail.BURST + seed).decode() for seed in range(mail.BURST)] for n in range(ROUNDS)]
    (folder / "mails.json").write_text(json.dumps(bursts))


def _environment(name: str, lock: Path) -> tuple[Path | None, str]:
    """Its interpreter, or None and why not. It is made where there is none of this lock."""
    place = (FOLDER / name).resolve()
    python, stamp = place / "bin/python", place / "installed"
    if not stamp.exists() or stamp.read_text() != lock.read_text():
        venv.create(place, clear=True, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
        done = subprocess.run([*command, "-r", str(lock)], capture_output=True, text=True)
        if done.returncode:
            return None, (done.stderr.strip().splitlines() or ["not installed"])[-1]
        stamp.write_text(lock.read_text())
    return python, ""
