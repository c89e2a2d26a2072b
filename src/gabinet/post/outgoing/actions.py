# SPDX-License-Identifier: EUPL-1.2
"""The only writers of what goes out: send, withdraw, begin a try, settle it, send again, acknowledge."""

from datetime import datetime, timedelta

from gabinet.base import jobs, points, rates, search, trace
from gabinet.base.act import Act, Door, Ref
from gabinet.base.action import action
from gabinet.base.errors import TooMany
from gabinet.base.models import Named
from gabinet.base.numbers import following
from gabinet.base.rates import Rate
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.models import Matter, Version
from gabinet.post.events import LetterWithdrawn
from gabinet.post.incoming import queries as received
from gabinet.post.incoming import rules as incoming
from gabinet.post.incoming.models import Incoming, ThreadMark, Undelivered
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.models import Mailbox
from gabinet.post.mailboxes.rules import SEES, Line
from gabinet.post.outgoing import letter, queries, rules
from gabinet.post.outgoing.letter import Head, Parts
from gabinet.post.outgoing.models import Bounce, Dispatch, Outgoing
from gabinet.post.outgoing.rules import AFTER, TRAYS, Outcome, State

DAILY = Rate("post.receipt.day", 1, timedelta(days=1))
HOURLY = Rate("post.receipt.hour", 100, timedelta(hours=1))
REPORTED_WITHIN = timedelta(days=14)


@action(needs="post.outgoing.send")
def send(
    *,
    version: Version,
    to: str,
    raw: bytes,
    message_id: str,
    leaves_at: datetime,
    act: Act,
    matter: Matter | None = None,
    answers: Incoming | None = None,
) -> Outgoing:
    """Give an approved version its number and let it leave at a moment; until then it can be withdrawn.

    `raw`: the bytes of `letter.build`, kept and sent as they are. Once per approval and addressee (trust P4). Raises what
    `drafts.check_sendable` raises, rules.AlreadySent, Unlike, BadAddress, NoMailbox.
    """
    drafts.check_sendable(version)
    head, address = letter.head_of(raw), letter.deliverable(to)
    rules.check_like(head.to == address, head.message_id == message_id)
    box = _box(head)
    if Outgoing.objects.filter(version=version, to=address, withdrawn_at=None).exists():
        raise rules.AlreadySent
    item = answers or _answered(head)
    row = Outgoing(mailbox=box, line=box.line, version=version, to=address, subject=head.subject[:1000], message_id=message_id, raw=raw)
    row.automatic, row.registered_at, row.leaves_at = head.automatic, act.at, leaves_at
    row.answers, row.matter = item, matter or (item.matter if item else None)
    row.case_sign = row.matter.case_sign if row.matter else ""
    points.reach("post.send.before_number")
    row.year, row.number = following("outgoing", act.at)
    row.save(force_insert=True)
    _mark(row, item)
    _make_known(row, act)
    points.reach("post.send.before_commit")
    return row


def _box(head: Head) -> Mailbox:
    box = mailboxes.at(head.sender)
    if box is None or not box.active:
        raise rules.NoMailbox
    return box


def _answered(head: Head) -> Incoming | None:
    if not head.in_reply_to:
        return None
    mark = ThreadMark.objects.filter(key=incoming.key_of(head.in_reply_to)).exclude(thread=None).first()
    if mark is None:
        return None
    found = Incoming.objects.filter(thread_id=mark.thread_id, message_id=head.in_reply_to)
    return found.select_related("matter").order_by("-pk").first()


def _mark(row: Outgoing, item: Incoming | None) -> None:
    """Whoever answers this letter finds its conversation; a letter of a confidential conversation or matter is confidential too."""
    ThreadMark.objects.create(
        key=incoming.key_of(row.message_id), thread_id=item.thread_id if item else None, matter_id=row.matter_id, outgoing=row.pk
    )
    known = [Ref.of(one) for one in (item, row.matter) if one is not None]
    if known:
        ours = Ref.of(row)
        Named.objects.bulk_create([Named(kind=ours.kind, pk_of=ours.pk, user_id=user) for user in received.named_to(*known)])


def _make_known(row: Outgoing, act: Act) -> None:
    drafts.left(row.version, act)
    jobs.later("post.dispatch", act=act, key=f"post.dispatch:{row.pk}", run_at=row.leaves_at, outgoing=row.pk)
    right = SEES[Line(row.line)]
    text = "\n".join(filter(None, [row.to, row.case_sign, row.version.body]))
    search.put(Ref.of(row), right=right, title=f"{row} {row.subject}", url=queries.url(row.pk), text=text, at=act.at)
    about = [Ref.of(row.answers)] if row.answers is not None else []
    trace.record(row, "registered", act, about=about, sees=right, number=str(row), version=row.version_id, to=row.to, automatic=row.automatic)


def _held(outgoing: Outgoing) -> Outgoing:
    """The row as it is now, locked, without its bytes."""
    return Outgoing.objects.select_for_update(of=("self",)).defer("raw").get(pk=outgoing.pk)


def _become(held: Outgoing, state: State) -> None:
    held.state, held.tray = state.value, TRAYS[state].value
    held.save(update_fields=["state", "tray"])


@action(needs="post.outgoing.withdraw", on="outgoing")
def withdraw(*, outgoing: Outgoing, act: Act) -> Outgoing:
    """Take a letter back while it waits. Its number stays; its text can be changed and sent again. Raises rules.Gone."""
    held = _held(outgoing)
    if held.state != State.WAITING:
        raise rules.Gone
    held.state, held.tray, held.withdrawn_at = State.WITHDRAWN.value, TRAYS[State.WITHDRAWN].value, act.at
    held.save(update_fields=["state", "tray", "withdrawn_at"])
    drafts.taken_back(held.version, act)
    jobs.announce(LetterWithdrawn(held.pk), act=act)
    trace.record(held, "withdrawn", act)
    return held


@action(needs="post.outgoing.send", on="outgoing")
def begin(*, outgoing: Outgoing, act: Act) -> Dispatch | None:
    """Write down that a try begins: committed before the first byte leaves. None where nothing may leave.

    A try of another worker without an outcome is never repeated: nobody knows whether it left, so the letter waits for a person.
    """
    held = _held(outgoing)
    if held.state == State.WAITING and queries.open_dispatch(held) is None:
        row = Dispatch.objects.create(outgoing=held, began_at=act.at)
        _become(held, State.LEAVING)
        trace.record(held, "leaving", act, dispatch=row.pk)
        return row
    if held.state == State.LEAVING:
        _become(held, State.UNKNOWN)
        trace.record(held, "outcome_unknown", act)
    else:
        trace.record(held, "not_begun", act, state=held.state)
    return None


@action(needs="post.outgoing.settle", on="dispatch")
def settle(*, dispatch: Dispatch, outcome: str, answer: str, act: Act) -> Dispatch:
    """What became of a try: "sent", "later" or "never", in the relay's words or a person's. Raises rules.NotUncertain."""
    held, row = _held(dispatch.outgoing), _open(dispatch)
    said = Outcome(outcome)
    _end(row, said, answer, act)
    if said is Outcome.SENT:
        held.left_at = row.began_at
        held.save(update_fields=["left_at"])
    _become(held, AFTER[said])
    trace.record(held, said.value, act, dispatch=row.pk, answer=row.answer)
    return row


@action(needs="post.outgoing.settle", on="dispatch")
def doubt(*, dispatch: Dispatch, answer: str, act: Act) -> Dispatch:
    """The line broke after the whole letter was handed over: the try stays open until a person decides. Raises rules.NotUncertain."""
    held, row = _held(dispatch.outgoing), _open(dispatch)
    row.answer = answer[:500]
    row.save(update_fields=["answer"])
    _become(held, State.UNKNOWN)
    trace.record(held, "outcome_unknown", act, dispatch=row.pk, answer=row.answer)
    return row


@action(needs="post.outgoing.settle", on="dispatch")
def send_again(*, dispatch: Dispatch, act: Act) -> Outgoing:
    """A person decides that a letter leaves once more, under the same Message-ID: after an unknown outcome or a refusal. Raises rules.NotFailed."""
    held = _held(dispatch.outgoing)
    row = Dispatch.objects.select_for_update(of=("self",)).get(pk=dispatch.pk)
    last = queries.tries(held).values_list("pk", flat=True).first()
    if row.pk != last or held.state not in {State.UNKNOWN, State.FAILED, State.LEAVING}:
        raise rules.NotFailed
    if row.settled_at is None:
        _end(row, Outcome.UNKNOWN, row.answer, act)
    _become(held, State.WAITING)
    jobs.later("post.dispatch", act=act, key=f"post.dispatch:{held.pk}:{row.pk}", outgoing=held.pk)
    trace.record(held, "sent_again", act, dispatch=row.pk)
    return held


def _open(dispatch: Dispatch) -> Dispatch:
    row = Dispatch.objects.select_for_update(of=("self",)).get(pk=dispatch.pk)
    if row.settled_at is not None:
        raise rules.NotUncertain
    return row


def _end(row: Dispatch, outcome: Outcome, answer: str, act: Act) -> None:
    row.outcome, row.answer, row.settled_at = outcome.value, answer[:500], act.at
    row.by_id = None if act.door is Door.JOB else act.by
    row.save(update_fields=["outcome", "answer", "settled_at", "by"])


@action(needs="post.outgoing.send", on="item")
def acknowledge(*, item: Incoming, subject: str, body: str, act: Act, matter: Matter | None = None) -> Outgoing | None:
    """An automatic receipt (potwierdzenie): registered, sent at once, marked Auto-Submitted. None where it must not be sent.

    None to machines, to <>, to our own addresses; one a day to an address, 100 an hour in all (trust M9). `subject` and
    `body` are our words and number, never theirs.
    """
    to = item.reply_to or item.sender
    why = _unanswerable(item, to) or _too_many(str(to), act.at)
    if why or to is None:
        trace.record(item, "not_acknowledged", act, why=why)
        return None
    version = drafts.begin(ref=Ref.of(item), body=body, wants=[], act=act)
    box = item.mailbox
    message_id = letter.minted(box.address)
    refers = letter.references_of(item.message_id, item.wording.references)
    parts = Parts(box.address, box.name, to, subject, body, message_id, act.at, item.message_id, refers, auto="auto-replied")
    raw = letter.build(parts)
    return send(version=version, to=to, raw=raw, message_id=message_id, leaves_at=act.at, act=act, matter=matter, answers=item)


def _unanswerable(item: Incoming, to: str | None) -> str:
    """Why nothing may answer this by itself; "" where it may."""
    if item.intake is None:
        return "not by mail"
    if item.machine or not item.intake.sent_by:
        return "machine"
    if to is None or not letter.is_deliverable(to):
        return "no address"
    return "own address" if mailboxes.is_own(to, mailboxes.everyone()) else ""


def _too_many(to: str, at: datetime) -> str:
    try:
        rates.count(DAILY, to.lower(), at)
        rates.count(HOURLY, "all", at)
    except TooMany:
        return "too many"
    return ""


@action(needs="post.outgoing.settle")
def report(*, item: Incoming, act: Act) -> list[Bounce]:
    """Tie a delivery report to the letters that it is about: by the Message-ID it names, else by address, within 14 days."""
    told = dict(Undelivered.objects.filter(incoming=item).values_list("address", "final"))
    made = []
    for found in _reported(item, list(told), act.at):
        held = _held(found)
        final = told.get(held.to, told.get(held.to.lower(), any(told.values())))
        row, new = Bounce.objects.get_or_create(outgoing=held, incoming=item, defaults={"final": final, "at": act.at})
        if new and final and held.state == State.SENT:
            _become(held, State.RETURNED)
        trace.record(held, "returned" if final else "delayed", act, about=[Ref.of(item)], sees=SEES[Line(item.line)])
        made.append(row)
    trace.record(item, "tied", act, letters=len(made))
    return made


def _reported(item: Incoming, addresses: list[str], at: datetime) -> list[Outgoing]:
    keys = [incoming.key_of(one) for one in item.wording.references]
    ours = ThreadMark.objects.filter(key__in=keys).exclude(outgoing=None).values_list("outgoing", flat=True)
    named = Outgoing.objects.filter(pk__in=list(ours)).defer("raw").order_by("pk")
    if named:
        return list(named)
    wanted = [*addresses, *(address.lower() for address in addresses)]
    sent = Outgoing.objects.filter(to__in=wanted, left_at__gte=at - REPORTED_WITHIN, state=State.SENT).defer("raw").order_by("-left_at", "-pk")
    return list({one.to: one for one in reversed(sent[:20])}.values())
