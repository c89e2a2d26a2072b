# SPDX-License-Identifier: EUPL-1.2
"""Handing letters over to the relay: begin, hand over outside any transaction, settle. May run twice, hands over once."""

import logging
from contextlib import suppress
from datetime import timedelta

from gabinet.base import points, rates
from gabinet.base.act import Act
from gabinet.base.errors import NotNow, TooMany
from gabinet.base.jobs import job
from gabinet.base.rates import Rate
from gabinet.post import partners
from gabinet.post.incoming.models import Incoming
from gabinet.post.outgoing import actions, queries, rules
from gabinet.post.outgoing.models import Dispatch, Outgoing
from gabinet.post.outgoing.rules import Outcome
from gabinet.post.ports import Later, Never, Sealed, Unknown

log = logging.getLogger(__name__)
LANE = "relay"
BRAKE = Rate("mail.out", 1000, timedelta(hours=1))


@job("post.dispatch", tries=5, lane=LANE)
def dispatch(*, act: Act, outgoing: int) -> None:
    """One try to hand a letter over."""
    letter = queries.to_dispatch(outgoing)
    if letter is None:
        return
    points.reach("post.send.after_commit")
    _brake(act)
    begun = actions.begin(outgoing=letter, act=act)
    if begun is None:
        return
    points.reach("post.dispatch.before_data")
    outcome, answer = _handed_over(letter)
    points.reach("post.dispatch.after_data")
    with suppress(rules.NotUncertain):
        _settle(begun, outcome, answer, act.unleased())
    points.reach("post.dispatch.settled")
    if outcome is Outcome.LATER:
        raise NotNow(act.at + rules.wait(queries.tries(letter).count()))


def _brake(act: Act) -> None:
    """A thousand letters an hour, then they wait and the house says so (trust G5)."""
    try:
        rates.count(BRAKE, "all", act.at)
    except TooMany as full:
        log.error("mail.held_back", extra={"seconds": full.seconds})
        raise NotNow(act.at + timedelta(seconds=full.seconds)) from full


def _handed_over(letter: Outgoing) -> tuple[Outcome | None, str]:
    """The outcome and the relay's words; None: nobody knows."""
    try:
        return Outcome.SENT, partners.relay().hand_over(Sealed(letter.message_id, letter.to, bytes(letter.raw)))
    except Later as no:
        return Outcome.LATER, str(no)
    except Never as no:
        return Outcome.NEVER, str(no)
    except Unknown as no:
        return None, str(no)


def _settle(begun: Dispatch, outcome: Outcome | None, answer: str, act: Act) -> None:
    if outcome is None:
        actions.doubt(dispatch=begun, answer=answer, act=act)
    else:
        actions.settle(dispatch=begun, outcome=outcome.value, answer=answer, act=act)


@job("post.bounced")
def bounced(*, act: Act, incoming: int) -> None:
    """A delivery report is tied to what it reports on."""
    actions.report(item=Incoming.objects.select_related("wording").get(pk=incoming), act=act)
