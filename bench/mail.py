# SPDX-License-Identifier: EUPL-1.2
"""Job 9: a mail becomes a registered item: bytes kept, read in the guarded child, number, line of the chain, search queued."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from random import Random

from bench import crowd, raw
from bench.measure import ROUNDS, Row, rated

SECONDS = 2.0
BURST = 120
FLOOR = "stdlib parse + one raw durable commit"
DOOR = """
import sys
from bench import one
one.opened(sys.argv[1], sys.argv[2])
from bench import mail
made = [mail.letter(seed) for seed in range(int(sys.argv[3]))]
mail.kept(made.pop())
print("ready", flush=True)
sys.stdin.readline()
for raw in made:
    mail.kept(raw)
"""


def measured(store: str, rows: int) -> Iterator[Row]:
    """A burst at the door, and beside it one worker that registers, each a process of its own as in the house."""
    commit, letters = raw.commit(), [letter(seed) for seed in range(BURST)]

    def floor(n: int) -> None:
        said = message_from_bytes(letters[n % BURST])
        str(make_header(decode_header(str(said["Subject"]))))
        part = next(one for one in said.walk() if one.get_content_type() == "text/plain")
        assert isinstance(part.get_payload(decode=True), bytes)
        commit(n)

    mine, theirs = [], []
    for _ in range(ROUNDS):
        mine.append(_burst(store))
        theirs.append(sum(crowd.together(1, SECONDS, floor)) / SECONDS)
    note = "one door, one worker; the child that reads included"
    yield rated("9 mail in, door and worker", store, rows, mine, theirs, FLOOR, ">= 0.25", note=note, growth=1.2)


def _burst(store: str) -> float:
    """Messages a second from the first at the door to the last in the register."""
    home, url = os.environ["GABINET_HOME"], "-" if store == "sqlite" else os.environ["DATABASE_URL"]
    command = [sys.executable, "-c", DOOR, home, url, str(BURST + 1)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as door:
        assert door.stdout is not None and door.stdin is not None
        door.stdout.readline()
        _registered(1)
        began = time.monotonic()
        door.stdin.write("go\n")
        door.stdin.flush()
        _registered(BURST)
        return BURST / (time.monotonic() - began)


def _registered(count: int) -> None:
    """What a worker does, until so many more are in the register."""
    from django.utils import timezone

    from gabinet.base.act import Act, Door
    from gabinet.post.incoming import jobs as reading
    from gabinet.post.incoming.models import Incoming, Intake

    until = Incoming.objects.count() + count
    while Incoming.objects.count() < until:
        kept = Intake.objects.filter(settled_at=None).order_by("received_at", "pk").values_list("pk", flat=True).first()
        if kept is not None:
            reading.read(act=Act(at=timezone.now(), door=Door.JOB), intake=kept)


def kept(raw_letter: bytes) -> None:
    """What the listener does before it says 250."""
    from django.utils import timezone

    from bench.registering import box
    from gabinet.base.act import Act, Door
    from gabinet.post.incoming import actions

    came = Act(at=timezone.now(), door=Door.MAIL, rights=frozenset({actions.KEEP}))
    actions.keep(mailbox=box(), raw=[raw_letter], limit=10**8, sent_by="", act=came)


def letter(seed: int) -> bytes:
    """A letter of a resident: text, every third with HTML beside it, every fifth with a quoted letter; no two alike."""
    from gabinet.config.fill import lexicon

    chance = Random(seed)
    said, (name, address) = lexicon.letter(chance), lexicon.person(chance)
    made = EmailMessage()
    made["From"] = f"{name} <{address}>"
    made["To"] = "sekretariat@wrzosowiec.example"
    made["Subject"] = said.subject
    made["Message-ID"] = f"<{seed}.{time.time_ns()}@poczta.example>"
    quoted = "\n\nDnia 1.10.2026 urząd napisał:\n> Dzień dobry,\n> dziękujemy za list.\n" if seed % 5 == 0 else ""
    made.set_content(f"{said.text}{quoted}")
    if seed % 3 == 0:
        made.add_alternative(f"<p>{said.text}</p>", subtype="html")
    return made.as_bytes()
