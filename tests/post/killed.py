# SPDX-License-Identifier: EUPL-1.2
"""A small post office in a process of its own, that the kill tests end at a named point and start again.

`python -m tests.post.killed prepare` makes the office; `... work MINUTES` takes five mails in, registers them, answers
each, and works until nothing waits, its clock that many minutes ahead. What was acknowledged is printed at once; what the
relay answered 250 to is a line of `relay.log`, fsynced.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

HOME = Path(os.environ["GABINET_HOME"])
MAILS = 5


class Relay:
    """Answers 250 to everything; what it answered to is durable."""

    def hand_over(self, sealed) -> str:
        with (HOME / "relay.log").open("a") as log:
            log.write(f"{sealed.message_id}\n")
            log.flush()
            os.fsync(log.fileno())
        return "250 taken"


class Reader:
    """Tells who and what by the number in the bytes."""

    def __init__(self, own: frozenset[str]) -> None:
        self.own = own

    def read(self, one):
        from gabinet.base import files
        from gabinet.post.incoming.tests.factories import told

        with files.bytes_of(one.sha256) as content:
            n = int(content.read().rpartition(b" ")[2])
        return told(message_id=f"q{n}@kurier.example", subject=f"Pytanie nr {n}", sender=f"d{n}@kurier.example")

    def read_along(self, first, others):
        return self.read(first), [self.read(one) for one in others]


def say(word: str, what: str) -> None:
    print(word, what, flush=True)


def prepare() -> None:
    from django.core.management import call_command

    from gabinet.post.mailboxes.tests.factories import box

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    box()


def take_in(now: datetime) -> None:
    """As a mail client that repeats whatever was not acknowledged."""
    from gabinet.base.act import Act, Door
    from gabinet.post.incoming import actions
    from gabinet.post.mailboxes.models import Mailbox

    act = Act(at=now, door=Door.MAIL, rights=frozenset({actions.KEEP}))
    for n in range(MAILS):
        kept = actions.keep(
            mailbox=Mailbox.objects.get(), raw=[f"Subject: pytanie\r\n\r\nnumer {n}".encode()], limit=9999, sent_by="d@kurier.example", act=act
        )
        say("kept", kept.file_id)


def answer(now: datetime) -> None:
    """As a clerk who answers whatever has no answer yet."""
    from gabinet.base.act import Act, Door, Ref
    from gabinet.matters.drafts import actions as drafts
    from gabinet.matters.models import Version
    from gabinet.post.incoming.models import Incoming
    from gabinet.post.outgoing.models import Outgoing
    from gabinet.post.outgoing.tests.factories import sent

    act = Act(at=now, door=Door.JOB)
    for item in Incoming.objects.order_by("number"):
        if Outgoing.objects.filter(answers=item).exists():
            continue
        ref = Ref.of(item)
        version = Version.objects.filter(draft__kind=ref.kind, draft__pk_of=ref.pk).first() or drafts.begin(
            ref=ref, body="Odpowiedź.", wants=[], act=act
        )
        made = sent(item.mailbox, version, to=item.sender, act=act, leaves_at=now, in_reply_to=item.message_id)
        say("sent", made.message_id)


def work(now: datetime) -> None:
    from gabinet.base import jobs

    while (row := jobs.lease(now, workers=5)) is not None:
        jobs.run(row, lambda: now)


def tell() -> None:
    """Everything that the test judges, as one line of JSON."""
    from django.conf import settings

    from gabinet.base import trace
    from gabinet.post.incoming import queries
    from gabinet.post.outgoing.models import Dispatch, Outgoing

    log = HOME / "relay.log"
    told = {
        "items": [[line["number"], line["sha256"]] for line in queries.export()],
        "letters": list(Outgoing.objects.order_by("number").values_list("number", "message_id", "state")),
        "tries": list(Dispatch.objects.order_by("pk").values_list("outgoing__message_id", "outcome")),
        "relay": log.read_text().split() if log.exists() else [],
        "broken": [list(one) for one in trace.verify(settings.TRACE_KEY)],
    }
    print("told", json.dumps(told), flush=True)


def main(command: str, minutes: str = "0") -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "gabinet.config.settings"
    django.setup()
    from django.conf import settings

    settings.POST_READER, settings.POST_RELAY = "tests.post.killed.Reader", "tests.post.killed.Relay"
    if command == "prepare":
        prepare()
        return
    now = datetime.now(UTC) + timedelta(minutes=int(minutes))
    for step in (take_in, work, answer, work):
        step(now)
    tell()


if __name__ == "__main__":
    main(*sys.argv[1:])
