# SPDX-License-Identifier: EUPL-1.2
"""Job 9: a mail becomes a registered item: bytes kept, read in the guarded child, number, line of the chain, search queued."""

import time
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from random import Random

from bench import crowd, raw
from bench.measure import ROUNDS, Row, rated

SECONDS = 2.0
LETTERS = 4000
FLOOR = "stdlib parse + one raw durable commit"


def measured(store: str, rows: int) -> Iterator[Row]:
    """One reader alone, as one worker would."""
    commit, letters = raw.commit(), [letter(seed) for seed in range(LETTERS)]
    fresh = iter(letters)

    def floor(n: int) -> None:
        said = message_from_bytes(letters[n % LETTERS])
        str(make_header(decode_header(str(said["Subject"]))))
        part = next(one for one in said.walk() if one.get_content_type() == "text/plain")
        assert isinstance(part.get_payload(decode=True), bytes)
        commit(n)

    taken_in(next(fresh))
    mine, theirs, _ = crowd.alternately(ROUNDS, SECONDS, 1, lambda _: taken_in(next(fresh)), floor)
    yield rated(
        "9 mail in, one worker", store, rows, mine, theirs, FLOOR, ">= 0.25", note="the child that reads included; peer: helpdesk", growth=1.2
    )


def taken_in(raw_letter: bytes) -> None:
    """What the listener and then a worker do."""
    from django.utils import timezone

    from bench.registering import box
    from gabinet.base.act import Act, Door
    from gabinet.post.incoming import actions
    from gabinet.post.incoming import jobs as reading

    now = timezone.now()
    came = Act(at=now, door=Door.MAIL, rights=frozenset({actions.KEEP}))
    intake = actions.keep(mailbox=box(), raw=[raw_letter], limit=10**8, sent_by="", act=came)
    reading.read(act=Act(at=now, door=Door.JOB), intake=intake.pk)


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
