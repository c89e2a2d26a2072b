# SPDX-License-Identifier: EUPL-1.2
"""Letters in and out on two lines, each open and confidential, in every state that an address needs; quarantine, registers, mailboxes."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gabinet.adapters.filled import outbox
from gabinet.base import files, ladder
from gabinet.base.act import Act, Door, Ref
from gabinet.base.ladder import Address
from gabinet.base.models import Attached, Notice
from gabinet.matters.drafts import actions as drafts
from gabinet.post.assignment import actions as assignment
from gabinet.post.incoming import actions as incoming
from gabinet.post.mailboxes import actions as mailboxes
from gabinet.post.mailboxes.actions import Server
from gabinet.post.mailboxes.rules import How, Line
from gabinet.post.models import Incoming, Mailbox, Outgoing
from gabinet.post.notices import actions as notices
from gabinet.post.outgoing import actions as outgoing
from gabinet.post.outgoing import letter
from gabinet.post.outgoing import queries as outgoing_queries
from gabinet.post.outgoing.letter import Parts
from gabinet.post.outgoing.rules import Outcome
from gabinet.post.pictures import actions as pictures
from gabinet.post.ports import Part, Picture, Read, Reason, Sealed
from gabinet.post.registers import actions as registers
from gabinet.post.registers import jobs as register_jobs
from tests.house.world import (
    CLI,
    DAY,
    INQUIRIES,
    JOB,
    LINE_A,
    LINE_B,
    NAMED_A,
    NAMED_B,
    NOW,
    OFFICE,
    REGISTER,
    Body,
    Thing,
    World,
)

CAME = NOW - timedelta(days=14)
MAIL = Act(at=CAME, door=Door.MAIL, rights=frozenset({incoming.KEEP, mailboxes.FETCH}))
PNG = b"\x89PNG\r\n\x1a\nours"
LIMIT = 50_000_000
EXPORTS = frozenset({"secretariat", "head", "city_secretary"})


@dataclass(frozen=True)
class Pile:
    """Letters of one sort: on which line, who sees them, who of them is named (none = not confidential), who has them in hand."""

    word: str
    line: Line
    readers: frozenset[str]
    named: frozenset[str] = frozenset()
    holder: str = ""


PILES = (
    Pile("a", Line.SECRETARIAT, LINE_A),
    Pile("b", Line.PRESS, LINE_B),
    Pile("ca", Line.SECRETARIAT, NAMED_A, NAMED_A),
    Pile("cb", Line.PRESS, NAMED_B, NAMED_B),
    Pile("h", Line.PRESS, LINE_B | {"secretariat"}, holder="secretariat"),  # a letter of the press office assigned to the secretariat
)


def furnish(world: World) -> None:
    """Everything of the post room."""
    _mailboxes(world)
    _items(world)
    _quarantine(world)
    _letters(world)
    _outbox(world)
    _notices(world)
    _registers(world)


def _mailboxes(world: World) -> None:
    for line, address in ((Line.SECRETARIAT, "sekretariat@wrzosowiec.example"), (Line.PRESS, "bp@wrzosowiec.example")):
        world.kept[line] = mailboxes.set_up(address=address, name="Urząd Miasta Wrzosowca-Zdroju", line=line, kind=How.DEMO, act=CLI)
    only = frozenset({"admin"})
    server = Server(host=world.mark("host", only), port=993, login=world.mark("login", only), password="sealed")
    third = mailboxes.set_up(address="rada@wrzosowiec.example", name="Rada", line=Line.SECRETARIAT, kind=How.IMAP, server=server, act=CLI)
    told = {"name": "Rada", "kind": "imap", "host": "imap.wrzosowiec.example", "port": 993, "security": "tls", "login": "rada"}
    new = {**told, "address": "kancelaria@wrzosowiec.example", "line": "secretariat"}
    world.things["post/mailboxes/new/"] = [Thing(body=new)]
    world.things["post/mailboxes/<int:pk>/"] = [Thing({"pk": third.pk}, body={**told, "version": third.version})]


def received(world: World, line: Line, subject: str, text: str, *, at: datetime = CAME, **other: object) -> Incoming:
    """A letter by mail, registered."""
    box: Mailbox = world.kept[line]
    told = Read(
        subject=subject,
        sender="t.grela@kurier.example",
        from_name="Tymon Grela",
        reply_to=None,
        message_id=f"{hashlib.sha256(subject.encode()).hexdigest()[:16]}@kurier.example",
        references=(),
        machine=False,
        text=text,
        new_text=text,
        kind=None,
    )
    read = replace(told, **other)  # type: ignore[arg-type]
    raw = f"From: {read.from_name} <{read.sender}>\r\nSubject: {subject}\r\n\r\n{text}\r\n".encode()
    act = replace(MAIL, at=at)
    intake = incoming.keep(mailbox=box, raw=[raw], limit=LIMIT, sent_by=read.sender or "", act=act)
    return incoming.register(intake=intake, read=read, act=replace(JOB, at=at))


def _enclosure(name: str) -> Part:
    kept = files.keep([f"{name}\n".encode()], limit=LIMIT, at=CAME)
    return Part(name=f"{name}.txt", size=kept.size, sha256=kept.sha256, sniffed="text/plain", declared="text/plain")


def _marked(world: World, pile: Pile, state: str) -> Incoming:
    """The letter of a pile in a state: its words are planted, and those of its line of the register."""
    word = f"{state}{pile.word}"
    lines = pile.readers if pile.named else pile.readers | REGISTER
    within = pile.readers | INQUIRIES if state == "joined" and not pile.named else pile.readers  # the inquiry shows its letter
    subject, text = world.mark(f"subject{word}", lines), world.mark(f"body{word}", within)
    name, sender = world.mark(f"name{word}", within), world.mark(f"sender{word}", lines)
    item = received(world, pile.line, subject, f"Treść {text}.", from_name=sender, attachments=(_enclosure(name),))
    world.searched(text, subject, pile.readers - ({pile.holder} if pile.holder else frozenset()))
    if pile.holder:
        assignment.assign(item=item, to=world.people[pile.holder].pk, instruction="", until=None, act=world.deed("head"))
    return item


def _put(world: World, item: Incoming, state: str) -> None:
    head, mine = world.deed("head"), world.people["head"].pk
    if state == "assigned":
        assignment.assign(item=item, to=mine, instruction="", until=None, act=head)
    elif state == "asleep":
        assignment.put_off(item=item, until=DAY + timedelta(days=3), act=head)
    elif state == "closed":
        assignment.close(item=item, symbol="0532", note="", act=head)
    elif state == "joined":
        assignment.turn_into(item=item, kind="press.inquiry", title=f"Sprawa {item.number}", act=head)


STATES = ("open", "assigned", "asleep", "closed", "joined")
STEPS: dict[str, tuple[str, dict[str, object]]] = {
    "": ("open", {}),
    "history/": ("open", {}),
    "original/": ("open", {}),
    "sender/": ("open", {}),
    "letter.eml": ("open", {}),
    "unassignment/": ("assigned", {}),
    "taking/": ("open", {}),
    "sleep/": ("open", {"until": (DAY + timedelta(days=7)).isoformat()}),
    "waking/": ("asleep", {}),
    "closure/": ("open", {"symbol": "0532"}),
    "reopening/": ("closed", {}),
    "kind/": ("open", {"kind": "press.inquiry"}),
    "signs/": ("open", {"ezd": "", "case_sign": "BP.1431.17.2026"}),
    "matter/": ("open", {"kind": "press.inquiry", "title": "Wiadukt"}),
    "parting/": ("joined", {}),
    "pictures/": ("open", {}),
}


def _items(world: World) -> None:
    piles: dict[str, list[tuple[Pile, Incoming]]] = {state: [] for state in STATES}
    for pile in PILES:
        for state in STATES if not pile.holder else ("open",):
            item = _marked(world, pile, state)
            _put(world, item, state)
            if pile.named:
                people = [world.people[role].pk for role in pile.named]
                assignment.confide(item=item, people=people, act=world.deed("head"))
            piles[state].append((pile, Incoming.objects.get(pk=item.pk)))
    world.kept["items"] = piles
    people = {"people": [world.people["head"].pk]}
    steps = {**STEPS, "assignment/": ("open", {"to": world.people["head"].pk}), "confidence/": ("open", people)}
    for step, (state, body) in steps.items():
        world.things[f"post/items/<int:pk>/{step}"] = [Thing({"pk": item.pk}, pile.readers, body) for pile, item in piles[state]]
    _hanging(world, piles["open"])
    paper = {"channel": "paper", "from_name": "Marian Zdrojek", "subject": "Hałas", "received_at": "2026-10-27T08:00"}

    def on_own_line(browser: Client) -> Body:
        line = Line.PRESS if world.asking in LINE_B - LINE_A else Line.SECRETARIAT
        return {**paper, "mailbox": world.kept[line].pk, "scans": SimpleUploadedFile(f"{world.asking}.txt", world.asking.encode())}

    world.things["post/items/new/"] = [Thing(body=on_own_line)]
    gone = {"absent": world.people["head"].pk, "to": world.people["spokesperson"].pk}
    world.things["post/handover/"] = [Thing(body=gone)]


def _hanging(world: World, opened: list[tuple[Pile, Incoming]]) -> None:
    """Attachments and pictures of the letters; a picture is not reached through another letter."""
    places = [(pile, item, pictures.draw(item=item, source="remote:0", made=Picture(PNG, "image/png"), act=JOB).pk) for pile, item in opened]
    drawn = [Thing({"pk": item.pk, "place": place}, pile.readers) for pile, item, place in places]
    other = Thing({"pk": places[0][1].pk, "place": places[1][2]}, readers=frozenset())
    world.things["post/items/<int:pk>/pictures/<int:place>/"] = [*drawn, other]
    hung = [(pile, Attached.objects.get(kind="post.incoming", pk_of=item.pk)) for pile, item in opened]
    world.things["post/files/<uuid:place>/"] = [Thing({"place": one.pk}, pile.readers) for pile, one in hung]


def _quarantine(world: World) -> None:
    things = []
    for line, readers in ((Line.SECRETARIAT, LINE_A & OFFICE), (Line.PRESS, LINE_B & OFFICE)):
        word = world.mark(f"aside{line.value}", readers)
        raw = f"Subject: {word}\r\n\r\nnie do odczytania\r\n".encode()
        intake = incoming.keep(mailbox=world.kept[line], raw=[raw], limit=LIMIT, sent_by=f"{word}@kurier.example", act=MAIL)
        row = incoming.quarantine(intake=intake, reason=Reason.BROKE_OFF, act=JOB)
        things.append(Thing({"pk": row.pk}, readers))
    for step in ("", "letter.eml", "release/", "spam/", "reading/"):
        world.things[f"post/quarantine/<int:pk>/{step}"] = things


def sent(world: World, item: Incoming, subject: str, text: str, to: str) -> Outgoing:
    """An answer to an item, registered; it leaves in ten seconds."""
    version = drafts.begin(ref=Ref.of(item), body=text, wants=[], act=JOB)
    box, message_id = item.mailbox, letter.minted(item.mailbox.address)
    raw = letter.build(Parts(box.address, box.name, to, subject, text, message_id, NOW, item.message_id))
    leaves = NOW + timedelta(seconds=10)
    return outgoing.send(version=version, to=to, raw=raw, message_id=message_id, leaves_at=leaves, act=JOB, answers=item)


def _letters(world: World) -> None:
    waiting, leaving = [], []
    for pile, item in world.kept["items"]["assigned"]:
        for state, things in (("waits", waiting), ("leaves", leaving)):
            word, lines = f"{state}{pile.word}", pile.readers if pile.named else pile.readers | REGISTER
            subject, text = world.mark(f"outsubject{word}", lines), world.mark(f"outbody{word}", pile.readers)
            to = f"{world.mark(f'outto{word}', lines)}@kurier.example"
            one = sent(world, item, subject, text, to)
            world.searched(text, subject, pile.readers)
            if state == "leaves":
                outgoing.begin(outgoing=one, act=JOB)
            body = {"outcome": "sent", "answer": "dzwoniono"} if state == "leaves" else {}
            things.append(Thing({"pk": one.pk}, pile.readers, body))
    base = "post/letters/<int:pk>/"
    world.things |= {base: waiting, f"{base}letter.eml": waiting, f"{base}withdrawal/": waiting}
    world.things |= {f"{base}outcome/": leaving, f"{base}second-sending/": leaving}


def _outbox(world: World) -> None:
    """What the demo's relay has taken: whoever sends letters looks there how they left."""
    one = outgoing_queries.to_dispatch(world.things["post/letters/<int:pk>/"][0].parts["pk"])  # type: ignore[index]
    assert one is not None
    outbox().hand_over(Sealed(one.message_id, one.to, b"Subject: jak wyszed\xc5\x82\r\n\r\ntekst\r\n"))
    for url in ("outbox/<slug:name>/", "outbox/<slug:name>/letter.eml"):
        world.things[url] = [Thing({"name": outbox().sent()[0].name})]


def _notices(world: World) -> None:
    settle = frozenset({"secretariat", "head", "spokesperson"})
    to = f"{world.mark('noticeto', settle)}@wrzosowiec.example"
    item = world.kept["items"]["open"][0][1]
    ladder.tell(Address(to), Ref.of(item), "assigned", NOW)
    mailing = notices.begin(notice=Notice.objects.get(address=to), to=to, sender="bp@wrzosowiec.example", act=JOB)
    assert mailing is not None
    notices.settle(mailing=mailing, outcome=Outcome.NEVER, answer="550 no such user", act=JOB)
    world.things["post/notices/<int:pk>/second-sending/"] = [Thing({"pk": mailing.pk})]


def _registers(world: World) -> None:
    asked = {"register": "incoming", "since": "2026-10-01", "until": DAY.isoformat()}
    world.things["post/registers/exports/"] = [Thing(body=asked)]
    world.things["post/registers/<str:register>/print/"] = [Thing({"register": which}) for which in ("incoming", "outgoing")]
    made = []
    for who in (*sorted(EXPORTS), "w.dec"):
        for which in ("incoming", "outgoing"):
            row = registers.ask(register=which, since=CAME.date(), until=DAY, language="pl", act=world.deed(who))
            register_jobs.export(act=JOB, export=row.pk, language="pl")
            made.append(Thing({"pk": row.pk}, frozenset({who}) & EXPORTS, twin="" if who in EXPORTS else who))
    world.things["post/registers/exports/<int:pk>/"] = made
