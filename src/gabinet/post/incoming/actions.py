# SPDX-License-Identifier: EUPL-1.2
"""The only writers of what comes in: keep, register, put aside, release."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import BinaryIO

from gabinet.base import files, jobs, numbers, points, search, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.base.files import File
from gabinet.base.models import Named
from gabinet.people.persons import queries as persons
from gabinet.post.events import DeliveryReported, IncomingRegistered, LetterJoined
from gabinet.post.incoming import queries, rules, threads
from gabinet.post.incoming.models import Enclosure, Incoming, Intake, Place, Quarantine, ThreadMark, Undelivered, Wording
from gabinet.post.incoming.rules import Channel
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import SEES, Line
from gabinet.post.ports import Automatic, Part, Read, Reason, Where

KEEP = "post.incoming.keep"
LARGEST = 60_000_000  # bytes of one attachment, written out
CHUNK = 65_536


def keep(*, mailbox: Mailbox, raw: Iterable[bytes], limit: int, sent_by: str, act: Act, where: Where | None = None) -> Intake:
    """Take a message in: durable when this returns, and only then 250, flag or move (trust M1).

    `raw`: the octets after DATA, dot-unstuffed; `limit` in bytes; `sent_by`: the envelope's sender, "" for <>. The same
    bytes to the same mailbox are one intake. Raises files.TooLarge, and OSError where the disk refuses.
    """
    file = files.laid(raw, limit=limit, at=act.at)
    points.reach("post.keep.before_row")
    intake = take_in(mailbox=mailbox, file=file, sent_by=sent_by, where=where, act=act)
    points.reach("post.keep.after_commit")
    return intake


@action(needs=KEEP)
def take_in(*, mailbox: Mailbox, file: File, sent_by: str, where: Where | None, act: Act) -> Intake:
    """The row of kept bytes, and the job that reads them; known bytes are only noted to have come again."""
    files.known(file)
    new = Intake(mailbox=mailbox, file=file, sent_by=sent_by[:320], received_at=act.at)
    known = Intake.objects.filter(mailbox=mailbox, file=file).first()
    if known is None:
        Intake.objects.bulk_create([new], ignore_conflicts=True)
    intake = known or Intake.objects.get(mailbox=mailbox, file=file)
    if where is not None:
        place = Place(mailbox=mailbox, uidvalidity=where.uidvalidity, uid=where.uid, intake=intake)
        Place.objects.bulk_create([place], ignore_conflicts=True)
    if known is None:
        jobs.later("post.read", act=act, key=rules.reading(intake.pk), intake=intake.pk)
    trace.record(intake, "came_again" if known else "kept", act, mailbox=mailbox.pk, size=file.size)
    points.reach("post.keep.before_commit")
    return intake


def keep_parts(read: Read, at: datetime) -> None:
    """The bytes of a letter's attachments, on disk before the transaction that hangs them on an item begins."""
    for part in read.attachments:
        if part.path is not None:
            _kept(part, at)


def _kept(part: Part, at: datetime) -> File:
    assert part.path is not None
    with part.path.open("rb") as content:
        return files.keep(_chunks(content), limit=LARGEST, sniff=lambda head: part.sniffed or files.sniffed(head), at=at)


def _chunks(content: BinaryIO) -> Iterable[bytes]:
    return iter(lambda: content.read(CHUNK), b"")


def _settle(intake: Intake, act: Act) -> None:
    """Only one of register and quarantine; of two at once the second waits, then finds it settled. Raises AlreadyRegistered."""
    if not Intake.objects.filter(pk=intake.pk, settled_at=None).update(settled_at=act.at):
        raise rules.AlreadyRegistered


@action(needs="post.incoming.register")
def register(*, intake: Intake, read: Read, act: Act) -> Incoming:
    """A kept message becomes a line of the register. Raises rules.AlreadyRegistered."""
    _settle(intake, act)
    return _registered(_of_mail(intake), read, act)


@action(needs="post.incoming.register")
def register_together(*, read: Sequence[tuple[Intake, Read]], act: Act) -> list[Incoming]:
    """What waited together becomes lines of the register in one transaction; what somebody else was quicker with is left out.

    Raises rules.AlreadyRegistered where nothing is left.
    """
    made = []
    for intake, told in read:
        with suppress(rules.AlreadyRegistered):
            made.append(register(intake=intake, read=told, act=act))
    if not made:
        raise rules.AlreadyRegistered
    jobs.spare([rules.reading(intake.pk) for intake, _ in read[1:]], act.at)
    return made


@action(needs="post.quarantine.release")
def release(*, intake: Intake, read: Read, act: Act) -> Incoming:
    """A person takes a message out of quarantine into the register. Raises rules.NotInQuarantine."""
    if not Quarantine.objects.filter(intake=intake, released_at=None).update(released_at=act.at):
        raise rules.NotInQuarantine
    trace.record(intake, "released", act)
    return _registered(_of_mail(intake), read, act)


@action(needs="post.incoming.register")
def register_other(
    *, channel: Channel, mailbox: Mailbox, read: Read, received_at: datetime, act: Act, ezd: str = "", their_sign: str = ""
) -> Incoming:
    """A paper, a call, a visit: registered by whoever holds it, on the line of `mailbox`. Raises rules.NoSender."""
    if channel is Channel.MAIL:
        raise ValueError(channel)
    if not (read.sender or read.from_name):
        raise rules.NoSender
    item = Incoming(channel=channel.value, mailbox=mailbox, line=mailbox.line, received_at=received_at, ezd=ezd, their_sign=their_sign)
    item.written_on = read.date.date() if read.date else None
    return _registered(item, read, act)


@action(needs="post.quarantine.release")
def quarantine(*, intake: Intake, reason: Reason, act: Act) -> Quarantine:
    """Put a message aside that could not be read: kept, visible, releasable. Raises rules.AlreadyRegistered."""
    _settle(intake, act)
    row = Quarantine.objects.create(intake=intake, line=intake.mailbox.line, reason=reason.value, at=act.at)
    trace.record(row, "put_aside", act, intake=intake.pk, reason=reason.value)
    return row


@action(needs="post.quarantine.release")
def call_spam(*, intake: Intake, act: Act) -> Quarantine:
    """A person has looked: unwanted mail; it stays in quarantine and leaves the count. Raises rules.NotInQuarantine."""
    if not Quarantine.objects.filter(intake=intake, released_at=None, spam_at=None).update(spam_at=act.at):
        raise rules.NotInQuarantine
    row = Quarantine.objects.get(intake=intake)
    trace.record(row, "called_spam", act)
    return row


@action(needs="post.quarantine.release")
def read_again(*, intake: Intake, act: Act) -> Quarantine:
    """Let the machine try once more; what it can read now is released by itself. Raises rules.NotInQuarantine."""
    row = Quarantine.objects.filter(intake=intake, released_at=None).first()
    if row is None:
        raise rules.NotInQuarantine
    jobs.later("post.reread", act=act, intake=intake.pk)
    trace.record(row, "read_again", act)
    return row


def _of_mail(intake: Intake) -> Incoming:
    box = intake.mailbox
    return Incoming(channel=Channel.MAIL.value, mailbox=box, line=box.line, intake=intake, received_at=intake.received_at)


def _registered(item: Incoming, read: Read, act: Act) -> Incoming:
    keys = threads.keys_of(read)
    found = threads.find(read, keys)
    _tell_of(item, read, act)
    item.thread_id, item.matter_id, item.owner_id = found.thread, found.matter, found.owner
    points.reach("post.register.before_number")
    item.year, item.number = numbers.following("incoming", act.at)
    item.save(force_insert=True)
    if item.thread_id is None:
        item.thread_id = item.pk
        Incoming.objects.filter(pk=item.pk).update(thread_id=item.pk)
    _words(item, read)
    if keys:
        _remember(keys, item, found)
    _hang(item, read.attachments, act)
    _as_confidential(item, found.thread, found.matter)
    _make_known(item, read, act)
    points.reach("post.register.before_commit")
    return item


def _tell_of(item: Incoming, read: Read, act: Act) -> None:
    item.registered_at = act.at
    item.subject, item.from_name = rules.cut(read.subject, 1000), rules.cut(read.from_name, 300)
    item.sender, item.reply_to = _address(read.sender), _address(read.reply_to)
    item.message_id = read.message_id[:1000] if read.message_id is not None else None
    item.kind = read.kind
    item.machine, item.auto = read.machine, read.auto.value if read.auto else ""
    item.in_our_name, item.two_addresses = read.foreign_domain_mark, read.name_mark
    item.enclosures = sum(1 for part in read.attachments if not part.inline)


def _address(address: str | None) -> str | None:
    """An address that is too long for any mail server is none."""
    return address if address is not None and len(address) <= 320 else None


def _words(item: Incoming, read: Read) -> None:
    Wording.objects.create(
        incoming=item,
        text=read.text,
        new_text=read.new_text,
        html=read.html or "",
        remote=list(read.remote),
        headers=[list(pair) for pair in read.headers],
        to=list(read.to),
        cc=list(read.cc),
        references=list(read.references)[-rules.MOST_KEYS :],
        written_at=read.date,
        cut=read.cut,
    )
    undelivered = {**dict.fromkeys(read.bounce.delayed, False), **dict.fromkeys(read.bounce.failed, True)}
    if undelivered:
        Undelivered.objects.bulk_create([Undelivered(incoming=item, address=one[:320], final=final) for one, final in undelivered.items()])


def _remember(keys: Sequence[str], item: Incoming, found: threads.Found) -> None:
    """From now on these ids lead to the item's conversation; those already known stay where they lead."""
    rows = [ThreadMark(key=key, thread_id=item.thread_id) for key in keys]
    ThreadMark.objects.bulk_create(rows, ignore_conflicts=True)
    if found.ours:
        ThreadMark.objects.filter(key__in=keys, thread=None).update(thread_id=item.thread_id)


def _hang(item: Incoming, parts: Sequence[Part], act: Act) -> None:
    if not parts:
        return
    known = File.objects.in_bulk({part.sha256 for part in parts})
    rows = []
    for place, part in enumerate(parts):
        file = known.get(part.sha256) or _kept(part, act.at)
        attached = files.attach(file, Ref.of(item), part.name, act)
        told = {"content_id": part.content_id[:255], "declared": part.declared[:100], "sniffed": part.sniffed[:100]}
        rows.append(Enclosure(attached=attached, incoming=item, place=place, inline=part.inline, mismatch=part.mismatch, macro=part.macro, **told))
    Enclosure.objects.bulk_create(rows)


def _as_confidential(item: Incoming, thread: int | None, matter: int | None) -> None:
    """A letter of a confidential conversation or matter is as confidential from its first moment (checklist A.16)."""
    mine = Ref.of(item)
    known = [Ref(kind, pk) for kind, pk in ((mine.kind, thread), ("matters.matter", matter)) if pk is not None]
    if known:
        Named.objects.bulk_create([Named(kind=mine.kind, pk_of=mine.pk, user_id=user) for user in queries.named_to(*known)])


def _make_known(item: Incoming, read: Read, act: Act) -> None:
    sees = SEES[Line(item.line)]
    person = persons.by_email(item.sender) if item.sender else None
    about = [Ref.of(person)] if person else []
    trace.record(item, "registered", act, about=about, sees=sees, number=str(item), channel=item.channel, kind=item.kind, machine=item.machine)
    index(item, read.text)
    jobs.announce(IncomingRegistered(item.pk), act=act)
    if read.auto is Automatic.BOUNCE or read.bounce.failed or read.bounce.delayed:
        jobs.announce(DeliveryReported(item.pk), act=act)
    if any(rules.has_words(part.sniffed, part.name) for part in read.attachments):
        jobs.later("post.words", act=act, incoming=item.pk)
    if item.matter_id is not None:
        jobs.announce(LetterJoined(item.pk, item.matter_id), act=act)


@action(needs="post.incoming.register", on="item")
def find_by_words(*, item: Incoming, words: str, act: Act) -> Incoming:
    """The words of an item's attachments can be searched for too."""
    index(item, f"{item.wording.text}\n{words}")
    trace.record(item, "words_read", act, number=len(words))
    return item


def index(item: Incoming, text: str) -> None:
    """Inside an action: what the item is found by, and by whom."""
    title = f"{item} {item.subject or ''}".strip()
    words = "\n".join(filter(None, [item.from_name, item.sender, item.ezd, item.case_sign, item.their_sign, text]))
    search.put(Ref.of(item), right=SEES[Line(item.line)], title=title, url=queries.url(item.pk), text=words, at=item.received_at)
