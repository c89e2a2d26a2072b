# SPDX-License-Identifier: EUPL-1.2
"""The only writers of owner and state: assign, put off, close, turn into a matter, hand everything over, confide."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q

from gabinet.base import jobs, ladder, rows, trace
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Ref
from gabinet.base.act import User as UserId
from gabinet.base.action import action
from gabinet.base.models import Named
from gabinet.matters import kinds
from gabinet.matters.cases import actions as cases
from gabinet.matters.cases import queries as matter_queries
from gabinet.matters.cases import rules as case_rules
from gabinet.matters.kinds import Given
from gabinet.matters.models import Matter
from gabinet.people.outlets import queries as outlets
from gabinet.post.assignment import queries, rules
from gabinet.post.assignment.models import Assignment, Closure
from gabinet.post.events import LetterJoined
from gabinet.post.incoming import actions as incoming
from gabinet.post.incoming import queries as incoming_queries
from gabinet.post.incoming.models import Incoming
from gabinet.post.incoming.rules import State
from gabinet.post.mailboxes.rules import SEES, Line

ASSIGN = "post.incoming.assign"
CORRECT = "post.incoming.register"


@action(needs=ASSIGN, on="item")
def assign(*, item: Incoming, to: int, instruction: str, until: date | None, act: Act, version: int | None = None) -> Assignment:
    """Dekretacja: from now on this person has it; told on their page. Raises Stale, AlreadyClosed, NotReader."""
    held = _open(item, version)
    name = User.objects.values_list("name", flat=True).get(pk=to)
    if not queries.readers(queries.day_of(act.at)).filter(pk=to).exists():
        raise rules.NotReader({"name": name})
    return _handed(held, to, instruction, until, act)


@action(needs=CORRECT, on="item")
def take(*, item: Incoming, act: Act) -> Assignment:
    """Take an item oneself. Raises AlreadyClosed."""
    return _handed(_open(item), act.person(), "", None, act)


@action(needs=ASSIGN, on="item")
def unassign(*, item: Incoming, act: Act) -> Incoming:
    """Nobody has it: it is unassigned again (the undo of `assign`)."""
    held = _open(item)
    Assignment.objects.filter(incoming=held, ended_at=None).update(ended_at=act.at)
    held.owner_id = None
    _save(held, "owner")
    trace.record(held, "unassigned", act)
    return held


@action(needs=ASSIGN)
def reassign_all(*, absent: int, to: int, act: Act) -> int:
    """A person who leaves keeps no mail (checklist A.18): all open items go to another person at once; how many. Raises SamePerson, NotReader."""
    if absent == to:
        raise rules.SamePerson
    new = User.objects.get(pk=to)
    if not queries.readers(queries.day_of(act.at)).filter(pk=to).exists():
        raise rules.NotReader({"name": new.name})
    moved = list(queries.held_by(absent).select_for_update(of=("self",)))
    for one in moved:
        _handed(one, to, "", None, act, tell=False)
    if moved:
        ladder.tell(UserId(to), Ref.of(moved[-1]), "handed_over", act.at)
    trace.record(new, "took_over", act, absent=absent, items=len(moved))
    return len(moved)


@action(needs=CORRECT, on="item")
def put_off(*, item: Incoming, until: date, act: Act, version: int | None = None) -> Incoming:
    """Let it sleep until a day (checklist A.8): it waits, and is to be done again in the morning of that day. Raises NotAhead, AlreadyClosed."""
    held = _open(item, version)
    rules.check_ahead(until, queries.day_of(act.at))
    held.state, held.wakes_on = State.WAITING.value, until
    _save(held, "state", "wakes_on")
    trace.record(held, "put_off", act, until=until)
    return held


@action(needs=CORRECT, on="item")
def wake(*, item: Incoming, act: Act) -> Incoming:
    """It is to be done again: its day has come, or a person says so. Raises AlreadyClosed."""
    held = _open(item)
    held.state, held.wakes_on = State.TODO.value, None
    _save(held, "state", "wakes_on")
    trace.record(held, "woke", act)
    return held


@action(needs=CORRECT, on="item")
def close(*, item: Incoming, symbol: str, note: str, act: Act, version: int | None = None) -> Closure:
    """Nothing is to be done: closed with a class of the file plan, without a case. Raises BadSymbol, HasMatter, AlreadyClosed, Stale."""
    held = _open(item, version)
    _check_no_matter(held)
    row = Closure.objects.create(incoming=held, symbol=rules.check_symbol(symbol), note=note[:500], by_id=act.by, at=act.at)
    held.state, held.wakes_on = State.CLOSED.value, None
    _save(held, "state", "wakes_on")
    trace.record(held, "item_closed", act, symbol=row.symbol, note=row.note)
    return row


@action(needs=CORRECT, on="item")
def reopen(*, item: Incoming, act: Act) -> Incoming:
    """It is to be done after all. Raises NotClosed."""
    held = rows.hold(item)
    if held.state != State.CLOSED:
        raise rules.NotClosed
    Closure.objects.filter(incoming=held, undone_at=None).update(undone_at=act.at)
    held.state = State.TODO.value
    _save(held, "state")
    trace.record(held, "item_reopened", act)
    return held


@action(needs=CORRECT, on="item")
def choose_kind(*, item: Incoming, kind: str, act: Act, version: int | None = None) -> Incoming:
    """A person says what it is; "" for none of the known kinds. Raises UnknownKind, Stale."""
    if kind and kind not in kinds.KINDS:
        raise rules.UnknownKind
    held = rows.hold(item, version)
    was, held.kind, held.kind_chosen_at = held.kind, kind or None, act.at
    _save(held, "kind", "kind_chosen_at")
    trace.record(held, "kind_chosen", act, kind=held.kind, was=was)
    return held


@action(needs=CORRECT, on="item")
def sign(*, item: Incoming, ezd: str, case_sign: str, act: Act, version: int | None = None) -> Incoming:
    """The number in EZD (RPW) and the case sign, typed or read from the sticker (checklist A.11). Raises BadEzdNumber, BadCaseSign, Stale."""
    held = rows.hold(item, version)
    held.ezd, held.case_sign = case_rules.check_ezd_number(ezd), case_rules.check_case_sign(case_sign)
    _save(held, "ezd", "case_sign")
    incoming.index(held, held.wording.text)
    trace.record(held, "signed", act, ezd=held.ezd, case_sign=held.case_sign)
    return held


@action(needs=CORRECT, on="item")
def turn_into(*, item: Incoming, kind: str, act: Act, title: str = "", given: Given | None = None) -> Matter:
    """The item becomes a matter without retyping (checklist A.9): both numbers, its clock, its desk's row, in one transaction.

    All letters of the conversation go with it. Raises UnknownKind, HasMatter, AlreadyClosed, and what opening a matter raises.
    """
    if kind not in kinds.KINDS:
        raise rules.UnknownKind
    held = _open(item)
    _check_no_matter(held)
    told = given or given_of(held)
    received_on = queries.day_of(held.received_at)
    name = title or held.subject or held.from_name or str(held)
    matter = cases.open_matter(kind=kind, title=name, received_on=received_on, given=told, act=act, owner=held.owner_id)
    held.kind, held.kind_chosen_at, held.matter = kind, act.at, matter
    if held.owner_id is None and act.by is not None:
        _handed(held, act.by, "", None, act, and_so=("kind", "kind_chosen_at", "matter"))
    else:
        _save(held, "kind", "kind_chosen_at", "matter")
    _belong(held, matter, act)
    return matter


def given_of(item: Incoming) -> Given:
    """What a matter is opened from: the letter, who is recognised by its address, its new words."""
    found = outlets.recognised(item.sender, queries.day_of(item.received_at)) if item.sender else None
    return Given(
        ref=Ref.of(item),
        sender=item.reply_to or item.sender or "",
        from_name=item.from_name or "",
        text=item.wording.new_text or item.wording.text,
        channel=item.channel,
        received_at=item.received_at,
        thread=item.thread_id,
        message_id=item.message_id or "",
        person_id=found.person_id if found else None,
        outlet_id=found.outlet_id if found else None,
    )


@action(needs=CORRECT, on="item")
def join(*, item: Incoming, matter: Matter, act: Act) -> Incoming:
    """Put an item, and the rest of its conversation, to a matter that runs already. Raises HasMatter, AlreadyClosed."""
    held = _open(item)
    _check_no_matter(held)
    held.matter = matter
    _save(held, "matter")
    _belong(held, matter, act)
    _confided_alike(held, matter, act)
    return held


@action(needs=CORRECT, on="item")
def part(*, item: Incoming, act: Act) -> Incoming:
    """Take one item out of a matter that it was put to by mistake; its own history stays. Raises HasNoMatter."""
    held = rows.hold(item)
    if held.matter is None:
        raise rules.HasNoMatter
    left, held.matter = held.matter, None
    _save(held, "matter")
    trace.record(held, "parted", act, about=[Ref.of(left)], sees=SEES[Line(held.line)], matter=str(left))
    return held


def finish(matter: Matter, act: Act) -> None:
    """Inside the action that closes a matter: its items are done."""
    for held in Incoming.objects.filter(matter=matter).exclude(state=State.CLOSED).select_for_update(of=("self",)).order_by("pk"):
        held.state, held.wakes_on = State.CLOSED.value, None
        _save(held, "state", "wakes_on")
        trace.record(held, "item_closed", act, matter=str(matter))


@action(needs="matters.matter.confide", on="item")
def confide(*, item: Incoming, people: Iterable[int], act: Act) -> Incoming:
    """Only the named see it from now on (checklist A.16): the item, its conversation in and out, and its matter. Raises NobodyNamed.

    Whoever names is named too; the register still shows that a number was used.
    """
    named = sorted({*people, *([act.by] if act.by is not None else [])})
    if not named:
        raise rules.NobodyNamed
    for ref in _conversation(item):
        Named.objects.filter(kind=ref.kind, pk_of=ref.pk).exclude(user_id__in=named).delete()
        Named.objects.bulk_create([Named(kind=ref.kind, pk_of=ref.pk, user_id=user) for user in named], ignore_conflicts=True)
        trace.record(ref, "confided", act, people=named)
    return item


def _conversation(item: Incoming) -> list[Ref]:
    """Its letters in and out, and all that is confidential with its matters."""
    theirs = queries.conversations([item.thread_id])
    of_letters = Incoming.objects.filter(thread_id=item.thread_id).exclude(matter=None).values("matter")
    matters = Matter.objects.filter(pk__in=of_letters).order_by("pk")
    return list(dict.fromkeys([*theirs, *(ref for matter in matters for ref in matter_queries.things_of(matter))]))


def _check_no_matter(held: Incoming) -> None:
    if held.matter is not None:
        raise rules.HasMatter({"number": str(held.matter)})


def _open(item: Incoming, version: int | None = None) -> Incoming:
    held = rows.hold(item, version)
    rules.check_open(closed=held.state == State.CLOSED)
    return held


def _save(held: Incoming, *columns: str) -> None:
    held.version += 1
    held.save(update_fields=[*columns, "version"])


def _handed(
    held: Incoming, to: int, instruction: str, until: date | None, act: Act, *, tell: bool = True, and_so: tuple[str, ...] = ()
) -> Assignment:
    if held.owner_id is not None:
        Assignment.objects.filter(incoming=held, ended_at=None).update(ended_at=act.at)
    row = Assignment.objects.create(incoming=held, to_id=to, instruction=instruction[:500], until=until, by_id=act.by, for_id=act.for_, at=act.at)
    held.owner_id, held.state, held.wakes_on = to, State.TODO.value, None
    _save(held, "owner", "state", "wakes_on", *and_so)
    if tell and to != act.by:
        ladder.tell(UserId(to), Ref.of(held), "assigned", act.at)
    trace.record(held, "assigned", act, to=to, instruction=row.instruction, until=until)
    return row


def _confided_alike(held: Incoming, matter: Matter, act: Act) -> None:
    """A confidential letter makes its matter confidential, a confidential matter the letters that join it."""
    named = incoming_queries.named_to(Ref.of(held), Ref.of(matter))
    if not named:
        return
    for ref in [*queries.conversations([held.thread_id]), *matter_queries.things_of(matter)]:
        if not Named.objects.filter(kind=ref.kind, pk_of=ref.pk).exists():
            Named.objects.bulk_create([Named(kind=ref.kind, pk_of=ref.pk, user_id=user) for user in named])
            trace.record(ref, "confided", act, people=named)


def _belong(held: Incoming, matter: Matter, act: Act) -> None:
    """With the item, which has its matter already, goes whatever of its conversation has none yet."""
    secret = Exists(Named.objects.filter(kind="post.incoming", pk_of=OuterRef("pk")))
    theirs = Incoming.objects.filter(Q(matter=None) | Q(pk=held.pk), thread_id=held.thread_id)
    going = list(theirs.order_by("pk").annotate(secret=secret).values_list("pk", "secret"))
    gone = [pk for pk, _ in going]
    if gone != [held.pk]:
        Incoming.objects.filter(pk__in=gone).update(matter=matter)
    if any(confidential for _, confidential in going):
        _confided_alike(held, matter, act)
    for pk in gone:
        trace.record(Ref("post.incoming", pk), "joined", act, about=[Ref.of(matter)], sees=SEES[Line(held.line)], matter=str(matter))
        jobs.announce(LetterJoined(pk, matter.pk), act=act)
