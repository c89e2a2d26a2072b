# SPDX-License-Identifier: EUPL-1.2
"""Handing a text to whoever clears it, and the verdicts. What was decided is kept by `matters.drafts`; here the next one is told."""

from gabinet.base import ladder
from gabinet.base.act import Act, Ref, User
from gabinet.base.action import INSIDE, action
from gabinet.base.numbers import WARSAW
from gabinet.matters.drafts import actions as drafts
from gabinet.matters.drafts.rules import Says
from gabinet.matters.models import Draft, Handing, Verdict, Version
from gabinet.press.clearance import queries, rules


@action(needs="matters.draft.write")
def submit(*, draft: Draft, to: int, word: str, act: Act) -> Handing:
    """Put the text before somebody who can clear its next step and does not know yet. Raises CannotClear, AlreadyTold, Ended."""
    day = act.at.astimezone(WARSAW).date()
    if to not in {one.pk for one in queries.holders(draft.turn, day)}:
        raise rules.CannotClear
    if to not in {one.pk for one in queries.untold(draft, day)}:
        raise rules.AlreadyTold
    return drafts.hand(draft=draft, to=to, word=word, act=act)


@action(needs=INSIDE)
def approve(*, version: Version, seen: str, word: str, act: Act) -> Verdict:
    """Akceptuję: this very version; `seen` = sha256 of the text that was shown.

    Raises NotOpened; of drafts NotLatest, NotYourTurn, NotAllowed, AlreadyDecided, Unconfirmed, Contradicts.
    """
    rules.check_opened(seen, version.sha256)
    verdict = drafts.decide(version=version, says=Says.APPROVE, word=word, act=act)
    _tell_next(version, act)
    return verdict


@action(needs=INSIDE)
def hand_back(*, version: Version, word: str, act: Act) -> Verdict:
    """Zwracam z uwagą: the text goes back to whoever wrote it, with a word. Raises NoWord and those of drafts."""
    verdict = drafts.decide(version=version, says=Says.RETURN, word=word, act=act)
    _tell(version, version.by_id, "draft_returned", act)
    return verdict


@action(needs=INSIDE)
def amend(*, version: Version, body: str, word: str, act: Act) -> Version:
    """Akceptuję ze zmianą: a new version, cleared as far as the amender's turn goes. Raises as `approve`, NoWord, NothingNew."""
    new = drafts.amend(version=version, body=body, word=word, act=act)
    _tell_next(new, act)
    _tell(new, version.by_id, "draft_amended", act)
    return new


def _tell_next(version: Version, act: Act) -> None:
    """Whoever decides next, or the writer when all have cleared."""
    draft = Draft.objects.get(pk=version.draft_id)
    if not draft.turn:
        writer = version.draft.versions.order_by("n").values_list("by_id", flat=True).first()
        _tell(version, writer, "draft_cleared", act)
        return
    for one in queries.holders(draft.turn, act.at.astimezone(WARSAW).date()):
        _tell(version, one.pk, "draft_waits", act)


def _tell(version: Version, user: int | None, verb: str, act: Act) -> None:
    if user is not None and user != act.by:
        ladder.tell(User(user), Ref(version.draft.kind, version.draft.pk_of), verb, act.at)
