# SPDX-License-Identifier: EUPL-1.2
"""Choosing who gets the early bird, and its song."""

from datetime import timedelta

from gabinet.base import ladder, trace
from gabinet.base.act import Act, Ref, User
from gabinet.base.action import action
from gabinet.base.numbers import WARSAW
from gabinet.base.rights import Powers
from gabinet.press.insight import queries, rules
from gabinet.press.insight.models import Morning, Reader

DAY = timedelta(days=1)


@action(needs="press.clear")
def choose(*, user: int, act: Act) -> Reader:
    """This person gets the early bird from now on. Raises AlreadyReading."""
    if Reader.objects.filter(user=user).exists():
        raise rules.AlreadyReading
    row = Reader.objects.create(user_id=user, by_id=act.person(), at=act.at)
    trace.record(row, "reader_chosen", act, user=user)
    return row


@action(needs="press.clear")
def leave_out(*, user: int, act: Act) -> int:
    """This person no longer gets it. Raises NotReading."""
    row = Reader.objects.filter(user=user).first()
    if row is None:
        raise rules.NotReading
    trace.record(row, "reader_left_out", act, user=user)
    row.delete()
    return user


@action(needs="press.clear")
def sing(*, act: Act) -> Morning:
    """Tell the readers what is new, due and late; once a day. Counts hold no confidential inquiry; each reader's lines are their own."""
    day = act.at.astimezone(WARSAW).date()
    everybody = Powers(None, frozenset({"press.inquiry.see"}))
    told = queries.bird(everybody, act.at, act.at - DAY)
    counts = {"new": len(told.new), "due": len(told.due), "late": len(told.late), "at": act.at}
    morning, _ = Morning.objects.update_or_create(on=day, defaults=counts)
    for one in queries.readers(day):
        ladder.tell(User(one.pk), Ref.of(morning), "early_bird", act.at)
    trace.record(morning, "sung", act, new=morning.new, due=morning.due, late=morning.late)
    return morning
