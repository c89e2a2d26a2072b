# SPDX-License-Identifier: EUPL-1.2
"""Our side of `make bench-peers`: the jobs asked in this process, without a socket: `python -m bench.alone SCALE SEED ROUNDS FOLDER`.

A JSON line per job as the peer writes it: CPU and wall seconds a call, a round each; the mail's child is counted too.
Into FOLDER go the same items and mails for the peer: `tickets.jsonl`, `mails.json`.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import quote

WORDS = ("hulajnoga", "tężnia", "pergola", "przepust", "altana", "latarnia", "szyld", "wiata")


def main(scale: int, seed: int, rounds: int, folder: Path) -> int:
    """Fill an office of this size in a folder of its own, then each job."""
    from bench import office, one

    with TemporaryDirectory(prefix="gabinet-peers-") as home:
        one.opened(home, "-")
        _written(folder, scale, seed)
        office.ready(scale, seed)
        for job, call, calls in _jobs():
            call(0)
            samples = [_round(call, calls, 1 + n * calls) for n in range(rounds)]
            print(json.dumps({"job": job, "cpu": [cpu for cpu, _ in samples], "wall": [wall for _, wall in samples]}), flush=True)
    return 0


def _written(folder: Path, scale: int, seed: int) -> None:
    """The words of the same lexicon."""
    from bench import mail
    from gabinet.config.fill import lexicon

    if (folder / "mails.json").exists():
        return
    chance = Random(seed)
    with open(folder / "tickets.jsonl", "w", encoding="utf-8") as out:
        for _ in range(scale):
            said, (name, address) = lexicon.letter(chance), lexicon.person(chance)
            out.write(json.dumps({"subject": said.subject, "text": said.text, "name": name, "address": address}) + "\n")
    (folder / "mails.json").write_text(json.dumps([mail.letter(n).decode() for n in range(300)]))


def _jobs() -> Iterator[tuple[str, Callable[[int], None], int]]:
    from django.test import Client

    from bench import mail
    from gabinet.base.accounts.models import User
    from gabinet.post.incoming.models import Incoming

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(login="d.celinska"))
    pks = list(Incoming.objects.order_by("-pk").values_list("pk", flat=True)[:1480:37])
    letters = iter([mail.letter(n) for n in range(1000)])

    def get(path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    yield "list", lambda n: get("/post/?line=secretariat"), 20
    yield "detail", lambda n: get(f"/post/items/{pks[n % len(pks)]}/"), 10
    yield "search", lambda n: get(f"/search/?q={quote(WORDS[n % len(WORDS)])}"), 20
    yield "mail", lambda n: mail.taken_in(next(letters)), 30


def _round(call: Callable[[int], None], calls: int, first: int) -> tuple[float, float]:
    cpu, wall = _cpu(), time.perf_counter()
    for n in range(calls):
        call(first + n)
    return (_cpu() - cpu) / calls, (time.perf_counter() - wall) / calls


def _cpu() -> float:
    """Seconds of this process, of its children, and of theirs that have ended."""
    tick, used = os.sysconf("SC_CLK_TCK"), time.process_time()
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            used += sum(map(int, fields[11:15])) / tick
    return used


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])))
