# SPDX-License-Identifier: EUPL-1.2
"""Items of the register and the letters that answer them."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.header import Header
from email.utils import format_datetime

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db.models import F

from gabinet.base import files, numbers, trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door, Ref
from gabinet.base.files import File
from gabinet.base.rights import Role, RoleHeld
from gabinet.base.search import SearchRow
from gabinet.config.fill import lexicon
from gabinet.config.fill.bulk import insert
from gabinet.config.fill.plan import MAIL, Item
from gabinet.matters import kinds
from gabinet.matters.drafts.models import Draft, Version
from gabinet.matters.drafts.rules import sha256
from gabinet.polish import words
from gabinet.post.assignment.models import Assignment, Closure
from gabinet.post.incoming import queries as incoming
from gabinet.post.incoming import rules
from gabinet.post.incoming.models import Incoming, Intake, ThreadMark, Wording
from gabinet.post.incoming.rules import State
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import SEES, Line
from gabinet.post.outgoing.models import Dispatch, Outgoing
from gabinet.post.outgoing.rules import Outcome, Tray
from gabinet.post.outgoing.rules import State as LetterState

INQUIRY = "press.inquiry"
KIND = "post.incoming"


@dataclass(slots=True)
class Desk:
    """Who works here, and the rows that later events come back to."""

    boxes: dict[Line, Mailbox]
    owners: dict[Line, list[int | None]]
    spokesperson: int | None
    until: datetime
    has_press: bool
    rows: dict[int, Incoming] = field(default_factory=dict)

    @classmethod
    def of_office(cls, until: datetime) -> "Desk":
        """Mailboxes and people as they are. LookupError where the office has no mailbox."""
        boxes = {line: box for line in Line if (box := mailboxes.of_line(line)) is not None}
        if not boxes:
            raise LookupError("mailbox")
        held = RoleHeld.objects.filter(until=None).order_by("pk").values_list("role", "user_id")
        by_role = {role: [user for each, user in held if each == role] for role in Role}
        anybody: list[int | None] = [*User.objects.order_by("pk").values_list("pk", flat=True)[:3]] or [None]
        owners: dict[Line, list[int | None]] = {
            Line.SECRETARIAT: [*by_role[Role.SECRETARIAT], *by_role[Role.HEAD]] or anybody,
            Line.PRESS: [*by_role[Role.PRESS]] or anybody,
        }
        head = [*by_role[Role.SPOKESPERSON], *anybody][0]
        return cls(boxes, owners, head, until, has_press=INQUIRY in kinds.KINDS and head is not None)

    def line(self, item: Item) -> Line:
        """Which post it is: the press office's own, and a tenth of the rest."""
        wanted = Line.PRESS if item.press or item.n % 10 == 3 else Line.SECRETARIAT
        return wanted if wanted in self.boxes else next(iter(self.boxes))

    def owner(self, item: Item) -> int | None:
        """Whose it is."""
        people = self.owners[self.line(item)]
        return people[item.n % len(people)]

    def act(self, at: datetime, item: Item | None = None) -> Act:
        """The deed of the owner, or of the machine that took a mail in."""
        return Act(at=at, door=Door.PAGE, by=self.owner(item)) if item is not None else Act(at=at, door=Door.JOB)


def message_id(item: Item) -> str:
    """Of a letter that came by mail."""
    return f"{item.n}.{int(item.at.timestamp())}@{item.address.partition('@')[2]}"


def arrive(desk: Desk, items: Sequence[Item]) -> None:
    """Lines of the register with their words, in the order in which they came."""
    if not items:
        return
    intakes = _kept(desk, [item for item in items if item.channel == MAIL])
    year, first = numbers.following("incoming", items[0].at, len(items))
    rows = [_row(desk, item, year, first + place, intakes.get(item.n)) for place, item in enumerate(items)]
    insert(rows)
    pks = [row.pk for row in rows]
    Incoming.objects.filter(pk__in=pks).update(thread=F("pk"))
    pairs = list(zip(items, rows, strict=True))
    insert([Wording(incoming=row, text=item.said.text, new_text=item.said.text) for item, row in pairs])
    marks = [ThreadMark(key=rules.key_of(message_id(item)), thread=row) for item, row in pairs if item.channel == MAIL]
    insert(marks)
    insert([_found(item, row) for item, row in pairs])
    insert([_assignment(desk, item, row) for item, row in pairs if row.owner_id])
    for item, row in pairs:
        desk.rows[item.n] = row
        _told(desk, item, row)


def _row(desk: Desk, item: Item, year: int, number: int, intake: Intake | None) -> Incoming:
    line = desk.line(item)
    return Incoming(
        year=year,
        number=number,
        channel=item.channel,
        mailbox=desk.boxes[line],
        line=line.value,
        intake=intake,
        subject=item.said.subject,
        sender=item.address if item.channel == MAIL else None,
        from_name=item.name,
        message_id=message_id(item) if item.channel == MAIL else None,
        kind=INQUIRY if item.press else None,
        kind_chosen_at=item.at if item.press else None,
        received_at=item.at,
        registered_at=item.at,
        state=State.WAITING.value if item.waits else State.TODO.value,
        wakes_on=(desk.until + timedelta(days=2 + item.n % 9)).date() if item.waits else None,
        owner_id=desk.owner(item) if item.assigned else None,
    )


def _assignment(desk: Desk, item: Item, row: Incoming) -> Assignment:
    owner = desk.owner(item)
    return Assignment(incoming=row, to_id=row.owner_id or 0, by_id=owner, at=item.at, ended_at=None if item.press else item.settled_at)


def _found(item: Item, row: Incoming) -> SearchRow:
    title = f"{row} {row.subject}"
    text = words.indexed(f"{title}\n{item.name}\n{item.address}\n{item.said.text}")
    return SearchRow(kind=KIND, pk_of=row.pk, right=SEES[Line(row.line)], title=title[:300], url=incoming.url(row.pk), words=text, at=row.received_at)


def _told(desk: Desk, item: Item, row: Incoming) -> None:
    sees = SEES[Line(row.line)]
    door = desk.act(item.at) if item.channel == MAIL else desk.act(item.at, item)
    if row.intake is not None:
        trace.record(row.intake, "kept", Act(at=item.at, door=Door.MAIL), mailbox=row.mailbox_id)
    trace.record(Ref(KIND, row.pk), "registered", door, sees=sees, number=str(row), channel=row.channel, kind=row.kind, machine=False)
    if row.owner_id:
        trace.record(Ref(KIND, row.pk), "assigned", desk.act(item.at, item), sees=sees, to=row.owner_id)


def _kept(desk: Desk, items: Sequence[Item]) -> dict[int, Intake]:
    """The bytes of mails lie where all bytes lie, without waiting for the disk at each."""
    store = FileSystemStorage(location=files.path_of("0" * 64).parents[1])
    raws = {item.n: _raw(desk, item) for item in items}
    rows = [File(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), sniffed="message/rfc822", kept_at=desk.until) for raw in raws.values()]
    for row, raw in zip(rows, raws.values(), strict=True):
        if not store.exists(files.key_of(row.sha256)):
            store.save(files.key_of(row.sha256), ContentFile(raw))
    File.objects.bulk_create(rows, ignore_conflicts=True)
    made = [
        Intake(mailbox=desk.boxes[desk.line(item)], file=row, sent_by=item.address, received_at=item.at, settled_at=item.at)
        for item, row in zip(items, rows, strict=True)
    ]
    insert(made)
    return {item.n: intake for item, intake in zip(items, made, strict=True)}


def _raw(desk: Desk, item: Item) -> bytes:
    head = {
        "From": f"{Header(item.name, 'utf-8').encode()} <{item.address}>",
        "To": desk.boxes[desk.line(item)].address,
        "Subject": Header(item.said.subject, "utf-8").encode(),
        "Date": format_datetime(item.at),
        "Message-ID": f"<{message_id(item)}>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = [f"{name}: {value}".replace("\n ", "\r\n ") for name, value in head.items()]
    return "\r\n".join([*lines, "", *item.said.text.split("\n"), ""]).encode()


def settle(desk: Desk, items: Sequence[Item]) -> dict[int, Incoming]:
    """Closed with the class of the file plan only; some were answered by a letter of ours. Their rows."""
    if not items:
        return {}
    rows = {item.n: desk.rows.pop(item.n) for item in items}
    Incoming.objects.filter(pk__in=[row.pk for row in rows.values()]).update(state=State.CLOSED.value, wakes_on=None, version=F("version") + 1)
    insert([Closure(incoming=rows[item.n], symbol=item.said.topic.symbol, by_id=desk.owner(item), at=_when(item)) for item in items])
    letters(desk, [item for item in items if item.letter], rows)
    for item in items:
        trace.record(Ref(KIND, rows[item.n].pk), "closed", desk.act(_when(item), item), symbol=item.said.topic.symbol)
    return rows


def letters(desk: Desk, items: Sequence[Item], rows: dict[int, Incoming], versions: dict[int, Version] | None = None) -> dict[int, Outgoing]:
    """Answers that left: number, letter as sent, the try that the relay took."""
    if not items:
        return {}
    texts = versions or _texts(items, rows)
    year, first = numbers.following("outgoing", _when(items[0]), len(items))
    made = {item.n: _letter(desk, item, rows[item.n], texts[item.n], year, first + place) for place, item in enumerate(items)}
    insert(list(made.values()))
    insert(
        [Dispatch(outgoing=made[item.n], began_at=_when(item), settled_at=_when(item), outcome=Outcome.SENT.value, answer="250 OK") for item in items]
    )
    for item in items:
        letter = made[item.n]
        trace.record(letter, "sent", desk.act(_when(item), item), number=str(letter), to=letter.to, subject=letter.subject)
    return made


def _texts(items: Sequence[Item], rows: dict[int, Incoming]) -> dict[int, Version]:
    """Plain answers want nobody's clearance."""
    drafts = [
        Draft(kind=KIND, pk_of=rows[item.n].pk, wants=[], latest=1, since=_when(item), begun_at=_when(item), ended_at=_when(item)) for item in items
    ]
    insert(drafts)
    bodies = [lexicon.answer(item.said.topic, str(rows[item.n])) for item in items]
    made = [
        Version(draft=draft, n=1, body=body, sha256=sha256(body), at=_when(item), left_at=_when(item))
        for item, draft, body in zip(items, drafts, bodies, strict=True)
    ]
    insert(made)
    return {item.n: version for item, version in zip(items, made, strict=True)}


def _letter(desk: Desk, item: Item, row: Incoming, version: Version, year: int, number: int) -> Outgoing:
    at = _when(item)
    box = desk.boxes[desk.line(item)]
    minted = f"{number}.{year}.{row.pk}@{box.address.partition('@')[2]}"
    subject = f"Re: {row.subject}"
    head = {
        "From": box.address,
        "To": item.address,
        "Subject": Header(subject, "utf-8").encode(),
        "Date": format_datetime(at),
        "Message-ID": f"<{minted}>",
        **({"In-Reply-To": f"<{row.message_id}>"} if row.message_id else {}),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "base64",
    }
    body = b64encode(version.body.encode()).decode()
    lines = [f"{name}: {value}".replace("\n ", "\r\n ") for name, value in head.items()]
    raw = "\r\n".join([*lines, "", *(body[n : n + 76] for n in range(0, len(body), 76)), ""]).encode()
    return Outgoing(
        year=year,
        number=number,
        mailbox=box,
        line=row.line,
        version=version,
        to=item.address,
        subject=subject[:1000],
        message_id=minted,
        answers=row,
        matter_id=row.matter_id,
        registered_at=at,
        leaves_at=at,
        left_at=at,
        state=LetterState.SENT.value,
        tray=Tray.SENT.value,
        raw=raw,
    )


def _when(item: Item) -> datetime:
    assert item.settled_at is not None
    return item.settled_at
