# SPDX-License-Identifier: EUPL-1.2
"""The frame of every writer: right, transaction, once, body, trace, fence, chain; in this order."""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import ParamSpec, TypeVar

from django.db import models, transaction
from django.db.models import Model

from gabinet.base import jobs, trace
from gabinet.base.act import Act, Door, Key, Ref
from gabinet.base.errors import AlreadyDone, LeftNoTrace, NotAllowed, OtherBody

P = ParamSpec("P")
R = TypeVar("R")
ACTIONS: dict[str, str] = {}
INSIDE = "(inside)"  # as `needs`: the right depends on the thing (whose turn a draft is), so the body asks `entitled` itself


class Once(models.Model):
    """What the first sending of a form made; kept 30 days."""

    holder = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=60, default="")
    pk_of = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        db_table = "base_once"
        constraints = [models.UniqueConstraint(fields=["holder", "key"], name="once_per_holder")]
        indexes = [models.Index(fields=["at"], name="once_at")]

    def __str__(self) -> str:
        return f"{self.holder} {self.kind} {self.pk_of}"


def action(*, needs: str, on: str = "") -> Callable[[Callable[P, R]], Callable[P, R]]:
    """On every writer: a keyword-only function with `act`. `needs` is the right to act, `on` names the thing a link must be good for.

    An action called by an action joins it: the outer one answers for right, key, transaction and chain; the inner one
    must still leave its line.
    """

    def framed(body: Callable[P, R]) -> Callable[P, R]:
        name = f"{body.__module__}.{body.__qualname__}"
        ACTIONS[name] = needs

        @functools.wraps(body)
        def writer(*args: P.args, **kwargs: P.kwargs) -> R:
            act = kwargs["act"]
            assert isinstance(act, Act)
            outer = trace.open_frame()
            if outer is not None:
                before = len(outer.lines)
                result = body(*args, **kwargs)
                if len(outer.lines) == before:
                    raise LeftNoTrace(name)
                return result
            kwargs["act"] = act = _entitled(act, needs, kwargs.get(on))
            return _outermost(name, act, functools.partial(body, *args, **kwargs))

        return writer

    return framed


def _entitled(act: Act, needs: str, thing: object) -> Act:
    if act.door in (Door.JOB, Door.CLI):
        return act
    if act.link is not None and (thing is None or Ref.of(thing) != act.scope):
        raise NotAllowed
    return act if needs == INSIDE else entitled(act, needs)


def entitled(act: Act, needs: str) -> Act:
    """The deed with whose right it is: own, or by substitution in the absent person's name. Raises NotAllowed."""
    if act.door in (Door.JOB, Door.CLI) or needs in act.rights:
        return act
    if needs in act.through:
        return replace(act, for_=act.through[needs])
    raise NotAllowed


def _outermost(name: str, act: Act, body: Callable[[], R]) -> R:
    with transaction.atomic(), trace.framed(act) as frame:
        first = _first(act) if act.once is not None else None
        result = body()
        if not frame.lines:
            raise LeftNoTrace(name)
        if first is not None:
            _remember(first, result, frame)
        if act.lease is not None:
            jobs.hold(act.lease)
        trace.chain(frame)
        return result


def _holder(act: Act) -> str:
    return f"link:{act.link}" if act.link is not None else f"user:{act.by}"


def _first(act: Act) -> Once:
    """The row of this sending; on PostgreSQL the insert waits for a first one in flight. Raises AlreadyDone, OtherBody."""
    key: Key | None = act.once
    assert key is not None
    row = Once(holder=_holder(act), key=key.key, digest=key.digest, at=act.at)
    Once.objects.bulk_create([row], ignore_conflicts=True)
    mine = Once.objects.select_for_update().get(holder=row.holder, key=row.key)
    if mine.digest != key.digest:
        raise OtherBody
    if mine.kind:
        raise AlreadyDone(mine.kind, mine.pk_of)
    return mine


def _remember(first: Once, result: object, frame: trace.Frame) -> None:
    made = Ref.of(result) if isinstance(result, Model) else frame.lines[-1].thing
    Once.objects.filter(pk=first.pk).update(kind=made.kind, pk_of=made.pk)
