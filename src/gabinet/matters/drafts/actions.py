# SPDX-License-Identifier: EUPL-1.2
"""Writing and clearing drafts. The right to decide is the want whose turn it is, so `decide` and `amend` ask it inside."""

from gabinet.base import ladder, rows, trace
from gabinet.base.act import Act, Ref, User
from gabinet.base.action import INSIDE, action, entitled
from gabinet.base.errors import Stale
from gabinet.matters.drafts import rules
from gabinet.matters.drafts.models import Draft, Handing, Verdict, Version
from gabinet.matters.drafts.rules import Says
from gabinet.matters.figures import actions as figures
from gabinet.matters.figures import queries as figure_queries

NEEDS = "matters.draft.write"


@action(needs=NEEDS)
def begin(*, ref: Ref, body: str, wants: list[str], act: Act) -> Version:
    """The first version of a text about a thing; `wants` = the rights that must clear it, in order. Raises NothingWritten."""
    rules.check_body(body, None)
    draft = Draft.objects.create(kind=ref.kind, pk_of=ref.pk, wants=list(wants), since=act.at, begun_at=act.at, holder_id=act.by)
    return _save(draft, body, "", act)


@action(needs=NEEDS)
def write(*, draft: Draft, body: str, act: Act, seen: int | None = None) -> Version:
    """A new version; what was cleared before is void. `seen` = number of the version its form was shown with.

    Raises Stale where another version came in between, NothingWritten, NothingNew, Ended.
    """
    held = _open(draft)
    if seen is not None and seen != held.latest:
        raise Stale
    rules.check_body(body, _latest(held).body if held.latest else None)
    return _save(held, body, "", act)


@action(needs=INSIDE)
def decide(*, version: Version, says: str, word: str, act: Act) -> Verdict:
    """Approve or return the latest version, in the order of wants.

    Raises NotLatest, NotYourTurn, NotAllowed, AlreadyDecided, NoWord, Ended; on approval Unconfirmed, Contradicts (D4.22).
    """
    said = Says(says)
    held, act = _turn(version, act)
    rules.check_word(said, word)
    if said is Says.APPROVE:
        figure_queries.check_figures(version)
    return _verdict(held, version, said, word, act)


@action(needs=INSIDE)
def amend(*, version: Version, body: str, word: str, act: Act) -> Version:
    """Approve with amends: a new version by whoever's turn it is, cleared by the amender; all others decide on it anew.

    Raises NotLatest, NotYourTurn, NotAllowed, AlreadyDecided, NothingWritten, NothingNew, NoWord, Unconfirmed, Contradicts.
    """
    held, act = _turn(version, act)
    if not word.strip():
        raise rules.NoWord
    rules.check_body(body, version.body)
    mine = held.turn
    new = _save(held, body, word, act)
    figure_queries.check_figures(new)
    _verdict(held, new, Says.APPROVE, word, act, mine)
    return new


@action(needs=NEEDS)
def hand(*, draft: Draft, to: int, word: str, act: Act) -> Handing:
    """Hand a draft to a colleague, who finishes it (A.7); told on their page. Raises Ended."""
    held = _open(draft)
    row = Handing.objects.create(draft=held, to_id=to, by_id=act.by, word=word[:500], at=act.at)
    held.holder_id = to
    held.save(update_fields=["holder"])
    ladder.tell(User(to), Ref(held.kind, held.pk_of), "draft_handed", act.at)
    trace.record(Ref(held.kind, held.pk_of), "draft_handed", act, draft=held.pk, to=to, word=word)
    return row


@action(needs=NEEDS)
def require(*, draft: Draft, wants: list[str], act: Act) -> Draft:
    """Other clearances from now on, in this order: the topic became sensitive, or no longer is. Verdicts on the latest version stay. Raises Ended."""
    held = _open(draft)
    said = dict(Verdict.objects.filter(version__draft=held, version__n=held.latest).values_list("right", "says"))
    held.wants, held.turn, held.since = list(wants), rules.turn(wants, said), act.at
    held.save(update_fields=["wants", "turn", "since"])
    trace.record(Ref(held.kind, held.pk_of), "draft_wants", act, draft=held.pk, wants=list(wants))
    return held


def check_sendable(version: Version) -> None:
    """Called by whatever sends, inside its action (trust P4). Raises NotLatest, NotApproved, Unconfirmed, Contradicts.

    Locks the draft, so that nobody writes a newer version while this one leaves.
    """
    held = rows.hold(version.draft)
    rules.check_latest(version.n, held.latest)
    said = dict(version.verdicts.values_list("right", "says"))
    if not rules.is_cleared(held.wants, said) or version.sha256 != rules.sha256(version.body):
        raise rules.NotApproved
    figure_queries.check_figures(version)


def left(version: Version, act: Act) -> None:
    """Inside the action that sends: the draft is finished, its figures are said in public."""
    Version.objects.filter(pk=version.pk).update(left_at=act.at)
    Draft.objects.filter(pk=version.draft_id).update(ended_at=act.at, turn="")
    figures.left(version.pk, act)


def taken_back(version: Version, act: Act) -> None:
    """Inside the action that withdraws a letter before it left: the draft can be written and sent again."""
    Version.objects.filter(pk=version.pk).update(left_at=None)
    Draft.objects.filter(pk=version.draft_id).update(ended_at=None)
    figures.taken_back(version.pk)


def end_of(ref: Ref, act: Act) -> int:
    """Inside the action that closes a thing: its drafts wait for nobody any more; how many."""
    return Draft.objects.filter(kind=ref.kind, pk_of=ref.pk, ended_at=None).update(ended_at=act.at, turn="")


def _open(draft: Draft) -> Draft:
    held = rows.hold(draft)
    if held.ended_at is not None:
        raise rules.Ended
    return held


def _latest(draft: Draft) -> Version:
    return Version.objects.get(draft=draft, n=draft.latest)


def _turn(version: Version, act: Act) -> tuple[Draft, Act]:
    """The draft, locked, and the deed with whose right it is."""
    held = _open(version.draft)
    rules.check_latest(version.n, held.latest)
    rules.check_turn(held.turn, held.wants, act.rights | act.through.keys())
    return held, entitled(act, held.turn)


def _save(draft: Draft, body: str, word: str, act: Act) -> Version:
    before = Version.objects.filter(draft=draft, n=draft.latest).values_list("pk", flat=True).first()
    n = draft.latest + 1
    row = Version.objects.create(draft=draft, n=n, body=body, sha256=rules.sha256(body), word=word[:500], by_id=act.by, for_id=act.for_, at=act.at)
    draft.latest, draft.turn, draft.since = n, rules.turn(draft.wants, {}), act.at
    draft.save(update_fields=["latest", "turn", "since"])
    figures.note(thing=Ref(draft.kind, draft.pk_of), text_pk=row.pk, body=body, instead_of=before, act=act)
    trace.record(Ref(draft.kind, draft.pk_of), "draft_amended" if word else "draft_written", act, draft=draft.pk, n=n, sha256=row.sha256, word=word)
    return row


def _verdict(draft: Draft, version: Version, says: Says, word: str, act: Act, want: str = "") -> Verdict:
    right = want or draft.turn
    row = Verdict.objects.create(version=version, right=right, says=says.value, word=word[:1000], by_id=act.by, for_id=act.for_, at=act.at)
    said = dict(Verdict.objects.filter(version=version).values_list("right", "says"))
    draft.turn, draft.since = rules.turn(draft.wants, said), act.at
    draft.save(update_fields=["turn", "since"])
    verb = "draft_approved" if says is Says.APPROVE else "draft_returned"
    trace.record(Ref(draft.kind, draft.pk_of), verb, act, draft=draft.pk, n=version.n, right=right, word=word)
    if says is Says.RETURN and draft.holder_id and draft.holder_id != act.by:
        ladder.tell(User(draft.holder_id), Ref(draft.kind, draft.pk_of), "draft_returned", act.at)
    return row
